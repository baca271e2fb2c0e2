"""pocketsphinx and what its package carries: the only module that imports it."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from pocketsphinx import Config, Decoder, LogMath, NGramModel, get_model_path

_FOLDER = Path(get_model_path("en-us"))

MODEL = _FOLDER / "en-us"
"""The folder of the acoustic model."""

DICTIONARY = _FOLDER / "cmudict-en-us.dict"
"""The pronunciation dictionary: a word and its phones a line; `word(2)` for another way to say it."""

_QUIET = {"loglevel": "FATAL"}


class Listener:
    """A recogniser for one language model."""

    def __init__(self, language_model: Path, pronunciations: dict[str, tuple[str, ...]]) -> None:
        """Load a model in ARPA format; `pronunciations` are those of its words that the dictionary lacks."""
        # The third pass over the lattice is what gives words their probabilities.
        self._decoder = Decoder(hmm=str(MODEL), dict=str(DICTIONARY), lm=None, **_QUIET)
        for word, phones in pronunciations.items():
            self._decoder.add_word(word, " ".join(phones), update=False)
        model = NGramModel(self._decoder.config, self._decoder.logmath, str(language_model))
        self._decoder.add_lm("script", model)
        self._decoder.activate_search("script")

    def hear(self, samples: npt.NDArray[np.int16]) -> list[tuple[str, int, int, float]]:
        """The words of a sound at 16 kHz: each with its first frame, one past its last, and its probability."""
        self._decoder.start_utt()
        self._decoder.process_raw(samples.astype("<i2").tobytes(), full_utt=True)
        self._decoder.end_utt()
        heard = self._decoder.seg() or ()
        return [
            (part.word.partition("(")[0], part.start_frame, part.end_frame + 1, part.prob)
            for part in heard
            if part.word[0] not in "<["
        ]


def commonest_words(count: int) -> dict[str, float]:
    """The commonest words of English and their probabilities, by the package's language model."""
    model = NGramModel(Config(lw=1.0, wip=1.0, **_QUIET), LogMath(), str(_FOLDER / "en-us.lm.bin"))
    with DICTIONARY.open(encoding="utf-8") as lines:
        words = [word for line in lines if "(" not in (word := line.partition(" ")[0])]
    ranked = sorted(((model.prob([word]), word) for word in words), reverse=True)[:count]
    return {word: LogMath().exp(score) for score, word in ranked}
