"""An author's recording shared out among scenes: it plays on as it was spoken, and scenes meet in its pauses."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.documents.base import Blob, Span
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Divergence, DivergenceKind, Take, Timing, WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import Element, Scene, StatementVisual, TransitionKind
from chalktalk.engine import Context
from chalktalk.errors import DocumentError
from chalktalk.frames import FrameRate
from chalktalk.synchrony import cut_take, synchronise

RATES = [FrameRate(24), FrameRate(25), FrameRate(30), FrameRate(24000, 1001), FrameRate(30000, 1001), FrameRate(60)]
NTSC = FrameRate(30000, 1001)
AUDIO = Blob(digest="0" * 64, size=1, media_type="audio/wav")
Words = tuple[WordTime, ...]


def scenes_of(
    counts: Sequence[Sequence[int]], enters: Sequence[TransitionKind] = (TransitionKind.FADE,)
) -> tuple[Scene, ...]:
    """Scenes whose sentences have so many words."""
    kinds = [TransitionKind.CUT, *(enters[n % len(enters)] for n in range(len(counts) - 1)), TransitionKind.FADE]
    word = Word(display="word", spoken="word")
    return tuple(
        Scene(
            id=f"scene-{number}",
            chapter=None,
            starts_chapter=False,
            sentences=tuple(Sentence(words=(word,) * count) for count in sentences),
            visual=StatementVisual(heading=Element(id="heading", label="Word", cue=Span(start=0, end=1))),
            enter=enter,
            leave=leave,
        )
        for number, (sentences, (enter, leave)) in enumerate(zip(counts, pairwise(kinds), strict=True))
    )


def take_of(sentences: Sequence[Words], duration: float, *added: tuple[float, float]) -> Take:
    divergences = tuple(
        Divergence(kind=DivergenceKind.ADDED, written="", heard="um", start=start, end=end) for start, end in added
    )
    return Take(
        audio=AUDIO,
        sample_rate=48000,
        duration=duration,
        sentences=tuple(sentences),
        divergences=divergences,
        engine="test",
    )


def talked(counts: Sequence[int], gaps: Sequence[float], *, start: float = 0.6, word: float = 0.3) -> list[Words]:
    """Sentences of so many words, silences between them."""
    now, found = start, []
    for number, count in enumerate(counts):
        words = tuple(WordTime(start=now + n * word, end=now + (n + 1) * word, confidence=0.9) for n in range(count))
        now = words[-1].end + gaps[number % len(gaps)]
        found.append(words)
    return found


async def film_of(context: Context, scenes: tuple[Scene, ...], take: Take, rate: FrameRate) -> list[SceneCues]:
    last = len(scenes) - 1
    return [
        await synchronise.function(context, scene, speeches, rate, 42, opening=number == 0, closing=number == last)
        for number, (scene, speeches) in enumerate(zip(scenes, cut_take(scenes, take, rate), strict=True))
    ]


def starts_of(cues: Sequence[SceneCues]) -> list[int]:
    """The film's frame at which each scene starts."""
    return list(accumulate((one.frames - one.leave.frames for one in cues), initial=0))[:-1]


def film_minus_recording(cues: Sequence[SceneCues]) -> list[float]:
    """For each scene's sound, how much later the film plays it than the recording."""
    return [
        one.rate.seconds_at(start) + sound.start - sound.offset
        for one, start in zip(cues, starts_of(cues), strict=True)
        for sound in one.utterances
    ]


def test_scenes_meet_in_the_middle_of_the_pause_between_them() -> None:
    take = take_of(talked([5, 5, 5], [0.4, 1.0]), 8.0)
    (one, two), (three,) = cut_take(scenes_of([[5, 5], [5]]), take, FrameRate(30))
    pause = (take.sentences[1][-1].end, take.sentences[2][0].start)
    assert pytest.approx(sum(pause) / 2, abs=1 / 60) == three.offset
    assert pytest.approx(three.offset) == two.offset + two.duration
    assert one.offset + one.duration == two.offset


def test_words_that_were_added_are_not_cut_and_the_longer_silence_beside_them_is_taken() -> None:
    take = take_of(talked([3, 3], [4.0]), 8.0, (2.0, 4.5))
    _, (second,) = cut_take(scenes_of([[3], [3]]), take, FrameRate(30))
    assert pytest.approx((4.5 + take.sentences[1][0].start) / 2, abs=1 / 60) == second.offset


