"""Stretches of a sentence that stand for one thing or one thought: noun phrases, and where what hangs on them ends."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.parts import LABEL_WORDS, part
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.documents.analysis import Part
from chalktalk.engine import room_cache

HARD_MARKS = frozenset({";", ":", "—", "–", "(", ")", "…"})
QUOTE_MARKS = frozenset("\"“”'‘’«»*")
LONGEST = 60
"""Tokens of a phrase with all that hangs on it."""
OPENERS = frozenset({"CCONJ", "INTJ"})


@dataclass(frozen=True)
class Place:
    """Tokens of a sentence, half-open."""

    sentence: ReadSentence
    start: int
    end: int

    def part(self, limit: int = LABEL_WORDS) -> Part:
        """As content."""
        return part(self.sentence, self.start, self.end, limit)

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return [self.sentence.doc[at] for at in range(self.start, self.end)]


@room_cache(maxsize=32)
def _chunks(doc: Doc) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """For each noun phrase's first token where it ends, and the reverse; kept for the sentences at hand."""
    chunks = [(chunk.start, chunk.end) for chunk in doc.noun_chunks]
    return dict(chunks), {end: start for start, end in chunks}


def phrase_at(doc: Doc, at: int) -> Tokens | None:
    """The noun phrase that starts at a token, quotation marks around it left out: `a “black hole”`."""
    first = at
    while first < len(doc) and doc[first].text in QUOTE_MARKS:
        first += 1
    end = _chunks(doc)[0].get(first)
    if end is None and first + 1 < len(doc) and doc[first].pos_ == "DET" and doc[first + 1].text in QUOTE_MARKS:
        end = _chunks(doc)[0].get(first + 2)
    if end is None:
        return None
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        end += 2  # `ping-pong`
    return first, end


def phrase_before(doc: Doc, end: int) -> Tokens | None:
    """The noun phrase that ends before a token."""
    last = end
    while last > 0 and doc[last - 1].text in QUOTE_MARKS:
        last -= 1
    start = _chunks(doc)[1].get(last)
    return None if start is None else (start, last)


def opening(doc: Doc) -> int:
    """Where a sentence's own words begin: after `so`, `but`, `well,` and marks."""
    at = 0
    while at < len(doc) - 1 and (
        doc[at].is_punct
        or doc[at].pos_ in OPENERS
        or (doc[at].pos_ == "ADV" and (doc[at].lower_ in ("so", "now") or doc[at + 1].text == ","))
    ):
        at += 1
    return at


def after_lead(doc: Doc, at: int) -> int:
    """Past a circumstance at the beginning: `in economics, …`."""
    phrase = phrase_at(doc, at + 1) if at < len(doc) and doc[at].pos_ == "ADP" else None
    led = phrase is not None and phrase[1] < len(doc) - 1 and doc[phrase[1]].text == ","
    return phrase[1] + 1 if phrase is not None and led else at


def phrase_end(doc: Doc, start: int) -> int:
    """Where a phrase with all that hangs on it ends: at a hard mark, or at a comma after which something new begins."""
    for at in range(start + 1, min(len(doc), start + LONGEST)):
        if doc[at].text in HARD_MARKS or (doc[at].text == "-" and doc[at].whitespace_ and doc[at - 1].whitespace_):
            return at
        if doc[at].text == "," and _begins_anew(doc, at + 1):
            return at
    end = min(len(doc), start + LONGEST)
    return end - (end > start + 1 and doc[end - 1].is_punct)


def _begins_anew(doc: Doc, at: int) -> bool:
    """Whether a new thought follows a comma: `, and it …`, `, which …`, `, so …`, not a further noun of a row."""
    if at >= len(doc):
        return True
    if (
        doc[at].tag_ in RELATIVE
        or doc[at].pos_ == "SCONJ"
        or doc[at].tag_ == "PRP"
        or doc[at].lower_ in ("but", "so", "yet")
    ):
        return True
    if doc[at].pos_ == "CCONJ":
        following = phrase_at(doc, at + 1)
        verb = following[1] if following else at + 2 if at + 1 < len(doc) and doc[at + 1].pos_ == "PRON" else at + 1
        return verb < len(doc) and doc[verb].pos_ in VERBAL and doc[verb].tag_ not in ("VBG", "VBN")
    return False


def is_copula(token: Token) -> bool:
    """Whether a token is `is`, `are`, `was` or `were`."""
    return token.lemma_ == "be" and token.tag_ in ("VBZ", "VBP", "VBD")
