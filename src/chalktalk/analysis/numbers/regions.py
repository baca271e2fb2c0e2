"""The words about each of several numbers in a sentence, and which of them name what is measured."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.grammar import Clause, Tokens, clauses
from chalktalk.analysis.language.nounphrases import noun_phrases
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.calendar_dates import DateKind
from chalktalk.analysis.numbers.dates import Date, dates
from chalktalk.analysis.numbers.measures import Measured
from chalktalk.analysis.numbers.units import Kind

STRONG = frozenset({";", ":", "—", "–", "(", ")"})
CIRCUMSTANCES = words("in at with without by among for on under during")
EMPTY = words("it they them this that these those he she you we i there one us")
"""Subjects that name nothing."""
LOOSE = words("ADP CCONJ SCONJ DET AUX ADV PART")
"""What does not end a name that a number has been taken from."""


@dataclass(frozen=True)
class Region:
    """Tokens of a sentence that speak of one number, half-open, with the number in them or beside them."""

    start: int
    end: int
    near: tuple[int, int]
    """Those that speak of no other number of the same clause."""
    date: Date | None
    """When it was, where they say so."""
    subject: Tokens | None
    """The subject of the number's clause, if it names something."""


def regions(sentence: ReadSentence, numbers: Sequence[Measured]) -> list[Region]:
    """The words about each number. Those of one phrase share theirs: `from 4,700 goals to 6,373`."""
    tokens, parts = list(sentence.doc), clauses(sentence)
    starts = [clause.start for clause in parts]
    dated = [date for date in dates(tokens) if date.kind is not DateKind.ORDINAL]
    when = [date.start for date in dated]
    first, last = (
        _first(sentence, parts[: bisect_right(starts, numbers[0].lead)], numbers[0].lead),
        _last(tokens, numbers[-1].end),
    )
    cuts = [_cut(tokens, one, following) for one, following in pairwise(numbers)]
    found: list[Region] = []
    for n, number in enumerate(numbers):
        start = next((cut for cut in reversed(cuts[:n]) if cut is not None), first)
        end = next((cut for cut in cuts[n:] if cut is not None), last)
        near_start = numbers[n - 1].end if n and cuts[n - 1] is None and numbers[n - 1].end <= number.start else start
        near_end = numbers[n + 1].lead if n < len(cuts) and cuts[n] is None else end
        start, end = _trimmed(tokens, start, end)
        near = (max(start, near_start), max(number.end, min(end, near_end)))
        near = (start, end) if n < len(cuts) and _are_range(number, numbers[n + 1]) else near
        near = (start, end) if n and _are_range(numbers[n - 1], number) else near
        date = min(
            dated[bisect_left(when, near[0]) : bisect_left(when, near[1])],
            key=lambda one: _distance(one, number),
            default=None,
        )
        clause = parts[max(0, bisect_right(starts, number.start) - 1)]
        found.append(Region(start, end, near, date, _subject(clause, number, start)))
    return found


def _distance(date: Date, number: Measured) -> int:
    """How far a date stands from a number; one after it is nearer: `from 4 in 1990 to 9 in 2000`."""
    return date.lead - number.end if date.lead >= number.end else number.lead - date.end + 2


def _are_range(low: Measured, high: Measured) -> bool:
    return low.ranged and high.ranged and low.unit == high.unit and high.lead - low.end <= 2


def _first(sentence: ReadSentence, parts: Sequence[Clause], before: int) -> int:
    """Where the words about the first number start: with its clause, and with what that rests on.

    A clause rests on the phrases before it (`With a warm pack, …`), on those with `when` or `if`, and, if it names no
    subject of its own, on the clause whose subject it goes on with.
    """
    if not parts:
        return 0
    at = len(parts) - 1
    while at > 0 and (parts[at].start == before or sentence.doc[parts[at].start - 1].text not in STRONG):
        clause, earlier = parts[at], parts[at - 1]
        named = clause.subject is not None and sentence.doc[clause.subject[1] - 1].lower_ not in EMPTY
        complete = clause.verb is not None and named and not clause.subordinate
        if complete and earlier.verb is not None and not earlier.subordinate:
            break
        at -= 1
    return parts[at].start


def _last(tokens: Sequence[Token], after: int) -> int:
    return next((at for at in range(after, len(tokens)) if tokens[at].text in STRONG - {"(", ")"}), len(tokens))