def test_every_piece_says_that_it_runs_on_in_the_recording() -> None:
    take = take_of(talked([3, 2, 4], [0.5]), 6.0)
    speeches = [speech for scene in cut_take(scenes_of([[3, 2], [4]]), take, NTSC) for speech in scene]
    assert {(AUDIO, 48000, True, Timing.ALIGNED)} == {
        (speech.audio, speech.sample_rate, speech.continuous, speech.timing) for speech in speeches
    }
    told = [
        WordTime(start=w.start + s.offset, end=w.end + s.offset, confidence=w.confidence)
        for s in speeches
        for w in s.words
    ]
    for expected, word in zip((word for words in take.sentences for word in words), told, strict=True):
        assert pytest.approx((expected.start, expected.end, 0.9), abs=1e-9) == (word.start, word.end, word.confidence)


async def test_the_film_waits_for_the_eye_before_a_recording_that_starts_at_once(context: Context) -> None:
    take = take_of(talked([4, 4], [0.6], start=0.02), 5.0)
    first, _ = await film_of(context, scenes_of([[4], [4]]), take, FrameRate(30))
    assert 0.5 <= first.words[0].start < 0.5 + 2 / 30
    assert 0.0 == first.utterances[0].offset


async def test_where_a_recording_hardly_pauses_a_picture_comes_in_as_its_scene_is_seen(context: Context) -> None:
    take = take_of(talked([4, 4, 4], [0.4, 0.0]), 6.0)
    _, second, third = await film_of(context, scenes_of([[4], [4], [4]]), take, FrameRate(30))
    assert second.enter.frames // 2 == second.beats[0].due < second.rate.frame_at(second.words[0].start)
    assert third.rate.frame_at(third.words[0].start) == third.beats[0].due


async def test_waiting_before_the_first_and_after_the_last_word_is_left_out_but_for_a_second(context: Context) -> None:
    take = take_of(talked([4, 4], [0.6], start=9.0), 60.0)
    first, last = await film_of(context, scenes_of([[4], [4]]), take, FrameRate(30))
    assert 1.0 <= first.words[0].start <= 1.0 + 1 / 30
    assert pytest.approx(1.0, abs=2 / 30) == last.rate.seconds_at(last.frames) - last.words[-1].end


async def test_the_last_scene_holds_and_fades_after_a_recording_that_ends_on_its_last_word(context: Context) -> None:
    sentences = talked([4, 4], [0.6])
    take = take_of(sentences, sentences[-1][-1].end)
    _, last = await film_of(context, scenes_of([[4], [4]]), take, FrameRate(30))
    assert last.rate.seconds_at(last.frames - last.leave.frames) >= last.words[-1].end + 0.35


@pytest.mark.parametrize(("rate", "minutes"), [(NTSC, 120), (FrameRate(30), 20), (FrameRate(24000, 1001), 20)], ids=str)
async def test_nothing_drifts_in_a_long_recording(context: Context, rate: FrameRate, minutes: int) -> None:
    counts = [[9, 7], [12], [5, 6, 7]] * (minutes * 60 // 20)
    sentences = talked([count for scene in counts for count in scene], [0.31, 0.77, 0.05, 0.4, 1.3])
    take = take_of(sentences, sentences[-1][-1].end + 0.8)
    enters = (TransitionKind.FADE, TransitionKind.PUSH, TransitionKind.CUT, TransitionKind.MATCH)
    cues = await film_of(context, scenes_of(counts, enters), take, rate)
    moved = film_minus_recording(cues)
    assert pytest.approx(moved[0], abs=1e-6) == moved[-1]
    last = rate.seconds_at(starts_of(cues)[-1]) + cues[-1].words[-1].start
    assert pytest.approx(sentences[-1][-1].start + moved[0], abs=1e-6) == last


@st.composite
def any_recording(draw: st.DrawFn) -> tuple[tuple[Scene, ...], Take]:
    counts = draw(st.lists(st.lists(st.integers(1, 8), min_size=1, max_size=4), min_size=1, max_size=8))
    silence = st.sampled_from([0.0, 0.0, 0.01, 0.05, 0.3, 0.7, 2.5])
    now, sentences = draw(st.floats(0, 3)), []
    for count in (count for scene in counts for count in scene):
        words = []
        for _ in range(count):
            start = now + draw(silence)
            now = start + draw(st.sampled_from([0.0, 0.08, 0.3, 0.61]))
            words.append(WordTime(start=start, end=now))
        sentences.append(tuple(words))
    enters = draw(st.lists(st.sampled_from(TransitionKind), min_size=1, max_size=4))
    spare = draw(st.floats(0, 3)) + len(counts)  # words of no length at all take no time to show
    return scenes_of(counts, enters), take_of(sentences, now + spare)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_recording(), st.sampled_from(RATES))
