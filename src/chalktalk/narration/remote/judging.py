"""Whether a sound can be the text that was asked for; anything else than speech of about its length is a fault."""

from pathlib import Path

import numpy as np

from chalktalk.documents.asking import SpeechAnswer
from chalktalk.engine import Store
from chalktalk.errors import AssetError
from chalktalk.narration.takes.reading import SAMPLE_RATE, mapped, read_recording
from chalktalk.narration.timing import Samples

FASTEST = 50
"""Letters a second beyond which nobody is understood: 600 words a minute."""

SLOWEST, UNHURRIED = 1.0, 3.0
"""Seconds a letter, and in all besides, that even Chinese spoken slowly does not need."""

OVER = 0.5
"""Seconds by which a voice's times may pass its sound's end: codecs cut and pad."""


def decoded(answer: SpeechAnswer, store: Store) -> Samples:
    """A sound as a provider sent it, at `SAMPLE_RATE` in mono.

    Raises:
        AssetError: if it cannot be decoded to its end, or nobody speaks in it.
    """
    with store.scratch() as folder:
        sound = Path(folder) / "voice.wav"
        read_recording(store.path(answer.audio.digest), sound, "the voice")
        return np.array(mapped(sound))


def fault_of(answer: SpeechAnswer, text: str, store: Store) -> str | None:
    """What is wrong with the sound for a text, in one sentence; None if nothing is."""
    try:
        seconds = decoded(answer, store).size / SAMPLE_RATE
    except AssetError as fault:
        return f"its sound is of no use: {fault.message}"
    letters = sum(map(str.isalnum, text))
    if not letters / FASTEST <= seconds <= letters * SLOWEST + UNHURRIED:
        return f"its sound lasts {seconds:.1f} s, which {letters} letters cannot"
    last = max((time.end for time in answer.characters or ()), default=0.0)
    if last > seconds + OVER:
        return f"its sound ends at {seconds:.1f} s, and by its own times it should last {last:.1f} s"
    return None
