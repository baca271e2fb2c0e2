"""From a scene and its speech to cues."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.documents.base import Blob, Span
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Speech, WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import (
    ComparisonVisual,
    Element,
    Gesture,
    NumberVisual,
    Overlay,
    OverlayKind,
    Pose,
    Scene,
    Side,
    StatementVisual,
    TransitionKind,
    Visual,
)
from chalktalk.engine import Context
from chalktalk.errors import DocumentError
from chalktalk.frames import FrameRate
from chalktalk.synchrony import synchronise
from chalktalk.synchrony.pacing import transition

RATES = [FrameRate(24), FrameRate(25), FrameRate(30), FrameRate(30000, 1001), FrameRate(60)]
AUDIO = Blob(digest="0" * 64, size=1, media_type="audio/wav")


def element(name: str, word: int) -> Element:
    return Element(id=name, label=name, cue=Span(start=word, end=word + 1))


def sentence(count: int, pause: float = 0.0) -> Sentence:
    words = [Word(display=f"word{n}", spoken="word") for n in range(count)]
    return Sentence(words=(*words[:-1], words[-1].model_copy(update={"pause": pause})))


def speech(count: int, word: float = 0.4) -> Speech:
    times = tuple(WordTime(start=n * word, end=(n + 1) * word) for n in range(count))
    return Speech(audio=AUDIO, sample_rate=22050, duration=count * word, words=times, engine="test")


def scene(
    *sentences: Sentence,
    visual: Visual | None = None,
    enter: TransitionKind = TransitionKind.CUT,
    leave: TransitionKind = TransitionKind.FADE,
    figure: tuple[Gesture, ...] = (),
    emphases: tuple[Span, ...] = (),
) -> Scene:
    return Scene(
        id="scene",
        chapter=None,
        starts_chapter=True,
        sentences=sentences,
        visual=visual or StatementVisual(heading=element("heading", 0)),
        figure=figure,
        emphases=emphases,
        enter=enter,
        leave=leave,
    )


async def cues_of(context: Context, planned: Scene, *speeches: Speech, rate: FrameRate | None = None) -> SceneCues:
    return await synchronise.function(context, planned, speeches, rate or FrameRate(30), 42)


@pytest.mark.parametrize("rate", RATES, ids=str)
@pytest.mark.parametrize("kind", TransitionKind)
async def test_a_scene_leaves_for_as_many_frames_as_the_next_one_enters(
    context: Context, kind: TransitionKind, rate: FrameRate
) -> None:
    before = await cues_of(context, scene(sentence(3), leave=kind), speech(3), rate=rate)
    after = await cues_of(context, scene(sentence(3), enter=kind), speech(3), rate=rate)
    assert before.leave == after.enter


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_transitions_last_between_300_and_500_milliseconds_and_a_cut_none(rate: FrameRate) -> None:
    assert not transition(TransitionKind.CUT, rate).frames
    for kind in (TransitionKind.FADE, TransitionKind.PUSH):
        assert 0.3 <= rate.seconds_at(transition(kind, rate).frames) <= 0.5


@settings(max_examples=30)
@given(st.integers(1, 120_000), st.integers(1, 1001))
def test_at_any_rate_scenes_overlap_at_most_half_a_second(num: int, den: int) -> None:
    rate = FrameRate(num, den)
    assert all(transition(kind, rate).frames / rate.fraction <= 0.5 for kind in TransitionKind)


@pytest.mark.parametrize("enter", TransitionKind)
async def test_an_element_on_the_first_word_comes_in_when_the_scene_before_is_gone_and_before_its_word(
    context: Context, enter: TransitionKind
) -> None:
    cues = await cues_of(context, scene(sentence(3), enter=enter), speech(3))
    gone = cues.enter.frames if enter is TransitionKind.MATCH else cues.enter.frames / 2
    assert gone <= cues.beats[0].due
    assert cues.words[0].start - 0.3 == pytest.approx(cues.rate.seconds_at(cues.beats[0].due), abs=1 / 60)


async def test_word_times_are_those_of_the_speech_moved_to_the_scene(context: Context) -> None:
    cues = await cues_of(context, scene(sentence(2), sentence(1)), speech(2, word=0.333), speech(1, word=0.1234))
    first, second = cues.utterances
    assert (first.start, first.start + 0.333, second.start) == tuple(word.start for word in cues.words)
    assert second.start + 0.1234 == cues.words[-1].end


async def test_sentences_stand_a_breath_apart(context: Context) -> None:
    first, second = (await cues_of(context, scene(sentence(2), sentence(2)), speech(2), speech(2))).utterances
    assert pytest.approx(0.35) == second.start - (first.start + first.duration)


async def test_a_pause_the_author_asks_for_comes_on_top(context: Context) -> None:
    planned = scene(sentence(2, pause=1.5), sentence(2))
    first, second = (await cues_of(context, planned, speech(2), speech(2))).utterances
    assert pytest.approx(1.85) == second.start - (first.start + first.duration)


async def test_a_pause_after_the_last_word_lengthens_the_scene(context: Context) -> None:
    plain = await cues_of(context, scene(sentence(8)), speech(8))
    paused = await cues_of(context, scene(sentence(8, pause=2.0)), speech(8))
    assert plain.frames + 60 == paused.frames


async def test_a_scene_that_says_little_is_held_for_three_seconds(context: Context) -> None:
    assert 90 == (await cues_of(context, scene(sentence(1)), speech(1))).frames


@pytest.mark.parametrize("leave", TransitionKind)
async def test_a_scene_stays_a_moment_after_its_last_word_before_it_leaves(
    context: Context, leave: TransitionKind
) -> None:
    cues = await cues_of(context, scene(sentence(8), leave=leave), speech(8))
    assert 0.35 <= cues.rate.seconds_at(cues.frames - cues.leave.frames) - cues.words[-1].end < 0.35 + 1 / 30


async def test_everything_that_moves_has_a_beat(context: Context) -> None:
    visual = ComparisonVisual(
        heading=element("heading", 0),
        left=Side(head=element("left", 1), points=(element("left-point-1", 2),)),
        right=Side(head=element("right", 3), points=(element("right-point-1", 4),)),
    )
    figure = (Gesture(pose=Pose.POINTING_RIGHT, cue=Span(start=1, end=2)),)
    planned = scene(sentence(6), visual=visual, figure=figure, emphases=(Span(start=5, end=6),))
    expected = ["heading", "gesture-1", "left", "left-point-1", "right", "right-point-1", "emphasis-1"]
    assert expected == [beat.element for beat in (await cues_of(context, planned, speech(6))).beats]


async def test_what_comes_over_the_picture_has_beats_too(context: Context) -> None:
    term = Overlay(kind=OverlayKind.TERM, element=element("overlay-1", 2))
    planned = scene(sentence(4)).model_copy(update={"overlays": (term,)})
    beats = (await cues_of(context, planned, speech(4))).beats
    assert [("heading", 0), ("overlay-1", 2)] == [(beat.element, beat.word) for beat in beats]


async def test_a_number_and_its_caption_have_beats(context: Context) -> None:
    visual = NumberVisual(value=element("value", 1), caption=element("caption", 0))
    beats = (await cues_of(context, scene(sentence(3), visual=visual), speech(3))).beats
    expected = ["caption", "value"]
    assert expected == [beat.element for beat in beats]


async def test_a_number_starts_to_count_half_a_second_before_its_word_and_arrives_as_it_has_been_said(
    context: Context,
) -> None:
    value = Element(id="value", label="$3.5M", cue=Span(start=3, end=5))
    visual = NumberVisual(value=value, caption=element("caption", 1))
    cues = await cues_of(context, scene(sentence(8), visual=visual), speech(8))
    caption, number = cues.beats
    assert cues.rate.frame_at(cues.words[3].start - 0.5) == number.due
    assert cues.rate.frame_at(cues.words[4].end) == number.arrives
    assert caption.arrives is None


async def test_a_number_on_the_first_word_waits_until_the_scene_before_is_gone(context: Context) -> None:
    visual = NumberVisual(value=element("value", 0), caption=element("caption", 2))
    cues = await cues_of(context, scene(sentence(3), visual=visual, enter=TransitionKind.PUSH), speech(3))
    assert cues.enter.frames - cues.enter.frames // 2 == cues.beats[0].due


async def test_a_cue_beyond_the_words_is_taken_for_the_last_word(context: Context) -> None:
    visual = StatementVisual(heading=element("heading", 99))
    cues = await cues_of(context, scene(sentence(3), visual=visual), speech(3))
    assert [len(cues.words) - 1] == [beat.word for beat in cues.beats]


@st.composite
def any_scene(draw: st.DrawFn) -> tuple[Scene, tuple[Speech, ...]]:
    counts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4))
    word, pause = draw(st.floats(0.05, 1.2)), draw(st.floats(0, 10))
    planned = scene(
        *(sentence(count, pause) for count in counts),
        enter=draw(st.sampled_from(TransitionKind)),
        leave=draw(st.sampled_from(TransitionKind)),
        emphases=tuple(Span(start=cue, end=cue + 1) for cue in draw(st.lists(st.integers(0, 60), max_size=12))),
    )
    return planned, tuple(speech(count, word) for count in counts)


# The stage does not touch its context, so that all examples may share one.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_scene(), st.sampled_from(RATES))
async def test_whatever_a_scene_holds_its_beats_are_in_order_and_all_lies_inside_it(
    context: Context, given_scene: tuple[Scene, tuple[Speech, ...]], rate: FrameRate
) -> None:
    planned, speeches = given_scene
    cues = await cues_of(context, planned, *speeches, rate=rate)
    length = rate.seconds_at(cues.frames)

    assert sorted(cues.beats, key=lambda beat: (beat.due, beat.element)) == list(cues.beats)
    assert 1 + len(planned.emphases) == len(cues.beats)
    assert len(planned.words) == len(cues.words)
    for beat in cues.beats:
        assert cues.words[beat.word].start == beat.spoken
        assert cues.enter.frames / 2 <= beat.due < cues.frames - cues.leave.frames
    assert all(utterance.start + utterance.duration < length for utterance in cues.utterances)
    assert all(caption.end <= length for caption in cues.captions)


async def test_speech_of_other_sentences_is_refused(context: Context) -> None:
    with pytest.raises(DocumentError, match="scene"):
        await cues_of(context, scene(sentence(3)), speech(2))
