"""Validators of wishes against one another: what cannot be had at once, as far as it is wanted at once.

`calm but with an energetic finish` is a course of events, `a dark ground with bright accents` speaks of two things,
`calm mornings on hectic days` of what the video is about: none of them contradicts itself. So two opposite words count
only where they are coordinated, or where both are said of the look; and never where the sentence tells of a change.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from chalktalk.direction.checking.absence import is_narrowed, is_none, there_and_not
from chalktalk.direction.checking.case import Case, contradiction, overlap, whole_words
from chalktalk.direction.checking.claiming import claims_against
from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.setting import are_wished, course_told, is_coordinated, is_of_other, said_of
from chalktalk.direction.checking.shape import shapes_named, was_asked
from chalktalk.direction.usual import usual_platform
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim, How, Platform, Wish
from chalktalk.documents.options import Aspect

_MOST = 12
"""Places of a kind that are compared with one another: a brief that goes on like that is not read to its end."""
_LISTED = 3
"""Lengths beside that of the whole that are of its parts."""
_NEXT_TO = 30
"""Characters beside a length that tell what it is of."""
_ALTERNATIVES = re.compile(
    r"\s*(?:-|–|—|to|or|bis|oder|à|a|ou|o|and a half|tot|of|s|sec\w*|seconds?|sekunden)*\s*", re.IGNORECASE
)
"""What stands between the two ends of a range."""
_OF_A_PART = re.compile(
    r"\b(?:first|last|final|opening|initial|every|each|within|per|after|ersten?|letzten?|alle|jede\w*|nach|premières?"
    r"|dernières?|toutes les|après|primer\w*|últim\w*|cada|tras|prim[ei]|ultim[ei]|ogni)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^\W*(?:of\W+)?(?:each|apiece|intro|hook|outro|opening|teaser|ending|per\b|(?:long )?scenes?|shots?|cuts?|clips?"
    r"|in\b|mark\b)",
    re.IGNORECASE,
)
_ENDINGS = "(?:e[nrsm]?|s)?"
"""Of adjectives, as German and its neighbours have them."""


@dataclass(frozen=True, slots=True)
class _Pole:
    name: str
    wishes: frozenset[tuple[str, str]]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two opposites; `apart`: they may be had of two things."""

    field: Aim
    one: _Pole
    other: _Pole
    apart: bool


def contradictions(case: Case) -> Iterator[Caution]:
    """What cannot be had at once: one caution for each field."""
    told: dict[Aim, Caution] = {}
    for validator in (_opposites, there_and_not, _two_of_one, _back_and_forth, claims_against):
        for one in validator(case):
            told.setdefault(one.field, one)
    yield from told.values()


def _opposites(case: Case) -> Iterator[Caution]:
    """Two wishes of which each takes back the other: calm and hectic, minimal and busy, dark and bright."""
    told: set[Stretch] = set()
    for pair in _pairs():
        for first, second in _clashes(case, pair):
            if first not in told or second not in told:
                told |= {first, second}
                yield contradiction(pair.field, case.brief.text[slice(*first)], case.brief.text[slice(*second)])
                break


def _two_of_one(case: Case) -> Iterator[Caution]:
    """Two values of what has only one: two durations, two shapes, two platforms that show different shapes."""
    platforms = case.asked(Aim.PLATFORM, How.SET)
    for one, other in combinations(platforms[:_MOST], 2):
        shapes = [set(usual_platform(Platform(wish.value)).aspects) for wish in (one, other)]
        if (
            one.value != other.value
            and not overlap((one.start, one.end), (other.start, other.end))
            and not shapes[0] & shapes[1]
        ):
            yield contradiction(Aim.PLATFORM, one.words, other.words)
            break
    for (shape, words), (another, others) in combinations(shapes_named(case)[:_MOST], 2):
        if shape is not another and {shape, another} != {Aspect.TALL, Aspect.PORTRAIT} and not was_asked(case.lower):
            yield contradiction(Aim.ASPECT, words, others)
            break
    parts = case.measures.spans
    lengths = [wish for wish in case.asked(Aim.DURATION, How.SET) if _is_of_the_whole(case, wish, parts)]
    if case.measures.totals and len(lengths) > _LISTED:
        lengths = [wish for wish in lengths if any(_near(wish.value, str(total)) for total in case.measures.totals)]
    if len(lengths) > _LISTED and _is_sum(lengths):
        return
    for one, other in combinations(lengths[:_MOST], 2):
        between = case.brief.text[one.end : other.start][:_NEXT_TO]
        if not _near(one.value, other.value) and not _ALTERNATIVES.fullmatch(between):
            yield contradiction(Aim.DURATION, one.words, other.words)
            break


