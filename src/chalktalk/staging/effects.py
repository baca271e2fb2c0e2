"""Which short sounds mark what moves in a scene: few, soft, and on the frame of what they mark."""

from collections.abc import Iterator

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.sound import EffectKind, SoundEffect
from chalktalk.documents.storyboard import (
    Branch,
    CallToActionVisual,
    ComparisonVisual,
    CycleVisual,
    DefinitionVisual,
    Element,
    HierarchyVisual,
    ListVisual,
    NetworkVisual,
    NumberVisual,
    ProcessVisual,
    QuoteVisual,
    RecapVisual,
    ScaleVisual,
    Scene,
    Side,
    StatementVisual,
    TimelineEvent,
    TimelineVisual,
    TransformationVisual,
    TransitionKind,
    Visual,
)

APART = 1.2
"""Seconds from one effect to the next, at least: more would draw the ear away from the voice."""
COUNTING = 0.7
"""Seconds from the start of a count to its last tick, which sounds as the number arrives."""
FAINT = -2.0
"""Decibels of a chip over the picture: it is small."""

_MARKS: dict[type[Visual], tuple[EffectKind, *tuple[str, ...]]] = {
    ListVisual: (EffectKind.TICK, "items"),
    RecapVisual: (EffectKind.TICK, "items"),
    TimelineVisual: (EffectKind.TICK, "events"),
    ProcessVisual: (EffectKind.POP, "steps"),
    CycleVisual: (EffectKind.POP, "steps"),
    NetworkVisual: (EffectKind.POP, "nodes"),
    ScaleVisual: (EffectKind.POP, "things"),
    HierarchyVisual: (EffectKind.POP, "branches"),
    ComparisonVisual: (EffectKind.POP, "left", "right"),
    TransformationVisual: (EffectKind.POP, "before", "after"),
    DefinitionVisual: (EffectKind.PAPER, "term"),
    QuoteVisual: (EffectKind.PAPER, "words"),
    CallToActionVisual: (EffectKind.CHIME, "heading"),
}
"""What marks which parts of a picture. What is not here is read, typed or only felt, and left in peace."""
_MOVING = frozenset({TransitionKind.PUSH, TransitionKind.WIPE, TransitionKind.ZOOM})
_FIRST = (EffectKind.WHOOSH, EffectKind.CHIME, EffectKind.COUNT, EffectKind.PAPER, EffectKind.POP, EffectKind.TICK)
"""Which is heard where two would come too soon after each other."""


def effects_of(scene: Scene, cues: SceneCues) -> tuple[SoundEffect, ...]:
    """The effects of a scene as it is drawn, by frame."""
    least = cues.rate.frame_at(APART)
    last = cues.frames - cues.leave.frames - 1
    chosen: list[SoundEffect] = []
    for effect in sorted(_wished(scene, cues), key=lambda effect: (_FIRST.index(effect.kind), effect.frame)):
        if effect.frame <= last and all(abs(effect.frame - other.frame) >= least for other in chosen):
            chosen.append(effect)
    return tuple(sorted(chosen, key=lambda effect: effect.frame))


def _wished(scene: Scene, cues: SceneCues) -> Iterator[SoundEffect]:
    """An effect for everything that could have one."""
    due = {beat.element: beat.due for beat in cues.beats}
    if scene.enter in _MOVING and cues.enter.frames:
        yield SoundEffect(kind=EffectKind.WHOOSH, frame=0)
    for kind, element in _marked(scene):
        if element.id in due:
            yield SoundEffect(kind=kind, frame=due[element.id])
    if isinstance(scene.visual, NumberVisual) and (value := scene.visual.value).id in due:
        yield SoundEffect(kind=EffectKind.COUNT, frame=_counting_from(value, due[value.id], cues))
    for overlay in scene.overlays:
        if overlay.element.id in due:
            yield SoundEffect(kind=EffectKind.POP, frame=due[overlay.element.id], gain=FAINT)


def _counting_from(value: Element, due: int, cues: SceneCues) -> int:
    """The frame at which a count starts that ends as the number has been said, and as it stands still."""
    word = min(value.cue.end, len(cues.words)) - 1
    return max(due, cues.rate.frame_at(max(cues.words[word].end - COUNTING, 0.0)))


def _marked(scene: Scene) -> Iterator[tuple[EffectKind, Element]]:
    """The elements of a picture that are heard as they come in."""
    visual = scene.visual
    if isinstance(visual, StatementVisual) and scene.type is SceneType.SUMMARY:
        yield EffectKind.CHIME, visual.heading
    kind, *names = _MARKS.get(type(visual), (EffectKind.POP,))
    for name in names:
        part = getattr(visual, name)
        yield from ((kind, _element(inner)) for inner in (part if isinstance(part, tuple) else (part,)))


def _element(part: Element | Side | Branch | TimelineEvent) -> Element:
    if isinstance(part, Element):
        return part
    return part.event if isinstance(part, TimelineEvent) else part.head
