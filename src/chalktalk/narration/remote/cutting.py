"""The stage that cuts what a provider's voice said in one go into sentences with the times of their words."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from chalktalk.documents.asking import CharacterTime, SpeechAnswer
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import BatchSpeech
from chalktalk.documents.script import Sentence
from chalktalk.engine import Context, Place, stage
from chalktalk.narration.alignment import SpokenWord as WordToFind
from chalktalk.narration.alignment import align
from chalktalk.narration.alignment.levels import FRAME, levels
from chalktalk.narration.engines import Recording
from chalktalk.narration.phrasing import phrased
from chalktalk.narration.remote.judging import decoded
from chalktalk.narration.remote.texts import Text, text_of
from chalktalk.narration.speech import speech_of
from chalktalk.narration.takes.reading import SAMPLE_RATE
from chalktalk.narration.timing import Samples

SLACK = 0.06
"""Seconds by which a time may be wrong: the silence between two sentences is looked for that much further."""

AS_QUIET = 10.0
"""Decibels over the quietest moment that count as the same silence."""

UNHEARD, HEARD = 55.0, 30.0
"""Decibels under the loud moments of a voice at which nothing of it is left, and at which it surely can be heard."""

OVER_NOISE = 8.0
"""Decibels over a voice's quietest moments, between those bounds, from which it is more than breath and noise."""

MARGIN = 0.03
"""Seconds kept round what is heard."""

Times = Sequence[tuple[float, float]]
"""When words start and end, in seconds."""


@stage("cut_batch", version=1, place=Place.WORKER)
async def cut_batch(
    context: Context, sentences: tuple[Sentence, ...], answer: SpeechAnswer, voice: Voice
) -> BatchSpeech:
    """Give each sentence its own sound, as every voice's is, with the time of every word.

    Where the voice told the times of characters, words have those; else they are found in the sound.

    Args:
        context: Where sounds lie.
        sentences: What was said.
        answer: How; `voice_over` has looked it over.
        voice: Who said it.
    """
    assert voice.remote is not None
    samples, text = decoded(answer, context.store), text_of(sentences)
    told = answer.characters is not None
    times = (
        _told(text, answer.characters) if answer.characters is not None else _found(samples, sentences, voice.language)
    )
    offer = voice.remote.offer
    engine = f"{offer.provider} {offer.model}, voice {voice.remote.voice}"
    speeches = []
    for sentence, words, (first, past) in zip(sentences, times, _parts(samples, times), strict=True):
        starts = {index: max(round(start * SAMPLE_RATE) - first, 0) for index, (start, _) in enumerate(words)}
        recording = Recording(samples[first:past], SAMPLE_RATE, starts if told else {}, engine)
        speeches.append(speech_of(recording, phrased(sentence), sentence, voice.language, context.store))
    return BatchSpeech(sentences=tuple(speeches))


def _told(text: Text, characters: Sequence[CharacterTime]) -> list[Times]:
    """Each word from its first character to its last; one without any where the next begins."""

    def time(start: int, end: int) -> tuple[float, float]:
        first = characters[min(start, len(characters) - 1)].start
        return first, characters[end - 1].end if end > start else first

    return [[time(*span) for span in sentence] for sentence in text.words]


def _found(samples: Samples, sentences: Sequence[Sentence], language: str) -> list[Times]:
    """The same from the sound itself."""
    words = [[WordToFind(word.text, word.ipa) for word in phrased(sentence)] for sentence in sentences]
    found = align(samples, SAMPLE_RATE, [word for group in words for word in group], language).words
    edges = accumulate(map(len, words), initial=0)
    return [[(time.start, time.end) for time in found[first:past]] for first, past in pairwise(edges)]


def _parts(samples: Samples, times: Sequence[Times]) -> list[tuple[int, int]]:
    """For each sentence its first sample and one past its last: cut in the silences between, and without them."""
    cuts = (_quietest(samples, before[-1][1], after[0][0]) for before, after in pairwise(times))
    level = levels(samples, SAMPLE_RATE)
    quiet, loud = np.quantile(level, (0.05, 0.9))
    heard = level > min(max(quiet + OVER_NOISE, loud - UNHEARD), loud - HEARD)
    return [_narrowed(heard, *part, samples.size) for part in pairwise((0, *cuts, samples.size))]


def _quietest(samples: Samples, start: float, end: float) -> int:
    """The middle of the longest silence about where one sentence ends and the next begins."""
    first = max(round((min(start, end) - SLACK) * SAMPLE_RATE), 0)
    past = round((max(start, end) + SLACK) * SAMPLE_RATE)
    level = levels(samples[first:past], SAMPLE_RATE)
    if not level.size:
        return min(first, samples.size)
    quiet = np.concatenate(([False], level <= level.min() + AS_QUIET, [False]))
    runs = np.flatnonzero(np.diff(quiet.astype(np.int8))).reshape(-1, 2)
    longest = runs[np.argmax(runs[:, 1] - runs[:, 0])]
    return first + round(float(longest.mean()) * FRAME * SAMPLE_RATE)


def _narrowed(heard: np.ndarray[tuple[int], np.dtype[np.bool_]], first: int, past: int, size: int) -> tuple[int, int]:
    """The same stretch from the first moment in it that is heard to the last; as it was, where none is."""
    frame = round(FRAME * SAMPLE_RATE)
    frames = np.flatnonzero(heard[first // frame : past // frame]) + first // frame
    if not frames.size:
        return first, past
    margin = round(MARGIN * SAMPLE_RATE)
    return max(int(frames[0]) * frame - margin, first), min((int(frames[-1]) + 1) * frame + margin, past, size)