def _back_and_forth(case: Case) -> Iterator[Caution]:
    """More and less of the same, or a value that is wanted and not wanted."""
    told: set[Aim] = set()
    for one, other in combinations(case.wording.wishes[: 5 * _MOST], 2):
        hows = {one.how, other.how}
        same = one.field is other.field and one.field not in told and one.value == other.value
        if not same or hows not in ({How.MORE, How.LESS}, {How.SET, How.WITHOUT}) or is_none(one) or is_none(other):
            continue
        spans = (one.start, one.end), (other.start, other.end)
        meant = [span for wish, span in zip((one, other), spans, strict=True) if wish.how is not How.WITHOUT]
        first, second = sorted(spans)
        taken_back = {How.WITHOUT} <= hows and is_narrowed(case.brief.text, first, second)
        if taken_back or any(is_of_other(case.brief.text, span) for span in spans):
            continue
        if any(case.is_denied(start) for start, _ in meant):  # not too fast, not too slow
            continue
        if not overlap(*spans) and are_wished(case.brief.text, *spans) and not course_told(case.brief.text, *spans):
            told.add(one.field)
            yield contradiction(one.field, one.words, other.words)


def _clashes(case: Case, pair: _Pair) -> Iterator[tuple[Stretch, Stretch]]:
    text = case.brief.text
    ones = _found(case, pair.field, pair.one)
    others = _found(case, pair.field, pair.other) if ones else ()
    said = {stretch: said_of(text, stretch) for stretch in (*ones, *others)} if others else {}
    for one in ones:
        for other in others:
            first, second = sorted((one, other))
            compound = text[first[1] : second[0]].strip() in {"-", "–"}  # retro-futuristic
            if compound or overlap(first, second):
                continue
            one_of, other_of = said[one], said[other]
            together = one_of is not None and other_of is not None
            together = together and (one_of == other_of or (not pair.apart and _meet(one_of, other_of)))
            if (together or is_coordinated(text, first, second)) and not course_told(text, first, second):
                yield first, second


def _meet(one: str | None, other: str | None) -> bool:
    """Whether what is said of one thing is said of the other too: the whole and its pictures, not its music."""
    return {one, other} <= {"whole", "pictures", "pace"}


def _found(case: Case, field: Aim, pole: _Pole) -> tuple[Stretch, ...]:
    """Where a pole is asked for; not where it only colours a colour, as in `dark blue`."""
    colours = [(wish.start, wish.end) for wish in case.asked(Aim.PALETTE) if field is not Aim.PALETTE]
    wished = {
        (wish.start, wish.end)
        for wish in case.wording.wishes
        if (wish.field, wish.value) in pole.wishes and wish.how in {How.SET, How.MORE}
    }
    quoted = case.page.muted
    said = {
        span
        for span in case.named(pole.words)
        if not case.is_denied(span[0]) and case.page.places(*span).start not in quoted
    }
    wished = {span for span in wished if case.page.places(*span).start not in quoted}
    alone = {span for span in said if not any(overlap(span, one) for one in wished)}
    near = [(max(0, start - 1), end) for start, end in colours]
    found = sorted(span for span in wished | alone if not any(overlap(span, one) for one in near))
    return tuple(found[:_MOST])


def _is_of_the_whole(case: Case, wish: Wish, parts: Sequence[Stretch]) -> bool:
    """Whether a length is the video's, and not its hook's."""
    text = case.brief.text
    if any(overlap((wish.start, wish.end), part) for part in parts):
        return False
    return not _OF_A_PART.search(text[max(0, wish.start - _NEXT_TO) : wish.start]) and not _PART.match(
        text[wish.end : wish.end + _NEXT_TO]
    )


def _is_sum(lengths: Sequence[Wish]) -> bool:
    """Whether one length is that of all others together."""
    values = [float(wish.value) for wish in lengths if wish.value.replace(".", "", 1).isdecimal()]
    return any(_near(str(value), str(sum(values) - value)) for value in values)


def _near(one: str, other: str) -> bool:
    try:
        return abs(float(one) - float(other)) <= 0.1 * max(float(one), float(other))
    except ValueError:
        return one == other


@cache
def _pairs() -> tuple[_Pair, ...]:
    read = tomllib.loads(files("chalktalk.direction.checking").joinpath("opposites.toml").read_text("utf-8"))
    return tuple(
        _Pair(Aim(entry["field"]), _pole(entry["one"]), _pole(entry["other"]), entry["apart"])
        for entry in read["pairs"]
    )


def _pole(entry: dict[str, Any]) -> _Pole:
    wishes = frozenset(tuple(wish.split("=", 1)) for wish in entry["wishes"])
    return _Pole(entry["name"], wishes, whole_words(f"(?:{entry['words']}){_ENDINGS}"))
