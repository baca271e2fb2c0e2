"""Small real films, and tiny pictures as they are watched, made of functions of time."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from chalktalk.direction.references.cuts import cuts_in
from chalktalk.direction.references.reels import Reel

Picture = npt.NDArray[np.float64]
Painter = Callable[[float], Picture]
"""Gives the picture, height by width by sRGB, that is shown at a second."""

WIDTH, HEIGHT = 160, 90


def slate(colour: str, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """One colour all over."""
    return np.broadcast_to(np.array(list(bytes.fromhex(colour[1:])), np.float64), (height, width, 3))


@cache
def texture(seed: int, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """Coloured patches of many sizes with hard edges, much like a photograph from afar."""
    random = np.random.default_rng(seed)
    picture = np.array(slate("#808080", width, height))
    for _ in range(60):
        side = random.uniform(0.05, 0.35) * height
        x, y = random.uniform(-0.1, 1, 2) * (width, height)
        patch = slice(max(0, int(y)), max(0, int(y + side))), slice(max(0, int(x)), max(0, int(x + side)))
        picture[patch] = random.uniform(0, 255, 3)
    picture.flags.writeable = False
    return picture


def write_film(
    path: Path,
    painter: Painter,
    seconds: float,
    *,
    rate: Fraction | int = 25,
    times: Sequence[Fraction] | None = None,
    sound: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]] | None = None,
    codec: str = "libx264",
) -> Path:
    """A film in MP4; `times` are those of its pictures where they do not follow from the rate."""
    tick = Fraction(1, 90_000)
    times = times or [Fraction(number) / Fraction(rate) for number in range(round(seconds * Fraction(rate)))]
    first = painter(0.0)
    with av.open(path, "w", options={"movflags": "faststart"}) as container:
        video = container.add_stream(codec, rate=Fraction(rate), options={"preset": "ultrafast"})
        assert isinstance(video, av.VideoStream)
        video.height, video.width, video.pix_fmt = first.shape[0], first.shape[1], "yuv420p"
        video.codec_context.time_base = tick
        audio = container.add_stream("aac", rate=48_000, layout="mono") if sound else None
        for time in times:
            frame = av.VideoFrame.from_ndarray(painter(float(time)).clip(0, 255).astype(np.uint8), "rgb24")
            frame.pts, frame.time_base = round(time / tick), tick
            container.mux(video.encode(frame))
        container.mux(video.encode())
        if audio and sound:
            for start in range(0, round(seconds * 48_000), 1024):
                heard = sound(np.arange(start, start + 1024) / 48_000).astype(np.float32)[None]
                piece = av.AudioFrame.from_ndarray(heard, "fltp", "mono")
                piece.sample_rate, piece.pts, piece.time_base = 48_000, start, Fraction(1, 48_000)
                container.mux(audio.encode(piece))
            container.mux(audio.encode())
    return path


def reel(painter: Painter, seconds: float, rate: float = 25.0) -> Reel:
    """What is watched of a film whose pictures are as small as they come, without an encoder in between."""
    times = np.arange(0, seconds, 1 / rate)
    luma, chroma = [], []
    for time in times:
        red, green, blue = np.moveaxis(painter(float(time)).clip(0, 255) / 255, -1, 0)
        bright = 0.299 * red + 0.587 * green + 0.114 * blue
        planes = np.stack([(blue - bright) / 1.772, (red - bright) / 1.402])
        height, width = bright.shape
        halved = planes.reshape(2, height // 2, 2, width // 2, 2).mean(axis=(2, 4))
        luma.append(np.rint(16 + 219 * bright))
        chroma.append(np.rint(128 + 224 * halved))
    return Reel(times, np.array(luma, np.uint8), np.array(chroma, np.uint8))


def cuts(painter: Painter, seconds: float, rate: float = 25.0) -> list[float]:
    """When a film is cut, in seconds to two places."""
    return [round(cut.seconds, 2) for cut in cuts_in(reel(painter, seconds, rate))]
