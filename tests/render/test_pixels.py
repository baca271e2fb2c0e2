"""The page in memory: converted in parts, and handed to the encoder again and again."""

import io
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import PIL.Image
import skia
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.documents.direction import Output
from chalktalk.frames import FrameRate
from chalktalk.render.damage import Box
from chalktalk.render.encode import encode
from chalktalk.render.pixels import PixelFrame

WIDTH, HEIGHT = 320, 180
PAGE: Box = (0, 0, WIDTH, HEIGHT)
OUTPUT = Output(width=WIDTH, height=HEIGHT, rate=FrameRate(30), crf=18, preset="veryfast")


def noise(page: PixelFrame, seed: int) -> None:
    """Every level next to every other one."""
    levels = np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 4), np.uint8)
    levels[..., 3] = 255
    image = skia.Image.fromarray(levels, colorType=skia.kBGRA_8888_ColorType)
    page.canvas.drawImage(image, 0, 0)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """Of even sides, from 4 pixels across and down."""
    wide, high = draw(st.integers(2, WIDTH // 2)) * 2, draw(st.integers(2, HEIGHT // 2)) * 2
    left, top = draw(st.integers(0, (WIDTH - wide) // 2)) * 2, draw(st.integers(0, (HEIGHT - high) // 2)) * 2
    return left, top, left + wide, top + high


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(box=boxes(), seed=st.integers(0, 9))
def test_a_part_is_converted_as_the_whole_is(box: Box, seed: int) -> None:
    page, other = PixelFrame(WIDTH, HEIGHT), PixelFrame(WIDTH, HEIGHT)
    noise(page, seed)
    noise(other, seed)
    noise(other, seed + 10)
    other.as_yuv([PAGE])
    noise(other, seed)
    whole, part = page.as_yuv([PAGE]).to_ndarray(), other.as_yuv([box]).to_ndarray()
    left, top, right, bottom = box
    assert np.array_equal(whole[top:bottom, left:right], part[top:bottom, left:right])
    quarter = slice(top // 2, bottom // 2), slice(left // 2, right // 2)
    for chroma in (2, 3):
        assert np.array_equal(planes(page)[chroma - 1][quarter], planes(other)[chroma - 1][quarter])


def planes(page: PixelFrame) -> list["np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"]:
    """The picture in film's colours as it was last brought up to date."""
    film = page.as_yuv([])
    return [np.asarray(plane).reshape(plane.height, -1)[:, : plane.width] for plane in film.planes]


def moving(*, fresh: bool) -> Iterator[av.VideoFrame]:
    page = PixelFrame(WIDTH, HEIGHT)
    for step in range(60):
        page.canvas.clear(skia.ColorBLACK)
        page.canvas.drawCircle(40 + 4 * step, 90, 30, skia.Paint(AntiAlias=True, Color=0xFF40C080))
        film = page.as_yuv([PAGE])
        yield av.VideoFrame.from_ndarray(film.to_ndarray(), "yuv420p") if fresh else film


def test_the_encoder_keeps_no_hold_on_a_frame_it_was_handed(tmp_path: Path) -> None:
    for fresh in (False, True):
        encode(moving(fresh=fresh), OUTPUT, tmp_path / f"{fresh}.mp4")
    assert (tmp_path / "True.mp4").read_bytes() == (tmp_path / "False.mp4").read_bytes()


def test_a_png_shows_the_page_without_what_lies_beyond_it() -> None:
    page = PixelFrame(WIDTH, HEIGHT)
    page.canvas.clear(skia.ColorRED)
    picture = np.asarray(PIL.Image.open(io.BytesIO(page.as_png())).convert("RGB"))
    assert np.array_equal(np.full((HEIGHT, WIDTH, 3), [255, 0, 0]), picture)
