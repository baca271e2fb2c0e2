"""Whether packets are what was encoded, and can be decoded."""

from collections.abc import Iterator, Sequence

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.technical.completeness import breaks_off
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Fault

_TOGETHER = 2.0
"""Seconds within which faults have one cause: what is lost spoils all up to the next key frame."""
_REMEDIES = {"picture": Remedy.RENDER, "sound": Remedy.MIX, "file": Remedy.JOIN}


def check_packets(evidence: Evidence) -> Iterator[Finding]:
    """Pictures and sounds that are not those the film was joined from, and places that decoders stumble over."""
    facts = evidence.facts
    if facts.strangers:
        numbers = np.clip(facts.strangers, 0, max(len(facts.pictures) - 1, 0))
        times = facts.pictures.times[numbers] if len(facts.pictures) else np.zeros(1)
        message = f"{len(facts.strangers)} pictures are not as they were encoded: they were changed while joining"
        stretch = (float(np.nanmin(times)), float(np.nanmax(times)))
        yield evidence.found("technical.changed", Severity.ISSUE, stretch, message, remedy=Remedy.JOIN)
    if facts.strange_sounds:
        message = "the sound is not as it was encoded: it was changed, or moved, while joining"
        stretch = (max(0.0, min(facts.strange_sounds)), max(facts.strange_sounds))
        yield evidence.found("technical.changed", Severity.ISSUE, stretch, message, remedy=Remedy.JOIN)
    for faults in _groups([fault for fault in facts.faults if not _told_elsewhere(evidence, fault)]):
        first, last = faults[0], faults[-1]
        message = f"the {first.stream} cannot be decoded at {first.seconds:.2f} s: {first.message}"
        yield evidence.found(
            "technical.damage",
            Severity.ISSUE,
            (first.seconds, last.seconds),
            message,
            measured=float(len(faults)),
            limit=0.0,
            hints=("make it or copy it again",),
            remedy=_REMEDIES[first.stream],
        )


def _groups(faults: Sequence[Fault]) -> Iterator[Sequence[Fault]]:
    """Faults by stream, those near one another together."""
    group: list[Fault] = []
    for fault in sorted(faults, key=lambda fault: (fault.stream, fault.seconds)):
        if group and (fault.stream != group[-1].stream or fault.seconds - group[-1].seconds > _TOGETHER):
            yield group
            group = []
        group.append(fault)
    if group:
        yield group


def _told_elsewhere(evidence: Evidence, fault: Fault) -> bool:
    """Whether a fault is one of many that spoil all pictures, lies in damaged frames, or where the file breaks off."""
    if fault.stream == "picture" and not evidence.seen.frames:
        return True
    near = np.abs(evidence.seen.times - fault.seconds) < _TOGETHER
    if fault.stream == "picture" and "broken" in evidence.seen.figures and (evidence.seen["broken"][near] > 0).any():
        return True
    return breaks_off(evidence) and fault.seconds > evidence.facts.pictures.end - _TOGETHER
