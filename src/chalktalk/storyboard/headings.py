"""Headings: what the parts of a picture are, said differently from the parts themselves."""

from collections.abc import Iterable

from chalktalk.documents.storyboard import Element
from chalktalk.storyboard.elements import heading
from chalktalk.storyboard.labels import HEADING_WORDS, label
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.tokens import Part, Tokens, clauses


def heading_for(passage: Passage, lead: Tokens, items: Iterable[Element], kind: str) -> Element:
    """The words that lead in, else the chapter or a plain word for the kind: the first that the items do not say."""
    said = {word for item in items for word in item.label.lower().split()}
    text = _announced(lead, passage)
    plain = passage.lexicon.headings.get(kind)
    offers = (text, plain, passage.chapter) if kind == "recap" else (text, passage.chapter, plain)
    fitting = (offer for offer in offers if offer and not set(offer.lower().split()) <= said)
    return heading(next(fitting, passage.film), passage.lexicon)


def _announced(lead: Tokens, passage: Passage) -> str:
    """What the words before the items announce: a whole thought, or what a colon follows; else their subject."""
    if not any(token.part is Part.NOUN for token in lead):
        return ""
    if lead[-1].ends_clause and "," not in lead[-1].after:
        return label(list(clauses(lead))[-1], passage.lexicon, HEADING_WORDS, articles=True)
    if any(token.ends_clause for token in lead[:-1]):
        return ""
    verb = next((at for at, token in enumerate(lead) if at and token.part in (Part.VERB, Part.AUXILIARY)), len(lead))
    return label(lead[:verb], passage.lexicon, HEADING_WORDS, articles=True)
