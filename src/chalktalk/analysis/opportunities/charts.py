"""Charts: numbers that a sentence is about, alone or side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.numbers.borrowing import measured
from chalktalk.analysis.numbers.measures import Measured
from chalktalk.analysis.numbers.regions import Region, heart, regions
from chalktalk.analysis.numbers.units import Kind, dimension, plural
from chalktalk.analysis.numbers.worth import FEW, worthy
from chalktalk.documents.analysis import ChartOpportunity, ChartShape, Part, Priority, Quantity
from chalktalk.documents.base import Span

ENOUGH = 0.55
"""Worth from which a number is seen by itself."""
BESIDE = 0.3
"""Worth from which it is seen beside another that is enough."""
TOGETHER = 0.15
"""What a second number of the same unit adds."""
WHOLE = (95.0, 100.5)
"""Percent to which parts of a whole add up, as they are rounded in speech."""
SEVERAL = 5
"""Things from which their number is seen beside another count."""
NEIGHBOURS = 1
"""Sentences that may lie between a number and one that borrows its unit."""
LISTED = 4
"""The same where both stand in items of a list, which say more than one thing each."""


@dataclass(frozen=True)
class Seen:
    """A number worth seeing, with where it is spoken of."""

    number: Measured
    worth: float
    region: Region


def charts(reading: Reading) -> Iterator[ChartOpportunity]:
    """Numbers worth seeing; neighbouring sentences on one measure are one chart."""
    group: list[Seen] = []
    for sentence, found in measured(reading):
        seen = _seen(sentence, found)
        if not seen:
            continue
        if group and not _goes_on(group, seen):
            yield from _chart(group)
            group = []
        group += seen
    yield from _chart(group)


def _seen(sentence: ReadSentence, found: Sequence[Measured]) -> list[Seen]:
    """A sentence's numbers that deserve a place, each with the words about it."""
    rated = worthy(sentence, found)
    units = [one.unit for one in found]
    shared = {unit for unit in units if units.count(unit) > 1}
    rated = [(one, worth + TOGETHER * (one.unit in shared and not one.ranged)) for one, worth in rated if worth > 0]
    kept = [(one, worth) for one, worth in rated if worth >= BESIDE + 0.1 * (one.kind is Kind.DURATION)]
    if not kept:
        return []
    counts = any(one.kind is Kind.COUNT for one, _ in kept)
    for one, worth in rated:
        joins = one.unit in shared or (counts and one.kind is Kind.COUNT and abs(one.value) >= SEVERAL)
        if worth < BESIDE and joins and one.kind is not Kind.DURATION and not _given(one):
            kept.append((one, worth))
    if any(one.kind is not Kind.TIMES for one, _ in kept):
        kept = [(one, worth) for one, worth in kept if one.kind is not Kind.TIMES]
    kept.sort(key=lambda pair: (pair[0].start, pair[0].value))
    places = regions(sentence, [one for one, _ in kept])
    return [Seen(one, worth, region) for (one, worth), region in zip(kept, places, strict=True)]


def _given(one: Measured) -> bool:
    """Whether a small number was known before: `the four chambers`."""
    known = one.lead > 0 and one.sentence.doc[one.lead - 1].tag_ == "DT"
    return known and one.kind is Kind.COUNT and abs(one.value) < FEW


def _goes_on(group: Sequence[Seen], seen: Sequence[Seen]) -> bool:
    """Whether the next sentence's numbers are seen together with those before."""
    last, first = group[-1].number, seen[0].number
    gap = first.sentence.index - last.sentence.index - 1
    listed = last.sentence.list_item and first.sentence.list_item
    same_place = last.sentence.paragraph == first.sentence.paragraph or listed
    if gap > (LISTED if listed else NEIGHBOURS) or not same_place or last.sentence.section != first.sentence.section:
        return False
    if gap == 0 and _is_tally(first):
        return _is_tally(last) or any(one.number.unit == first.unit for one in group)
    shared = {dimension(one.number.unit) for one in group} & {dimension(one.number.unit) for one in seen}
    if gap > 0:
        measures = any(one.number.kind is Kind.MEASURE and dimension(one.number.unit) in shared for one in seen)
        return measures or any(one.number.borrowed for one in seen)
    if shared:
        return True
    kinds = {one.number.kind for one in (*group, *seen)}
    near = (first.sentence.doc[at].lower_ for one in seen for at in range(one.region.start, one.region.end))
    points_back = not {"them", "they", "it"}.isdisjoint(near)
    return points_back and Kind.COUNT in kinds and kinds <= {Kind.COUNT, Kind.MEASURE}


