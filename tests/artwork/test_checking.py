"""Pictures from painters, looked over: what will do, and what is wrong with the rest."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painters import DRAWINGS, blurred, grain, hills, png
from PIL import Image

from chalktalk.artwork.checking import check_picture

Drawing = Callable[[int, int], Image.Image]
SHAPES = ((1792, 1024), (1024, 1024))


def jpeg(image: Image.Image, **options: object) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=80, **options)
    return sink.getvalue()


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_drawings_however_smooth_will_do(draw: Drawing, width: int, height: int) -> None:
    assert () == check_picture(png(draw(width, height)), width, height).findings


@pytest.mark.parametrize("draw", DRAWINGS)
def test_the_same_drawings_compressed_will_do(draw: Drawing) -> None:
    assert () == check_picture(jpeg(draw(1344, 768)), 1792, 1024).findings


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize(("width", "height", "radius"), [(1792, 1024, 3.0), (1024, 1792, 8.0)])
def test_their_blurred_copies_will_not(draw: Drawing, width: int, height: int, radius: float) -> None:
    (finding,) = check_picture(png(blurred(draw(width, height), radius)), width, height).findings

    assert finding.startswith("it is blurred")


def test_a_blurred_copy_is_found_out_through_its_compression() -> None:
    (finding,) = check_picture(jpeg(blurred(hills(1792, 1024))), 1792, 1024).findings

    assert finding.startswith("it is blurred")


@pytest.mark.parametrize(
    ("paint", "finding"),
    [
        (lambda: hills(1792, 1024).point(lambda value: value // 8), "it is too dark: mean brightness"),
        (lambda: hills(1792, 1024).point(lambda value: 240 + value // 20), "it is too bright: mean brightness"),
        (lambda: Image.new("RGB", (1792, 1024), "#6f8fbf"), "it is blank"),
        (lambda: hills(1024, 1024), "its shape of 1024 to 1024 is not the asked 1792 to 1024"),
        (lambda: hills(896, 512), "it has 896 x 512 pixels, fewer than 1280 x 720"),
    ],
)
def test_what_is_wrong_is_said(paint: Callable[[], Image.Image], finding: str) -> None:
    findings = check_picture(png(paint()), 1792, 1024).findings

    assert any(found.startswith(finding) for found in findings), findings


@pytest.mark.parametrize(("given", "expected"), [((1536, 1024), (1536, 878)), ((1344, 768), (1344, 768))])
def test_a_picture_of_nearly_the_shape_is_trimmed_to_it(given: tuple[int, int], expected: tuple[int, int]) -> None:
    checked = check_picture(png(hills(*given)), 1792, 1024)

    assert () == checked.findings
    assert checked.picture is not None
    assert expected == checked.picture.image.size == Image.open(io.BytesIO(checked.picture.data)).size


def test_a_picture_lying_on_its_side_is_judged_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = hills(1792, 1024).rotate(90, expand=True)

    checked = check_picture(jpeg(lying, exif=exif), 1792, 1024)

    assert () == checked.findings
    assert checked.picture is not None
    assert (1792, 1024) == checked.picture.image.size


def test_grain_is_sharp() -> None:
    assert () == check_picture(png(grain(1792, 1024)), 1792, 1024).findings


def test_half_a_picture_is_broken() -> None:
    whole = png(hills(1792, 1024))

    assert ("what came is broken",) == check_picture(whole[: len(whole) // 2], 1792, 1024).findings


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"")

    assert ("what came has more than 100 megapixels",) == check_picture(bomb, 1792, 1024).findings


@given(st.binary(max_size=200))
def test_whatever_else_comes_is_no_picture(data: bytes) -> None:
    checked = check_picture(data, 1792, 1024)

    assert checked.picture is None
    assert 1 == len(checked.findings)
