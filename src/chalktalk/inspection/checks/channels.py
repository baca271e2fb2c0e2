"""Channels: sound on one side only, sides that cancel out, and a current that is no sound."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.heard import ENTRIES
from chalktalk.inspection.runs import runs

_QUIET = 1e-4
"""Power under which sides are not compared: -40 dB of full scale, softer than any word."""
_SHORTEST = 5
"""Tenths of a second that a side has to be missing."""
_TOGETHER = 20
"""Tenths within which stretches are told as one."""
_TENTH = ENTRIES // 10
_STEADY = 50
"""Tenths over which the mean of the sound is taken."""


def channels(evidence: Evidence) -> Iterator[Finding]:
    """What is heard on one side only, or against itself."""
    heard, limits = evidence.heard, evidence.limits.sound
    if heard.channels < 2:
        return
    left, right = _tenths(heard.powers[:, 0]), _tenths(heard.powers[:, 1])
    loud = left + right > _QUIET
    between = 10 * np.log10(np.maximum(left, 1e-12) / np.maximum(right, 1e-12))
    one_sided = loud & (np.abs(between) > limits.one_sided)
    correlation = _tenths(heard.products) / np.sqrt(np.maximum(left * right, 1e-12))
    against = loud & ~one_sided & (correlation < limits.correlation)
    for code, faulty, says in (
        ("sound.one-sided", one_sided, "is far louder on one side"),
        ("sound.out-of-phase", against, "cancels out where it is played from one speaker"),
    ):
        for run in runs(_lasting(faulty, loud), gap=_TOGETHER):
            start, end = run.start / 10, run.end / 10
            message = f"the sound {says}, for {end - start:.1f} s"
            yield evidence.found(code, Severity.ISSUE, (start, end), message, remedy=Remedy.MIX)


def direct_current(evidence: Evidence) -> Iterator[Finding]:
    """A sound whose middle is not 0."""
    heard, limit = evidence.heard, evidence.limits.sound.offset
    if heard.means.shape[0] < _STEADY * _TENTH:
        return
    sums = np.cumsum(np.pad(heard.means.astype(np.float64), ((1, 0), (0, 0))), axis=0)
    window = _STEADY * _TENTH
    means = np.abs(sums[window:] - sums[:-window]).max(axis=1) / window
    for run in runs(means > limit, gap=window):
        most = float(means[run.start : run.end].max())
        yield evidence.found(
            "sound.direct-current",
            Severity.WARNING,
            (run.start / ENTRIES, (run.end + window) / ENTRIES),
            f"the sound has a direct current of {most:.1%} of full scale",
            measured=most,
            limit=limit,
            remedy=Remedy.MIX,
        )


def _tenths(figures: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    whole = figures[: figures.size // _TENTH * _TENTH]
    return np.asarray(whole.reshape(-1, _TENTH).mean(axis=1, dtype=np.float64))


def _lasting(faulty: npt.NDArray[np.bool_], loud: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Faults that last, with what is too soft to tell between them."""
    lasting = np.zeros_like(faulty)
    joined = faulty | ~loud
    edges = np.flatnonzero(np.diff(np.concatenate([[False], joined, [False]]).astype(np.int8)))
    for start, end in edges.reshape(-1, 2).tolist():
        inside = np.flatnonzero(faulty[start:end])
        if inside.size >= _SHORTEST:
            lasting[start + inside[0] : start + inside[-1] + 1] = True
    return lasting
