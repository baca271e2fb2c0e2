"""Scores: which planted faults were recognised and put into the right scene, and what was said against good films."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from planting import Truth

from chalktalk.documents.inspection import Finding

NEAR = 0.5
"""Seconds by which a finding may miss the fault."""
HALVES = ("tuned on", "held out")


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of inspecting one faulty film."""

    folder: str
    truth: Truth
    half: int
    found: tuple[Finding, ...]
    right: tuple[Finding, ...]
    """Those of a right kind at the right time."""

    @property
    def recognised(self) -> bool:
        """Whether the fault was found."""
        return bool(self.right)

    @property
    def named(self) -> bool | None:
        """Whether the finding that meets the fault best names the right scene; None where none is to be named."""
        if not self.right or not self.truth.scenes:
            return None
        best = max(self.right, key=lambda finding: _share(finding, self.truth))
        return best.where.scene in self.truth.scenes


def scored(folder: str, truth: Truth, half: int, found: Sequence[Finding]) -> Scored:
    """Hold what was found in a film against what was planted in it."""
    right = tuple(finding for finding in found if _is_of_kind(finding, truth) and _meets(finding, truth))
    return Scored(folder, truth, half, tuple(found), right)


def _is_of_kind(finding: Finding, truth: Truth) -> bool:
    return any(fnmatch(finding.code, code) for code in truth.codes)


def _meets(finding: Finding, truth: Truth) -> bool:
    return finding.where.start <= truth.end + NEAR and truth.start - NEAR <= finding.where.end


def _share(finding: Finding, truth: Truth) -> float:
    """How well two stretches lie on each other: what both cover, of what either does."""
    where = finding.where
    both = min(where.end, truth.end) - max(where.start, truth.start)
    either = max(where.end, truth.end) - min(where.start, truth.start)
    return both / either if either else 1.0


def table(scores: Iterable[Scored], half: int) -> str:
    """Recall and naming, kind by kind, over one half of the films."""
    kinds: defaultdict[str, list[Scored]] = defaultdict(list)
    for one in scores:
        if one.half == half:
            kinds[one.truth.kind].append(one)
    lines = [f"{HALVES[half]:<24}{'files':>6}{'found':>7}{'named':>10}   by"]
    for kind, ours in kinds.items():
        lines.append(_line(kind, ours))
    lines.append(_line("all", [one for ours in kinds.values() for one in ours], codes=False))
    return "\n".join(lines)


def _line(kind: str, ours: Sequence[Scored], *, codes: bool = True) -> str:
    found = sum(one.recognised for one in ours)
    named = [one.named for one in ours if one.named is not None]
    by = sorted({finding.code for one in ours for finding in one.right}) if codes else []
    naming = f"{sum(named)}/{len(named)}" if named else "-"
    return f"{kind:<24}{len(ours):>6}{found:>7}{naming:>10}   {' '.join(by)}"


def shares(scores: Iterable[Scored], half: int) -> dict[str, float | int | None]:
    """The figures that count, over one half; None for naming scenes where none is to be named."""
    ours = [one for one in scores if one.half == half]
    named = [one.named for one in ours if one.named is not None]
    return {
        "files": len(ours),
        "recall": round(sum(one.recognised for one in ours) / max(1, len(ours)), 4),
        "scene named": round(sum(named) / len(named), 4) if named else None,
        "findings a file": round(sum(len(one.found) for one in ours) / max(1, len(ours)), 2),
    }
