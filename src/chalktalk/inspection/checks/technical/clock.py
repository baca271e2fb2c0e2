"""Whether pictures come one after the other at a constant rate, and start with the sound."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.technical.completeness import breaks_off
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Run, runs

_MANY = 5
"""Places of one kind, from which on they are told as one."""
_VARIABLE = 0.3
"""Share of pictures out of step from which a film has no rate to speak of."""
_REORDERED = 16
"""Pictures that a decoder may hold back, ITU-T H.264, A.3.1."""
_NOTICED = 0.1
"""Seconds: a viewer notices a jerk of that length in any film; in ours none is allowed."""


def check_clock(evidence: Evidence) -> Iterator[Finding]:
    """A rate that is not the expected one, time stamps that go back, stand still, leap or wander, and a late start."""
    packets, expected = evidence.facts.pictures, evidence.expected
    if not evidence.seen.frames:
        return
    severity = Severity.ISSUE if expected else Severity.WARNING
    times = np.sort(packets.times[np.isfinite(packets.times)])
    decoded = packets.decoded[np.isfinite(packets.decoded)]
    if len(times) < len(packets):
        message = f"{len(packets) - len(times)} pictures have no time stamp"
        yield evidence.found("technical.time-stamps", Severity.ISSUE, None, message, remedy=Remedy.JOIN)
    elif (np.diff(decoded) <= 0).any():
        at = float(decoded[1:][np.diff(decoded) <= 0][0])
        message = f"time stamps go back at {at:.2f} s"
        yield evidence.found("technical.time-stamps", Severity.ISSUE, (at, at), message, remedy=Remedy.JOIN)
    if evidence.facts.given_up or breaks_off(evidence):
        times = times[:-_REORDERED]  # of what comes last, some is decoded before what is shown before it
    if len(times) < 2:
        return
    step = float(np.median(np.diff(times)))
    if expected and abs(step * expected.rate.fraction - 1) > 0.01:
        message = f"pictures come {1 / step if step else 0:.3g} times a second, not {float(expected.rate.fraction):.4g}"
        yield evidence.found("technical.rate", Severity.ISSUE, None, message, remedy=Remedy.RENDER)
    else:
        yield from _steps(evidence, times, expected.rate.seconds_at(1) if expected else step, severity)
    yield from _starts(evidence, severity)


def _steps(evidence: Evidence, times: npt.NDArray[np.float64], step: float, severity: Severity) -> Iterator[Finding]:
    """Frames that are missing, doubled, or not in their place."""
    jitter = evidence.limits.technical.most_jitter
    steps = np.diff(times) / step if step else np.zeros(len(times) - 1)
    missing, double = steps > 2 - jitter, steps < jitter
    uneven = (np.abs(steps - 1) > jitter) & ~missing & ~double
    if uneven.mean() > _VARIABLE:  # a film of a variable rate, in which none of the others means anything
        message = f"{uneven.mean():.0%} of the pictures are not shown for as long as the others"
        yield evidence.found("technical.uneven", severity, None, message, remedy=Remedy.JOIN)
        return
    kinds = {
        "technical.missing-frames": (missing, "pictures are missing"),
        "technical.double-frames": (double, "pictures come on top of others"),
        "technical.uneven": (uneven, "pictures are not in their place"),
    }
    for code, (faulty, what) in kinds.items():
        found = list(runs(faulty, gap=round(1 / step) if step else 0))
        if len(found) > _MANY:
            found = [Run(found[0].start, found[-1].end)]
        for run in found:
            inside = steps[run.start : run.end][faulty[run.start : run.end]]
            missed = code == "technical.missing-frames"  # the picture before them is there and in its place
            count = round(float((inside - 1).sum())) if missed else len(inside)
            stretch = (float(times[run.start]) + step * missed, float(times[run.end]))
            yield evidence.found(
                code,
                Severity.ISSUE if count * step >= _NOTICED else severity,
                stretch,
                f"{count} {what} from {stretch[0]:.2f} to {stretch[1]:.2f} s",
                measured=float(count),
                limit=0.0,
                remedy=Remedy.RENDER,
            )


def _starts(evidence: Evidence, severity: Severity) -> Iterator[Finding]:
    facts, limit = evidence.facts, evidence.limits.technical.most_apart
    apart = facts.pictures.start - facts.sounds.start
    if len(facts.sounds) and abs(apart) > limit:
        first, second = ("sound", "picture") if apart > 0 else ("picture", "sound")
        yield evidence.found(
            "technical.starts-apart",
            severity,
            (0.0, abs(apart)),
            f"the {second} starts {abs(apart):.3f} s after the {first}",
            measured=abs(apart),
            limit=limit,
            remedy=Remedy.JOIN,
        )
