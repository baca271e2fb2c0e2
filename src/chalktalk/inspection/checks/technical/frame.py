"""What is said of a frame: its size and shape, and how its numbers become colours."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence

_BT709, _UNSAID = 1, 2
"""Code points of ITU-T H.273, the same for primaries, transfer and matrix."""


def check_frame(evidence: Evidence) -> Iterator[Finding]:
    """A picture of the wrong size, too small, out of shape, or flagged with other colours than it has."""
    yield from _size(evidence)
    yield from _shape(evidence)
    yield from _colours(evidence)


def _size(evidence: Evidence) -> Iterator[Finding]:
    facts, limits, expected = evidence.facts, evidence.limits.technical, evidence.expected
    size = f"{facts.width}x{facts.height}"
    if expected and (facts.width, facts.height) != (expected.output.width, expected.output.height):
        message = f"the picture is {size}, not {expected.output.width}x{expected.output.height}"
        yield evidence.found("technical.size", Severity.ISSUE, None, message, remedy=Remedy.RENDER)
    elif max(facts.width, facts.height) < limits.least_width and min(facts.width, facts.height) < limits.least_height:
        yield evidence.found(
            "technical.small",
            Severity.ISSUE,
            None,
            f"the picture is {size}, smaller than {limits.least_width}x{limits.least_height}",
            measured=float(min(facts.width, facts.height)),
            limit=float(limits.least_height),
            hints=("make it in a higher quality",),
        )


def _shape(evidence: Evidence) -> Iterator[Finding]:
    facts = evidence.facts
    severity = Severity.ISSUE if evidence.expected else Severity.WARNING
    if facts.pixel_aspect != 1 and facts.pixel_aspect > 0:
        message = f"pixels are {facts.pixel_aspect.numerator}:{facts.pixel_aspect.denominator}, not square"
        yield evidence.found("technical.pixel-aspect", severity, None, message, remedy=Remedy.JOIN)
    if facts.rotation % 360:
        message = f"players are told to turn the picture by {facts.rotation} degrees"
        yield evidence.found("technical.rotated", severity, None, message, remedy=Remedy.JOIN)
    if facts.pixels and evidence.expected and facts.pixels not in ("yuv420p", "yuvj420p"):
        message = f"pixels are kept as {facts.pixels}, which few players show; yuv420p is usual"
        yield evidence.found("technical.pixels", severity, None, message, remedy=Remedy.RENDER)


def _colours(evidence: Evidence) -> Iterator[Finding]:
    """Flags other than BT.709 in limited range; players take what is not said for that, in pictures of this size."""
    colours, limits = evidence.facts.colours, evidence.limits.technical
    if colours is None or min(evidence.facts.width, evidence.facts.height) < limits.least_height:
        return  # what is smaller may have the colours of television, BT.601
    said = {"primaries": colours.primaries, "transfer": colours.transfer, "matrix": colours.matrix}
    allowed = (_BT709,) if evidence.expected else (_BT709, _UNSAID)
    wrong = [f"{name} {code}" for name, code in said.items() if code not in allowed]
    if colours.full_range or (colours.full_range is None and evidence.expected):
        wrong.append("full range" if colours.full_range else "range not said")
    if wrong:
        severity = Severity.ISSUE if evidence.expected else Severity.WARNING
        message = f"colours are not flagged as BT.709 in limited range: {', '.join(wrong)}"
        hints = ("players will show other colours than were meant",)
        yield evidence.found("technical.colours", severity, None, message, hints=hints, remedy=Remedy.RENDER)