def _is_tally(one: Measured) -> bool:
    """Whether a number opens a sentence without a verb, as facts in a row do: `Eighty miles of pipe`, `Nine pumps`."""
    doc = one.sentence.doc
    return one.lead == 0 and not any(token.pos_ in ("VERB", "AUX") for token in doc)


def _chart(group: Sequence[Seen]) -> Iterator[ChartOpportunity]:
    """The chart of a group, if its numbers are worth it."""
    seen = _distinct(group)
    if not seen:
        return
    sure = max(one.worth for one in seen)
    if len({one.number.unit for one in seen}) < len(seen) and seen[0].number.sentence is not seen[-1].number.sentence:
        sure += TOGETHER
    if sure < ENOUGH:
        return
    shape = _shape(seen)
    spans = [_span(one.number) for one in seen]
    said = [one.number.sentence.doc[one.number.start : one.number.end].text for one in seen]
    yield ChartOpportunity(
        span=Span(start=seen[0].number.sentence.span.start, end=seen[-1].number.sentence.span.end),
        priority=Priority.HIGH if len(seen) > 1 or seen[0].number.kind in (Kind.SHARE, Kind.MONEY) else Priority.MEDIUM,
        confidence=min(0.95, sure),
        evidence=tuple(spans),
        reason=f"{'a number' if len(seen) == 1 else 'numbers'} worth seeing: "
        + ", ".join(f"“{text}”" for text in said[:4]),
        shape=shape,
        values=tuple(_quantities(seen, shape)),
    )


def _distinct(group: Sequence[Seen]) -> list[Seen]:
    """Without what is said a second time."""
    told: dict[tuple[float, str], Seen] = {}
    for one in group:
        told.setdefault((one.number.value, one.number.unit), one)
    return list(told.values())


def _span(one: Measured) -> Span:
    return one.sentence.span_of(one.start, one.end)


def _shape(seen: Sequence[Seen]) -> ChartShape:
    """How the numbers hang together."""
    numbers = [one.number for one in seen]
    if len(numbers) == 1 or (all(number.ranged for number in numbers[:2]) and len(numbers) == 2):
        return ChartShape.SINGLE
    one_unit = len({number.unit for number in numbers}) == 1
    if one_unit and len(numbers) == 2 and _changes(*numbers):
        return ChartShape.CHANGE
    if one_unit and len({date.at for one in seen if (date := one.region.date) is not None}) == len(numbers):
        return ChartShape.LINE if len(numbers) > 2 else ChartShape.CHANGE
    if one_unit and numbers[0].kind is Kind.SHARE and WHOLE[0] <= sum(number.value for number in numbers) <= WHOLE[1]:
        return ChartShape.SHARE
    return ChartShape.BARS


def _changes(low: Measured, high: Measured) -> bool:
    """`from 4 to 9 percent`."""
    led = [one.sentence.doc[one.lead - 1].lower_ if one.lead else "" for one in (low, high)]
    return low.sentence is high.sentence and led == ["from", "to"]


def _quantities(seen: Sequence[Seen], shape: ChartShape) -> Iterator[Quantity]:
    """The values; one that nothing is said about goes by the name of that before it: `Turnout was 67 %, up from 62`."""
    name: str | None = None
    units = Counter(one.number.unit for one in seen)
    for one in seen:
        number, region = one.number, one.region
        whole = part(number.sentence, region.start, region.end)
        core = _core(one, shape, alone=len(seen) == 1, alike=units[number.unit] > 1)
        named = core or whole
        if core is not None:
            name = core.label
        elif name is None:  # `That is enough for 350 kilometres`
            name = plural(number.unit).capitalize() if number.unit.isalpha() else whole.label
        yield Quantity(
            span=_span(number),
            value=number.value,
            unit=number.unit,
            shown=number.shown,
            of=whole.model_copy(update={"label": name, "icon": named.icon or whole.icon}),
            approximate=number.approximate,
        )


def _core(one: Seen, shape: ChartShape, *, alone: bool, alike: bool) -> Part | None:
    """What tells a number from the others: its time, its circumstance, its subject."""
    dated = shape in (ChartShape.LINE, ChartShape.CHANGE)
    tokens = heart(one.number, one.region, dated=dated, alone=alone, alike=alike)
    return part(one.number.sentence, *tokens) if tokens else None
