"""What each visual opportunity looks like as a picture: one small builder a type."""

from collections.abc import Iterator

from chalktalk.documents.analysis import (
    AnyOpportunity,
    ChartOpportunity,
    ComparisonOpportunity,
    CycleOpportunity,
    DefinitionOpportunity,
    DiagramOpportunity,
    FlowchartOpportunity,
    HierarchyOpportunity,
    ListOpportunity,
    MetaphorOpportunity,
    NetworkOpportunity,
    QuoteOpportunity,
    TimelineOpportunity,
)
from chalktalk.documents.storyboard import Visual
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.pictures.charts import chart, timeline
from chalktalk.storyboard.pictures.contrasts import comparison, definition, quote
from chalktalk.storyboard.pictures.metaphors import metaphor
from chalktalk.storyboard.pictures.rows import cycle, hierarchy, listing, network, process


def pictured(passage: Passage) -> Iterator[Choice]:
    """A choice for everything that can be shown of a passage."""
    for opportunity in passage.opportunities:
        yield Choice(
            _picture(opportunity, passage),
            opportunity.reason,
            score=opportunity.confidence,
            evidence=tuple(passage.local(span) for span in opportunity.evidence if _within(span.start, passage)),
        )


def _within(word: int, passage: Passage) -> bool:
    return passage.span.start <= word < passage.span.end


def _picture(opportunity: AnyOpportunity, passage: Passage) -> Visual:  # noqa: C901, PLR0911  one line a type
    match opportunity:
        case ComparisonOpportunity():
            return comparison(opportunity, passage)
        case FlowchartOpportunity():
            return process(opportunity, passage)
        case CycleOpportunity():
            return cycle(opportunity, passage)
        case ChartOpportunity():
            return chart(opportunity, passage)
        case TimelineOpportunity():
            return timeline(opportunity, passage)
        case HierarchyOpportunity() | DiagramOpportunity():
            return hierarchy(opportunity, passage)
        case NetworkOpportunity():
            return network(opportunity, passage)
        case DefinitionOpportunity():
            return definition(opportunity, passage)
        case QuoteOpportunity():
            return quote(opportunity, passage)
        case MetaphorOpportunity():
            return metaphor(opportunity, passage)
        case ListOpportunity():
            return listing(opportunity, passage)
