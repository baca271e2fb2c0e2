"""Kokoro's voices: one network for all of them, and for each a style that goes into it.

The ids of phonemes are those of the model's own configuration (hexgrad/Kokoro-82M, Apache 2.0); which phonemes it was
taught for English is described with them. Ours come from espeak-ng, and are respelled here.
"""

import base64
import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from chalktalk.documents.direction import Voice
from chalktalk.errors import OptionError
from chalktalk.narration.engines import Recording, SpokenWord, VoiceFiles
from chalktalk.narration.neural.network import sound_of
from chalktalk.narration.neural.pace import PASSAGE, counted, hastened
from chalktalk.narration.neural.piper import pcm
from chalktalk.narration.neural.pronouncing import MOST, clauses, portions

SAMPLE_RATE = 24_000
STYLE_SHAPE = (510, 1, 256)
"""One row for each number of phonemes, by which the style varies with the length of what is said."""

# The rest of the ids to 177 were left free. What has none is left out of the text.
_RUNS = {
    1: ";:,.!?",
    9: '—…"()“” \u0303ʣʥʦʨᵝ\uab67AI',
    31: "O",
    33: "Q",
    35: "ST",
    39: "W",
    41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ",
    75: "βɔɕç",
    80: "ɖðʤə",
    85: "ɚɛɜ",
    90: "ɟ",
    92: "ɡ",
    99: "ɥ",
    101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø",
    118: "ɸθœ",
    123: "ɹ",
    125: "ɾɻ",
    128: "ʁɽʂʃʈʧ",
    135: "ʊʋ",
    138: "ʌɣɤ",
    142: "χʎ",
    147: "ʒʔ",
    156: "ˈˌː",
    162: "ʰ",
    164: "ʲ",
    169: "↓",
    171: "→↗↘",
    177: "ᵻ",
}
IDS = {character: first + place for first, run in _RUNS.items() for place, character in enumerate(run)}
EDGE = 0
"""Stands before the first id and after the last."""

