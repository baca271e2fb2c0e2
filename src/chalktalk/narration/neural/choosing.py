"""What a voice's name stands for on this machine: `auto`, a voice that was added, or a file of the user's own."""

from dataclasses import dataclass
from pathlib import Path

from chalktalk.errors import MachineError, OptionError
from chalktalk.narration.catalogue import QUALITIES, Offer, Traits, catalogue
from chalktalk.narration.neural.installed import Installed, installed_voices
from chalktalk.narration.neural.languages import nearest_language
from chalktalk.narration.neural.network import INSTALL, runs_here

OWN = ".onnx"
"""How the name of a voice ends that is a file of the user's own."""

ENGINES = ("kokoro", "piper")
"""The most natural first."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of a network."""

    voice: Installed
    name: str
    """What names it; with its style, where the network has several."""
    language: str
    """BCP 47 tag of what it speaks."""
    style: str | None = None


def best_installed(language: str, folder: Path) -> tuple[Speaker | None, str]:
    """The most natural voice for a language that has been added, and why it is that one; None if there is none."""
    found = []
    installed = installed_voices(folder)
    for name, voice in installed.items():
        if nearest := nearest_language(voice.traits.languages, language):
            tag, accent = nearest
            engine, quality = ENGINES.index(voice.traits.engine), QUALITIES.index(voice.traits.quality)
            found.append((not accent, engine, quality, name, tag))
    if not found:
        return None, _why_none(language)
    *_, name, tag = min(found)
    if not runs_here():
        return None, f"{name} is installed, but onnxruntime is not: {INSTALL}"
    voice = installed[name]
    speaker = _speaker(voice, name, tag, _best_style(voice.traits, tag))
    return speaker, _why(voice, language, folder)


def installed_speaker(name: str, language: str | None, folder: Path | None) -> Speaker | None:
    """The voice of this name that has been added; None if the name is none of a natural voice.

    Args:
        name: Of a voice, or of one style of Kokoro's: `kokoro-af_heart`.
        language: What it has to speak; any if left out.
        folder: Where voices are kept; None where none are.

    Raises:
        OptionError: if it could be added but has not been, or does not speak the language.
        MachineError: if networks cannot be run here.
    """
    installed = installed_voices(folder) if folder else {}
    voice, style = _named(name, installed)
    offer, offered_style = _offered(name)
    if voice is None:
        if offer is None:
            return None
        hint = f"chalktalk voices add {offer.traits.name}"
        raise OptionError(f"the voice {name} is not installed", hints=(hint, "auto takes the best that is"))
    if not runs_here():
        raise MachineError(f"the voice {name} needs onnxruntime", hints=(INSTALL, "or choose the voice espeak"))
    traits = voice.traits
    languages = tuple(tag for tag, styles in traits.styles.items() if style in styles) or traits.languages
    nearest = nearest_language(languages, language) if language else (languages[0], True)
    if nearest is None:
        spoken = ", ".join(languages)
        raise OptionError(f"the voice {name} speaks {spoken}, not {language}", hints=("auto chooses one that does",))
    return _speaker(voice, name, nearest[0], style or offered_style or _best_style(traits, nearest[0]))


def natural_names(folder: Path | None) -> tuple[str, ...]:
    """Every name of a natural voice, installed or to be added."""
    known = {offer.traits.name: offer.traits for offer in catalogue().values()}
    known |= {name: voice.traits for name, voice in installed_voices(folder).items()} if folder else {}
    return tuple(full for traits in known.values() for full in (traits.name, *style_names(traits)))


def style_names(traits: Traits) -> tuple[str, ...]:
    """The names of a network's single voices: `kokoro-af_heart`."""
    return tuple(f"{traits.name}-{style}" for styles in traits.styles.values() for style in styles)


def _named(name: str, installed: dict[str, Installed]) -> tuple[Installed | None, str | None]:
    for voice in installed.values():
        if name == voice.traits.name:
            return voice, None
        if name in style_names(voice.traits):
            return voice, name.removeprefix(f"{voice.traits.name}-")
    return None, None


def _offered(name: str) -> tuple[Offer | None, str | None]:
    for offer in catalogue().values():
        if name == offer.traits.name or name in style_names(offer.traits):
            return offer, name.removeprefix(f"{offer.traits.name}-") if name != offer.traits.name else None
    return None, None


def _speaker(voice: Installed, name: str, tag: str, style: str | None) -> Speaker:
    plain = name if style is None else f"{voice.traits.name}-{style}"
    return Speaker(voice=voice, name=plain, language=tag, style=style)


def _best_style(traits: Traits, tag: str) -> str | None:
    return traits.styles[tag][0] if traits.styles else None


def _why(voice: Installed, language: str, folder: Path) -> str:
    """Why it is this one, by what is wrong with the more natural ones."""
    name, engine = voice.traits.name, voice.traits.engine
    if engine == ENGINES[0]:
        return f"{name} is installed, and the most natural for {language}"
    kokoro = catalogue()[ENGINES[0]]
    if nearest_language(kokoro.traits.languages, language) is None:
        return f"{name} is installed, and the best for {language}"
    if ENGINES[0] in installed_voices(folder):
        return f"{name} has the right accent for {language}"
    return f"kokoro is not installed; {engine} {name} is"


def _why_none(language: str) -> str:
    found = [
        (ENGINES.index(offer.traits.engine), not nearest[1], QUALITIES.index(offer.traits.quality), name)
        for name, offer in catalogue().items()
        if (nearest := nearest_language(offer.traits.languages, language))
    ]
    if not found:
        return f"there is no natural voice for {language} to add"
    return f"no natural voice for {language} is installed; chalktalk voices add {min(found)[-1]} adds one"
