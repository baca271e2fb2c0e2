"""Short texts over the picture: there before their word, long enough to be read, and inside their scene."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.base import Span
from chalktalk.documents.cues import OverlayTimes
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import Element, Overlay, OverlayKind, Scene, StatementVisual, TransitionKind
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.synchrony.overlays import overlay_times

RATE = FrameRate(30)
WORDS = tuple(WordTime(start=1.0 + n * 0.4, end=1.3 + n * 0.4) for n in range(30))


def times_of(
    *overlays: tuple[str, int, int], words: tuple[WordTime, ...] = WORDS, between: FrameRange | None = None
) -> tuple[OverlayTimes, ...]:
    """Overlays by label and words, in a scene that stands for as long as it speaks and two seconds."""
    scene = Scene(
        id="scene",
        chapter=None,
        starts_chapter=True,
        sentences=(Sentence(words=(Word(display="word", spoken="word"),) * len(words)),),
        visual=StatementVisual(heading=Element(id="heading", label="", cue=Span(start=0, end=1))),
        overlays=tuple(
            Overlay(
                kind=OverlayKind.TERM,
                element=Element(id=f"overlay-{n}", label=label, cue=Span(start=start, end=end)),
            )
            for n, (label, start, end) in enumerate(overlays, start=1)
        ),
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )
    return overlay_times(scene, words, between or FrameRange(0, RATE.frame_at(words[-1].end + 2)), RATE)


def seconds(times: OverlayTimes) -> float:
    return RATE.seconds_at(times.end_frame - times.start_frame)


def test_one_comes_300_ms_before_its_word_and_goes_800_ms_after_the_last_of_its_cue() -> None:
    (times,) = times_of(("Lymph node", 5, 9))
    assert pytest.approx(WORDS[5].start - 0.3, abs=1 / 60) == RATE.seconds_at(times.start_frame)
    assert pytest.approx(WORDS[8].end + 0.8, abs=1.5 / 30) == RATE.seconds_at(times.end_frame)


def test_the_shortest_is_there_for_as_long_as_a_glance_and_its_fades_take() -> None:
    quick = (WordTime(start=1.0, end=1.05),) * 20
    (times,) = times_of(("DNA", 3, 4), words=quick)
    assert 1.2 <= seconds(times) < 1.25


def test_a_long_one_stays_until_it_has_been_read_at_15_characters_a_second() -> None:
    label = "Messenger ribonucleic acid"
    (times,) = times_of((label, 3, 4))
    assert seconds(times) - 0.4 >= len(label) / 15


def test_none_stays_longer_than_five_seconds() -> None:
    (times,) = times_of(("A term that is spoken of for long", 2, 28))
    assert 5.0 == seconds(times)


def test_one_whose_word_is_the_last_comes_sooner_rather_than_not_be_read() -> None:
    label, between = "Messenger ribonucleic acid", FrameRange(12, RATE.frame_at(WORDS[-1].end + 0.3))
    (times,) = times_of((label, 29, 30), between=between)
    assert between.end == times.end_frame
    assert seconds(times) - 0.4 >= len(label) / 15


def test_a_cue_beyond_the_words_is_taken_for_the_last_word() -> None:
    assert times_of(("Term", 29, 30)) == times_of(("Term", 88, 99))


@settings(max_examples=80)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=60), st.integers(0, 40), st.integers(0, 40)), max_size=2),
    st.integers(0, 30),
    st.integers(0, 400),
)
def test_whatever_is_asked_for_lies_within_the_scene_and_lasts_at_most_five_seconds(
    overlays: list[tuple[str, int, int]], first: int, length: int
) -> None:
    between = FrameRange(first, first + length)
    for times in times_of(*overlays, between=between):
        assert between.start <= times.start_frame <= times.end_frame <= between.end
        assert seconds(times) <= 5.0
        assert seconds(times) >= min(1.2, RATE.seconds_at(length))
