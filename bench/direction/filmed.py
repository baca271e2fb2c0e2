"""Films made from recipes: shots that pan, shake and give way to one another, encoded as people's films are."""

import io
from collections.abc import Iterator, Mapping

import av
import numpy as np
import numpy.typing as npt
from drawn import Pixels, drawn
from PIL import Image
from recipes import FilmRecipe, Finish, Join, PictureRecipe, ShotRecipe

SAMPLES = 48_000
"""Sound samples a second."""
GRAINS = 4
"""Fields of noise that take turns."""


def film_file_of(film: FilmRecipe, pictures: Mapping[str, PictureRecipe]) -> bytes:
    """A recipe's film, in MP4: H.264, and AAC where it sounds."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as box:
        video = box.add_stream("libx264", rate=film.rate, options={"crf": str(film.quality), "preset": "veryfast"})
        video.width, video.height = film.size
        video.pix_fmt = "yuv420p"
        sound = box.add_stream("aac", rate=SAMPLES, layout="stereo") if film.tone is not None else None
        for pixels in frames_of(film, pictures):
            box.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        box.mux(video.encode())
        if sound is not None and film.tone is not None:
            samples = _tone(film.tone, film.seconds)
            for start in range(0, samples.shape[1], 1024):
                frame = av.AudioFrame.from_ndarray(samples[:, start : start + 1024].copy(), "fltp", "stereo")
                frame.sample_rate, frame.pts = SAMPLES, start
                box.mux(sound.encode(frame))
            box.mux(sound.encode())
    return file.getvalue()


def frames_of(
    film: FilmRecipe, pictures: Mapping[str, PictureRecipe], step: int = 1
) -> Iterator[npt.NDArray[np.uint8]]:
    """Frames of a film as 8-bit RGB: all of them, or one in `step`."""
    width, height = film.size
    generator = np.random.default_rng(len(film.shots))
    grains = [generator.normal(0, film.noise, (height, width, 1)).astype(np.float32) for _ in range(GRAINS)]
    starts = [0]
    for shot in film.shots:
        starts.append(starts[-1] + round(shot.seconds * film.rate))
    cameras = [_Camera(shot, film, pictures) for shot in film.shots]
    for number in range(0, starts[-1], step):
        index = next(at for at in range(len(film.shots)) if number < starts[at + 1])
        pixels = cameras[index].frame(number - starts[index])
        for at, join in _joins_near(film, starts, number):
            half = round(film.shots[at].join_seconds * film.rate / 2)
            way = (number + 0.5 - (starts[at + 1] - half)) / (2 * half)
            before = cameras[at].frame(number - starts[at])
            after = cameras[at + 1].frame(number - starts[at + 1])
            pixels = _joined(join, before, after, way)
        if film.noise:
            pixels = pixels + grains[number % GRAINS]
        yield np.clip(pixels + 0.5, 0, 255).astype(np.uint8)


def _joins_near(film: FilmRecipe, starts: list[int], number: int) -> Iterator[tuple[int, Join]]:
    for at, shot in enumerate(film.shots[:-1]):
        half = round(shot.join_seconds * film.rate / 2)
        if shot.join is not Join.CUT and starts[at + 1] - half <= number < starts[at + 1] + half:
            yield at, shot.join


def _joined(join: Join, before: Pixels, after: Pixels, way: float) -> Pixels:
    match join:
        case Join.DISSOLVE:
            return before + (after - before) * np.float32(way)
        case Join.FADE:
            return (before if way < 0.5 else after) * np.float32(abs(1 - 2 * way))
        case _:
            edge = int(way * before.shape[1])
            return np.concatenate([after[:, :edge], before[:, edge:]], axis=1)


class _Camera:
    """One shot's frames, before they are joined to others'; also a little before its start and after its end."""

    def __init__(self, shot: ShotRecipe, film: FilmRecipe, pictures: Mapping[str, PictureRecipe]) -> None:
        like = pictures[shot.like] if shot.like else None
        finish = Finish(texture=like.finish.texture if like else shot.texture)
        layers, seed = (like.layers, like.seed) if like else (shot.layers, shot.seed)
        width, height = film.size
        # what the camera pans over lies beyond the frame: as far as it goes from first to last, and joins besides
        self._room = (
            round(abs(shot.pan[0]) * (shot.seconds + 2) * width) + round(2 * shot.shake * width),
            round(abs(shot.pan[1]) * (shot.seconds + 2) * height) + round(2 * shot.shake * width),
        )
        whole = (width + self._room[0], height + self._room[1])
        self._pixels = drawn(layers, whole, finish, seed).pixels
        self._shot, self._film = shot, film
        self._chance = np.random.default_rng(shot.seed)
        self._shakes = np.cumsum(self._chance.normal(0, 0.35, (round((shot.seconds + 3) * film.rate), 2)), axis=0)

    def frame(self, number: int) -> Pixels:
        shot, (width, height) = self._shot, self._film.size
        seconds = number / self._film.rate
        left, top = (
            round((1 + seconds) * abs(speed) * side) if speed >= 0 else room - round((1 + seconds) * abs(speed) * side)
            for speed, side, room in zip(shot.pan, (width, height), self._room, strict=True)
        )
        if shot.shake:
            swing = np.tanh(self._shakes[number % len(self._shakes)]) * shot.shake * width
            left, top = left + round(shot.shake * width + swing[0]), top + round(shot.shake * width + swing[1])
        left, top = min(max(left, 0), self._room[0]), min(max(top, 0), self._room[1])
        pixels = self._pixels[top : top + height, left : left + width]
        way = min(max(seconds / shot.seconds, 0), 1)
        if shot.zoom != 1:
            pixels = _zoomed(pixels, 1 + (shot.zoom - 1) * way)
        if shot.mover is not None:
            pixels = _with_mover(pixels, shot, way)
        if shot.brighter:
            pixels = np.clip(pixels + np.float32(shot.brighter * way), 0, 255)
        if any(0 <= number - round(flash * self._film.rate) < 2 for flash in shot.flashes):
            pixels = pixels * np.float32(0.15) + np.float32(255 * 0.85)
        return np.asarray(pixels, np.float32)


def _zoomed(pixels: Pixels, times: float) -> Pixels:
    height, width, _ = pixels.shape
    image = Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))
    inset = (width * (1 - 1 / times) / 2, height * (1 - 1 / times) / 2)
    box = (inset[0], inset[1], width - inset[0], height - inset[1])
    return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR, box=box), np.float32)


def _with_mover(pixels: Pixels, shot: ShotRecipe, way: float) -> Pixels:
    mover = shot.mover
    assert mover is not None
    height, width, _ = pixels.shape
    x = (mover.start[0] + (mover.end[0] - mover.start[0]) * way) * width
    y = (mover.start[1] + (mover.end[1] - mover.start[1]) * way) * height
    down, across = np.ogrid[:height, :width]
    distance = np.hypot(across - x, down - y) - mover.size * width / 2
    mask = np.clip(0.5 - distance, 0, 1)[..., None].astype(np.float32)
    colour = np.array(tuple(bytes.fromhex(mover.colour[1:])), np.float32)
    return np.asarray(pixels + (colour - pixels) * mask, np.float32)


def _tone(loudness: float, seconds: float) -> npt.NDArray[np.float32]:
    """A tone of 997 Hz on two channels: at full scale it has 0 LUFS (ITU-R BS.1770-4, annex 1)."""
    times = np.arange(round(seconds * SAMPLES), dtype=np.float64) / SAMPLES
    wave = (10 ** (loudness / 20) * np.sin(2 * np.pi * 997 * times)).astype(np.float32)
    return np.stack([wave, wave])
