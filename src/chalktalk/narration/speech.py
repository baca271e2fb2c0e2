"""The narration stage: one sentence becomes one sound with the time of every word."""

import numpy as np

from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Speech, WordTime
from chalktalk.documents.script import Sentence
from chalktalk.engine import Context, Place, stage
from chalktalk.narration.cutting import eased, trimmed, wav, with_pauses
from chalktalk.narration.phrasing import phrased
from chalktalk.narration.registry import engine_of
from chalktalk.narration.timing import SHORTEST_WORD, word_samples


@stage("narrate", version=1, place=Place.THREAD)
async def narrate(context: Context, sentence: Sentence, voice: Voice) -> Speech:
    """Speak a sentence.

    An author's pause after a word is silence inside the sound, on top of what the voice leaves there anyway; the pause
    after the last word is not part of the sound, because synchrony owns what lies between sentences. Words without
    any sound (an engine may not know their script) still get a time, with silence where there is nothing else.

    Raises:
        OptionError: if there is no such voice, or it does not speak the language.
        MachineError: if the engine cannot speak on this machine.
    """
    words = phrased(sentence)
    recording = engine_of(voice.name).speak(words, voice)
    rate = recording.sample_rate

    samples, cut = trimmed(eased(recording.samples, rate), rate)
    shortest = round(SHORTEST_WORD * rate)
    samples = np.pad(samples, (0, max(0, shortest * len(words) - samples.size)))
    starts = {index: max(start - cut, 0) for index, start in recording.starts.items()}
    spoken = word_samples(starts, words, samples, shortest)
    pauses = tuple(word.pause for word in sentence.words[:-1])
    samples, spoken = with_pauses(samples, spoken, pauses, rate)

    return Speech(
        audio=context.store.put(wav(samples, rate), "audio/wav"),
        sample_rate=rate,
        duration=samples.size / rate,
        words=tuple(
            WordTime(start=int(start) / rate, end=int(end) / rate)
            for start, end in zip(spoken.starts, spoken.ends, strict=True)
        ),
        engine=recording.engine,
    )
