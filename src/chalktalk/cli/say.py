"""`chalktalk say "kubectl"`."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.documents.brief import Pronunciation
from chalktalk.documents.direction import Voice
from chalktalk.documents.script import Sentence
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import MachineError, OptionError
from chalktalk.narration import narrate, voice_here
from chalktalk.narration.espeak import pronounced
from chalktalk.narration.phrasing import phrased
from chalktalk.script.pronouncing import FILE_NAME, read_lexicon
from chalktalk.script.terms import said_words
from chalktalk.settings import Settings, read_settings

WORDS_PER_MINUTE = 150
USUAL_VOICE = "espeak"
PLAYERS = (
    ("aplay", "-q"),
    ("paplay",),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)
"""Programs that play a WAV: of ALSA, PulseAudio, macOS and FFmpeg."""


@click.command()
@click.argument("text")
@click.option("--voice", metavar="NAME", help="A voice; see chalktalk voices.")
@click.option("--language", default="en", metavar="TAG", help="The language it is said in: en, en-GB, de.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="WORD.wav", help="Where to put it; not played.")
def say(text: str, voice: str | None, language: str, out: Path | None) -> None:
    """Say a word or a line as a script's narration would, and tell how."""
    own = read_lexicon(None, Path(FILE_NAME))
    words = said_words(text, language, own)
    if not words:
        raise OptionError("there is nothing to say", hints=('give a word, as in chalktalk say "kubectl"',))
    settings = read_settings()
    sentence = Sentence(words=tuple(said.word for said in words))
    sound = run_interruptibly(
        _spoken(sentence, voice or settings.video.get("voice", USUAL_VOICE), language, settings), stop_at_once
    )
    shown = [said.word.display for said in words]
    width = max(map(len, shown))
    for display, said, ipa in zip(shown, words, pronounced(phrased(sentence), language), strict=True):
        click.echo(f"{display:<{width}}  /{ipa}/  {_source(said.entry, own)}")
    if out is not None:
        _write(sound, out)
    elif not _played(sound):
        _write(sound, _free_name(text))


async def _spoken(sentence: Sentence, name: str, language: str, settings: Settings) -> bytes:
    """The sentence as a WAV file's bytes."""
    store = Store(settings.store)
    here = voice_here(name, language, store, settings.voices)
    voice = Voice(
        name=here.name,
        language=language,
        model=here.model,
        model_settings=here.model_settings,
        words_per_minute=WORDS_PER_MINUTE,
    )
    async with LocalRunner(store, settings.workers, lambda _event: None) as run:
        speech = await run(narrate, sentence, voice)
    return store.get(speech.audio.digest)


def _source(entry: Pronunciation | None, own: Iterable[Pronunciation]) -> str:
    """Where a word's pronunciation comes from."""
    if entry is None:
        return "as the voice reads it"
    where = FILE_NAME if entry in own else "the built-in lexicon"
    return f"{where} has {entry.word} = {entry.respelling or f'/{entry.ipa}/'}"


def _played(sound: bytes) -> bool:
    """Play it; False where there is no player that can."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        path.write_bytes(sound)
        for program, *options in PLAYERS:
            found = shutil.which(program)
            if not found:
                continue
            command = [found, *options, str(path)]
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:  # noqa: S603  ours
                return True
    return False


def _write(sound: bytes, path: Path) -> None:
    try:
        path.write_bytes(sound)
    except OSError as fault:
        hint = "name a file in a folder that is there and can be written"
        raise MachineError(f"{path} cannot be written: {fault.strerror}", hints=(hint,)) from fault
    click.echo(f"written to {path}")


def _free_name(text: str) -> Path:
    """A file in this folder that is not there yet, named after the words."""
    stem = re.sub(r"\W+", "-", text).strip("-")[:40].lower() or "said"
    endings = ("", *(f"-{number}" for number in range(2, 10_000)))
    return next(path for path in (Path(f"{stem}{ending}.wav") for ending in endings) if not path.exists())
