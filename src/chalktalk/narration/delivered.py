"""The stage that finds a script's words in the sound that is delivered, whoever spoke and whatever was mixed to it."""

from itertools import islice

import numpy as np

from chalktalk.documents.base import Blob
from chalktalk.documents.narration import HeardWords, WordTime
from chalktalk.documents.script import Word
from chalktalk.engine import Context, Place, stage
from chalktalk.narration.alignment import SpokenWord, align
from chalktalk.narration.recorded import is_english
from chalktalk.narration.timing import Samples

RATE = 16_000
"""Samples a second of the sound that is listened to: that of the acoustic model."""


@stage("hear_words", version=2, place=Place.WORKER, first=True)
async def hear_words(
    context: Context,
    mono: Blob,
    scenes: tuple[tuple[Word, ...], ...],
    language: str,
    start: float = 0.0,
    end: float | None = None,
) -> HeardWords:
    """Find the words of scenes in a film's sound, or in the stretch of it in which they should be.

    Only English has an acoustic model; of other languages nothing is said, for times in proportion to the length of
    words would be no measurement.

    Args:
        context: Where the sound lies.
        mono: Plain samples: 16 kHz, mono, signed 16 bit, little-endian.
        scenes: What is said in each, in order.
        language: BCP 47 tag of what is spoken.
        start: Where the stretch begins, in seconds.
        end: Where it ends, in seconds; None for the sound's own end.
    """
    if not is_english(language):
        return HeardWords(scenes=None)
    words = [SpokenWord(word.spoken, word.pronunciation) for scene in scenes for word in scene]
    first, past = round(start * RATE), None if end is None else round(end * RATE)
    found = align(_samples(context, mono)[first:past], RATE, words, language).words
    times = iter(_later(time, first / RATE) for time in found)
    return HeardWords(scenes=tuple(tuple(islice(times, len(scene))) for scene in scenes))


def _samples(context: Context, mono: Blob) -> Samples:
    path = context.store.path(mono.digest)
    return np.memmap(path, dtype="<i2", mode="r") if mono.size else np.zeros(0, np.int16)


def _later(time: WordTime, seconds: float) -> WordTime:
    return time.model_copy(update={"start": time.start + seconds, "end": time.end + seconds})
