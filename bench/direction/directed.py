"""Marks for directions: whether each is what its brief asks for, and whether it is warned of what is wrong."""

from collections.abc import Iterable, Mapping

from briefs import Expected, Fault, LabelledBrief
from marks import NEAR, Tally, difference, has_hue, lab_of_colour
from spoiled import CODES

from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.creative.wishes import Aim

LENGTH = 0.02
"""Share by which a length may be wrong."""


def mark_direction(
    brief: LabelledBrief,
    direction: CreativeDirection,
    before: CreativeDirection | None,
    tallies: Mapping[str, Tally],
) -> None:
    """Hold a direction against what its brief is to lead to."""
    name, expected = brief.name, brief.expect
    if expected.platform:
        miss = f"{name}: {direction.platform}, not {'/'.join(expected.platform)}"
        tallies["platform"].add(miss, right=direction.platform in expected.platform)
    if expected.category:
        miss = f"{name}: {direction.category}, not {'/'.join(expected.category)}"
        tallies["category"].add(miss, right=direction.category in expected.category)
    _mark_facts(name, expected, direction, tallies["wishes for facts"])
    _mark_looks(name, expected, direction, tallies["wishes for looks"])
    if before is not None:
        _mark_changes(name, expected, direction, before, tallies["changes"])
    if expected.cautions is not None:
        mark_cautions(name, expected.cautions, direction, tallies)


def _mark_facts(name: str, expected: Expected, direction: CreativeDirection, tally: Tally) -> None:
    if expected.duration is not None:
        right = abs(direction.duration - expected.duration) <= LENGTH * expected.duration
        tally.add(f"{name}: {direction.duration:g} s, not {expected.duration:g}", right=right)
    if expected.language is not None:
        found = direction.language.partition("-")[0]
        tally.add(f"{name}: language {found}, not {expected.language}", right=found == expected.language)
    for what in ("aspect", "captions", "music", "effects"):
        value, found_value = getattr(expected, what), getattr(direction, what)
        if value is not None:
            tally.add(f"{name}: {what} {found_value}, not {value}", right=value == found_value)


def _mark_looks(name: str, expected: Expected, direction: CreativeDirection, tally: Tally) -> None:
    for style in expected.style:
        tally.add(f"{name}: style {'/'.join(direction.style)} without {style}", right=style in direction.style)
    if expected.feeling:
        miss = f"{name}: feeling {direction.feeling}, not {'/'.join(expected.feeling)}"
        tally.add(miss, right=direction.feeling in expected.feeling)
    for what, value, found in (
        ("key", expected.key, direction.light.key),
        ("contrast", expected.contrast, direction.light.contrast),
        ("temperature", expected.temperature, direction.light.temperature),
        ("motion", expected.motion, direction.motion),
        ("transitions", expected.transitions, direction.transitions),
        ("source", expected.source, direction.style_source),
    ):
        if value is not None:
            tally.add(f"{name}: {what} {found}, not {value}", right=value == found)
    palette = [paint.colour for paint in direction.palette]
    for hue in expected.colours:
        tally.add(f"{name}: no {hue} in {' '.join(palette)}", right=has_hue(palette, hue))
    for colour in expected.exact_colours:
        nearest = min(float(difference(lab_of_colour(colour), lab_of_colour(other))) for other in palette)
        tally.add(f"{name}: {colour} is {nearest:.1f} from the nearest of {' '.join(palette)}", right=nearest <= NEAR)


def _mark_changes(
    name: str, expected: Expected, direction: CreativeDirection, before: CreativeDirection, tally: Tally
) -> None:
    told = {change.field for change in direction.changes}
    for field in expected.changed:
        tally.add(f"{name}: {field} is not told as changed, of {'/'.join(sorted(told))}", right=field in told)
    for field in expected.kept:
        was, now = value_of(before, field), value_of(direction, field)
        tally.add(f"{name}: {field} was {was} and is {now}", right=was == now and field not in told)


def mark_cautions(
    name: str, faults: Iterable[Fault], direction: CreativeDirection, tallies: Mapping[str, Tally]
) -> None:
    """Hold cautions against what is wrong: each fault is to be warned of, and where there is none, nothing is."""
    codes = sorted({caution.code for caution in direction.cautions})
    for fault in faults:
        miss = f"{name}: no caution of {fault}, only {' '.join(codes) or 'none'}"
        tallies["faults warned of"].add(miss, right=not set(CODES[fault]).isdisjoint(codes))
    if not tuple(faults):
        told = "; ".join(f"{caution.code}: {caution.message}" for caution in direction.cautions)
        tallies["clean ones left alone"].add(f"{name}: {told}", right=not direction.cautions)


def value_of(direction: CreativeDirection, field: Aim) -> object:
    """What a direction has in a field."""
    value: object = direction
    for part in field.split("."):
        value = getattr(value, part)
    return value
