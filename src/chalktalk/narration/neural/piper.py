"""Piper's voices: one network each (VITS), with a file of settings beside it.

Names and defaults as in Piper's own configuration files; how phonemes become ids, as in its phonemizer.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from chalktalk.documents.direction import Voice
from chalktalk.errors import OptionError
from chalktalk.narration.engines import Recording, SpokenWord, VoiceFiles
from chalktalk.narration.neural.network import sound_of
from chalktalk.narration.neural.pace import PASSAGE, counted, hastened
from chalktalk.narration.neural.pronouncing import clauses, portions

START, END, BETWEEN = "^", "$", "_"


class _Part(BaseModel):
    """A part of a voice's settings; what we do not use may stand there too."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Audio(_Part):
    """How its sound is meant."""

    sample_rate: int = Field(ge=8000, le=96000)


class Dialect(_Part):
    """Whose phonemes it was taught."""

    voice: str


class Inference(_Part):
    """How it likes to be run."""

    noise_scale: float = Field(default=0.667, ge=0)
    """How much the timbre varies."""
    length_scale: float = Field(default=1.0, gt=0)
    """How long everything takes."""
    noise_w: float = Field(default=0.8, ge=0)
    """How much the lengths of phonemes vary."""


class Language(_Part):
    """What it speaks."""

    code: str
    """Such as `en_US`."""


class PiperConfig(_Part):
    """What stands in the `.onnx.json` beside a network."""

    audio: Audio
    espeak: Dialect = Dialect(voice="en-us")
    inference: Inference = Inference()
    phoneme_type: Literal["espeak", "text"] = "espeak"
    phoneme_id_map: dict[str, tuple[int, ...]]
    language: Language | None = None

    @property
    def language_tag(self) -> str:
        """BCP 47 tag of what it speaks."""
        code = self.language.code if self.language else self.espeak.voice
        return code.replace("_", "-")


class PiperSettings(_Part):
    """What goes into the store as a voice's settings."""

    config: PiperConfig
    phonemes_per_second: float | None = None
    """Its own pace, where it was measured."""


def parse_config(text: bytes | str) -> PiperConfig:
    """Settings as they come with a voice.

    Raises:
        OptionError: if they are none of Piper's.
    """
    try:
        config = PiperConfig.model_validate_json(text)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise OptionError(f"these are no settings of a Piper voice: {place}: {first['msg']}") from None
    if missing := [symbol for symbol in (START, END, BETWEEN) if symbol not in config.phoneme_id_map]:
        raise OptionError(f"these are no settings of a Piper voice: there is no id for {missing[0]}")
    return config


class Piper:
    """Speaks with Piper's voices."""

    def speak(self, words: tuple[SpokenWord, ...], voice: Voice, files: VoiceFiles | None) -> Recording:
        """Speak a sentence; see `Engine.speak`."""
        assert files is not None
        settings = _settings(files.settings)
        haste = hastened(voice.words_per_minute, settings.phonemes_per_second)
        samples, _ = _spoken(words, files.model, settings.config, haste)
        return Recording(
            samples=samples,
            sample_rate=settings.config.audio.sample_rate,
            starts={},
            engine=f"piper, voice {voice.name}",
        )


def phonemes_per_second(model: Path, config: PiperConfig) -> float | None:
    """A voice's own pace; None if it has nothing to say to our test words.

    Raises:
        OptionError: if the network cannot be used.
        MachineError: if it cannot be run here.
    """
    samples, said = _spoken(PASSAGE, model, config, 1.0)
    loud = np.flatnonzero(np.abs(samples) > 327)  # 1 % of full scale: what is spoken, and no hum before or after it
    if not loud.size or not (count := counted(said)):
        return None
    return count * config.audio.sample_rate / int(loud[-1] + 1 - loud[0])


def _spoken(
    words: tuple[SpokenWord, ...], model: Path, config: PiperConfig, haste: float
) -> tuple[npt.NDArray[np.int16], str]:
    """The sound, and the phonemes that were spoken."""
    scales = (config.inference.noise_scale, config.inference.length_scale / haste, config.inference.noise_w)
    said = tuple(portions(_clauses(words, config)))
    sounds = [_sound(model, ids, scales) for portion in said if (ids := _ids(portion, config))]
    return pcm(np.concatenate(sounds)) if sounds else np.zeros(0, np.int16), " ".join(said)


def _sound(model: Path, ids: list[int], scales: tuple[float, float, float]) -> npt.NDArray[np.float32]:
    inputs = {
        "input": np.array([ids]),
        "input_lengths": np.array([len(ids)]),
        "scales": np.array(scales),
        "sid": np.array([0]),  # of several speakers, the first
    }
    return sound_of(model, inputs)


def _clauses(words: tuple[SpokenWord, ...], config: PiperConfig) -> tuple[str, ...]:
    if config.phoneme_type == "espeak":
        return clauses(words, config.espeak.voice)
    return tuple(word.text.casefold() + word.mark for word in words if word.text)


def _ids(phonemes: str, config: PiperConfig) -> list[int]:
    """Ids between those of start and end, every two of them apart; none if the network knows none of the phonemes."""
    known = config.phoneme_id_map
    apart = known[BETWEEN]
    inner = [number for part in _known(phonemes, known) for number in (*known[part], *apart)]
    return [*known[START], *apart, *inner, *known[END]] if inner else []


def _known(phonemes: str, known: dict[str, tuple[int, ...]]) -> Iterator[str]:
    """The characters that the network was taught, an accent by itself: settings list them decomposed."""
    return (character for character in unicodedata.normalize("NFD", phonemes) if character in known)


def pcm(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
    """16-bit samples at the level at which the network gave them, so that one sentence is as loud as the next."""
    return np.rint(np.clip(samples, -1.0, 1.0) * 32767).astype(np.int16)


@lru_cache(maxsize=8)
def _settings(path: Path) -> PiperSettings:
    return PiperSettings.model_validate_json(path.read_bytes())
