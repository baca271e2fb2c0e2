"""What a stage may give when it fails without saying so: each takes a good result and gives a bad one."""

import tempfile
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from chalktalk.documents.base import Blob
from chalktalk.documents.direction import Output
from chalktalk.documents.film import Film, Package, Segment
from chalktalk.documents.narration import Speech
from chalktalk.documents.sound import Soundtrack
from chalktalk.engine import Store
from chalktalk.render.encode import encode
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import SAMPLE_RATE, frames_of

Picture = npt.NDArray[np.uint8]
"""A frame in yuv420p: luma, and below it both chroma planes."""
Sound = npt.NDArray[np.float32]
"""(channels, samples)."""


@dataclass(frozen=True, slots=True)
class Spoil:
    """One way in which a stage may fail."""

    name: str
    stage: str
    spoilt: Callable[[Store, Output, Any], Any]
    """A bad result from a good one; `Output` is the film's."""


def _segment(name: str, change: Callable[[list[Picture]], list[Picture]]) -> Spoil:
    def spoilt(store: Store, output: Output, segment: Segment) -> Segment:
        with av.open(str(store.path(segment.video.digest))) as container:
            pictures = [frame.to_ndarray().astype(np.uint8) for frame in container.decode(video=0)]
        with _file(store, "video/mp4") as (path, kept):
            encode((av.VideoFrame.from_ndarray(one, "yuv420p") for one in change(pictures)), output, path)
        return segment.model_copy(update={"video": kept[0]})

    return Spoil(name, "render_segment", spoilt)


