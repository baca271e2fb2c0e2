"""Checks: one kind of fault a file, each from the evidence to findings."""

from collections.abc import Callable, Iterator

from chalktalk.documents.inspection import Finding
from chalktalk.inspection.checks.balance import balance
from chalktalk.inspection.checks.channels import channels, direct_current
from chalktalk.inspection.checks.clicks import clicks
from chalktalk.inspection.checks.clipping import clipping
from chalktalk.inspection.checks.hum import hum
from chalktalk.inspection.checks.loudness import loudness, true_peak
from chalktalk.inspection.checks.missing_words import missing_words
from chalktalk.inspection.checks.noise import noise
from chalktalk.inspection.checks.offset import offset, other_words
from chalktalk.inspection.checks.sampling import sampling
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.evidence import Evidence

Check = Callable[[Evidence], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
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
)
"""All of them, in no order that matters."""
