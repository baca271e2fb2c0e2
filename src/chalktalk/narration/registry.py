"""Voices by name."""

from difflib import get_close_matches

from chalktalk.errors import OptionError
from chalktalk.narration.engines import Engine, VoiceInfo
from chalktalk.narration.espeak import Espeak

ENGINES: tuple[Engine, ...] = (Espeak(),)
"""Every engine, the default first."""

_ENGINE_OF_VOICE = {voice.name: engine for engine in ENGINES for voice in engine.voices}


def list_voices() -> tuple[VoiceInfo, ...]:
    """All voices, the default first."""
    return tuple(voice for engine in ENGINES for voice in engine.voices)


def check_voice(name: str, language: str | None = None) -> None:
    """See that a voice exists and, if a language (a BCP 47 tag) is given, speaks it.

    Raises:
        OptionError: naming the nearest voice or language.
    """
    engine = engine_of(name)
    if language is not None:
        engine.check_language(language)


def engine_of(name: str) -> Engine:
    """The engine that has the voice.

    Raises:
        OptionError: if none has; names the nearest voice.
    """
    if name not in _ENGINE_OF_VOICE:
        nearest = get_close_matches(name, _ENGINE_OF_VOICE, n=1, cutoff=0.0)[0]
        raise OptionError(f"there is no voice ‘{name}’", hints=(f"the nearest is ‘{nearest}’",))
    return _ENGINE_OF_VOICE[name]
