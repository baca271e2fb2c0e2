"""What a silence is, and which one is best to cut in."""

import pytest

from chalktalk.documents.base import Blob, Span
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Speech, WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import Element, Scene, StatementVisual, TransitionKind
from chalktalk.engine import Context
from chalktalk.frames import FrameRate
from chalktalk.synchrony import synchronise
from chalktalk.synchrony.pauses import Pause, PauseKind, best_pause, kind_of_pause, pauses_after


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.81, PauseKind.PARAGRAPH),
        (0.8, PauseKind.DRAMATIC),
        (0.51, PauseKind.DRAMATIC),
        (0.5, PauseKind.BREATH),
        (0.31, PauseKind.BREATH),
        (0.3, None),
        (0.0, None),
        (-0.1, None),
    ],
)
def test_a_silence_is_what_its_length_makes_it(seconds: float, expected: PauseKind | None) -> None:
    assert expected == kind_of_pause(seconds)


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0.9, PauseKind.PARAGRAPH), (0.35, PauseKind.BREATH), (0.0, PauseKind.SENTENCE_END)]
)
def test_a_sentence_s_end_is_a_pause_however_short(seconds: float, expected: PauseKind) -> None:
    assert expected == Pause.between(2.0, 2.0 + seconds).kind


def test_pauses_are_found_after_the_words_of_several_sentences() -> None:
    one = (WordTime(start=0.0, end=0.5), WordTime(start=0.9, end=1.2), WordTime(start=1.2, end=1.5))
    other = (WordTime(start=1.6, end=2.0), WordTime(start=2.9, end=3.0))
    expected = (PauseKind.BREATH, None, PauseKind.SENTENCE_END, PauseKind.PARAGRAPH, PauseKind.SENTENCE_END)
    assert expected == pauses_after((one, other))


def test_of_several_pauses_the_higher_kind_wins_then_the_longer_then_the_first() -> None:
    end, breath, longer = Pause.between(0.0, 0.2), Pause.between(3.0, 3.375), Pause.between(5.0, 5.45)
    assert longer == best_pause([end, breath, longer])
    assert breath == best_pause([breath, end, Pause.between(7.0, 7.375)])


def test_words_that_overlap_leave_no_pause_of_less_than_nothing() -> None:
    assert Pause(PauseKind.SENTENCE_END, 2.0, 2.0) == Pause.between(2.0, 1.5)


def spoken(count: int) -> Speech:
    times = tuple(WordTime(start=n * 0.4, end=(n + 1) * 0.4) for n in range(count))
    audio = Blob(digest="0" * 64, size=1, media_type="audio/wav")
    return Speech(audio=audio, sample_rate=22050, duration=count * 0.4, words=times, engine="test")


async def cues_with(context: Context, paragraph_ends: tuple[int, ...]) -> SceneCues:
    scene = Scene(
        id="scene",
        chapter=None,
        starts_chapter=True,
        sentences=(Sentence(words=(Word(display="One", spoken="one"), Word(display="two.", spoken="two"))),) * 3,
        paragraph_ends=paragraph_ends,
        visual=StatementVisual(heading=Element(id="heading", label="One", cue=Span(start=0, end=1))),
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )
    return await synchronise.function(context, scene, (spoken(2),) * 3, FrameRate(30), 42)


async def test_a_paragraph_s_end_is_heard_as_one(context: Context) -> None:
    cues = await cues_with(context, (0,))
    first, second, third = cues.utterances
    assert pytest.approx(0.85) == second.start - (first.start + first.duration)
    assert pytest.approx(0.35) == third.start - (second.start + second.duration)
    found = pauses_after((cues.words[0:2], cues.words[2:4], cues.words[4:6]))
    assert (PauseKind.PARAGRAPH, PauseKind.BREATH) == (found[1], found[3])


async def test_a_paragraph_costs_half_a_second_and_nothing_else_is_slowed(context: Context) -> None:
    plain, parted = await cues_with(context, ()), await cues_with(context, (0, 1))
    assert plain.frames + 30 == parted.frames


async def test_no_caption_reaches_from_one_paragraph_into_the_next(context: Context) -> None:
    captions = (await cues_with(context, (0,))).captions
    assert (0, 2) == (captions[0].lines[0].start, captions[0].lines[-1].end)
