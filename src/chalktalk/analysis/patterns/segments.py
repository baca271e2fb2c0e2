"""What commas, a last `and`, colons and brackets part in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words

PARTING = frozenset({",", ";"})
BRACKETS = frozenset({"(", ")", "“", "”", '"', "—", "–", ":"})
CLOSING = {"(": ")", "“": "”", '"': '"'}
SHORT_ASIDE = 10
"""Tokens within which a bracket closes that only says more of a thing in a row."""
JOINING = words("and or plus nor &")


@dataclass(frozen=True)
class Segment:
    """What lies between two commas, and whether `and` stands before it."""

    start: int
    end: int
    joins: bool


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """What lies between dashes, colons, and brackets and quotation marks around more than a few words."""
    start, inside = 0, 0
    for at, token in enumerate(tokens):
        if token.text not in BRACKETS or at < inside:
            continue
        closing = _closing(tokens, at)
        if closing is not None:
            inside = closing + 1
            continue
        yield start, at
        start = at + 1
    yield start, len(tokens)


def _closing(tokens: Sequence[Token], at: int) -> int | None:
    """Where a short bracket or quotation that opens here closes: `shutter speed (how long), …`, `the "head" and …`."""
    mark = CLOSING.get(tokens[at].text)
    near = range(at + 1, min(len(tokens), at + SHORT_ASIDE))
    return next((n for n in near if tokens[n].text == mark), None) if mark and at else None


def segments(tokens: Sequence[Token], start: int, end: int) -> Iterator[Segment]:
    """What lies between commas, and on either side of an `and` that comes last; whether `and` stands before it."""
    hard = sum(tokens[at].text == ";" for at in range(start, end)) > 1
    inside = _bracketed(tokens, start, end)
    marks = [
        at
        for at in range(start, end)
        if tokens[at].text in PARTING and at not in inside and (tokens[at].text == ";" or not hard)
    ]
    last_oxford = max((at for at in marks if at + 1 < end and tokens[at + 1].lower_ in JOINING), default=start)
    parting, first, joins = frozenset(marks), start, False
    for at in range(start, end):
        parts = at in parting
        may_join = not hard or at == first
        if parts or (may_join and at not in inside and (at > last_oxford or at == first) and _joins(tokens, at, end)):
            if at > first:
                yield Segment(first, at, joins)
                joins = False
            joins = joins or not parts
            first = at + 1
    if end > first:
        yield Segment(first, end, joins)


def _bracketed(tokens: Sequence[Token], start: int, end: int) -> set[int]:
    """The tokens in short brackets."""
    found: set[int] = set()
    for at in range(start, end):
        closing = _closing(tokens, at) if tokens[at].text == "(" else None
        found.update(range(at, closing + 1) if closing is not None else ())
    return found


def _joins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an `and` or `or` parts things: not `8 or 9`."""
    if tokens[at].lower_ not in JOINING or at + 1 == end:
        return False
    return at == 0 or not (tokens[at - 1].pos_ == "NUM" == tokens[at + 1].pos_)


def parted_after(sentence: ReadSentence, mark: int) -> tuple[Tokens, ...]:
    """What commas and a last `and` part after a colon, whatever its grammar: `three rules: never run, never …`."""
    tokens = list(sentence.doc)
    start, end = next((found for found in stretches(tokens) if found[0] == mark + 1), (len(tokens), len(tokens)))
    found = ((one.start, one.end) for one in segments(tokens, start, end))
    return tuple(one for one in found if any(not is_mark(tokens[at]) for at in range(*one)))
