"""Stills: exactly the frames asked for."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chalktalk.documents.film import Segment, Still
from chalktalk.engine import Context
from chalktalk.errors import StageError
from chalktalk.inspection import take_still
from chalktalk.inspection.decoding import opened


def stored(context: Context, path: Path) -> Segment:
    return Segment(video=context.store.put(path.read_bytes(), "video/mp4"), frames=108)


def picture_of(context: Context, still: Still) -> Image.Image:
    return Image.open(BytesIO(context.store.get(still.picture.digest)))


def number_in(picture: Image.Image) -> int:
    """The frame number that a picture's grey says: luma is 16 for black and 235 for white (BT.709)."""
    grey = np.asarray(picture).mean()
    return round(float(grey * 219 / 255 / 2))


@pytest.mark.parametrize("asked", [100, 0, 31, 29, 30, 107, 2])
async def test_a_still_is_the_frame_asked_for(context: Context, film: Path, asked: int) -> None:
    taken = await take_still.function(context, stored(context, film), asked)
    picture = picture_of(context, taken)
    assert (asked, asked, "JPEG") == (taken.frame, number_in(picture), picture.format)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 107), min_size=1, max_size=8))
def test_any_choice_of_frames_is_found(film: Path, frames: list[int]) -> None:
    with opened(film) as reader:
        assert {n: n for n in frames} == {n: number_in(picture) for n, picture in reader.pictures(frames, width=64)}


def test_a_film_can_be_gone_through_more_than_once(film: Path) -> None:
    with opened(film) as reader:
        for wanted in (90, 3, 3, 50):
            assert [wanted] == [number_in(picture) for _, picture in reader.pictures([wanted], width=64)]


async def test_the_same_still_is_the_same_bytes(context: Context, film: Path) -> None:
    once = await take_still.function(context, stored(context, film), 99)
    assert once == await take_still.function(context, stored(context, film), 99)


@pytest.mark.parametrize(("size", "expected"), [((1280, 720), (640, 360)), ((64, 48), (64, 48))])
async def test_large_frames_are_made_smaller_and_small_ones_left(
    context: Context,
    write_film: Callable[[Path, int, int], Path],
    tmp_path: Path,
    size: tuple[int, int],
    expected: tuple[int, int],
) -> None:
    film = stored(context, write_film(tmp_path / "video.mp4", *size))
    assert expected == picture_of(context, await take_still.function(context, film, 1)).size


def test_colours_come_back_as_they_went_in(tmp_path: Path) -> None:
    colour = (46, 134, 222)
    with av.open(tmp_path / "blue.mp4", "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"crf": "4"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.codec_context.colorspace = 1  # BT.709
        stream.codec_context.color_range = 1  # limited
        frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), colour, dtype=np.uint8), format="rgb24")
        container.mux(stream.encode(frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")))
        container.mux(stream.encode())
    with opened(tmp_path / "blue.mp4") as reader:
        ((_, picture),) = reader.pictures([0], width=64)
    assert pytest.approx(colour, abs=3) == picture.getpixel((32, 32))


async def test_where_a_frame_is_missing_the_last_one_before_it_is_seen(context: Context, film: Path) -> None:
    last = await take_still.function(context, stored(context, film), 107)
    beyond = await take_still.function(context, stored(context, film), 108)

    assert last.picture == beyond.picture


async def test_a_file_that_is_no_film_is_refused(context: Context, tmp_path: Path) -> None:
    (tmp_path / "video.mp4").write_bytes(b"not a film at all" * 100)
    with pytest.raises(StageError, match="cannot be decoded"):
        await take_still.function(context, stored(context, tmp_path / "video.mp4"), 0)
