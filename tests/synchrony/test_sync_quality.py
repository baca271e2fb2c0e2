"""How well picture, words and captions go together, told from the cues."""

from typing import Any

import pytest

from chalktalk.documents.base import Span
from chalktalk.documents.cues import (
    Beat,
    Caption,
    CaptionWord,
    OverlayTimes,
    Recommendation,
    SceneCues,
    SyncQuality,
    Transition,
)
from chalktalk.documents.narration import Timing, WordTime
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate
from chalktalk.synchrony import sync_quality

RATE = FrameRate(30)
WORDS = tuple(WordTime(start=1.0 + n, end=1.6 + n) for n in range(6))


def cues(**changes: Any) -> SceneCues:
    """A scene of eight seconds in which all is as it should be, but for what is changed."""
    whole = SceneCues(
        scene="rain",
        rate=RATE,
        frames=240,
        enter=Transition(kind=TransitionKind.FADE, frames=12),
        leave=Transition(kind=TransitionKind.FADE, frames=12),
        words=WORDS,
        utterances=(),
        beats=tuple(on_time(f"item-{n}", n) for n in range(6)),
        overlays=(OverlayTimes(element="overlay-1", start_frame=30, end_frame=90),),
        caption_words=tuple(CaptionWord(text="raindrops", start=word.start, end=word.end) for word in WORDS),
        captions=(Caption(start=1.0, end=6.7, lines=(Span(start=0, end=6),)),),
    )
    return whole.model_copy(update=changes)


def on_time(element: str, word: int, *, late: float = 0.0) -> Beat:
    spoken = WORDS[word].start
    return Beat(element=element, word=word, spoken=spoken, due=RATE.frame_at(spoken - 0.3 + late))


def told(quality: SyncQuality) -> str:
    return " ".join(one.message for one in (*quality.issues, *quality.warnings))


def test_a_film_in_which_all_is_well_is_approved_without_a_word() -> None:
    expected = SyncQuality(score=1.0, recommendation=Recommendation.APPROVED)
    assert expected == sync_quality([cues()] * 3)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"beats": (on_time("roof", 2, late=-0.5),)}, "“roof” in scene rain comes in 0.80 s before its word"),
        ({"beats": (on_time("roof", 2, late=0.5),)}, "“roof” in scene rain comes in 0.20 s after its word"),
        (
            {"overlays": (OverlayTimes(element="term", start_frame=200, end_frame=240),)},
            "“term” does not lie within scene rain",
        ),
        (
            {
                "overlays": (
                    OverlayTimes(element="term", start_frame=30, end_frame=90),
                    OverlayTimes(element="term", start_frame=80, end_frame=150),
                )
            },
            "“term” in scene rain is there twice at once",
        ),
        (
            {"words": tuple(word.model_copy(update={"confidence": 0.2}) for word in WORDS)},
            "6 of 6 words are not sure to sound where they are said to",
        ),
    ],
)
def test_what_a_viewer_is_sure_to_notice_takes_the_approval(changes: dict[str, Any], said: str) -> None:
    quality = sync_quality([cues(**changes)])
    assert [said] == [issue.message for issue in quality.issues]
    assert Recommendation.NEEDS_REVIEW == quality.recommendation
    assert quality.score < 1.0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"beats": (Beat(element="roof", word=0, spoken=0.35, due=3),)},
            "“roof” in scene rain is due before its scene is seen",
        ),
        (
            {"beats": (on_time("roof", 1, late=0.25),)},
            "in 1 of 6 scenes a picture comes in with its word, not before it",
        ),
        (
            {"captions": (Caption(start=1.0, end=2.0, lines=(Span(start=0, end=6),)),)},
            "1 of 6 captions are faster than most viewers read",
        ),
        (
            {"captions": (Caption(start=1.0, end=1.6, lines=(Span(start=0, end=1),)),)},
            "1 of 6 captions are gone within a second",
        ),
        ({"frames": 80, "beats": (), "overlays": ()}, "scene rain lasts 2.7 s"),
        (
            {"overlays": (OverlayTimes(element="term", start_frame=30, end_frame=50),)},
            "“term” in scene rain is there for 0.7 s",
        ),
        ({"timing": Timing.APPROXIMATE}, "the times of words are worked out from their length"),
        (
            {"words": (*WORDS[:5], WORDS[5].model_copy(update={"confidence": 0.1}))},
            "1 of 36 words are not sure to sound where they are said to",
        ),
    ],
)
def test_what_may_be_noticed_is_a_warning_and_one_in_six_scenes_still_passes(
    changes: dict[str, Any], said: str
) -> None:
    quality = sync_quality([cues(**changes), *([cues()] * 5)])
    assert said in told(quality)
    assert () == quality.issues
    assert Recommendation.APPROVED == quality.recommendation
    assert 0.8 <= quality.score < 1.0


def test_two_elements_that_come_in_at_once_on_different_words_are_named() -> None:
    words = (*WORDS[:2], WordTime(start=2.0, end=2.0), *WORDS[3:])
    beats = (on_time("roof", 1), on_time("wall", 1).model_copy(update={"word": 2}))
    quality = sync_quality([cues(words=words, beats=beats)])
    assert ["“roof” and “wall” in scene rain come in on one frame"] == [one.message for one in quality.warnings]


def test_many_small_things_need_review_though_none_does_by_itself() -> None:
    short = cues(frames=80, beats=(), overlays=())
    quality = sync_quality([short] * 4)
    assert () == quality.issues
    assert Recommendation.NEEDS_REVIEW == quality.recommendation


def test_gestures_and_emphases_may_fall_on_one_frame_with_others() -> None:
    beats = (on_time("emphasis-1", 2), on_time("roof", 2), on_time("gesture-1", 2))
    assert 1.0 == sync_quality([cues(beats=beats)]).score


def test_a_score_is_never_below_nothing() -> None:
    beats = tuple(on_time(f"roof-{n}", n, late=-0.6) for n in range(1, 6))
    assert 0.0 == sync_quality([cues(beats=beats)]).score
