"""What staging tries, step by step, where a scene cannot be shown as it was asked for without a fault.

Text has its own steps (`typeset.fit`): even lines, more of them, the next smaller size, fewer words. Where a scene
still has faults, it gets more room, then less to say, and at last a simpler picture; the author is told what was done.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chalktalk.documents.cues import Beat, SceneCues
from chalktalk.documents.storyboard import (
    Datum,
    Element,
    ListVisual,
    Scene,
    StatementVisual,
    TimelineEvent,
    Visual,
)
from chalktalk.staging.clusters import clusters
from chalktalk.staging.reading import ARRIVED, reading_time
from chalktalk.walking import changed_within, parts_within

SHORT = 32
"""Characters of a label that any picture has room for."""
LONG_NUMBER = 9
"""Characters of a value from which it may be in the way of others."""
MOST_ITEMS = 6
APART = 0.4
"""Seconds between elements that come in sooner than their words: as between two words, so that each has its moment."""


class Step(NamedTuple):
    """One way to ease a scene."""

    told: str
    """What the author is told of it."""
    eased: Callable[[Scene], Scene]
    """Gives the same scene where it has nothing to ease."""


def has_long_words(scene: Scene) -> bool:
    """Whether it shows more words, or longer numbers, than pictures are made for."""
    return any(len(element.label) > SHORT for element in _spoken(scene.visual)) or any(
        len(datum.shown) > LONG_NUMBER for datum in parts_within(scene.visual, Datum)
    )


def in_time_to_read(scene: Scene, cues: SceneCues) -> SceneCues:
    """Cues in which what would come too late to be read comes sooner, and what has to come before that as well."""
    shown = [*_spoken(scene.visual), *(overlay.element for overlay in scene.overlays)]
    labels = {element.id: element.label for element in shown}
    end, floor = cues.frames - cues.leave.frames, cues.enter.frames
    apart = cues.rate.frame_at(APART)
    spoken = due_after = cues.frames
    found: list[Beat] = []
    for beat in reversed(cues.beats):
        label = labels.get(beat.element)
        if label is None:
            found.append(beat)
            continue
        latest = end - cues.rate.frame_at(reading_time(len(label)) + ARRIVED)
        before = due_after - min(apart, spoken - beat.due)
        spoken, due_after = beat.due, min(beat.due, max(min(latest, before), floor))
        found.append(beat.model_copy(update={"due": due_after}))
    found.reverse()
    return cues.model_copy(update={"beats": tuple(sorted(found, key=lambda one: one.due))})


def _alone(scene: Scene) -> Scene:
    return scene.model_copy(update={"overlays": ()})


def _without_figure(scene: Scene) -> Scene:
    return scene.model_copy(update={"figure": ()})


def _short(scene: Scene) -> Scene:
    return changed_within(scene, Element, lambda one: _labelled(one, _cut(one.label)))


def _cut(label: str) -> str:
    if len(label) <= SHORT:
        return label
    words = label.split()
    while len(words) > 1 and len(" ".join(words)) > SHORT:
        words.pop()
    return "".join(clusters(" ".join(words))[: SHORT - 1]) + "…"


def _as_list(scene: Scene) -> Scene:
    heading, *others = _spoken(scene.visual)
    if not others or isinstance(scene.visual, ListVisual):
        return scene
    items = tuple(others[:MOST_ITEMS])
    return scene.model_copy(update={"visual": ListVisual(heading=heading, items=items)})


def _as_statement(scene: Scene) -> Scene:
    heading = _labelled(_spoken(scene.visual)[0], _cut(_spoken(scene.visual)[0].label))
    return scene.model_copy(update={"visual": StatementVisual(heading=heading)})


def _spoken(visual: Visual) -> Sequence[Element]:
    """All that a visual shows as elements, values and dates beside what they belong to."""
    with_values = changed_within(
        changed_within(visual, Datum, lambda datum: datum.model_copy(update={"category": _valued(datum)})),
        TimelineEvent,
        lambda event: event.model_copy(update={"event": _labelled(event.event, f"{event.date}: {event.event.label}")}),
    )
    return list(parts_within(with_values, Element))


def _valued(datum: Datum) -> Element:
    return _labelled(datum.category, f"{datum.category.label}: {datum.shown}" if datum.category.label else datum.shown)


def _labelled(element: Element, label: str) -> Element:
    return element.model_copy(update={"label": label})


STEPS: tuple[Step, ...] = (
    Step("the key words beside the picture are left out", _alone),
    Step("the figure is left out", _without_figure),
    Step("its labels are shortened", _short),
    Step("it is shown as a list", _as_list),
    Step("it is shown as one short sentence", _as_statement),
)
"""In the order in which they are tried, each on top of those before it."""