def _soundtrack(name: str, change: Callable[[Sound], Sound]) -> Spoil:
    def spoilt(store: Store, _output: Output, soundtrack: Soundtrack) -> Soundtrack:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        with av.open(str(store.path(soundtrack.audio.digest))) as container:
            parts = [part.to_ndarray() for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        with _file(store, "audio/mp4") as (path, kept):
            encode_aac(frames_of(iter([change(np.concatenate(parts, axis=1))])), path)
        return soundtrack.model_copy(update={"audio": kept[0]})

    return Spoil(name, "mix", spoilt)


def _speech(name: str, change: Callable[[npt.NDArray[np.int16]], npt.NDArray[np.int16]]) -> Spoil:
    def spoilt(store: Store, _output: Output, speech: Speech) -> Speech:
        with wave.open(BytesIO(store.get(speech.audio.digest))) as file:
            params, samples = file.getparams(), np.frombuffer(file.readframes(file.getnframes()), np.int16)
        data = BytesIO()
        with wave.open(data, "wb") as changed:
            changed.setparams(params)
            changed.writeframes(change(samples.copy()).tobytes())
        return speech.model_copy(update={"audio": store.put(data.getvalue(), "audio/wav")})

    return Spoil(name, "narrate", spoilt)


def _film(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoilt(store: Store, _output: Output, film: Film) -> Film:
        return film.model_copy(update={"video": store.put(change(store.get(film.video.digest)), "video/mp4")})

    return Spoil(name, "join", spoilt)


def _captions(name: str, change: Callable[[list[str]], list[str]]) -> Spoil:
    def spoilt(store: Store, _output: Output, package: Package) -> Package:
        assert package.vtt
        blocks = store.get(package.vtt.digest).decode().split("\n\n")
        return package.model_copy(update={"vtt": store.put("\n\n".join(change(blocks)).encode(), "text/vtt")})

    return Spoil(name, "package", spoilt)


@contextmanager
def _file(store: Store, media_type: str) -> Iterator[tuple[Path, list[Blob]]]:
    """A place to write to, whose content is in the store afterwards."""
    kept: list[Blob] = []
    with tempfile.TemporaryDirectory(prefix="chalktalk-spoil-") as folder:
        path = Path(folder) / "spoilt.mp4"
        yield path, kept
        kept.append(store.put(path.read_bytes(), media_type))


def _flat(picture: Picture, luma: int) -> Picture:
    flat = np.full_like(picture, 128)
    flat[: picture.shape[0] * 2 // 3] = luma
    return flat


def _upside_down(picture: Picture) -> Picture:
    height = picture.shape[0] * 2 // 3
    turned = picture.copy()
    turned[:height] = picture[:height][::-1]
    return turned


def _torn(picture: Picture) -> Picture:
    """Its lower half is noise in blocks."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    blocks = np.random.default_rng(7).integers(16, 235, (height // 32 + 1, width // 16 + 1), np.uint8)
    torn = picture.copy()
    torn[height // 2 : height] = np.kron(blocks, np.ones((16, 16), np.uint8))[: height - height // 2, :width]
    return torn


def _blank(picture: Picture) -> Picture:
    """Its middle, where the things are, is covered by what is left of it."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    blank = picture.copy()
    rows, columns = slice(height // 4, height * 3 // 4), slice(width // 3, width * 2 // 3)
    blank[rows, columns] = picture[rows, :1]
    return blank


def _each(change: Callable[[Picture], Picture]) -> Callable[[list[Picture]], list[Picture]]:
    return lambda pictures: [change(picture) for picture in pictures]


def _without(sound: Sound, start: float, end: float, gain: float = 0.0) -> Sound:
    at = slice(round(start * SAMPLE_RATE), round(end * SAMPLE_RATE))
    sound[:, at] *= gain
    return sound


def _late(blocks: list[str]) -> list[str]:
    """Every caption two seconds later, as long as there are fewer than eight before the minute is full."""
    moved = []
    for block in blocks:
        head, arrow, tail = block.partition(" --> ")
        moved.append(f"{_later(head)}{arrow}{_later(tail[:12])}{tail[12:]}" if arrow else block)
    return moved


def _later(text: str) -> str:
    """The time at the end of some text two seconds later."""
    clock = text[-6:]
    return f"{text[:-6]}{float(clock) + 2:06.3f}"


SPOILS: tuple[Spoil, ...] = (
    _segment("black", _each(lambda picture: _flat(picture, 16))),
    _segment("white", _each(lambda picture: _flat(picture, 235))),
    _segment("frozen", lambda pictures: [pictures[0]] * len(pictures)),
    _segment("upside down", _each(_upside_down)),
    _segment("torn", _each(_torn)),
    _segment("a thing is missing", _each(_blank)),
    _segment("backwards", lambda pictures: pictures[::-1]),
    _segment("too dark", _each(lambda picture: (picture // 3 + 11).astype(np.uint8))),
    _segment("shifted", _each(lambda picture: np.roll(picture, 64, axis=1))),
    _segment("a third is lost", lambda pictures: pictures[: len(pictures) * 2 // 3]),
    _segment("one frame flashes", lambda all_: [*all_[:9], _flat(all_[9], 235), *all_[10:]]),
    _soundtrack("silent", lambda sound: sound * 0),
    _soundtrack("quiet", lambda sound: sound * np.float32(0.35)),
    _soundtrack("clipped", lambda sound: np.clip(sound * 8, -0.98, 0.98).astype(np.float32)),
    _soundtrack("a hole", lambda sound: _without(sound, 5.0, 7.5)),
    _soundtrack("a drop", lambda sound: _without(sound, 8.0, 9.2, 0.1)),
    _soundtrack("left only", lambda sound: sound * np.array([[1], [0]], np.float32)),
    _soundtrack("late", lambda sound: np.roll(sound, round(0.25 * SAMPLE_RATE), axis=1)),
    _speech("says nothing", lambda samples: samples * 0),
    _speech(
        "stops half-way",
        lambda samples: np.concatenate([samples[: samples.size // 2], samples[samples.size // 2 :] * 0]),
    ),
    _film("cut off", lambda data: data[: len(data) * 2 // 3]),
    _film(
        "a byte is wrong",
        lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 255]) + data[len(data) // 2 + 1 :],
    ),
    _captions("one is missing", lambda blocks: blocks[:2] + blocks[3:]),
    _captions("late", _late),
)
