"""The author's own music: looked over, and brought to the film's length, from one lap to the next without a seam."""

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import av
import numpy as np

from chalktalk.documents.assets import Recording
from chalktalk.documents.base import Diagnostic
from chalktalk.errors import AssetError, Place
from chalktalk.sound.filters import BLOCK, SAMPLE_RATE, Block, blocks_of, rechunked
from chalktalk.soundfiles import Wording, opened

CROSSING = 3.0
"""Seconds in which one lap goes and the next one comes."""
FADE_OUT = 3.0
"""Seconds over which the music goes to nothing at the film's end."""
SHORTEST = 1.0
"""Seconds; less is an effect and no music."""
SILENCE = 10 ** (-50 / 20)
"""Amplitude under which a file's beginning and end are cut off: a lap must not come in with silence."""
DULL = 32_000
"""Samples a second below which cymbals and strings lose what lies above 16 kHz."""

_EXPORT = "export it again, as WAV, MP3, M4A, FLAC or OGG"
_WORDING = Wording(
    name="music file",
    empty="copy it again, or choose another file",
    broken=f"play it from start to end, and {_EXPORT}",
    soundless="--music takes a sound file",
)


def check_music(path: Path) -> tuple[Diagnostic, ...]:
    """Look the author's music over, without reading all of it, and say what the author should know of it.

    Raises:
        AssetError: if it is not there, empty, no sound file, or without sound.
        MachineError: if it may not be read.
    """
    with opened(path, Place(str(path)), _WORDING) as (_, stream):
        rate = stream.codec_context.sample_rate
    if rate >= DULL:
        return ()
    message = f"the music has {rate / 1000:g} kHz: it sounds dull"
    return (Diagnostic(message=message, hint="export it again with 44.1 or 48 kHz"),)


def own_blocks(recording: Recording, path: Path, length: int) -> Iterator[Block]:
    """So many samples of a file in stereo; a file that is shorter goes round.

    Raises:
        AssetError: if it cannot be read, is silent, or too short to be music.
    """
    first, end = _sounding(recording, path)
    if end - first < SHORTEST * SAMPLE_RATE:
        what = "is silent" if end == first else f"has less than {SHORTEST:g} s of sound"
        raise AssetError(f"the music {recording.name} {what}", hints=("choose another file, or --music none",))
    crossing = min(round(CROSSING * SAMPLE_RATE), (end - first) // 3)
    position = 0
    for block in _round(recording, path, (first, end), crossing):
        kept = block[:, : length - position]
        yield _leaving(kept, position, length)
        position += kept.shape[1]
        if position == length:
            return


def _round(recording: Recording, path: Path, stretch: tuple[int, int], crossing: int) -> Iterator[Block]:
    """Lap after lap without end; where two meet, the powers of both add up to that of one."""
    turn = np.pi / 2 * (np.arange(crossing, dtype=np.float32) + 0.5) / crossing
    coming, going = np.sin(turn), np.cos(turn)
    tail: Block | None = None
    for _ in repeat(None):
        held = np.zeros((2, 0), dtype=np.float32)
        head = tail is not None
        for block in _lap(recording, path, stretch):
            held = np.concatenate([held, block], axis=1)
            if held.shape[1] < 2 * crossing:
                continue
            if head and tail is not None:
                held[:, :crossing] = held[:, :crossing] * coming + tail
                head = False
            yield held[:, :-crossing]
            held = held[:, -crossing:].copy()
        tail = held[:, -crossing:] * going
        yield held[:, :-crossing]


def _lap(recording: Recording, path: Path, stretch: tuple[int, int]) -> Iterator[Block]:
    first, end = stretch
    position = 0
    for block in _decoded(recording, path):
        kept = block[:, max(first - position, 0) : max(end - position, 0)]
        position += block.shape[1]
        if kept.shape[1]:
            yield kept


def _sounding(recording: Recording, path: Path) -> tuple[int, int]:
    """The samples between which a file sounds."""
    first: int | None = None
    end = position = 0
    for block in _decoded(recording, path):
        heard = np.flatnonzero(np.abs(block).max(axis=0) > SILENCE)
        if heard.size:
            first = position + int(heard[0]) if first is None else first
            end = position + int(heard[-1]) + 1
        position += block.shape[1]
    return (first, end) if first is not None else (0, 0)


def _decoded(recording: Recording, path: Path) -> Iterator[Block]:
    """The file's sound at our rate, in stereo; more channels are mixed down, as ITU-R BS.775 says.

    Raises:
        AssetError: if the file is no sound.
    """
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    try:
        with opened(path, Place(recording.name), _WORDING) as (container, stream):
            frames = (frame for frame in container.decode(stream) for frame in resampler.resample(frame))
            yield from rechunked(blocks_of(frames), BLOCK)
    except (av.FFmpegError, ValueError) as fault:  # the latter where its format changes on the way
        raise AssetError(
            f"the music {recording.name} cannot be read: {getattr(fault, 'strerror', fault)}",
            hints=(_EXPORT,),
        ) from fault


def _leaving(block: Block, position: int, length: int) -> Block:
    """A block of the film, whose last seconds go to nothing."""
    fade = min(round(FADE_OUT * SAMPLE_RATE), length)
    if position + block.shape[1] <= length - fade:
        return block
    left = np.clip((length - np.arange(position, position + block.shape[1])) / fade, 0.0, 1.0)
    return np.asarray(block * (0.5 - 0.5 * np.cos(np.pi * left)), dtype=np.float32)
