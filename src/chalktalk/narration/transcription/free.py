"""pocketsphinx with the everyday language model of its package: always there, English only, a rough draft."""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from pocketsphinx import Decoder

from chalktalk.errors import OptionError
from chalktalk.narration.transcription.words import RATE, Samples, TranscribedWord

_FRAME = 0.01
"""Seconds."""

_NOISE = 4.0
"""Standard deviation, in sample steps, of the noise added: the acoustic model never heard digital silence."""


class FreeListener:
    """A recogniser that expects anything."""

    longest = 20.0
    punctuates = False

    def __init__(self, language: str | None) -> None:
        """Load it.

        Raises:
            OptionError: if the language is another than English.
        """
        if language and language.lower().partition("-")[0] != "en":
            hint = "install the extra `transcription` and use a Whisper model, which knows a hundred languages"
            raise OptionError(f"pocketsphinx does not understand the language ‘{language}’", hints=(hint,))
        self.language: str | None = language or "en"
        self.engine = f"pocketsphinx {version('pocketsphinx')}"
        self._decoder = Decoder(samprate=RATE, loglevel="FATAL")

    def hear(self, samples: Samples, speech: Sequence[tuple[float, float]]) -> list[TranscribedWord]:
        """Understand a piece; silences need not be cut out. See `Transcriber.hear`."""
        del speech
        noise = np.random.default_rng(0).normal(0, _NOISE, samples.size)
        sound = np.clip(np.rint(samples + noise), -32768, 32767).astype("<i2")
        self._decoder.start_utt()
        self._decoder.process_raw(sound.tobytes(), full_utt=True)
        self._decoder.end_utt()
        words = [part for part in self._decoder.seg() or () if part.word[0] not in "<["]
        return [
            TranscribedWord(
                text="I" if part.word == "i" else part.word.partition("(")[0],
                start=part.start_frame * _FRAME,
                end=(part.end_frame + 1) * _FRAME,
                confidence=min(max(part.prob, 0.0), 1.0),
            )
            for part in words
        ]
