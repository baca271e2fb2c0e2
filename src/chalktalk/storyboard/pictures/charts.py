"""Pictures of numbers and dates."""

from collections.abc import Sequence

from chalktalk.documents.analysis import ChartOpportunity, ChartShape, Quantity, TimelineOpportunity
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    BarChartVisual,
    Datum,
    Element,
    GrowthVisual,
    LineChartVisual,
    NumberVisual,
    ShareChartVisual,
    TimelineEvent,
    TimelineVisual,
    Visual,
)
from chalktalk.storyboard.elements import element
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.pictures.rows import kept

MOST_BARS, MOST_POINTS, MOST_SHARES = 8, 12, 6
LATE = 2
"""Words into a scene after which something has to be on screen."""


def chart(found: ChartOpportunity, passage: Passage) -> Visual:
    """The chart that suits how the numbers hang together; one number, or several that share no axis, counts up."""
    values = found.values
    if len(values) == 1 or len({value.unit for value in values}) > 1:
        return number(values[0], passage)
    data = tuple(_datum(at, value, passage) for at, value in enumerate(values, 1))
    name = heading_for(passage, found.title, (datum.category.label for datum in data), _kind(found))
    match found.shape:
        case ChartShape.SHARE if sum(datum.value for datum in data) <= 100.5:  # spoken shares are rounded
            return ShareChartVisual(heading=name, data=data[:MOST_SHARES])
        case ChartShape.LINE:
            return LineChartVisual(heading=name, unit=values[0].unit, data=data[:MOST_POINTS])
        case ChartShape.CHANGE if len(data) == 2:
            falls = data[1].value < data[0].value
            return GrowthVisual(
                heading=name, subject=_subject(values[0], passage), before=data[0], after=data[1], falls=falls
            )
        case _:
            return BarChartVisual(heading=name, unit=values[0].unit, data=data[:MOST_BARS])


def _kind(found: ChartOpportunity) -> str:
    return {ChartShape.SHARE: "share_chart", ChartShape.LINE: "line_chart"}.get(found.shape, "bar_chart")


def _subject(value: Quantity, passage: Passage) -> Element:
    return element("subject", value.of, passage)


def _datum(at: int, value: Quantity, passage: Passage) -> Datum:
    """A value that comes in as it is said."""
    category = element(f"value-{at}", value.of, passage)
    return Datum(
        category=category.model_copy(update={"cue": passage.local(value.span)}),
        value=value.value,
        shown=value.shown,
        series=value.series,
    )


def number(value: Quantity, passage: Passage) -> NumberVisual:
    """A number and what it measures. Where the number is said late, the caption comes first, lest nothing be seen."""
    said, measured = passage.local(value.span), passage.local(value.of.span)
    if said.start > LATE and measured.start > LATE:
        first = next((token.index for token in passage.tokens if token.telling), 0)
        measured = Span(start=first, end=first + 1)
    caption = element("caption", value.of, passage).model_copy(update={"cue": measured})
    return NumberVisual(value=Element(id="value", label=value.shown, cue=said), caption=caption)


def timeline(found: TimelineOpportunity, passage: Passage) -> TimelineVisual:
    """Dated events along a line."""
    events = found.events
    shown: Sequence[int] = [at for at, one in enumerate(events) if one.event in kept([event.event for event in events])]
    made = tuple(
        TimelineEvent(
            date=events[at].date,
            year=events[at].year,
            event=element(f"event-{number_}", events[at].event, passage).model_copy(
                update={"cue": passage.local(events[at].date_span)}
            ),
        )
        for number_, at in enumerate(shown, 1)
    )
    return TimelineVisual(
        heading=heading_for(passage, found.title, (one.event.label for one in made), "timeline"), events=made
    )