# Patterns of espeak-ng's signs and Kokoro's, among them its single signs for two sounds. The order matters.
_EVERYWHERE = (("aɪ", "I"), ("aʊ", "W"), ("eɪ", "A"), ("ɔɪ", "Y"), ("dʒ", "ʤ"), ("tʃ", "ʧ"), ("-", ""))
_ELSEWHERE = (*_EVERYWHERE, ("ts", "ʦ"), ("dz", "ʣ"))
_ENGLISH = (*_EVERYWHERE, ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɬ", "l"), ("n̩", "ᵊn"), ("l̩", "ᵊl"), ("\u0303", ""))
_WITHIN_WORDS = (r"(?<=\w)ɐ|ɐ(?=\w)", "ə")  # by itself, the article, it stays
_AMERICAN = (
    *_ENGLISH,
    *(("oʊ", "O"), ("ɚɹ?", "əɹ"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", "")),
    *(("e", "A"), ("o", "ɔ"), _WITHIN_WORDS, ("ɾ", "T"), ("ʔ", "t"), ("əl", "ᵊl")),
)
_BRITISH = (*_ENGLISH, ("əʊ", "Q"), ("eə", "ɛː"), ("iə", "ɪə"), _WITHIN_WORDS, ("ʔ", "t"))

_SPELLINGS = {"en-US": _AMERICAN, "en-GB": _BRITISH}
DIALECTS = {"en-US": "en-us", "en-GB": "en-gb-x-rp", "es": "es", "fr": "fr", "hi": "hi", "it": "it", "pt-BR": "pt-br"}
"""What espeak-ng calls the languages whose phonemes it can give Kokoro, by BCP 47 tag."""


class KokoroSettings(BaseModel):
    """What goes into the store as a voice's settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    """One of `DIALECTS`."""
    style: str
    """32-bit floats, little-endian, in the shape `STYLE_SHAPE`; base64."""
    phonemes_per_second: float | None = None
    """Its own pace, where it was measured."""


class Kokoro:
    """Speaks with Kokoro's voices."""

    def speak(self, words: tuple[SpokenWord, ...], voice: Voice, files: VoiceFiles | None) -> Recording:
        """Speak a sentence; see `Engine.speak`. One that is too long for the network is cut at its phrases."""
        assert files is not None
        settings, style = _settings(files.settings)
        haste = hastened(voice.words_per_minute, settings.phonemes_per_second)
        samples, _ = _spoken(words, files.model, settings.language, style, haste)
        return Recording(samples=samples, sample_rate=SAMPLE_RATE, starts={}, engine=f"kokoro, voice {voice.name}")


def settings_of(voices: Path, style: str, language: str, rate: float | None) -> KokoroSettings:
    """The settings of one voice out of a file with many.

    Raises:
        OptionError: if the file is none of Kokoro's, or has no such voice.
    """
    rows = style_from(voices, style).astype("<f4").tobytes()
    return KokoroSettings(language=language, style=base64.b64encode(rows).decode(), phonemes_per_second=rate)


def style_from(voices: Path, style: str) -> npt.NDArray[np.float32]:
    """One style out of a file with many, in the shape `STYLE_SHAPE`.

    Raises:
        OptionError: if the file is none of Kokoro's, or has no such style.
    """
    try:
        with np.load(io.BytesIO(voices.read_bytes()), allow_pickle=False) as styles:
            rows = np.asarray(styles[style], dtype=np.float32)
    except KeyError:
        raise OptionError(f"{voices.name} has no voice ‘{style}’", hints=("chalktalk voices lists them",)) from None
    except (ValueError, EOFError, TypeError, AttributeError, zipfile.BadZipFile):
        raise _not_of_kokoro(voices) from None
    if rows.shape != STYLE_SHAPE:
        raise _not_of_kokoro(voices)
    return rows


def phonemes_per_second(model: Path, style: npt.NDArray[np.float32], language: str) -> float | None:
    """A voice's own pace; None if it has nothing to say to our test words.

    Raises:
        OptionError: if the network cannot be used.
        MachineError: if it cannot be run here.
    """
    samples, said = _spoken(PASSAGE, model, language, style, 1.0)
    loud = np.flatnonzero(np.abs(samples) > 327)  # 1 % of full scale
    return counted(said) * SAMPLE_RATE / int(loud[-1] + 1 - loud[0]) if loud.size else None


def respelled(phonemes: str, language: str) -> str:
    """What espeak-ng writes, as Kokoro was taught it."""
    for ours, theirs in _SPELLINGS.get(language, _ELSEWHERE):
        phonemes = re.sub(ours, theirs, phonemes)
    return "".join(character for character in phonemes if character in IDS)


def _spoken(
    words: tuple[SpokenWord, ...], model: Path, language: str, style: npt.NDArray[np.float32], haste: float
) -> tuple[npt.NDArray[np.int16], str]:
    """The sound, and the phonemes that were spoken."""
    read = clauses(words, DIALECTS[language])
    said = tuple(portions(tuple(respelled(clause, language) for clause in read), MOST))
    sounds = [_sound(model, portion, style, haste) for portion in said]
    return pcm(np.concatenate(sounds)) if sounds else np.zeros(0, np.int16), " ".join(read)


def _sound(model: Path, phonemes: str, style: npt.NDArray[np.float32], haste: float) -> npt.NDArray[np.float32]:
    ids = np.array([[EDGE, *(IDS[character] for character in phonemes), EDGE]])
    inputs = {
        "tokens": ids,
        "input_ids": ids,  # some exports call it so
        "style": style[len(phonemes) - 1],
        "speed": np.array([haste]),
    }
    return sound_of(model, inputs)


def _not_of_kokoro(path: Path) -> OptionError:
    return OptionError(f"{path.name} is no file of Kokoro’s voices", hints=("chalktalk voices add kokoro",))


@lru_cache(maxsize=8)
def _settings(path: Path) -> tuple[KokoroSettings, npt.NDArray[np.float32]]:
    settings = KokoroSettings.model_validate_json(path.read_bytes())
    rows = np.frombuffer(base64.b64decode(settings.style), dtype="<f4").astype(np.float32)
    return settings, rows.reshape(STYLE_SHAPE)
