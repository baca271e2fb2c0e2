import pytest

from chalktalk.documents.base import Blob
from chalktalk.documents.cues import SceneCues, Transition, Utterance
from chalktalk.documents.direction import Direction, Look, Output, Voice
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect
from chalktalk.documents.sound import EffectKind, Music, SoundEffect
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.documents.theme import Palette, Theme
from chalktalk.documents.timeline import PlacedScene, Timeline
from chalktalk.errors import StageError
from chalktalk.frames import FrameRate
from chalktalk.sound import plan_music, plan_sound

RATE = FrameRate(30)
BLOB = Blob(digest="0" * 64, size=1, media_type="audio/wav")
DIRECTION = Direction(
    look=Look(
        theme=Theme(name="plain", summary="", palette=Palette(**dict.fromkeys(Palette.model_fields, "#000000"))),
        aspect=Aspect.WIDE,
        width=1920,
        height=1080,
        burned_captions=False,
        caption_characters=42,
    ),
    voice=Voice(name="espeak", language="en", words_per_minute=150),
    output=Output(width=1280, height=720, rate=RATE, crf=23, preset="veryfast"),
    target_lufs=-16.0,
    peak_limit_dbtp=-1.5,
)


def film_of(*scenes: tuple[int, int, tuple[tuple[float, float], ...]]) -> tuple[Timeline, tuple[SceneCues, ...]]:
    """Scenes as (first frame, one past the last, utterances as (start, duration))."""
    placed = tuple(
        PlacedScene(id=f"scene-{index}", start=start, end=end, timeline=BLOB, resources=())
        for index, (start, end, _) in enumerate(scenes)
    )
    cut = Transition(kind=TransitionKind.CUT, frames=0)
    cues = tuple(
        SceneCues(
            scene=f"scene-{index}",
            rate=RATE,
            frames=end - start,
            enter=cut,
            leave=cut,
            words=(),
            utterances=tuple(
                Utterance(start=begin, audio=BLOB, sample_rate=22_050, duration=duration)
                for begin, duration in utterances
            ),
            beats=(),
            captions=(),
        )
        for index, (start, end, utterances) in enumerate(scenes)
    )
    timeline = Timeline(rate=RATE, page_width=1920, page_height=1080, frames=scenes[-1][1], scenes=placed)
    return timeline, cues


def test_utterances_are_placed_where_their_scenes_lie() -> None:
    timeline, cues = film_of((0, 95, ((0.5, 1.0), (1.8, 1.0))), (90, 180, ((0.25, 2.0),)))
    plan = plan_sound(timeline, cues, DIRECTION)
    assert [0.5, 1.8, 3.25] == [sound.start for sound in plan.voice]
    assert [1.0, 1.0, 2.0] == [sound.duration for sound in plan.voice]
    assert (180, RATE, -16.0, -1.5) == (plan.frames, plan.rate, plan.target_lufs, plan.peak_limit_dbtp)


def test_sentences_that_touch_are_fine() -> None:
    timeline, cues = film_of((0, 90, ((0.1, 0.7), (0.7 + 0.1, 1.0))))
    assert 2 == len(plan_sound(timeline, cues, DIRECTION).voice)


def test_two_sentences_at_once_are_refused() -> None:
    timeline, cues = film_of((0, 95, ((0.5, 3.0),)), (90, 180, ((0.25, 2.0),)))
    with pytest.raises(StageError, match=r"two sentences would sound at once, 3\.25 s into the film"):
        plan_sound(timeline, cues, DIRECTION)


def test_a_sentence_longer_than_the_film_is_refused() -> None:
    timeline, cues = film_of((0, 90, ((0.5, 3.0),)))
    with pytest.raises(StageError, match="the last sentence would outlast the film"):
        plan_sound(timeline, cues, DIRECTION)


def test_a_stretch_of_a_recording_keeps_its_place_in_it() -> None:
    timeline, (cues,) = film_of((0, 90, ((0.5, 1.0),)))
    utterance = cues.utterances[0].model_copy(update={"offset": 12.25})
    cues = cues.model_copy(update={"utterances": (utterance,)})
    assert 12.25 == plan_sound(timeline, (cues,), DIRECTION).voice[0].offset


def test_effects_are_placed_where_their_scenes_lie() -> None:
    timeline, cues = film_of((0, 95, ()), (90, 180, ()))
    pop = SoundEffect(kind=EffectKind.POP, frame=40, gain=-2.0)
    plan = plan_sound(timeline, cues, DIRECTION, effects=((pop,), (pop,)))
    assert [40, 130] == [effect.frame for effect in plan.effects]
    assert (EffectKind.POP, -2.0) == (plan.effects[0].kind, plan.effects[0].gain)


def test_effects_of_two_scenes_keep_their_distance_and_the_page_goes_first() -> None:
    timeline, cues = film_of((0, 95, ()), (90, 180, ()), (180, 270, ()))
    whoosh = SoundEffect(kind=EffectKind.WHOOSH, frame=0)
    tick = SoundEffect(kind=EffectKind.TICK, frame=10)
    late = SoundEffect(kind=EffectKind.POP, frame=80)
    effects = ((tick, late), (whoosh, late), (tick,))
    plan = plan_sound(timeline, cues, DIRECTION, effects=effects)
    expected = [(EffectKind.TICK, 10), (EffectKind.WHOOSH, 90), (EffectKind.POP, 170)]
    assert expected == [(effect.kind, effect.frame) for effect in plan.effects]


def test_music_is_as_long_as_the_film() -> None:
    timeline, cues = film_of((0, 90, ()))
    asked = plan_music(timeline, Mood(valence=0.0, energy=0.5), "Qubits")
    assert (90, RATE, "Qubits", None) == (asked.frames, asked.rate, asked.title, asked.own)
    music = Music(audio=BLOB, tonic=3)
    assert music == plan_sound(timeline, cues, DIRECTION, music=music).music
