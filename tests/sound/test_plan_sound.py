import pytest

from chalktalk.documents.base import Blob
from chalktalk.documents.brief import Aspect
from chalktalk.documents.cues import SceneCues, Transition, Utterance
from chalktalk.documents.direction import Direction, Look, Output, Palette, Theme, Voice
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.documents.timeline import PlacedScene, Timeline
from chalktalk.errors import StageError
from chalktalk.frames import FrameRate
from chalktalk.sound import plan_sound

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
