"""Voices by name: the embedded ones, those that were added, and files of the user's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from chalktalk.documents.base import Blob
from chalktalk.engine import Store
from chalktalk.errors import OptionError
from chalktalk.narration.catalogue import Traits
from chalktalk.narration.engines import Engine, VoiceInfo
from chalktalk.narration.espeak import Espeak
from chalktalk.narration.neural.adding import own_files, read_config
from chalktalk.narration.neural.choosing import (
    OWN,
    Speaker,
    best_installed,
    installed_speaker,
    natural_names,
    style_names,
)
from chalktalk.narration.neural.installed import folder_of, installed_voices
from chalktalk.narration.neural.kokoro import Kokoro, settings_of
from chalktalk.narration.neural.languages import nearest_language
from chalktalk.narration.neural.network import runs_here
from chalktalk.narration.neural.piper import Piper, PiperConfig, PiperSettings, phonemes_per_second
from chalktalk.narration.neural.storing import kept, known
from chalktalk.narration.remote.naming import remote_voice

AUTO = "auto"
"""The best voice that is here."""

_EMBEDDED = Espeak()
_NAMES = tuple(voice.name for voice in _EMBEDDED.voices)

_PIPER_TYPE, _KOKORO_TYPE = "application/x-piper-voice+json", "application/x-kokoro-voice+json"
_NETWORKS: Mapping[str, Engine] = {_PIPER_TYPE: Piper(), _KOKORO_TYPE: Kokoro()}
"""Engines whose voices are files, by the media type of a voice's settings."""


@dataclass(frozen=True, slots=True)
class VoiceHere:
    """What a voice's name stands for on this machine: the fields of `documents.direction.Voice`."""

    name: str
    model: Blob | None = None
    model_settings: Blob | None = None
    why: str = ""
    """For the report: why `auto` became this one."""


def list_voices(folder: Path | None = None) -> tuple[VoiceInfo, ...]:
    """All voices that can speak here, the embedded ones first; `folder` is where added ones are kept."""
    added = installed_voices(folder).values() if folder else ()
    return (*_EMBEDDED.voices, *(_info(voice.traits) for voice in added))


def check_voice(name: str, language: str | None = None, folder: Path | None = None) -> None:
    """See that a voice can speak here and, if a language (a BCP 47 tag) is given, speaks it.

    Args:
        name: As in front matter or an option.
        language: What it has to speak.
        folder: Where added voices are kept; None for none.

    Raises:
        OptionError: naming the nearest voice or language, or how to add the voice.
        MachineError: if it needs a package that is not installed.
    """
    if name in (AUTO, *_NAMES):
        if language is not None:
            _EMBEDDED.check_language(language)
    elif name.endswith(OWN):
        _check_own(Path(name), language)
    elif remote_voice(name) is not None:
        pass  # only its provider knows whether it is there
    elif installed_speaker(name, language, folder) is None:
        names = (AUTO, *_NAMES, *natural_names(folder))
        nearest = get_close_matches(name, names, n=1, cutoff=0.0)[0]
        raise OptionError(f"there is no voice ‘{name}’", hints=(f"the nearest is ‘{nearest}’",))


def voice_here(name: str, language: str, store: Store, folder: Path) -> VoiceHere:
    """What a name stands for, with the voice's files in the store.

    Args:
        name: `auto`, the name of a voice, or a path to the user's own `….onnx`.
        language: BCP 47 tag of what is to be spoken.
        store: Where the files go; a large one is read only when it is not there yet.
        folder: Where added voices are kept.

    Raises:
        OptionError: as `check_voice`, or if it is a provider's voice, which is nowhere here.
        MachineError: if a file cannot be read, or the store not be written.
    """
    check_voice(name, language, folder)
    if name in _NAMES:
        return VoiceHere(name)
    if name.endswith(OWN):
        return _own(Path(name), store, folder)
    if remote_voice(name) is not None:
        raise OptionError(f"‘{name}’ speaks films only", hints=("choose a voice of this machine: chalktalk voices",))
    if name != AUTO:
        speaker = installed_speaker(name, language, folder)
        assert speaker is not None
        return _added(speaker, "", store, folder)
    best, why = best_installed(language, folder)
    return VoiceHere(_NAMES[0], why=why) if best is None else _added(best, why, store, folder)


def engine_of(name: str, settings: Blob | None = None) -> Engine:
    """The engine that has a voice; `settings` are those of a voice that has files.

    Raises:
        OptionError: if none has; names the nearest voice.
    """
    if settings is not None:
        return _NETWORKS[settings.media_type]
    if name not in _NAMES:
        nearest = get_close_matches(name, _NAMES, n=1, cutoff=0.0)[0]
        raise OptionError(f"there is no voice ‘{name}’", hints=(f"the nearest is ‘{nearest}’",))
    return _EMBEDDED


def _info(traits: Traits) -> VoiceInfo:
    styles = style_names(traits)
    summary = f"{len(styles)} voices, such as {styles[0]}" if styles else f"natural; quality {traits.quality}"
    language = traits.languages[0] if len(traits.languages) == 1 else "mul"
    return VoiceInfo(traits.name, language, summary, traits.engine)


def _added(speaker: Speaker, why: str, store: Store, folder: Path) -> VoiceHere:
    voice = speaker.voice
    place = folder_of(folder, voice.traits.name)
    model = kept(place / voice.model, voice.model_sha256, store)
    beside = place / voice.settings
    if speaker.style is None:
        settings = _piper_settings(read_config(beside), voice.phonemes_per_second, store)
    else:
        chosen = settings_of(beside, speaker.style, speaker.language, voice.phonemes_per_second)
        settings = store.put(chosen.model_dump_json().encode(), _KOKORO_TYPE)
    return VoiceHere(speaker.name, model, settings, why)


def _check_own(path: Path, language: str | None) -> PiperConfig:
    config = read_config(own_files(path)[1])
    if language is not None and nearest_language((config.language_tag,), language) is None:
        message = f"the voice {path.name} speaks {config.language_tag}, not {language}"
        raise OptionError(message, hints=("auto chooses one that does",))
    return config


def _own(path: Path, store: Store, folder: Path) -> VoiceHere:
    model, beside = own_files(path)
    config = read_config(beside)
    facts = known(model, folder, lambda: phonemes_per_second(model, config) if runs_here() else None)
    settings = _piper_settings(config, facts.phonemes_per_second, store)
    return VoiceHere(path.name, kept(model, facts.sha256, store), settings)


def _piper_settings(config: PiperConfig, rate: float | None, store: Store) -> Blob:
    return store.put(PiperSettings(config=config, phonemes_per_second=rate).model_dump_json().encode(), _PIPER_TYPE)
