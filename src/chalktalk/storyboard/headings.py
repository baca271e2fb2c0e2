"""Headings: what the parts of a picture are, said differently from the parts themselves."""

from collections.abc import Iterable

from chalktalk.documents.storyboard import Element
from chalktalk.storyboard.elements import heading
from chalktalk.storyboard.labels import HEADING_WORDS, label
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.tokens import Part, Tokens


def heading_for(passage: Passage, lead: Tokens, items: Iterable[Element], kind: str) -> Element:
    """The words that lead in, else the chapter, else a plain word for the kind: the first that the items do not say."""
    said = {word for item in items for word in item.label.lower().split()}
    text = label(lead, passage.lexicon, HEADING_WORDS) if any(token.part is Part.NOUN for token in lead) else ""
    offers = (text, passage.chapter, passage.lexicon.headings.get(kind), passage.film)
    fitting = (offer for offer in offers if offer and not set(offer.lower().split()) <= said)
    return heading(next(fitting, passage.film), passage.lexicon)
