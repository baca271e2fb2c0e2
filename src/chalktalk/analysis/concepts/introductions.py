"""Whether a text explains a thing, or calls it by its name, at the place where it names it."""

from collections.abc import Sequence

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Clause
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words

NAMERS = words("called named termed dubbed nicknamed coined so-called")
"""Words before a name that introduce it."""
NEAR = 6
"""Tokens before a name in which the word that calls it so is looked for."""


def is_introduced(sentence: ReadSentence, start: int, end: int, found: Sequence[Clause]) -> bool:
    """Whether the text explains it, calls it by its name, or stresses it here."""
    doc = sentence.doc
    stressed = any(sentence.words[sentence.word_of[at]].emphasis for at in range(start, end))
    heads_item = start <= 1 and end < len(doc) and doc[end].text == ":"
    return stressed or heads_item or _is_called(doc, start, end) or _is_explained(doc, start, end, found)


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """`known as the escapement`, `a so-called tip credit`, `which economists call a surplus`."""
    before = [token for token in doc[max(0, start - NEAR) : start] if token.pos_ != "DET" and not token.is_punct]
    if before and (before[-1].lower_ in NAMERS or [token.lower_ for token in before[-2:]] == ["known", "as"]):
        return True
    closes = end == len(doc) or doc[end].is_punct
    return closes and any(token.lemma_ in ("call", "dub") and token.pos_ == "VERB" for token in before)


def _is_explained(doc: Doc, start: int, end: int, found: Sequence[Clause]) -> bool:
    """`inflation is a rise in …`, `that's a shortage`, `the event horizon, the boundary beyond which …`."""
    for clause in found:
        if clause.subject is None or clause.head is None or clause.head.lemma_ not in ("be", "mean"):
            continue
        first, last = clause.rest
        if clause.subject[1] == end and first < last and doc[first].pos_ in ("DET", "NOUN"):
            return True
        if doc[clause.subject[0]].lower_ in ("that", "this") and end == last and start - first <= 1:
            return True
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an", "the"):
        return False
    rest = [token.lower_ for token in doc[end + 1 :]]
    return not {"and", "or"} & set(rest[: rest.index(",") if "," in rest else len(rest)])
