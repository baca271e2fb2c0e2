"""Sound files as authors hand them in: opened by content whatever their name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from chalktalk.errors import AssetError, MachineError, Place
from chalktalk.nearest import nearest

# Plain files only: neither playlists, which name other files and addresses, nor anything over a network.
_FORMATS = (
    "wav,w64,aiff,caf,au,mp3,aac,flac,ogg,mov,matroska,asf,amr,avi,mpeg,mpegts,flv,ape,wv,tta,tak,mpc,mpc8,ac3,eac3,dts"
)
_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "file"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What errors call a file, and what to do about one that cannot be used, by what it is for."""

    name: str
    """`recording`, as in `there is no such recording`."""
    empty: str
    """What to do about a file without a byte …"""
    broken: str
    """… about one that is no sound …"""
    soundless: str
    """… and about one that has only pictures."""


@contextmanager
def opened(path: Path, place: Place, wording: Wording) -> Iterator[tuple[InputContainer, AudioStream]]:
    """A sound file and its main sound; `place` is where messages say that it is.

    Raises:
        AssetError: if it is not there, empty, no sound file, or has no sound.
        MachineError: if it may not be read.
    """
    _check_file(path, place, wording)
    try:
        container = av.open(path, options=_OPTIONS, metadata_errors="replace")
    except (av.FFmpegError, ValueError):  # ValueError: what FFmpeg calls an invalid argument
        message = "this is no sound file, or it is cut off"
        raise AssetError(message, where=place, hints=(wording.broken,)) from None
    with container:
        stream = container.streams.best("audio")
        if not isinstance(stream, AudioStream) or not stream.codec_context.sample_rate:
            raise AssetError("there is no sound in it", where=place, hints=(wording.soundless,))
        yield container, stream


def _check_file(path: Path, place: Place, wording: Wording) -> None:
    try:
        if path.is_dir():
            raise AssetError("this is a folder", where=place, hints=("give a sound file",))
        if path.stat().st_size == 0:
            raise AssetError(f"the {wording.name} is empty", where=place, hints=(wording.empty,))
        with path.open("rb"):
            return
    except (FileNotFoundError, NotADirectoryError):
        raise AssetError(f"there is no such {wording.name}", where=place, hints=_neighbour(path)) from None
    except (OSError, ValueError) as error:  # no permission, a failing disk, a NUL in the name
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        hint = "check the file and its permissions"
        raise MachineError(f"the {wording.name} cannot be read: {reason}", where=place, hints=(hint,)) from None


def _neighbour(path: Path) -> tuple[str, ...]:
    try:
        found = nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return (f"there is no folder {path.parent}",)
    return (f"did you mean {path.with_name(found)}?",) if found else ("check its name and folder",)
