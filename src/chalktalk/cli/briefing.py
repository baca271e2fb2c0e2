"""How a brief comes about: from a script, options and settings, with what lies on this machine put into the store."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chalktalk.analysis import reader_here
from chalktalk.cli.assigning import SCRIPT_NAME
from chalktalk.cli.looking import NONE, LookWishes, with_look
from chalktalk.cli.options import one_of, parse_rate
from chalktalk.direction import parse_theme, theme_named
from chalktalk.documents.assets import Recording
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief, Edition
from chalktalk.documents.manner import Choice
from chalktalk.documents.material import Assignment
from chalktalk.documents.options import Codec, MusicMode
from chalktalk.engine import Store
from chalktalk.errors import OptionError, Place
from chalktalk.narration import check_recording, check_voice, remote_voice, voice_here
from chalktalk.render import EncoderWish, encoder_here
from chalktalk.script import Overrides, brief_about, read_brief
from chalktalk.settings import Settings
from chalktalk.sound import check_music
from chalktalk.staging import typefaces_here

THEME_FILE = ".toml"
AUTO_VOICE = "auto"
"""The best voice that is here."""


def checks_for(settings: Settings) -> dict[str, Callable[[str], object]]:
    """Who knows which names a script may choose."""
    return {
        "theme": lambda name: name.endswith(THEME_FILE) or theme_named(name),
        "voice": lambda name: check_voice(name, folder=settings.voices),
    }


def brief_for(script: Path | Assignment, given: Overrides, settings: Settings, look: LookWishes = NONE) -> Brief:
    """The brief that a script, or what one is to be written about, makes with options and `chalktalk.toml`.

    The first of options, front matter, file decides; what a creative direction decides comes before the file.

    Raises:
        AuthorError: if the script, a picture that it names or a choice cannot be used.
    """
    store = Store(settings.store)
    checks = checks_for(settings)

    def read(choices: Overrides) -> Brief:
        if isinstance(script, Assignment):
            return brief_about(script, SCRIPT_NAME, choices, checks)
        return read_brief(script, choices, store, checks)

    brief = with_look(read(given), look, store)
    left_open = tuple(choice for choice in Choice if choice.value not in brief.model_fields_set)
    defaults: dict[str, Any] = dict(settings.video)
    if "fps" in defaults:
        defaults["rate"] = parse_rate(defaults.pop("fps"))
    if unchosen := {name: value for name, value in defaults.items() if name not in brief.model_fields_set}:
        brief = with_look(read(replace(given, **unchosen)), look, store)
    check_voice(brief.voice, brief.language, settings.voices)
    if "voice" not in brief.model_fields_set:
        brief = brief.model_copy(update={"voice": AUTO_VOICE})
    elif (wished := remote_voice(brief.voice)) is not None:
        services = brief.services.model_copy(update={"voices": (wished,)})
        brief = brief.model_copy(update={"services": services, "voice": AUTO_VOICE})
    beside = Path(SCRIPT_NAME) if isinstance(script, Assignment) else script
    own = own_theme(brief.theme, beside) if brief.theme.endswith(THEME_FILE) else None
    return brief.model_copy(update={"reader": reader_here(settings.metaphors), "own_theme": own, "open": left_open})


def with_typefaces(brief: Brief, store: Store) -> Brief:
    """The brief with installed fonts for whatever it writes that the film's own family has no letters for."""
    text = brief.source + (brief.title or "") + (brief.edition.text if brief.edition else "")
    if (assignment := brief.assignment) is not None:
        blocks = assignment.material.blocks if assignment.material else ()
        text += " ".join((assignment.topic or "", *(block.text for block in blocks)))
    return brief.model_copy(update={"typefaces": typefaces_here(text, store, brief.language)})


def own_theme(name: str, script: Path) -> str:
    """The text of an author's own theme file, looked for here and beside the script.

    Raises:
        OptionError: if there is none, or it is no theme.
    """
    found = next((path for path in (Path(name), script.parent / name) if path.is_file()), None)
    if found is None:
        raise OptionError("there is no such theme file", where=Place(name), hints=("chalktalk themes lists ours",))
    try:
        text = found.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise OptionError("this is no theme", where=Place(name), hints=("give a TOML file",)) from None
    parse_theme(text, name)
    return text


def read_edition(path: Path) -> Edition:
    """An edited storyboard's text.

    Raises:
        OptionError: if there is no such file, or it is no text.
    """
    try:
        return Edition(text=path.read_text(encoding="utf-8-sig"), file=str(path))
    except FileNotFoundError:
        hints = ("chalktalk storyboard writes one",)
        raise OptionError("there is no such storyboard", where=Place(str(path)), hints=hints) from None
    except (UnicodeDecodeError, IsADirectoryError):
        raise OptionError("this is no storyboard", where=Place(str(path)), hints=("give a JSON file",)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked for of the sound, as at the command line. None: not given."""

    narration: Path | None = None
    music: str | None = None
    target_lufs: float | None = None


def with_sound(brief: Brief, settings: Settings, wishes: Wishes) -> Brief:
    """The brief with its voice and the author's own sounds, all of them in the store.

    Raises:
        AssetError: if a sound cannot be used.
        OptionError: if the voice cannot speak the brief's language.
        MachineError: if a file cannot be read here.
    """
    store = Store(settings.store)
    voice = voice_here(brief.voice, brief.language, store, settings.voices)
    found: dict[str, Any] = {
        "voice": voice.name,
        "voice_model": voice.model,
        "voice_settings": voice.model_settings,
        "voice_reason": voice.why,
    }
    if wishes.narration is not None:
        found["narration"] = recording(wishes.narration, check_recording(wishes.narration), store)
    if wishes.music in (MusicMode.AUTO, MusicMode.NONE):
        found["music"] = MusicMode(wishes.music)
    elif wishes.music is not None:
        music = Path(wishes.music)
        found |= {"music": MusicMode.OWN, "own_music": recording(music, check_music(music), store)}
    if wishes.music is not None:
        found["open"] = tuple(choice for choice in brief.open if choice is not Choice.MUSIC)
    if wishes.target_lufs is not None:
        found["target_lufs"] = wishes.target_lufs
    return brief.model_copy(update=found)


def with_encoder(brief: Brief, settings: Settings) -> Brief:
    """The brief with an encoder that was seen to work here.

    Raises:
        OptionError: if there is no such encoder or codec, or they do not go together.
        MachineError: if nothing here makes the codec.
    """
    codec = Codec(one_of("codec", Codec)(settings.codec))
    here = encoder_here(codec, EncoderWish(one_of("encoder", EncoderWish)(settings.encoder)))
    found = {"codec": codec, "encoder": here.name, "encoder_reason": here.why, "encoder_remark": here.remark}
    return brief.model_copy(update=found)


def recording(path: Path, warnings: tuple[Diagnostic, ...], store: Store) -> Recording:
    """A sound file of the author's that was looked over, put into the store."""
    with store.scratch() as folder:
        aside = folder / "recording"
        shutil.copyfile(path, aside)
        return Recording(blob=store.put_file(aside, "audio/*"), name=path.name, warnings=warnings)
