"""The verdict: whether a film can go out."""

from collections.abc import Iterable, Sequence

from chalktalk.documents.inspection import Finding, Severity, Verdict
from chalktalk.inspection.checks import CHECKS, Check
from chalktalk.inspection.evidence import Evidence


def judged(evidence: Evidence, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """All that is wrong with a film, by time; what concerns it as a whole comes first."""
    found = (finding for check in checks for finding in check(evidence))
    return tuple(sorted(found, key=lambda finding: (finding.where.start, -finding.where.end, finding.code)))


def verdict_of(findings: Iterable[Finding], most_warnings: int) -> Verdict:
    """Any issue rejects a film, and so do more than so many warnings; fewer ask for a person's eyes."""
    severities: Sequence[Severity] = [finding.severity for finding in findings]
    if Severity.ISSUE in severities or len(severities) > most_warnings:
        return Verdict.REJECT
    return Verdict.REVIEW if severities else Verdict.APPROVE
