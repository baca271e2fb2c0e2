"""The stage for an author's own recording: the time of every word of the script in it."""

from collections.abc import Sequence
from importlib.metadata import version
from itertools import islice
from typing import TypeVar

import numpy as np

from chalktalk.documents.assets import Recording
from chalktalk.documents.narration import Divergence, Take, Timing, WordTime
from chalktalk.documents.script import Sentence
from chalktalk.engine import Context, stage
from chalktalk.engine import Place as Where
from chalktalk.errors import Place
from chalktalk.narration.alignment import SpokenWord, align, recognise
from chalktalk.narration.takes.comparing import compared
from chalktalk.narration.takes.drift import check_drift, check_pace, drift_of
from chalktalk.narration.takes.gaps import written
from chalktalk.narration.takes.reading import SAMPLE_RATE, Samples, mapped, read_recording
from chalktalk.narration.takes.repeats import insertions
from chalktalk.narration.timing import SHORTEST_WORD

T = TypeVar("T")


@stage("align_take", version=1, place=Where.WORKER)
async def align_take(context: Context, sentences: tuple[Sentence, ...], recording: Recording, language: str) -> Take:
    """Find every word of the script in the author's recording.

    English is aligned with an acoustic model, and what the author skipped, added or changed is told. For other
    languages there is none: words are placed by the pauses, the times are approximate, and nothing is told.

    Args:
        context: Where sounds lie.
        sentences: All of the script, in order.
        recording: Any sound file that FFmpeg reads.
        language: BCP 47 tag of what is spoken.

    Raises:
        AssetError: if the recording cannot be read to its end, if nobody speaks in it, or if it leaves the script in
            more than 15 % of the words.
    """
    place = Place(recording.name)
    words = sum(len(sentence.words) for sentence in sentences)
    with context.store.scratch() as folder:
        sound = folder / "take.wav"
        read_recording(context.store.path(recording.blob.digest), sound, recording.name)
        samples = mapped(sound)
        duration = samples.size / SAMPLE_RATE
        check_pace(duration, words, place)
        times, divergences, timing = _timed(samples, sentences, language)
        check_drift(divergences, words, place)
        blob = context.store.put_file(sound, "audio/wav")
    return Take(
        audio=blob,
        sample_rate=SAMPLE_RATE,
        duration=duration,
        sentences=tuple(map(tuple, _by_sentence(_apart(times, duration), sentences))),
        timing=timing,
        divergences=divergences,
        drift=drift_of(divergences, words),
        engine=_engine(timing),
    )


def _timed(
    samples: Samples, sentences: Sequence[Sentence], language: str
) -> tuple[Sequence[WordTime], tuple[Divergence, ...], Timing]:
    """The words' times, what was said otherwise, and where the times come from.

    `samples` is silenced where the author says something twice, or in between, so that alignment leaves it alone.
    """
    words = [word for sentence in sentences for word in sentence.words]
    spoken = tuple(SpokenWord(word.spoken, word.pronunciation) for word in words)
    if not is_english(language):
        aligned = align(samples, SAMPLE_RATE, spoken, language)
        return aligned.words, (), aligned.timing
    heard = recognise(samples, SAMPLE_RATE, [word.spoken for word in words])
    texts = [written(word.display, word.spoken) for word in words]
    tokens = [[token for text in group for token in text.tokens] for group in _by_sentence(texts, sentences)]
    for stretch in insertions(tokens, heard):
        samples[round(stretch.start * SAMPLE_RATE) : round(stretch.end * SAMPLE_RATE)] = 0
    aligned = align(samples, SAMPLE_RATE, spoken, language)
    times, divergences = compared(texts, aligned.words, heard, samples.size / SAMPLE_RATE)
    return times, divergences, aligned.timing


def _by_sentence(items: Sequence[T], sentences: Sequence[Sentence]) -> list[list[T]]:
    """One item for each word of the script, in groups."""
    remaining = iter(items)
    return [list(islice(remaining, len(sentence.words))) for sentence in sentences]


def _apart(times: Sequence[WordTime], duration: float) -> list[WordTime]:
    """The times in order, none shorter than a word can be and none overlapping, within the recording."""
    steps = SHORTEST_WORD * np.arange(len(times))
    starts = np.maximum.accumulate(np.array([time.start for time in times]) - steps) + steps
    starts = np.minimum(starts, duration - SHORTEST_WORD * len(times) + steps)
    following = np.append(starts[1:], duration)
    ends = np.clip([time.end for time in times], starts + SHORTEST_WORD, following)
    return [
        time.model_copy(update={"start": float(start), "end": float(end)})
        for time, start, end in zip(times, starts, ends, strict=True)
    ]


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag means English, the one language there is an acoustic model for."""
    return language.lower().replace("_", "-").partition("-")[0] == "en"


def _engine(timing: Timing) -> str:
    return f"pocketsphinx {version('pocketsphinx')}" if timing is Timing.ALIGNED else "pauses and word lengths"
