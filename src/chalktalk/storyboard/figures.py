"""The author's wishes for numbers and dates: each value with its label, joined by `=`."""

import re
from dataclasses import replace

from chalktalk.documents.storyboard import (
    BarChartVisual,
    Datum,
    Element,
    GrowthVisual,
    LineChartVisual,
    NumberVisual,
    ShareChartVisual,
    TimelineEvent,
    TimelineVisual,
    Visual,
)
from chalktalk.storyboard.choosing import ranked
from chalktalk.storyboard.wish import ITEM_BREAK, MOST, STEP_BREAK, ContentError, Wish, capitalised

NUMBER_BREAK = re.compile(r"\s*\|\s*|:\s+")
VALUE = re.compile(r"[-−]?\d[\d,. \u00a0\u202f]*")
SOURCE = re.compile(r"\s*[;|]\s*source\s*=\s*([^;|]+?)\s*$", re.IGNORECASE)
MAGNITUDES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
LATE = 2
"""Words into a scene after which something has to be on screen."""


def number(wish: Wish) -> Visual:
    """A number and what it measures; without a caption, what the script says it measures."""
    shown, *rest = (part.strip() for part in NUMBER_BREAK.split(wish.content, maxsplit=1))
    if not any(sign.isdigit() for sign in shown):
        raise ContentError("a number needs digits", "[VISUAL: number: $3.5M: what it measures]")
    caption = rest[0] if rest else _measured(wish)
    (value,), (measured,) = wish.elements(["value"], [shown]), wish.elements(["caption"], [caption])
    if value.cue.start > LATE and measured.cue.start > LATE:
        first = next((token.index for token in wish.passage.tokens if token.telling), 0)
        measured = measured.model_copy(
            update={"cue": measured.cue.model_copy(update={"start": first, "end": first + 1})}
        )
    return NumberVisual(
        value=value.model_copy(update={"label": shown, "icon": None}),
        caption=measured.model_copy(update={"label": capitalised(caption)}),
    )


def _measured(wish: Wish) -> str:
    found = (choice.visual for _, choice in ranked(wish.passage, ()))
    return next((visual.caption.label for visual in found if isinstance(visual, NumberVisual)), wish.passage.film)


def bar_chart(wish: Wish) -> Visual:
    """One measure for several categories."""
    wish, source = _sourced(wish)
    name, data, unit = _data(wish, 2, 8, "[VISUAL: bar chart: 2010 = 12 %; 2020 = 30 %]")
    title = wish.heading(name, [one.category for one in data], "bar_chart")
    return BarChartVisual(heading=title, unit=unit, data=data, source=source)


def line_chart(wish: Wish) -> Visual:
    """One measure at several times."""
    wish, source = _sourced(wish)
    name, data, unit = _data(wish, 2, 12, "[VISUAL: line chart: 2010 = 12 %; 2015 = 20 %; 2020 = 30 %]")
    title = wish.heading(name, [one.category for one in data], "line_chart")
    return LineChartVisual(heading=title, unit=unit, data=data, source=source)


def share_chart(wish: Wish) -> Visual:
    """Parts of a whole, in percent."""
    wish, source = _sourced(wish)
    example = "[VISUAL: share chart: nitrogen = 78 %; oxygen = 21 %]"
    name, data, _ = _data(wish, 1, MOST, example)
    if sum(one.value for one in data) > 100.5:
        raise ContentError("the shares are more than a hundred percent together", example)
    title = wish.heading(name, [one.category for one in data], "share_chart")
    return ShareChartVisual(heading=title, data=data, source=source)


def change(wish: Wish) -> Visual:
    """What grows, perhaps from one value to another."""
    example = "[VISUAL: growth: Subject: 4 % -> 9 %]"
    subject, _, values = (part.strip() for part in wish.content.partition(": "))
    if not subject:
        raise ContentError("growth needs what it is that grows", example)
    shown = [part for part in STEP_BREAK.split(values) if part]
    if len(shown) not in (0, 2):
        raise ContentError("growth goes from one value to another", example)
    head, *ends = wish.elements(["subject", "before", "after"][: 1 + len(shown)], [subject, *shown])
    before, after = (
        (_datum(end, text, example) for end, text in zip(ends, shown, strict=True)) if ends else (None, None)
    )
    falls = before is not None and after is not None and after.value < before.value
    return GrowthVisual(
        heading=wish.heading(None, [head], "growth"), subject=head, before=before, after=after, falls=falls
    )


def timeline(wish: Wish) -> Visual:
    """Dated events."""
    example = "[VISUAL: timeline: 1796 = first vaccine; 1980 = smallpox gone]"
    name, pairs = _pairs(wish, 2, MOST, example)
    events = wish.elements([f"event-{at}" for at in range(1, len(pairs) + 1)], [event for _, event in pairs])
    dated = [
        TimelineEvent(date=date, year=_year(date, example), event=event)
        for (date, _), event in zip(pairs, events, strict=True)
    ]
    return TimelineVisual(heading=wish.heading(name, events, "timeline"), events=tuple(dated))


def _pairs(wish: Wish, fewest: int, most: int, example: str) -> tuple[Element | None, list[tuple[str, str]]]:
    title, rest = wish.titled(wish.content, colons=1)
    pairs = [tuple(side.strip() for side in part.split("=", 1)) for part in ITEM_BREAK.split(rest) if part.strip()]
    if not fewest <= len(pairs) <= most or any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise ContentError(f"write {fewest} to {most} pairs joined by `=`", example)
    return title, [(pair[0], pair[1]) for pair in pairs]


def _sourced(wish: Wish) -> tuple[Wish, str | None]:
    """The wish without its last part, where that names the source of the numbers, and the source."""
    found = SOURCE.search(wish.content)
    return (replace(wish, content=wish.content[: found.start()]), f"Source: {found[1]}") if found else (wish, None)


def _data(wish: Wish, fewest: int, most: int, example: str) -> tuple[Element | None, tuple[Datum, ...], str]:
    title, pairs = _pairs(wish, fewest, most, example)
    categories = wish.elements([f"value-{at}" for at in range(1, len(pairs) + 1)], [label for label, _ in pairs])
    data = tuple(_datum(one, shown, example) for one, (_, shown) in zip(categories, pairs, strict=True))
    return title, data, VALUE.sub("", pairs[0][1]).strip()


def _datum(category: Element, shown: str, example: str) -> Datum:
    found = VALUE.search(shown)
    if found is None:
        raise ContentError(f"“{shown}” is no value", example)
    digits = re.sub(r"[,\s\u00a0\u202f]", "", found[0]).replace("−", "-").rstrip(".")
    unit = shown[found.end() :].strip().lower().split(" ")[0]
    return Datum(category=category, value=float(digits) * MAGNITUDES.get(unit, 1.0), shown=shown)


def _year(date: str, example: str) -> float:
    found = re.search(r"\d+", date)
    if found is None:
        raise ContentError(f"“{date}” names no year", example)
    return -float(found[0]) if re.search(r"\bB\.?C", date, re.IGNORECASE) else float(found[0])
