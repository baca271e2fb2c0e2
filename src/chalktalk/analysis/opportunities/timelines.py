"""Timelines: two or more dated events, told near each other."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import clauses
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.reading import Reading, ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.borrowing import measured
from chalktalk.analysis.numbers.calendar_dates import CENTURY_END, DateKind
from chalktalk.analysis.numbers.dates import Date, dates
from chalktalk.analysis.numbers.units import Kind
from chalktalk.analysis.numbers.worth import worthy
from chalktalk.documents.analysis import DatedEvent, Part, Priority, TimelineOpportunity
from chalktalk.documents.base import Span

GAP = 2
"""Sentences without a date that may lie between two events."""
SURE = {2: 0.72, 3: 0.85}
"""Confidence by the number of events; more than three are as sure as three can be."""
SUREST = 0.92
NUMBERED = 0.45
"""Confidence lost where every date comes with a number of one unit: that is a chart over time."""
VAGUE = 0.15
"""Confidence lost where no date says which year."""
BRIEF = 0.25
"""Confidence lost where the only other date is `three months later`: that is one event and its outcome."""
REFERENCES = words("than of")
"""What makes a date a mere reference: `the Act of 1976`, `more than in 1990`."""
STRONG = frozenset({";", "—", "–", ":"})


@dataclass(frozen=True)
class Told:
    """A date with the words of its event, half-open, in their sentence."""

    sentence: ReadSentence
    dated: ReadSentence
    """The sentence of the date; the one before where that is all it says: `Day 60. The customer pays.`"""
    date: Date
    start: int
    end: int
    year: float = 0.0


def timelines(reading: Reading) -> Iterator[TimelineOpportunity]:
    """Dated events in the order of time."""
    chain: list[Told] = []
    numbered = _numbered(reading)
    for sentence in reading.sentences:
        told = list(_told(sentence)) or _headed(reading, sentence)
        if told and chain and not _goes_on(reading, chain[-1], told[0]):
            yield from _timeline(chain, numbered)
            chain = []
        for one in told:
            year = _resolved(one, chain)
            if year is not None:
                chain.append(replace(one, year=year))
    yield from _timeline(chain, numbered)


def _numbered(reading: Reading) -> dict[int, set[str]]:
    """For each sentence the units of numbers worth seeing in it."""
    return {
        sentence.index: {
            one.unit for one, worth in worthy(sentence, found) if worth >= 0.4 and one.kind is not Kind.DURATION
        }
        for sentence, found in measured(reading)
        if found
    }


def _goes_on(reading: Reading, last: Told, following: Told) -> bool:
    """Whether an event belongs to the one before: near it, or at the head of the next paragraph."""
    gap = following.sentence.index - last.sentence.index - 1
    if gap > GAP or last.sentence.section != following.sentence.section:
        return False
    if last.sentence.paragraph == following.sentence.paragraph:
        return True
    before = reading.sentences[following.sentence.index - 1]
    return before.paragraph != following.sentence.paragraph and following.date.lead <= 1


def _resolved(one: Told, chain: Sequence[Told]) -> float | None:
    """The year of a date; None where it counts from one that was not given."""
    date, last = one.date, chain[-1] if chain else None
    if date.kind is DateKind.ABSOLUTE:
        return date.at
    if last is None:
        return None if date.kind in (DateKind.RELATIVE, DateKind.DAY) else date.at
    return _counted_from(date, last)


def _counted_from(date: Date, last: Told) -> float:
    """The year of a date that counts from the one before."""
    match date.kind:
        case DateKind.RELATIVE if date.at == CENTURY_END:
            return last.year // 100 * 100 + 95
        case DateKind.CALENDAR:
            return math.floor(last.year) + date.at
        case DateKind.DAY:
            return math.floor(last.year * 12) / 12 + date.at
        case DateKind.WEEKDAY if last.date.kind is date.kind:
            return date.at + (7 / 365 if last.year > date.at else 0)
        case DateKind.ORDINAL if last.date.kind is date.kind:
            return date.at
        case _:
            return last.year + date.at


# ── what happened ────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(sentence: ReadSentence) -> Iterator[Told]:
    """The dates of a sentence that say when something happened, each with what happened."""
    tokens = list(sentence.doc)
    found = [date for date in dates(tokens) if _happens(tokens, date)]
    starts = [clause.start for clause in clauses(sentence)] if len(found) > 1 else []
    cuts = [0]
    for one, following in pairwise(found):
        cuts.append(_cut(tokens, one.end, following, starts))
    for n, date in enumerate(found):
        end = cuts[n + 1] if n + 1 < len(found) else len(tokens)
        start, end = _stretch(tokens, date, cuts[n], end)
        if end <= start:  # `the date on the label: about 1831`
            start, end = _bare(tokens, cuts[n], date.lead)
        if end > start:
            yield Told(sentence, sentence, date, start, end)


def _headed(reading: Reading, sentence: ReadSentence) -> list[Told]:
    """A sentence without a date as the event of a date that alone makes the sentence before it, such as `Day 60`."""
    before = reading.sentences[sentence.index - 1] if sentence.index else sentence
    tokens, first = list(sentence.doc), list(before.doc)
    if before is sentence or before.section != sentence.section or dates(tokens):
        return []
    alone = [date for date in dates(first) if _bare(first, 0, len(first)) == (date.lead, date.end)]
    start, end = _bare(tokens, 0, len(tokens))
    return [Told(sentence, before, date, start, end) for date in alone if end > start]


def _happens(tokens: Sequence[Token], date: Date) -> bool:
    """Whether a date says when, and does not only tell one thing from others: `the 1976 Act`, `the Act of 1976`."""
    before = tokens[date.lead - 1] if date.lead else None
    after = tokens[date.end] if date.end < len(tokens) else None
    if date.kind is DateKind.PRESENT or before is None:
        return date.kind is not DateKind.PRESENT
    lone = date.lead == date.start
    qualifies = lone and after is not None and after.pos_ in ("NOUN", "PROPN") and date.kind is not DateKind.RELATIVE
    lifetime = before.text == "(" and after is not None and after.text in (")", "-", "–")
    news = before.lower_ == "of" and date.lead > 2 and tokens[date.lead - 3].tag_ == "DT"
    if news and tokens[date.lead - 3].lower_ in ("a", "an"):  # `an act of 1949`, but `the Act of 1949`
        return True
    return not (before.lower_ in REFERENCES or qualifies or lifetime)


def _cut(tokens: Sequence[Token], start: int, following: Date, starts: Sequence[int]) -> int:
    """Where between two dates of a sentence the second one's event starts."""
    strong = [at for at in range(start, following.lead) if tokens[at].text in STRONG]
    if strong:
        return strong[-1] + 1
    before = tokens[following.lead - 1]
    if before.text == "," or before.pos_ == "CCONJ":
        return following.lead
    opened = [at for at in starts if start < at <= following.lead]
    if opened:
        return opened[-1]
    comma = next(
        (at for at in range(start, following.lead) if tokens[at].text == "," or tokens[at].pos_ == "CCONJ"), None
    )
    return start if comma is None else comma + 1


