"""Whether an opportunity's content is exactly what was labelled."""

from collections.abc import Sequence
from math import isclose

from labels import (
    Content,
    Events,
    Items,
    LabelledSide,
    Meaning,
    Nodes,
    Parts,
    Picture,
    Sides,
    Steps,
    Utterance,
    Values,
    words_of,
)

from chalktalk.documents.analysis import (
    AnyOpportunity,
    ChartOpportunity,
    ComparisonOpportunity,
    CycleOpportunity,
    DefinitionOpportunity,
    DiagramOpportunity,
    FlowchartOpportunity,
    HierarchyOpportunity,
    ListOpportunity,
    MetaphorOpportunity,
    NetworkOpportunity,
    Part,
    QuoteOpportunity,
    TimelineOpportunity,
)

ROUNDING = 0.015
"""A third may be written as 33, 33.3 or 33.33 percent."""
UNITS = {
    "percent": "%", "per cent": "%", "dollar": "$", "euro": "€", "pound": "£", "person": "people", "man": "people",
    "men": "people", "woman": "people", "women": "people", "times": "", "mm": "millimetre", "cm": "centimetre",
    "m": "metre", "km": "kilometre", "mg": "milligram", "g": "gram", "kg": "kilogram", "ml": "millilitre", "l": "litre",
    "s": "second", "min": "minute", "h": "hour", "ms": "millisecond", "w": "watt", "kw": "kilowatt", "hz": "hertz",
    "meter": "metre", "kilometer": "kilometre", "centimeter": "centimetre", "millimeter": "millimetre",
    "liter": "litre",
    "tonnes": "tonne", "ton": "tonne", "light year": "light-year", "km/h": "kilometre an hour",
    "kilometre per hour": "kilometre an hour", "kilometre per second": "kilometre a second",
    "metre per second": "metre a second",
}  # fmt: skip
"""Ways to name a unit that mean the same."""


def same_content(found: AnyOpportunity, labelled: Content) -> str | None:  # noqa: C901, PLR0911  one line a type
    """What differs, in words; None if the content is exactly right."""
    match labelled:
        case Sides():
            return _sides(found, labelled)
        case Steps():
            return _in_order(_parts(found), labelled.steps)
        case Events():
            return _events(found, labelled)
        case Values():
            return _values(found, labelled)
        case Parts():
            return _whole(found, labelled)
        case Nodes():
            return _any_order(_parts(found), labelled.nodes)
        case Items():
            return _any_order(_parts(found), labelled.items)
        case Meaning():
            if not isinstance(found, DefinitionOpportunity):
                return "has another form"
            right = holds(found.term.text, labelled.term) and holds(found.meaning.text, labelled.meaning)
            return None if right else f"rather {labelled.term}: {labelled.meaning}"
        case Utterance():
            return _quote(found, labelled)
        case Picture():
            right = isinstance(found, MetaphorOpportunity) and found.metaphor in labelled.metaphor
            right = right or found.type in labelled.metaphor
            return None if right else f"rather {', '.join(labelled.metaphor)}"


def holds(text: str, key: str) -> bool:
    """Whether a text holds key words in their order, perhaps with others between them."""
    said = iter(words_of(text.replace("-", " ")))
    return all(word in said for word in words_of(key.replace("-", " ")))


def _parts(found: AnyOpportunity) -> list[Part]:  # noqa: PLR0911  one line a type
    """The parts of any opportunity that is a row of them."""
    match found:
        case FlowchartOpportunity() | CycleOpportunity():
            return list(found.steps)
        case TimelineOpportunity():
            return [event.event for event in found.events]
        case HierarchyOpportunity() | DiagramOpportunity() | MetaphorOpportunity():
            return list(found.parts)
        case NetworkOpportunity():
            return list(found.nodes)
        case ListOpportunity():
            return list(found.items)
        case ComparisonOpportunity():
            return [found.left.subject, found.right.subject]
        case ChartOpportunity():
            return [value.of for value in found.values]
        case DefinitionOpportunity():
            return [found.term, found.meaning]
        case QuoteOpportunity():
            return [found.words]


