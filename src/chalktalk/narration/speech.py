"""The narration stage: one sentence becomes one sound with the time of every word."""

from dataclasses import dataclass

import numpy as np

from chalktalk.documents.base import Span
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech, Timing, WordTime
from chalktalk.documents.script import Sentence
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.narration.alignment import SpokenWord as WordToFind
from chalktalk.narration.alignment import align
from chalktalk.narration.cutting import eased, trimmed, wav, with_pauses
from chalktalk.narration.engines import Recording, SpokenWord, VoiceFiles
from chalktalk.narration.levels import levelled
from chalktalk.narration.phrasing import phrased
from chalktalk.narration.registry import engine_of
from chalktalk.narration.timing import SHORTEST_WORD, Samples, WordSamples, word_samples


@stage("narrate", version=3, place=Place.THREAD)
async def narrate(context: Context, sentence: Sentence, voice: Voice, emphases: tuple[Span, ...] = ()) -> Speech:
    """Speak a sentence.

    An author's pause after a word is silence inside the sound, on top of what the voice leaves there anyway; the pause
    after the last word is not part of the sound, because synchrony owns what lies between sentences. Words without
    any sound (an engine may not know their script) still get a time, with silence where there is nothing else.

    Args:
        context: Where the sound goes, and where a neural voice lies.
        sentence: What to say.
        voice: Who says it.
        emphases: Words to stress beside those the author stresses, counted from the sentence's first.

    Raises:
        OptionError: if there is no such voice, it does not speak the language, or a pronunciation is no IPA.
        MachineError: if the engine cannot speak on this machine.
    """
    words = phrased(sentence, emphases)
    files = _files(context.store, voice)
    recording = engine_of(voice.name, voice.model_settings).speak(words, voice, files)
    return speech_of(recording, words, sentence, voice.language, context.store)


def speech_of(
    recording: Recording, words: tuple[SpokenWord, ...], sentence: Sentence, language: str, store: Store
) -> Speech:
    """A sentence's speech from what an engine made of its words: trimmed, at the level of all speech, every word timed.

    Words of an engine that knows no times are found in its sound.
    """
    rate = recording.sample_rate
    samples, cut = trimmed(recording.samples, rate)
    samples = levelled(samples, rate)
    shortest = round(SHORTEST_WORD * rate)
    samples = np.pad(samples, (0, max(0, shortest * len(words) - samples.size)))
    starts = _told(recording, cut) if recording.starts else _found(words, samples, rate, language)
    spoken = word_samples(starts.samples, tuple(word.text for word in words), samples, shortest)
    pauses = tuple(word.pause for word in sentence.words[:-1])
    samples, spoken = with_pauses(samples, spoken, pauses, rate)
    samples = eased(samples, rate)
    return Speech(
        audio=store.put(wav(samples, rate), "audio/wav"),
        sample_rate=rate,
        duration=samples.size / rate,
        words=_word_times(spoken, starts.confidences, rate),
        timing=starts.timing,
        engine=recording.engine,
    )


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where words start, by their indices, and how that is known."""

    samples: dict[int, int]
    confidences: dict[int, float]
    """Of words that are not as sure as can be."""
    timing: Timing


def _told(recording: Recording, cut: int) -> _Starts:
    """The engine's own times, in a sound from whose front so many samples were cut."""
    return _Starts({index: max(start - cut, 0) for index, start in recording.starts.items()}, {}, Timing.TOLD)


def _found(words: tuple[SpokenWord, ...], samples: Samples, rate: int, language: str) -> _Starts:
    aligned = align(samples, rate, tuple(WordToFind(word.text, word.ipa) for word in words), language)
    return _Starts(
        {index: round(word.start * rate) for index, word in enumerate(aligned.words)},
        {index: word.confidence for index, word in enumerate(aligned.words)},
        aligned.timing,
    )


def _files(store: Store, voice: Voice) -> VoiceFiles | None:
    """The files of a neural voice."""
    if voice.model is None or voice.model_settings is None:
        return None
    return VoiceFiles(store.path(voice.model.digest), store.path(voice.model_settings.digest))


def _word_times(spoken: WordSamples, confidences: dict[int, float], rate: int) -> tuple[WordTime, ...]:
    return tuple(
        WordTime(start=int(start) / rate, end=int(end) / rate, confidence=confidences.get(index, 1.0))
        for index, (start, end) in enumerate(zip(spoken.starts, spoken.ends, strict=True))
    )
