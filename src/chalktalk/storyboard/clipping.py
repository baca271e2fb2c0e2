"""What of an opportunity lies in one passage, where it is too long for one picture."""

from collections.abc import Sequence

from chalktalk.documents.analysis import (
    AnyOpportunity,
    ChartOpportunity,
    ChartShape,
    CycleOpportunity,
    DatedEvent,
    DiagramOpportunity,
    FlowchartOpportunity,
    HierarchyOpportunity,
    ListOpportunity,
    Part,
    Quantity,
    TimelineOpportunity,
)
from chalktalk.documents.base import Span

FEWEST = 2
"""Parts that still make a picture of several."""


def clipped(found: AnyOpportunity, span: Span) -> AnyOpportunity | None:
    """The opportunity as far as it lies within the words; None where too little of it does."""
    if span.start <= found.span.start and found.span.end <= span.end:
        return found
    row = _row(found, span)
    if row is None:
        return None
    inside = Span(start=max(found.span.start, span.start), end=min(found.span.end, span.end))
    return found.model_copy(update={"span": inside, **row})


def _row(found: AnyOpportunity, span: Span) -> dict[str, object] | None:
    """The fields of a row of parts with those inside; None for what cannot be taken apart."""
    match found:
        case FlowchartOpportunity() | CycleOpportunity():
            steps = _inside(found.steps, span)
            return {"steps": steps} if len(steps) >= FEWEST else None
        case ListOpportunity():
            items = _inside(found.items, span)
            return {"items": items} if len(items) >= FEWEST else None
        case HierarchyOpportunity() | DiagramOpportunity():
            parts = _inside(found.parts, span)
            return {"parts": parts} if len(parts) >= FEWEST else None
        case TimelineOpportunity():
            events = tuple(event for event in found.events if _within(event, span))
            return {"events": events} if len(events) >= FEWEST else None
        case ChartOpportunity():
            values = tuple(value for value in found.values if _within(value, span))
            shape = found.shape if len(values) > 1 else ChartShape.SINGLE
            return {"values": values, "shape": shape} if values else None
        case _:
            return None


def _inside(parts: Sequence[Part], span: Span) -> tuple[Part, ...]:
    return tuple(part for part in parts if _holds(span, part.span))


def _within(part: DatedEvent | Quantity, span: Span) -> bool:
    """Whether a dated or measured thing lies inside with all its words."""
    if isinstance(part, DatedEvent):
        return _holds(span, part.date_span) and _holds(span, part.event.span)
    return _holds(span, part.span) and _holds(span, part.of.span)


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end
