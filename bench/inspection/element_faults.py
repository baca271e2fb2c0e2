"""Faults of single elements: the scene drawn again by the real painter, without one, or with one out of its place."""

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TypeVar

import numpy as np
from planting import Case, Fault, Planted, Spot, UnfitError
from splicing import Piece, Planes, encoded, groups, planes_of, write_film

from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import AnyNode, Group, Keyframe, Number, PlacedScene, SceneTimeline
from chalktalk.frames import FrameRange
from chalktalk.render import plan_segments
from chalktalk.render.segment import drawn_frames
from chalktalk.timeline import read_scene

NOTICED = 0.006
"""Part of the picture that has to differ for a viewer to miss an element."""
CLEARLY = 24
"""Steps of luma by which it has to."""
SETTLED = 0.7
"""Seconds after which an element has arrived."""

Edit = Callable[[AnyNode], AnyNode | None]


def missing(case: Case) -> Planted:
    """An element never comes."""
    return _plant(case, lambda _: None, None)


def off_screen(case: Case) -> Planted:
    """An element lies outside the picture for three seconds."""
    across = float(case.film.production.timeline.page_width)
    return _plant(case, lambda node: _moved(node, 1.2 * across), 3.0)


def displaced(case: Case) -> Planted:
    """An element lies where it should not."""
    across = float(case.film.production.timeline.page_width)
    return _plant(case, lambda node: _moved(node, case.degree(0.2, 0.2, 0.2, 0.2, 0.1) * across), None)


def _moved(node: AnyNode, by: float) -> AnyNode:
    return node.model_copy(update={"x": _shifted(node.x, by)})


def _shifted(number: Number, by: float) -> Number:
    if isinstance(number, float | int):
        return float(number) + by
    return tuple(Keyframe(key.frame, key.value + by, key.ease) for key in number)


def _plant(case: Case, edit: Edit, seconds: float | None) -> Planted:
    """Draw one element of one scene otherwise, from when it has come in, for so long or to the scene's end."""
    for scene, element, due in _candidates(case):
        last = min(scene.end, case.film.frames)
        end = last if seconds is None else min(last, due + case.frames(seconds))
        if end - due < case.frames(1.0 if seconds is None else 0.9 * seconds):
            continue
        stretch = FrameRange(due, end)
        edited = _edited(case, scene, element, edit)
        if edited is None or _seen(case, edited, stretch) < NOTICED:
            continue
        write_film(case.video, case.film, list(_pieces(case, edited, stretch)))
        return Planted(stretch, (scene.id,), f"{element} of {scene.id}")
    raise UnfitError


def _candidates(case: Case) -> Iterator[tuple[PlacedScene, str, int]]:
    """Elements, and the film's frame by which each has come in; those that fit the spot best first."""
    made = case.film.production
    found = [
        (scene, beat.element, scene.start + beat.due + case.frames(SETTLED))
        for scene, cues in zip(made.timeline.scenes, made.cues, strict=True)
        for beat in cues.beats
    ]
    match case.spot:
        case Spot.END:
            found.reverse()
        case Spot.MIDDLE:
            found.sort(key=lambda one: abs(one[2] - case.film.frames // 2))
        case Spot.BOUND | Spot.SHORTEST:
            case.chance.shuffle(found)
        case Spot.START:
            pass
    yield from found


def _edited(case: Case, scene: PlacedScene, element: str, edit: Edit) -> tuple[SegmentPlan, ...] | None:
    """The film's segments with the element edited; None if nothing is drawn under its name."""
    timeline = read_scene(case.store.get(scene.timeline.digest))
    touched: list[str] = []

    def mine(node: AnyNode) -> AnyNode | None:
        if node.id == element or node.id.startswith(f"{element}/"):
            touched.append(node.id)
            return edit(node)
        if isinstance(node, Group):
            return node.model_copy(update={"children": tuple(_present(map(mine, node.children)))})
        return node

    layers = tuple(
        layer.model_copy(update={"nodes": tuple(_present(map(mine, layer.nodes)))}) for layer in timeline.layers
    )
    if not touched:
        return None
    blob = case.store.put(_json(timeline.model_copy(update={"layers": layers})), "application/json")
    made = case.film.production
    scenes = tuple(
        one.model_copy(update={"timeline": blob}) if one.id == scene.id else one for one in made.timeline.scenes
    )
    return plan_segments(made.timeline.model_copy(update={"scenes": scenes}), made.direction.output)


T = TypeVar("T")


def _present(things: Iterator[T | None]) -> Iterator[T]:
    return (thing for thing in things if thing is not None)


def _json(timeline: SceneTimeline) -> bytes:
    return timeline.model_dump_json().encode()


def _segments(case: Case, edited: tuple[SegmentPlan, ...]) -> Iterator[tuple[FrameRange, SegmentPlan, SegmentPlan]]:
    """Every segment: its place in the film, as it was, and as it is edited."""
    made = case.film.production
    ends = accumulate(plan.frames for plan in edited)
    for end, before, after in zip(ends, plan_segments(made.timeline, made.direction.output), edited, strict=True):
        yield FrameRange(end - after.frames, end), before, after


def _drawn(case: Case, plan: SegmentPlan) -> Iterator[Planes]:
    return (planes_of(frame) for frame in drawn_frames(plan, case.store, lambda _done, _all: None))


def _seen(case: Case, edited: tuple[SegmentPlan, ...], stretch: FrameRange) -> float:
    """The part of the picture that differs in the middle of a stretch."""
    middle = (stretch.start + stretch.end) // 2
    for place, before, after in _segments(case, edited):
        if middle in place:
            here = FrameRange(middle - place.start, middle - place.start + 1)
            first, second = (next(_drawn(case, _only(plan, here))) for plan in (before, after))
            height = first.shape[0] * 2 // 3
            return float((np.abs(first[:height].astype(int) - second[:height]) >= CLEARLY).mean())
    return 0.0


def _only(plan: SegmentPlan, part: FrameRange) -> SegmentPlan:
    slices = tuple(one.model_copy(update={"first": one.first + part.start}) for one in plan.slices)
    return plan.model_copy(update={"frames": part.length, "slices": slices})


def _pieces(case: Case, edited: tuple[SegmentPlan, ...], stretch: FrameRange) -> Iterator[Piece]:
    """The film's picture, encoded anew where the stretch is."""
    whole = groups(case.film)
    for place, before, after in _segments(case, edited):
        if place.start < stretch.end and stretch.start < place.end:
            pairs = zip(_drawn(case, before), _drawn(case, after), strict=True)
            shown = (pair[place.start + at in stretch] for at, pair in enumerate(pairs))
            yield encoded(shown, case.film.production.direction.output)
        else:
            yield from (piece for where, piece in whole if where.start in place)


ELEMENT_FAULTS = (
    Fault("missing element", ("picture.*",), missing),
    Fault("element off screen", ("picture.*",), off_screen),
    Fault("element displaced", ("picture.*",), displaced),
)
