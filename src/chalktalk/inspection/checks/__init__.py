"""Checks: one kind of fault a file, each from the evidence to findings."""

from collections.abc import Callable, Iterator

from chalktalk.documents.inspection import Finding
from chalktalk.inspection.checks.balance import balance
from chalktalk.inspection.checks.bars import check_bars
from chalktalk.inspection.checks.black import check_black, check_white
from chalktalk.inspection.checks.blur import check_blur
from chalktalk.inspection.checks.captions import check_captions
from chalktalk.inspection.checks.channels import channels, direct_current
from chalktalk.inspection.checks.clicks import clicks
from chalktalk.inspection.checks.clipping import clipping
from chalktalk.inspection.checks.damage import check_damage
from chalktalk.inspection.checks.flashes import check_flashes
from chalktalk.inspection.checks.flicker import check_flicker
from chalktalk.inspection.checks.freeze import check_freeze
from chalktalk.inspection.checks.hum import hum
from chalktalk.inspection.checks.judder import check_judder
from chalktalk.inspection.checks.likeness import check_likeness
from chalktalk.inspection.checks.loudness import loudness, true_peak
from chalktalk.inspection.checks.missing_words import missing_words, unspoken_words
from chalktalk.inspection.checks.noise import noise
from chalktalk.inspection.checks.offset import offset, other_words
from chalktalk.inspection.checks.platform import check_platform
from chalktalk.inspection.checks.sampling import sampling
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.checks.technical import TECHNICAL
from chalktalk.inspection.evidence import Evidence

Check = Callable[[Evidence], Iterator[Finding]]

OF_THE_FILE: tuple[Check, ...] = (*TECHNICAL, check_captions, check_platform)
OF_THE_SOUND: tuple[Check, ...] = (
    balance,
    channels,
    clicks,
    clipping,
    direct_current,
    drops,
    hum,
    loudness,
    missing_words,
    noise,
    offset,
    other_words,
    sampling,
    silence,
    true_peak,
    unspoken_words,
)
OF_THE_PICTURE: tuple[Check, ...] = (
    check_bars,
    check_black,
    check_blur,
    check_damage,
    check_flashes,
    check_flicker,
    check_freeze,
    check_judder,
    check_likeness,
    check_white,
)
"""For films from which at least one picture comes."""