def _stretch(tokens: Sequence[Token], date: Date, start: int, end: int) -> tuple[int, int]:
    """The words of an event without its date, where that stands at one end of them."""
    first = next((at + 1 for at in range(date.lead - 1, start - 1, -1) if tokens[at].text in STRONG), start)
    last = next((at for at in range(date.end, end) if tokens[at].text in STRONG - {":"}), end)
    first, last = _bare(tokens, first, last)
    if all(tokens[at].pos_ in ("CCONJ", "ADV", "SCONJ", "PUNCT", "INTJ") for at in range(first, date.lead)):
        first = date.end
    elif all(is_mark(tokens[at]) for at in range(date.end, last)):
        last = date.lead
    return _bare(tokens, first, last)


def _bare(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first < last and (is_mark(tokens[first]) or tokens[first].pos_ == "CCONJ"):
        first += 1
    while last > first and (is_mark(tokens[last - 1]) or tokens[last - 1].pos_ == "CCONJ"):
        last -= 1
    return first, last


# ── the timeline ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _timeline(chain: Sequence[Told], numbered: dict[int, set[str]]) -> Iterator[TimelineOpportunity]:
    """The timeline of a chain of events, if they lie at different times."""
    if len({one.year for one in chain}) < 2:
        return
    ordered = sorted(chain, key=lambda one: one.year)
    yield TimelineOpportunity(
        span=Span(start=chain[0].dated.span.start, end=chain[-1].sentence.span.end),
        priority=Priority.HIGH,
        confidence=_confidence(chain, numbered),
        evidence=tuple(_date_span(one) for one in chain),
        reason="dated events: " + ", ".join(f"“{_date_text(one)}”" for one in chain[:4]),
        events=tuple(_event(one) for one in ordered),
    )


def _confidence(chain: Sequence[Told], numbered: dict[int, set[str]]) -> float:
    """How surely the events belong on a line: many are, numbers of one unit and dates without a year are less so."""
    sure = SURE.get(len(chain), SUREST)
    units = [numbered.get(one.sentence.index, set()) for one in chain]
    if set.intersection(*units):
        sure -= NUMBERED
    if not any(one.date.kind is DateKind.ABSOLUTE for one in chain):
        sure -= VAGUE
    if len(chain) == 2 and chain[1].date.kind is DateKind.RELATIVE and chain[1].date.at < 1:
        sure -= BRIEF
    inversions = sum(later.year < earlier.year for earlier, later in pairwise(chain))
    return max(0.0, sure - 0.1 * inversions)


def _event(one: Told) -> DatedEvent:
    return DatedEvent(date=_date_text(one), year=one.year, date_span=_date_span(one), event=_part(one))


def _part(one: Told) -> Part:
    """What happened, labelled by what is said after the date where it stands in the middle."""
    whole = part(one.sentence, one.start, one.end)
    if one.dated is not one.sentence or not one.start < one.date.lead < one.date.end < one.end:
        return whole
    after, before = (one.date.end, one.end), (one.start, one.date.lead)
    longer = after if after[1] - after[0] >= before[1] - before[0] else before
    core = part(one.sentence, *longer)
    return whole.model_copy(update={"label": core.label, "icon": core.icon or whole.icon})


def _date_text(one: Told) -> str:
    text = one.dated.doc[one.date.start : one.date.end].text
    return text[:1].upper() + text[1:] if one.date.kind is not DateKind.ABSOLUTE else text


def _date_span(one: Told) -> Span:
    return one.dated.span_of(one.date.start, one.date.end)
