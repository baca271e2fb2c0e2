"""Whisper models by way of whisper-timestamped, from the extra `transcription`: the only module that imports them.

Their libraries fetch what is missing over the network without asking. Here they get files that are there, and nothing
else: weights by path, and our own pauses instead of a detector of speech, which would be fetched too.
"""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from chalktalk.errors import OptionError, Place
from chalktalk.narration.transcription.words import RATE, Samples, TranscribedWord
from chalktalk.nearest import suggestion

if TYPE_CHECKING:
    from types import ModuleType

WEIGHTS = Path.home() / ".cache" / "whisper"
"""Where Whisper itself keeps weights."""

_HESITATION = "[*]"
"""How the library marks an `uh` or a false start that it leaves out of the text."""

_NOT_UNDERSTOOD = "…"

_DRAFT = "or use --model pocketsphinx for a rough draft"


class Whisper:
    """A loaded model, on the graphics card where there is one that CUDA knows."""

    longest = 300.0
    punctuates = True

    def __init__(self, model: str, language: str | None) -> None:
        """Load the weights.

        Raises:
            OptionError: if the extra or the weights are missing, the weights are none, or the language is unknown.
        """
        if find_spec("whisper_timestamped") is None:
            hints = ("install it: pip install 'chalktalk[transcription]'", _DRAFT)
            raise OptionError("Whisper models need the extra `transcription`, which is not installed", hints=hints)
        import whisper  # noqa: PLC0415  slow to import, and optional
        import whisper_timestamped  # noqa: PLC0415

        self.language = language
        self._spoken = _whisper_language(language, whisper)
        self._library: Any = whisper_timestamped
        path = weights_of(model, whisper)
        self._model = _loaded(path, whisper, whisper_timestamped)
        self.engine = f"whisper-timestamped {version('whisper-timestamped')}, {path.stem} on {self._model.device.type}"

    def hear(self, samples: Samples, speech: Sequence[tuple[float, float]]) -> list[TranscribedWord]:
        """Understand a piece. See `Transcriber.hear`.

        Now and then a model talks on by itself, and the library fails because so many words cannot fit the sound. Then
        each half is heard alone, down to the stretch that does it, which becomes one word that nobody is sure of.
        """
        try:
            return self._heard(samples, speech)
        except (ValueError, AssertionError):
            if len(speech) == 1:
                return [TranscribedWord(_NOT_UNDERSTOOD, *speech[0], confidence=0.0)]
            half = len(speech) // 2
            return [*self.hear(samples, speech[:half]), *self.hear(samples, speech[half:])]

    def _heard(self, samples: Samples, speech: Sequence[tuple[float, float]]) -> list[TranscribedWord]:
        result = self._library.transcribe(
            self._model,
            samples.astype(np.float32) / 32768,
            language=self._spoken,
            vad=list(speech),
            detect_disfluencies=True,
            condition_on_previous_text=False,  # else one misunderstanding is repeated to the end of the piece
            verbose=None,
        )
        self._spoken = result["language"]
        self.language = self.language or self._spoken
        words = [word for segment in result["segments"] for word in segment.get("words", ())]
        length = samples.size / RATE  # the model hears half a minute, and may go on after the sound is over
        return [
            TranscribedWord(
                text=word["text"],
                start=min(float(word["start"]), length),
                end=min(float(word["end"]), length),
                confidence=float(word["confidence"]),
            )
            for word in words
            if word["text"] != _HESITATION
        ]


def weights_of(model: str, whisper: "ModuleType") -> Path:
    """The file of a model's weights.

    Raises:
        OptionError: if it is not there, or is not what its name says; says where it comes from and belongs.
    """
    known: dict[str, str] = whisper._MODELS  # noqa: SLF001  the library's only list of what its weights are called and where they lie
    path = Path(model).expanduser()
    if path.suffix == ".pt" or path.is_file():
        if not path.is_file():
            raise OptionError("there is no such file of weights", where=Place(model), hints=("check its name", _DRAFT))
        return path
    if model not in known:
        raise OptionError(f"there is no Whisper model ‘{model}’", hints=suggestion(model, [*known, "pocketsphinx"]))
    address = known[model]
    path = WEIGHTS / address.rpartition("/")[2]
    hints = (f"download {address} to {path}", "or give a file with --model FILE.pt", _DRAFT)
    if not path.is_file():
        raise OptionError(f"the weights of ‘{model}’ are not on this machine", where=Place(str(path)), hints=hints)
    if _digest(path) != _stated_digest(address):
        raise OptionError(f"the weights of ‘{model}’ are damaged", where=Place(str(path)), hints=hints)
    return path


def _loaded(path: Path, whisper: "ModuleType", library: "ModuleType") -> Any:  # noqa: ANN401  the library has no types
    try:
        model = library.load_model(str(path))
    except Exception as error:  # a file of another kind fails in any way, deep in PyTorch
        hint = "give a .pt file of openai-whisper, with `dims` and `model_state_dict`"
        raise OptionError("these are no weights of a Whisper model", where=Place(str(path)), hints=(hint,)) from error
    # A file given by path loses the list of attention heads that tell times best; its digest says which they are.
    digest = _digest(path)
    for name, address in whisper._MODELS.items():  # noqa: SLF001  see above
        if _stated_digest(address) == digest:
            model.set_alignment_heads(whisper._ALIGNMENT_HEADS[name])  # noqa: SLF001  see above
    return model


def _stated_digest(address: str) -> str:
    """The SHA-256 that the library's addresses contain."""
    return address.split("/")[-2]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _whisper_language(language: str | None, whisper: "ModuleType") -> str | None:
    """The library's code for a BCP 47 tag."""
    if language is None:
        return None
    code = language.lower().replace("_", "-").partition("-")[0]
    if code not in whisper.tokenizer.LANGUAGES:
        hints = suggestion(code, whisper.tokenizer.LANGUAGES)
        raise OptionError(f"Whisper does not know the language ‘{language}’", hints=hints)
    return code
