"""Recordings as authors hand them in: how long they are, and honest about what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer

from chalktalk import soundfiles
from chalktalk.errors import AssetError, Place
from chalktalk.soundfiles import Wording

LONGEST = 4 * 3600
"""Seconds a recording may last: a film is minutes long, and nobody reads aloud for longer without a break."""

LOST_AT_MOST = 0.5
"""Seconds that may be missing: a damaged block or two, which players skip without a word."""

_HOLE = 0.05
"""Seconds of a jump in a file's own times that make a hole; smaller ones come from rounding."""

_STATES_ITS_LENGTH = ("flac", "ogg", "mov", "aiff", "caf", "w64")
"""Formats whose length is written in the file; that of others is guessed from their size."""

_HAND_IN = "save it as wav, mp3, m4a, flac or ogg"
_WORDING = Wording(
    name="recording",
    empty="record it again, or copy it again",
    broken=f"play it from start to end, record or export it again, and {_HAND_IN}",
    soundless="give the file with the narration",
)


@contextmanager
def opened(path: Path, name: str) -> Iterator[tuple[InputContainer, AudioStream]]:
    """A sound file and its main sound; `name` is what messages call it.

    Raises:
        AssetError: if it is not there, empty, no sound file, has no sound, or lasts too long.
        MachineError: if it may not be read.
    """
    place = Place(name)
    with soundfiles.opened(path, place, _WORDING) as (container, stream):
        check_length(stated_seconds(container, stream, path) or 0.0, place)
        yield container, stream


def check_length(seconds: float, place: Place) -> None:
    """See that a recording is not too long.

    Raises:
        AssetError: if it is.
    """
    if seconds > LONGEST:
        hint = "make it several films, each with its own recording"
        raise AssetError(f"it lasts more than {LONGEST // 3600} hours", where=place, hints=(hint,))


def frames_of(container: InputContainer, stream: AudioStream, path: Path, place: Place) -> Iterator[AudioFrame]:
    """The whole sound, decoded.

    Raises:
        AssetError: after all that can be decoded, if more than `LOST_AT_MOST` is missing; says where it breaks.
    """
    decoded, lost, broken = 0.0, 0.0, None
    expected: float | None = None
    for frame in _decodable(container, stream):
        if frame is None:
            broken = decoded if broken is None else broken
            continue
        if expected is not None and frame.time is not None and frame.time - expected > _HOLE:
            lost += frame.time - expected
            broken = decoded if broken is None else broken
        yield frame
        length = frame.samples / frame.sample_rate
        decoded += length
        expected = None if frame.time is None else frame.time + length
    stated = stated_seconds(container, stream, path)
    lost = max(lost, (stated or 0.0) - decoded)
    if decoded == 0.0 or lost > LOST_AT_MOST:
        raise _fault(decoded, lost, broken, place)


def stated_seconds(container: InputContainer, stream: AudioStream, path: Path) -> float | None:
    """How long the file says that it is; None where it does not say, and FFmpeg can only guess."""
    duration = container.duration / av.time_base if container.duration else 0.0
    if stream.duration and stream.time_base:
        duration = float(stream.duration * stream.time_base)
    formats = container.format.name.split(",")
    if "wav" in formats:
        return duration * _wav_stated_to_found(path)
    if "mp3" in formats:
        return duration if _mp3_states_its_length(path) else None
    return duration if set(formats) & set(_STATES_ITS_LENGTH) else None


def _decodable(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame | None]:
    """Frames, with None for each block that cannot be decoded."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:  # nothing after this can be found
            yield None
            return
        if packet is None:
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            yield None


def _wav_stated_to_found(path: Path) -> float:
    """How many times longer than it is a RIFF file says that it is (1 where it says nothing wrong).

    Recorders that stream write 0 or the largest number for want of a better one.
    """
    with path.open("rb") as file:
        stated = int.from_bytes(file.read(8)[4:8], "little") + 8
    found = path.stat().st_size
    return stated / found if found < stated < 0xFFFF_FFF0 else 1.0


def _mp3_states_its_length(path: Path) -> bool:
    """Whether the first frame, after any ID3v2 tag, is a Xing or Info header with the number of frames."""
    with path.open("rb") as file:
        head = file.read(10)
        tag = 0
        if head[:3] == b"ID3" and len(head) == 10:
            tag = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        file.seek(tag)
        frame = file.read(256)
    return b"Xing" in frame or b"Info" in frame


def _fault(decoded: float, lost: float, broken: float | None, place: Place) -> AssetError:
    if decoded == 0.0:
        return AssetError("none of it can be decoded", where=place, hints=(f"record it again, and {_HAND_IN}",))
    if broken is None:
        message = f"it ends at {decoded:.1f} s, though it should last {decoded + lost:.1f} s"
        return AssetError(message, where=place, hints=("it may be cut off: copy or export it again",))
    message = f"it is broken at {broken:.1f} s: {lost:.1f} s cannot be decoded"
    return AssetError(message, where=place, hints=("listen to it there, and copy or record it again",))
