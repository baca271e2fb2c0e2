"""Pictures of two things beside each other: two subjects, a term and its meaning, words and who said them."""

from chalktalk.documents.analysis import ComparisonOpportunity, DefinitionOpportunity, QuoteOpportunity
from chalktalk.documents.analysis import Side as ReadSide
from chalktalk.documents.storyboard import ComparisonVisual, DefinitionVisual, QuoteVisual, Side
from chalktalk.storyboard.elements import element
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Passage

MOST_POINTS = 4


def comparison(found: ComparisonOpportunity, passage: Passage) -> ComparisonVisual:
    """Two subjects, each with what is said of it."""
    left, right = _side("left", found.left, passage), _side("right", found.right, passage)
    said = [one.label for side in (left, right) for one in (side.head, *side.points)]
    return ComparisonVisual(heading=heading_for(passage, found.title, said, "comparison"), left=left, right=right)


def _side(name: str, side: ReadSide, passage: Passage) -> Side:
    points = tuple(
        element(f"{name}-point-{at}", point, passage) for at, point in enumerate(side.points[:MOST_POINTS], 1)
    )
    return Side(head=element(name, side.subject, passage), points=points)


def definition(found: DefinitionOpportunity, passage: Passage) -> DefinitionVisual:
    """A term and its meaning."""
    return DefinitionVisual(
        term=element("term", found.term, passage), meaning=element("meaning", found.meaning, passage)
    )


def quote(found: QuoteOpportunity, passage: Passage) -> QuoteVisual:
    """Someone's very words."""
    speaker = found.speaker.label if found.speaker else None
    return QuoteVisual(words=element("quote", found.words, passage), speaker=speaker)
