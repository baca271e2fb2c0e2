"""Adding a voice: fetch its files, see that they are what they should be and that it speaks, write its record."""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from chalktalk.engine import machine_error_from
from chalktalk.errors import OptionError, Place
from chalktalk.narration.catalogue import Offer, RemoteFile, Traits
from chalktalk.narration.downloads import ELSEWHERE, PATIENCE, Advance, fetched, is_right, sha256_of
from chalktalk.narration.neural import kokoro, piper
from chalktalk.narration.neural.installed import Installed, folder_of, write_record
from chalktalk.narration.neural.network import runs_here

_NAME = re.compile(r"\w[\w.-]{0,79}")


def add_voice(
    offer: Offer, folder: Path, advance: Advance, *, source: Path | None = None, patience: float = PATIENCE
) -> Installed:
    """Add a voice of the catalogue; what has been fetched before is not fetched again.

    Args:
        offer: Which one.
        folder: Where voices are kept.
        advance: Is told of the progress of each of its files.
        source: Its network, if it has been fetched already; what belongs to it lies beside it.
        patience: Seconds before a broken line is tried again.

    Raises:
        OptionError: if what is fetched is no voice, or another file than was promised.
        MachineError: if the network, the disk or onnxruntime does not let us.
    """
    place = folder_of(folder, offer.traits.name)
    for file in (offer.model, offer.settings):
        if source is None:
            fetched(file, place, advance, patience=patience)
        else:
            _take(source if file is offer.model else source.with_name(file.name), file, place)
    return _recorded(offer.traits, place / offer.model.name, place / offer.settings.name, folder)


def add_own_voice(
    name: str, source: str, sha256: str | None, folder: Path, advance: Advance, *, patience: float = PATIENCE
) -> Installed:
    """Add a Piper voice of the user's own: a file `….onnx`, or its address, with `….onnx.json` beside it.

    Args:
        name: What it is to be called.
        source: The file or the https address.
        sha256: The network's checksum; has to be given for an address.
        folder: Where voices are kept.
        advance: Is told of the progress of each of its files.
        patience: Seconds before a broken line is tried again.

    Raises:
        OptionError: if it is no voice, or not the one with this checksum.
        MachineError: if the network, the disk or onnxruntime does not let us.
    """
    if not _NAME.fullmatch(name) or name.startswith(("espeak", "kokoro")) or name.endswith(".onnx") or name == "auto":
        raise OptionError(f"‘{name}’ cannot be the name of a voice", hints=("use letters, digits, - and _",))
    address = urlsplit(source)._replace(query="", fragment="").geturl() if "://" in source else ""
    if address and sha256 is None:
        raise OptionError("an address needs a checksum", hints=("give it with --sha256",))
    model = RemoteFile(name=f"{name}.onnx", address=address, digest=_digest(sha256))
    settings = RemoteFile(name=f"{name}.onnx.json", address=f"{address}.json")
    place = folder_of(folder, name)
    for file in (model, settings):
        if address:
            fetched(file, place, advance, patience=patience, anew=file is settings)
        else:
            network, beside = own_files(Path(source))
            _take(network if file is model else beside, file, place)
    config = read_config(place / settings.name)
    traits = Traits(name=name, engine="piper", languages=(config.language_tag,), quality="own", licence="your own")
    return _recorded(traits, place / model.name, place / settings.name, folder)


def own_files(path: Path) -> tuple[Path, Path]:
    """The network and the settings of a voice that lies somewhere else.

    Raises:
        OptionError: if one of them is not there.
    """
    settings = path.with_name(f"{path.name}.json")
    for file in (path, settings):
        if not file.is_file():
            hint = "a Piper voice is two files: NAME.onnx and NAME.onnx.json"
            raise OptionError("there is no such file", where=Place(str(file)), hints=(hint,))
    return path, settings


def read_config(settings: Path) -> piper.PiperConfig:
    """The settings beside a network of Piper's.

    Raises:
        OptionError: if they are none.
        MachineError: if they cannot be read.
    """
    try:
        return piper.parse_config(settings.read_bytes())
    except OptionError as fault:
        hints = ("give the voice’s own settings",)
        raise OptionError(fault.message, where=Place(str(settings)), hints=hints) from None
    except OSError as fault:
        raise machine_error_from(fault, settings) or fault from None


def measured(traits: Traits, model: Path, settings: Path) -> float | None:
    """A voice's own pace, heard from it; None where networks cannot be run, or it says nothing.

    Raises:
        OptionError: if the files are not what they should be.
        MachineError: if memory runs out.
    """
    if traits.engine == "piper":
        config = read_config(settings)
        return piper.phonemes_per_second(model, config) if runs_here() else None
    language, styles = next(iter(traits.styles.items()))
    style = kokoro.style_from(settings, styles[0])
    return kokoro.phonemes_per_second(model, style, language) if runs_here() else None


def _recorded(traits: Traits, model: Path, settings: Path, folder: Path) -> Installed:
    voice = Installed(
        traits=traits,
        model=model.name,
        model_sha256=sha256_of(model),
        settings=settings.name,
        size=model.stat().st_size + settings.stat().st_size,
        phonemes_per_second=measured(traits, model, settings),
    )
    write_record(folder, voice)
    return voice


def _take(origin: Path, file: RemoteFile, place: Path) -> None:
    """Copy a file that the user has, if it is the right one."""
    if not origin.is_file():
        raise OptionError("there is no such file", where=Place(str(origin)), hints=(f"{file.name} belongs there",))
    try:
        if not is_right(origin, file):
            hint = "fetch it again, or add it under a name of its own"
            raise OptionError("the file is another than the checksum says", where=Place(str(origin)), hints=(hint,))
        place.mkdir(parents=True, exist_ok=True)
        aside = place / f"{file.name}.part"
        shutil.copyfile(origin, aside)
        aside.replace(place / file.name)
    except OSError as fault:
        raise machine_error_from(fault, place, ELSEWHERE) or fault from None


def _digest(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    plain = sha256.strip().lower().removeprefix("sha256:")
    if not re.fullmatch(r"[0-9a-f]{64}", plain):
        raise OptionError(f"{sha256} is no SHA-256", hints=("give its 64 hexadecimal digits",))
    return f"sha256:{plain}"
