from itertools import pairwise

import pytest

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.base import Span
from chalktalk.documents.cues import Beat, SceneCues, Transition
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.sound import EffectKind
from chalktalk.documents.storyboard import (
    CallToActionVisual,
    CodeVisual,
    DefinitionVisual,
    Element,
    ListVisual,
    NumberVisual,
    Overlay,
    OverlayKind,
    ProcessVisual,
    Scene,
    StatementVisual,
    TransitionKind,
    Visual,
)
from chalktalk.frames import FrameRate
from chalktalk.staging.effects import APART, effects_of

RATE = FrameRate(30)
SECONDS = 10
HEADING = Element(id="heading", label="Heading", cue=Span(start=0, end=1))


def element(name: str, second: int) -> Element:
    """An element whose word is spoken at a second: every second has one word."""
    return Element(id=name, label=name, cue=Span(start=second, end=second + 1))


def scene_of(
    visual: Visual,
    *elements: Element,
    enter: TransitionKind = TransitionKind.CUT,
    type_: SceneType = SceneType.EXPLANATION,
    overlays: tuple[Overlay, ...] = (),
) -> tuple[Scene, SceneCues]:
    words = tuple(Word(display="word", spoken="word") for _ in range(SECONDS))
    scene = Scene(
        id="one",
        chapter=None,
        starts_chapter=False,
        type=type_,
        sentences=(Sentence(words=words),),
        visual=visual,
        overlays=overlays,
        enter=enter,
        leave=TransitionKind.FADE,
    )
    cued = (HEADING, *elements, *(overlay.element for overlay in overlays))
    cues = SceneCues(
        scene="one",
        rate=RATE,
        frames=30 * SECONDS,
        enter=Transition(kind=enter, frames=0 if enter is TransitionKind.CUT else 14),
        leave=Transition(kind=TransitionKind.FADE, frames=12),
        words=tuple(WordTime(start=second, end=second + 0.5) for second in range(SECONDS)),
        utterances=(),
        beats=tuple(
            Beat(element=one.id, word=one.cue.start, spoken=one.cue.start, due=max(0, 30 * one.cue.start - 9))
            for one in cued
        ),
        captions=(),
    )
    return scene, cues


def test_list_items_tick_on_the_frame_they_come_in() -> None:
    items = tuple(element(f"item-{n}", n) for n in (2, 4, 6))
    effects = effects_of(*scene_of(ListVisual(heading=HEADING, items=items), *items))
    assert [(EffectKind.TICK, 30 * n - 9) for n in (2, 4, 6)] == [(one.kind, one.frame) for one in effects]


def test_effects_keep_their_distance() -> None:
    steps = tuple(element(f"step-{n}", n) for n in range(1, 7))
    effects = effects_of(*scene_of(ProcessVisual(heading=HEADING, steps=steps), *steps))
    assert 3 == len(effects)
    assert all(after.frame - before.frame >= RATE.frame_at(APART) for before, after in pairwise(effects))


@pytest.mark.parametrize("kind", TransitionKind)
def test_only_a_page_that_moves_makes_a_whoosh(kind: TransitionKind) -> None:
    effects = effects_of(*scene_of(StatementVisual(heading=HEADING), enter=kind))
    moving = kind in {TransitionKind.PUSH, TransitionKind.WIPE, TransitionKind.ZOOM}
    assert ([(EffectKind.WHOOSH, 0)] if moving else []) == [(one.kind, one.frame) for one in effects]


def test_a_whoosh_goes_before_what_pops_up_with_it() -> None:
    steps = (element("step-1", 1), element("step-2", 3))
    visual = ProcessVisual(heading=HEADING, steps=steps)
    effects = effects_of(*scene_of(visual, *steps, enter=TransitionKind.PUSH))
    assert [EffectKind.WHOOSH, EffectKind.POP] == [one.kind for one in effects]


def test_a_count_ends_as_its_number_has_been_said() -> None:
    value = element("value", 5)
    visual = NumberVisual(value=value, caption=HEADING)
    scene, cues = scene_of(visual, value)
    (effect,) = effects_of(scene, cues)
    assert (EffectKind.COUNT, RATE.frame_at(5.5 - 0.7)) == (effect.kind, effect.frame)
    words = tuple(word.model_copy(update={"end": word.start + 0.8}) for word in cues.words)
    (later,) = effects_of(scene, cues.model_copy(update={"words": words}))
    assert RATE.frame_at(5.8 - 0.7) == later.frame


def test_a_definition_is_laid_down_and_a_call_rings() -> None:
    term, meaning = element("term", 1), element("meaning", 3)
    (paper,) = effects_of(*scene_of(DefinitionVisual(term=term, meaning=meaning), term, meaning))
    (chime,) = effects_of(*scene_of(CallToActionVisual(heading=HEADING)))
    assert (EffectKind.PAPER, EffectKind.CHIME) == (paper.kind, chime.kind)


def test_only_the_statement_that_sums_up_rings() -> None:
    statement = StatementVisual(heading=HEADING)
    assert () == effects_of(*scene_of(statement))
    (chime,) = effects_of(*scene_of(statement, type_=SceneType.SUMMARY))
    assert EffectKind.CHIME is chime.kind


def test_code_is_left_in_peace() -> None:
    visual = CodeVisual(block=HEADING, language="python", lines=("a = 1", "b = 2"))
    assert () == effects_of(*scene_of(visual))


def test_a_chip_over_the_picture_pops_faintly() -> None:
    overlay = Overlay(kind=OverlayKind.TERM, element=element("overlay-1", 4))
    (pop,) = effects_of(*scene_of(StatementVisual(heading=HEADING), overlays=(overlay,)))
    assert (EffectKind.POP, 111) == (pop.kind, pop.frame)
    assert pop.gain < 0


def test_nothing_sounds_once_the_scene_has_begun_to_leave() -> None:
    late = element("item-1", 9)
    scene, cues = scene_of(ListVisual(heading=HEADING, items=(late,)), late)
    cues = cues.model_copy(update={"frames": 265})
    assert () == effects_of(scene, cues)


def test_an_element_that_was_left_out_makes_no_sound() -> None:
    items = (element("item-1", 2), element("item-2", 4))
    scene, cues = scene_of(ListVisual(heading=HEADING, items=items), items[0])
    assert 1 == len(effects_of(scene, cues))