def _cut(tokens: Sequence[Token], one: Measured, following: Measured) -> int | None:
    """Where between two numbers the words about the second start; None where they share their words."""
    between = range(one.end, following.lead)
    for wanted in (STRONG, frozenset({","})):
        at = next((n for n in between if tokens[n].text in wanted), None)
        if at is not None:
            return at + 1
    joint = next((n for n in between if tokens[n].pos_ == "CCONJ" or tokens[n].lower_ in ("while", "whereas")), None)
    together = joint == one.end and following.lead == one.end + 1 and tokens[joint].lower_ == "and"
    return None if together or _are_range(one, following) else joint


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Without marks and joints at its ends."""
    first, last = start, end
    while first < last - 1 and (is_mark(tokens[first]) or tokens[first].pos_ == "CCONJ"):
        first += 1
    while last > first + 1 and (is_mark(tokens[last - 1]) or tokens[last - 1].pos_ == "CCONJ"):
        last -= 1
    return first, last


# ── what names the number ────────────────────────────────────────────────────────────────────────────────────────────


def heart(number: Measured, region: Region, *, dated: bool, alone: bool, alike: bool) -> tuple[int, int] | None:
    """The tokens that best say what a number measures, without a number; None if it stands alone.

    Args:
        number: the number.
        region: the words about it.
        dated: whether its time tells it from the others.
        alone: whether there are no others.
        alike: whether others count the same thing, so that its name tells nothing.
    """
    tokens = number.sentence.doc
    if dated and region.date is not None:
        return region.date.start, region.date.end
    start, end = region.near
    named = [phrase for phrase in noun_phrases(list(tokens[start:end])) if _names(tokens, phrase, region)]
    before = [phrase for phrase in named if phrase[1] <= number.lead]
    after = [phrase for phrase in named if phrase[0] >= number.end]
    opening = bool(before) and before[0][0] == start + 1 and tokens[start].lower_ in CIRCUMSTANCES
    material = bool(after) and after[0][0] <= number.end + 2 and tokens[number.end].lower_ == "of"
    beside = bool(before) and before[-1][1] == number.lead
    subject = _numberless(tokens, region.subject) if region.subject else None
    offers = (
        before[0] if opening and not alone else None,
        _directly_after(tokens, number, end),
        after[0] if material else None,
        after[0] if alike and after and tokens[number.end].pos_ == "ADP" else None,  # `40 people in Leeds`
        None if alike else _counted(tokens, number, region),
        before[-1] if beside else None,  # `pay tipped staff $2.13`
        subject,
        before[-1] if before else None,
        after[0] if after else None,
        (region.date.start, region.date.end) if region.date is not None else None,
        _longest(_numberless(tokens, (start, number.lead)), _numberless(tokens, (number.end, end))),
    )
    return next((offer for offer in offers if offer is not None), None)


def _numberless(tokens: Doc, stretch: tuple[int, int]) -> tuple[int, int] | None:
    """The first words of a stretch up to a number, without prepositions and marks at their ends."""
    first, last = stretch
    last = next((at for at in range(first, last) if tokens[at].pos_ == "NUM"), last)
    while last > first and (is_mark(tokens[last - 1]) or tokens[last - 1].pos_ in LOOSE):
        last -= 1
    while first < last and (is_mark(tokens[first]) or tokens[first].lower_ in EMPTY | {"of"}):
        first += 1
    return (first, last) if last > first else None


def _longest(*stretches: tuple[int, int] | None) -> tuple[int, int] | None:
    found = [stretch for stretch in stretches if stretch is not None]
    return max(found, key=lambda stretch: stretch[1] - stretch[0], default=None)


def _directly_after(tokens: Doc, number: Measured, end: int) -> tuple[int, int] | None:
    """`21 percent oxygen`, `one in five adults`."""
    at = number.end
    while number.kind is Kind.SHARE and at < end and tokens[at].pos_ in ("ADJ", "NOUN", "PROPN"):
        at += 1
    return (number.end, at) if at > number.end and tokens[at - 1].pos_ in ("NOUN", "PROPN") else None


def _names(tokens: Doc, phrase: tuple[int, int], region: Region) -> bool:
    """Whether a noun phrase names something: no pronoun, number or date."""
    date = region.date
    dated = date is not None and phrase[0] < date.end and phrase[1] > date.lead
    number = any(tokens[at].pos_ == "NUM" or tokens[at].text in "%$€£" for at in range(*phrase))
    return not dated and not number and tokens[phrase[0]].lower_ not in EMPTY


def _counted(tokens: Doc, number: Measured, region: Region) -> tuple[int, int] | None:
    """The thing counted and what is said of it: `people were enslaved`."""
    first = next((at for at in range(number.start, number.end) if tokens[at].pos_ in ("NOUN", "PROPN")), None)
    if number.kind is not Kind.COUNT or first is None:
        return None
    until = region.date.lead if region.date is not None and region.date.lead >= number.end else region.near[1]
    return first, next((at for at in range(number.end, until) if is_mark(tokens[at])), until)


def _subject(clause: Clause, number: Measured, start: int) -> Tokens | None:
    """The clause's subject, if it names something and stands before the number."""
    if clause.subject is None or not start <= clause.subject[0] < clause.subject[1] <= number.lead:
        return None
    return None if number.sentence.doc[clause.subject[1] - 1].lower_ in EMPTY else clause.subject
