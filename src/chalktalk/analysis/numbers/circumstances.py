"""Numbers that only say under which circumstances another holds: `at 26 degrees`, `for every ten metres`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import clauses
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.measures import Measured
from chalktalk.analysis.numbers.units import Kind

OPENING = words("at after for within in on by every upon above below under over beyond")
"""Words that open a clause with what it depends on."""
REACH = 6
"""Tokens from such a word to its number: `On a salary of £28,000`."""
NEAR = 4
"""Numbers before and after one that it may depend on."""
THRESHOLDS = words("above below beyond under over up")
"""Words between a number and the one up to which it holds: `20 percent up to £50,000`."""
LATER = words("in after within before until by")
"""Words that lead a time by which something has happened."""
WARMTH = words("degree °C °F")


def circumstances(sentence: ReadSentence, numbers: Sequence[Measured]) -> set[Measured]:
    """Those of a sentence's numbers that another of the same clause depends on."""
    if len({one.start for one in numbers}) < 2:
        return set()
    tokens, starts = list(sentence.doc), _starts(sentence)
    told: dict[int, list[Measured]] = {}
    for one in numbers:
        told.setdefault(starts[max(0, bisect_right(starts, one.start) - 1)], []).append(one)
    return {one for start, several in told.items() for one in _depending(tokens, start, several)}


def _starts(sentence: ReadSentence) -> list[int]:
    """Where the clauses start; a phrase before one, such as `On thirty thousand a year, …`, goes with it."""
    parts = clauses(sentence)
    alone = [
        clause.verb is None and sentence.doc[clause.start].lower_ in OPENING and sentence.doc[clause.end].text == ","
        for clause in parts[:-1]
    ]
    return [clause.start for clause, phrase in zip(parts, [False, *alone], strict=True) if not phrase] or [0]


def _depending(tokens: Sequence[Token], start: int, numbers: Sequence[Measured]) -> Iterator[Measured]:
    subject_end = next((token.i for token in tokens[start : numbers[-1].start] if token.pos_ in ("VERB", "AUX")), start)
    for n, one in enumerate(numbers):
        near = [other for other in numbers[max(0, n - NEAR) : n + NEAR + 1] if _tells(other)]
        others = [other for other in near if other.start != one.start and not (one.ranged and other.ranged)]
        later = [other for other in others if other.start > one.start]
        of_subject = one.end <= subject_end and _describes(tokens, one) and any(o.start > subject_end for o in later)
        if of_subject or (later and _opens(tokens, start, one)) or (others and _limits(tokens, one, others)):
            yield one


def _tells(one: Measured) -> bool:
    """Whether it is more than the pronoun `one`."""
    return one.value != 1 or one.kind is not Kind.BARE


def _opens(tokens: Sequence[Token], start: int, one: Measured) -> bool:
    """Whether a number stands in a phrase that its clause opens with."""
    while start < one.lead and (is_mark(tokens[start]) or tokens[start].pos_ == "CCONJ"):
        start += 1
    inside = tokens[start + 1 : one.lead]
    if inside and inside[-1].pos_ in ("NOUN", "PROPN"):  # `after a day 34`
        return False
    opened = start < one.lead <= start + REACH and tokens[start].lower_ in OPENING
    if opened and tokens[start].lower_ == "for" and one.kind is Kind.DURATION:  # `For six hours nobody …`
        return False
    return opened and not any(is_mark(token) or token.pos_ in ("VERB", "AUX", "PRON") for token in inside)


def _describes(tokens: Sequence[Token], one: Measured) -> bool:
    """`a sledge of 30 kilos`, `a class of thirty`."""
    before = [token.lower_ for token in tokens[max(0, one.lead - 3) : one.lead]]
    return len(before) == 3 and before[0] in ("a", "an") and before[2] == "of"


def _limits(tokens: Sequence[Token], one: Measured, others: Sequence[Measured]) -> bool:
    """Whether a number says from where, by when or how often another holds."""
    if not one.lead:
        return False
    before = tokens[one.lead - 1].lower_
    if before == "every" and one.kind is not Kind.DURATION:
        return True
    first = next((tokens[at].lower_ for at in (one.lead, one.lead - 1) if tokens[at].lower_ in THRESHOLDS), None)
    unlike = [other for other in others if other.unit != one.unit]
    if first and any(other.end in (one.lead, one.lead - 1) for other in unlike):
        return True
    if before == "at" and one.unit in WARMTH:
        return bool(unlike)
    return one.kind is Kind.DURATION and before in LATER and any(other.kind is not Kind.DURATION for other in others)
