"""Balance: words against what sounds between them."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.silence import TRUSTED, mean_level
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.matching import placed_voice
from chalktalk.inspection.voice import LOOKS, heard_levels, smoothed

_APART = 8
"""Looks around a pause's moment without any voice: 160 ms."""
_LEAST = 1.0
"""Seconds of pause, and of words, without which nothing is compared."""


def balance(evidence: Evidence) -> Iterator[Finding]:
    """Music that words hardly stand out from."""
    if evidence.expected is None or not evidence.expected.has_music:
        return
    voice = placed_voice(evidence, evidence.expected)
    level = smoothed(heard_levels(evidence.heard), 5)[: voice.size]
    voice = voice[: level.size]
    spoken = voice > mean_level(voice) - TRUSTED
    pause = smoothed(voice, 2 * _APART + 1) < -80
    least, limit = _LEAST * LOOKS, evidence.limits.sound.voice_over_music
    if np.count_nonzero(spoken) < least or np.count_nonzero(pause) < least:
        return
    said = float(np.median(level[spoken]))
    over = said - float(np.median(level[pause]))
    if over < limit:
        yield evidence.found(
            "sound.music-over-voice",
            Severity.ISSUE,
            None,
            f"words are only {over:.0f} LU louder than the music between them",
            measured=over,
            limit=limit,
            remedy=Remedy.MIX,
        )