async def test_whatever_was_recorded_plays_on_without_gap_or_overlap(
    context: Context, recorded: tuple[tuple[Scene, ...], Take], rate: FrameRate
) -> None:
    scenes, take = recorded
    pieces = [speech for speeches in cut_take(scenes, take, rate) for speech in speeches]
    assert all(
        pytest.approx(one.offset + one.duration, abs=1e-9) == following.offset for one, following in pairwise(pieces)
    )
    assert pieces[-1].offset + pieces[-1].duration <= take.duration + 1e-9
    cues = await film_of(context, scenes, take, rate)
    starts = starts_of(cues)
    moved = film_minus_recording(cues)
    assert all(pytest.approx(moved[0], abs=1e-6) == one for one in moved)
    for one, following in pairwise(zip(cues, starts, strict=True)):
        (cue, start), (_, after) = one, following
        (sound,) = cue.utterances
        ends = rate.seconds_at(start) + sound.start + sound.duration
        assert pytest.approx(ends, abs=1e-6) == rate.seconds_at(after) + following[0].utterances[0].start
        assert start < after
        assert cue.enter.frames + cue.leave.frames < cue.frames
    for cue in cues:
        length = rate.seconds_at(cue.frames)
        assert all(0 <= word.start <= word.end <= length + 1e-6 for word in cue.words)
        assert all(beat.due <= max(rate.frame_at(beat.spoken), 0) for beat in cue.beats)


@settings(max_examples=60)
@given(any_recording(), st.sampled_from(RATES))
def test_bounds_lie_between_words_or_within_half_a_frame_of_where_two_touch(
    recorded: tuple[tuple[Scene, ...], Take], rate: FrameRate
) -> None:
    scenes, take = recorded
    cut = cut_take(scenes, take, rate)
    ends = list(accumulate((len(scene.sentences) for scene in scenes), initial=0))
    for (speeches, following), end in zip(pairwise(cut), ends[1:], strict=False):
        bound = following[0].offset
        before, after = take.sentences[end - 1][-1].end, take.sentences[end][0].start
        roomy = all(sum(speech.duration for speech in scene) > 0.6 for scene in (speeches, following))
        if roomy and not (before <= bound <= after):
            assert after - before < 1 / float(rate.fraction)
            assert pytest.approx((before + after) / 2, abs=0.5 / float(rate.fraction) + 1e-9) == bound


def test_another_script_s_recording_is_refused() -> None:
    take = take_of(talked([3, 3], [0.5]), 4.0)
    with pytest.raises(DocumentError, match=r"sentence 2 of the script has 2 words, but .* aligned to 3"):
        cut_take(scenes_of([[3], [2]]), take, NTSC)
    with pytest.raises(DocumentError, match="the script has 3 sentences"):
        cut_take(scenes_of([[3], [3, 1]]), take, NTSC)


def test_a_recording_too_short_for_its_scenes_is_refused() -> None:
    words = [(WordTime(start=0.01, end=0.02),)] * 3
    with pytest.raises(DocumentError, match="too short"):
        cut_take(scenes_of([[1], [1], [1]]), take_of(words, 0.1), NTSC)


def test_sentences_nobody_said_take_no_time_and_stay_in_order() -> None:
    words = (WordTime(start=1.0, end=1.0, confidence=0.0),)
    take = take_of([*talked([3], [0.5], start=0.1), words, words, *talked([3], [0.5], start=1.4)], 4.0)
    ((first, *unsaid, last),) = cut_take(scenes_of([[3, 1, 1, 3]]), take, NTSC)
    assert all(speech.duration > 0 for speech in (first, *unsaid, last))
    assert [0.0, 0.0] == [speech.words[0].confidence for speech in unsaid]
