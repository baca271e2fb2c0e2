"""Reading a recording: whatever FFmpeg decodes becomes one mono WAV, streamed, in memory that does not grow with it."""

import wave
from collections.abc import Iterable, Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer

from chalktalk.documents.base import Diagnostic
from chalktalk.errors import Place
from chalktalk.narration.takes.files import check_length, frames_of, opened
from chalktalk.narration.takes.levels import Levels

SAMPLE_RATE = 48_000
"""Samples a second of what is made of a recording: that of the film's sound."""

TELEPHONE = 16_000
"""Samples a second below which the sibilants of speech are lost (they reach up to 8 kHz)."""

_PROBES, _PROBE_SECONDS = 4, 10.0
"""How many places are listened to at intake, and how long each."""

_WAV_HEADER = 44
"""Bytes before the samples, as the standard library writes it."""

Samples = npt.NDArray[np.int16]


def check_recording(path: Path) -> tuple[Diagnostic, ...]:
    """Look a recording over without reading all of it; a moment even for hours of sound.

    Raises:
        AssetError: if it is not there, empty, no sound file, without sound, or too long.
        MachineError: if it may not be read.
    """
    levels = Levels(SAMPLE_RATE)
    with opened(path, str(path)) as (container, stream):
        rate = stream.codec_context.sample_rate
        for start, seconds in _probes(container):
            for block in _second_by_second(_resampled(_probed(container, stream, start, seconds))):
                levels.add(block)
    return (*_rate_warning(rate), *levels.warnings())


def read_recording(source: Path, target: Path, name: str) -> None:
    """Write a recording as WAV: 48 kHz, 16 bit, every channel mixed into one.

    Args:
        source: What the author gave.
        target: The WAV to write.
        name: What messages call it.

    Raises:
        AssetError: if it cannot be decoded to its end, is too long, or nobody speaks in it.
    """
    place, levels = Place(name), Levels(SAMPLE_RATE)
    with opened(source, name) as (container, stream), wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        for block in _second_by_second(_resampled(frames_of(container, stream, source, place))):
            levels.add(block)
            check_length(levels.samples / SAMPLE_RATE, place)
            file.writeframesraw(block.astype("<i2").tobytes())
    levels.check_that_somebody_speaks(place)


def mapped(path: Path) -> Samples:
    """The samples of a WAV that `read_recording` wrote, read as they are needed; changes to them stay in memory."""
    return np.memmap(path, dtype="<i2", mode="c", offset=_WAV_HEADER)


def _resampled(frames: Iterable[AudioFrame]) -> Iterator[Samples]:
    """Frames of any kind, which may change on the way, at our rate in mono, by libswresample."""
    resampler, kind = None, None
    for frame in frames:
        if resampler is None or kind != (frame.format.name, frame.layout.name, frame.sample_rate):
            if resampler is not None:
                yield from (rest.to_ndarray()[0] for rest in resampler.resample(None))
            resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
            kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        frame.pts = None  # the sound is its own clock
        yield from (part.to_ndarray()[0] for part in resampler.resample(frame))
    if resampler is not None:
        yield from (rest.to_ndarray()[0] for rest in resampler.resample(None))


def _second_by_second(parts: Iterable[Samples]) -> Iterator[Samples]:
    gathered: list[Samples] = []
    size = 0
    for part in parts:
        gathered.append(part)
        size += part.size
        if size >= SAMPLE_RATE:
            whole = np.concatenate(gathered)
            seconds = size // SAMPLE_RATE
            yield from whole[: seconds * SAMPLE_RATE].reshape(seconds, SAMPLE_RATE)
            gathered, size = [whole[seconds * SAMPLE_RATE :]], size % SAMPLE_RATE
    if size:
        yield np.concatenate(gathered)


def _probes(container: InputContainer) -> list[tuple[float, float]]:
    """Where to listen, and for how long; all of a short recording."""
    seconds = container.duration / av.time_base if container.duration else 0.0
    if seconds < 2 * _PROBES * _PROBE_SECONDS:
        return [(0.0, 2 * _PROBES * _PROBE_SECONDS)]
    return [(seconds * number / _PROBES, _PROBE_SECONDS) for number in range(_PROBES)]


def _probed(container: InputContainer, stream: AudioStream, start: float, seconds: float) -> Iterator[AudioFrame]:
    """Some seconds of sound; nothing where it cannot be decoded, which reading it whole will say."""
    try:
        if start:
            container.seek(round(start * av.time_base))
        for frame in container.decode(stream):
            yield frame
            seconds -= frame.samples / frame.sample_rate
            if seconds < 0:
                return
    except av.FFmpegError:
        return


def _rate_warning(rate: int) -> tuple[Diagnostic, ...]:
    if rate >= TELEPHONE:
        return ()
    message = f"the recording has {rate / 1000:g} kHz: it sounds like a telephone"
    return (Diagnostic(message=message, hint="record it with 44.1 or 48 kHz"),)
