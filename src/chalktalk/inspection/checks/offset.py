"""Offset: what is heard against when it should be heard, from the loudness of the voice alone, in any language."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.balance import balance
from chalktalk.inspection.checks.clipping import clipping
from chalktalk.inspection.checks.hum import hum
from chalktalk.inspection.checks.noise import noise
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.matching import Match, matched
from chalktalk.inspection.voice import Levels

_LOST = 0.1
"""Share of a sentence that is silent, or drowned: no wonder that it is not like itself."""
_HARDLY = 0.4
"""Likeness under which a moment's fault does not explain it."""
_STRONGER = (drops, silence, balance, noise, hum, clipping)
_ALIKE = 0.03
"""Seconds by which scenes may differ and still be off by the same."""


def offset(evidence: Evidence) -> Iterator[Finding]:
    """Sound that comes too early or too late: everywhere alike, ever more, or in a scene."""
    if evidence.expected is None or evidence.heard.seconds == 0:
        return
    limits = evidence.limits.sync
    matches = _known(evidence)
    if not matches:
        return
    middles = np.array([(match.start + match.end) / 2 for match in matches])
    offsets = np.array([match.offset for match in matches])
    drift, base = _line(middles, offsets)
    over = np.abs(offsets) > limits.most_offset
    if not over.any():
        return
    common = float(np.median(offsets))
    if abs(common) > limits.most_offset and np.mean(np.abs(offsets - common) < _ALIKE) > 0.6:
        yield _told(evidence, "sync.offset", None, common, "the sound comes", Remedy.JOIN)
        over &= np.abs(offsets - common) > limits.most_offset
    elif len(matches) > 2 and np.all(np.abs(offsets - base - drift * middles) < 0.5 * limits.most_offset):
        yield _told(
            evidence, "sync.drift", None, drift * evidence.seconds, "at its end the film's sound comes", Remedy.JOIN
        )
        return
    for match, off in zip(matches, over, strict=True):
        if off:
            stretch = (match.start, match.end)
            yield _told(evidence, "sync.offset", stretch, match.offset, "what is said comes", Remedy.MIX)


def other_words(evidence: Evidence) -> Iterator[Finding]:
    """Sentences in whose place something else is said: one from elsewhere, or another take."""
    if evidence.expected is None or not _known(evidence):
        return
    gone = [(one.where.start, one.where.end) for check in _STRONGER for one in check(evidence)]
    limit = evidence.limits.sync.likeness
    for match in matched(evidence, evidence.expected):
        length = match.end - match.start
        lost = sum(max(0.0, min(match.end, end) - max(match.start, start)) for start, end in gone)
        explained = lost > _LOST * length or (lost > 0 and match.likeness > _HARDLY)
        if match.likeness < limit and not explained and match.end < evidence.heard.seconds:
            yield evidence.found(
                "sync.other-words",
                Severity.ISSUE,
                (match.start, match.end),
                "what is said is not what should be",
                measured=match.likeness,
                limit=limit,
                remedy=Remedy.MIX,
            )


def _known(evidence: Evidence) -> list[Match]:
    """The sentences that were recognised."""
    if evidence.expected is None:
        return []
    return [one for one in matched(evidence, evidence.expected) if one.likeness >= evidence.limits.sync.likeness]


def _told(
    evidence: Evidence, code: str, stretch: tuple[float, float] | None, seconds: float, what: str, remedy: Remedy
) -> Finding:
    return evidence.found(
        code,
        Severity.ISSUE,
        stretch,
        f"{what} {abs(seconds):.2f} s too {'late' if seconds > 0 else 'early'}",
        measured=seconds,
        limit=evidence.limits.sync.most_offset,
        remedy=remedy,
    )


def _line(times: Levels, offsets: Levels) -> tuple[float, float]:
    """Slope and start of the line through offsets."""
    if times.size < 2 or float(np.ptp(times)) == 0:
        return 0.0, float(offsets.mean())
    slope, start = np.polyfit(times, offsets, 1)
    return float(slope), float(start)
