"""Recap: the closing's thoughts as points to remember."""

from chalktalk.documents.storyboard import RecapVisual
from chalktalk.storyboard.elements import numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Tokens, clauses, starts_with

MOST_POINTS = 5


def recap(passage: Passage) -> Choice | None:
    """Two to five thoughts of a closing that says it is one; None otherwise."""
    opener = starts_with(passage.tokens, passage.lexicon.closing_words)
    if not opener:
        return None
    parts = [segment for sentence in passage.sentences for segment in clauses(sentence)]
    lead: Tokens = ()
    if len(parts) > 2 and (parts[0][-1].after.startswith(":") or len(parts[0]) <= opener):
        lead, parts = parts[0], parts[1:]
    points = [part for part in parts if any(token.telling for token in part)]
    fewest = 2 if len(passage.sentences) > 1 or lead else 3
    if not fewest <= len(points) <= MOST_POINTS:
        return None
    items = numbered("item", points, passage.lexicon)
    lead = lead if len(lead) > opener else ()
    visual = RecapVisual(heading=heading_for(passage, lead, items, "recap"), items=items)
    return Choice(visual, f"a closing: “{' '.join(token.text for token in passage.tokens[:opener])}”")
