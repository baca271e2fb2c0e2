"""Findings as lines for people."""

from chalktalk.documents.inspection import Finding
from chalktalk.timecode import timecode


def told(finding: Finding) -> str:
    """When, in which scene, how bad, what, and the remedy."""
    where = finding.where
    start, end = timecode(where.start), timecode(where.end)
    times = start if start == end else f"{start}-{end}"
    scene = f" [{where.scene}]" if where.scene else ""
    remedy = f" ({'; '.join(finding.hints)})" if finding.hints else ""
    return f"{times}{scene} {finding.severity} {finding.code}: {finding.message}{remedy}"