def _in_order(parts: Sequence[Part], keys: Sequence[str]) -> str | None:
    if len(parts) != len(keys):
        return f"{len(parts)} parts, rather {' → '.join(keys)}"
    for part, key in zip(parts, keys, strict=True):
        if not holds(part.text, key) or _holds_other(part, key, keys):
            return f"“{part.text}” is not just “{key}”"
    return None


def _any_order(parts: Sequence[Part], keys: Sequence[str]) -> str | None:
    if len(parts) != len(keys):
        return f"{len(parts)} parts, rather {', '.join(keys)}"
    for key in keys:
        if not any(holds(part.text, key) and not _holds_other(part, key, keys) for part in parts):
            return f"no part is just “{key}”"
    return None


def _holds_other(part: Part, key: str, keys: Sequence[str]) -> bool:
    return any(holds(part.text, other) for other in keys if other != key and not holds(key, other))


def _sides(found: AnyOpportunity, labelled: Sides) -> str | None:
    if not isinstance(found, ComparisonOpportunity):
        return "has another form"
    sides = (found.left, found.right)
    for left, right in (sides, sides[::-1]):
        if holds(left.subject.text, labelled.left.name) and holds(right.subject.text, labelled.right.name):
            wrong = _points(left.points, labelled.left, labelled.right)
            return wrong or _points(right.points, labelled.right, labelled.left)
    return f"rather {labelled.left.name} and {labelled.right.name}"


def _points(points: Sequence[Part], own: LabelledSide, other: LabelledSide) -> str | None:
    """Every labelled point is on its side, and none of the other side's."""
    for key in own.points:
        if not any(holds(point.text, key) for point in points):
            return f"“{key}” is not said of {own.name}"
    for key in other.points:
        if any(holds(point.text, key) for point in points):
            return f"“{key}” is said of {own.name}"
    return None


def _values(found: AnyOpportunity, labelled: Values) -> str | None:
    if not isinstance(found, ChartOpportunity):
        return "has another form"
    told = sorted((value.value, _unit(value.unit)) for value in found.values)
    right = sorted((value.value, _unit(value.unit)) for value in labelled.values)
    if len(told) != len(right) or not all(_same(*pair) for pair in zip(told, right, strict=True)):
        return f"{told}, rather {right}"
    for value in labelled.values:
        same = [v for v in found.values if isclose(v.value, value.value, rel_tol=ROUNDING)]
        if not any(_mostly_holds(f"{v.of.text} {v.series or ''}", value.of) for v in same):
            return f"{value.value:g} is not of “{same[0].of.text}” but of “{value.of}”"
    return None


def _same(one: tuple[float, str], other: tuple[float, str]) -> bool:
    return isclose(one[0], other[0], rel_tol=ROUNDING) and one[1] == other[1]


def _mostly_holds(text: str, key: str) -> bool:
    """At least half of the key words: what a number measures can be said in many ways."""
    said, wanted = set(words_of(text)), words_of(key)
    return 2 * sum(word in said for word in wanted) >= len(wanted)


def _unit(unit: str) -> str:
    lower = unit.lower().strip()
    return UNITS.get(lower, lower)


def _events(found: AnyOpportunity, labelled: Events) -> str | None:
    if not isinstance(found, TimelineOpportunity):
        return _in_order(_parts(found), [event.event for event in labelled.events])
    if len(found.events) != len(labelled.events):
        return f"{[event.date for event in found.events]}, rather {[event.date for event in labelled.events]}"
    for event in labelled.events:
        if not any(holds(f.date, event.date) and holds(f.event.text, event.event) for f in found.events):
            return f"“{event.date}: {event.event}” is missing"
    return None


def _whole(found: AnyOpportunity, labelled: Parts) -> str | None:
    wrong = _any_order(_parts(found), labelled.parts)
    if wrong or labelled.whole is None or not isinstance(found, HierarchyOpportunity | DiagramOpportunity):
        return wrong
    right = found.whole is not None and holds(found.whole.text, labelled.whole)
    return None if right else f"the whole is {labelled.whole}"


def _quote(found: AnyOpportunity, labelled: Utterance) -> str | None:
    if not isinstance(found, QuoteOpportunity):
        return "has another form"
    if not holds(found.words.text, labelled.text):
        return f"rather “{labelled.text}”"
    speaker = found.speaker.text if found.speaker else ""
    return None if labelled.speaker is None or holds(speaker, labelled.speaker) else f"said by {labelled.speaker}"
