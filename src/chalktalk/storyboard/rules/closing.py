"""Recap: the closing's thoughts as points to remember."""

from chalktalk.documents.storyboard import RecapVisual
from chalktalk.storyboard.elements import element
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Tokens, starts_with, clauses

MOST_POINTS = 5


def recap(passage: Passage) -> Choice | None:
    """Two to five thoughts of a closing that says it is one; None otherwise."""
    opener = starts_with(passage.tokens, passage.lexicon.closing_words)
    if not opener:
        return None
    parts = [segment for sentence in passage.sentences for segment in clauses(sentence)]
    lead: Tokens = ()
    if len(parts) > 2 and parts[0][-1].after.startswith((":", ",", "—")) and parts[0][0].index == 0:
        if parts[0][-1].after.startswith(":") or len(parts[0]) <= opener:
            lead, parts = parts[0], parts[1:]
    points = [part for part in parts if sum(token.telling for token in part) >= 1]
    if not 2 <= len(points) <= MOST_POINTS:
        return None
    items = [element(f"item-{at}", part, passage.lexicon) for at, part in enumerate(points, 1)]
    lead = lead if len(lead) > opener else ()
    visual = RecapVisual(heading=heading_for(passage, lead, items, "recap"), items=tuple(items))
    return Choice(visual, f"a closing: “{' '.join(token.text for token in passage.tokens[:opener])}”")
