"""Pictures that mean harm, are broken, or are merely unusual."""

import contextlib
import io
import resource
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chalktalk.direction.references.pictures import read_picture
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import PictureReading
from chalktalk.engine import Context
from chalktalk.errors import AssetError
from chalktalk.pictures import reduced

RED = Image.new("RGB", (64, 48), "#c8141e")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *extra: bytes) -> bytes:
    """A PNG that says it has a size, and has next to nothing in it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def gif(width: int, height: int) -> bytes:
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    return head + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\0;"


def webp(width: int, height: int) -> bytes:
    sizes = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + sizes + saved(RED, "WEBP", lossless=True)[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def bmp(width: int, height: int) -> bytes:
    size = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + size


def tiff(width: int, height: int) -> bytes:
    tags = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 1))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)


def frames(kind: str) -> bytes:
    return saved(RED, kind, save_all=True, append_images=[Image.new("RGB", RED.size, (n, 0, 0)) for n in range(3)])


def many_scans() -> bytes:
    """A progressive JPEG whose last scan comes a thousand times: each is a pass over all of the picture."""
    data = saved(Image.new("RGB", (2000, 2000)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 1000 + data[-2:]


async def read(context: Context, data: bytes) -> PictureReading:
    blob = context.store.put(data, "application/octet-stream")
    return await read_picture.function(context, Reference(blob=blob, name="look"))


@pytest.mark.parametrize("make", [png, gif, webp, bmp, tiff])
@pytest.mark.parametrize("size", [(10_000, 10_001), (16_000, 16_000)])
async def test_a_small_file_that_claims_a_hundred_megapixels_is_never_decoded(
    context: Context, make: Callable[[int, int], bytes], size: tuple[int, int]
) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(AssetError, match="the picture has more than 50 megapixels") as refused:
        await read(context, make(*size))

    assert "look: the picture has more than 50 megapixels (save it smaller)" == str(refused.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "is an SVG"),
        (b"<svg><image href='http://169.254.169.254/latest/meta-data'/></svg>", "is an SVG"),
        (b"<!DOCTYPE html><html><body>look</body></html>", "is not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file", "is not a picture"),
        (b"%PDF-1.7", "is not a picture"),
        (b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "is not a picture"),
        (b"PK\x03\x04" + bytes(100), "is not a picture"),
        (b"", "is not a picture"),
        (frames("GIF"), "is animated"),
        (frames("WEBP"), "is animated"),
        (frames("PNG"), "is animated"),
        (saved(Image.effect_noise((640, 480), 60), "JPEG")[:9000], "is broken"),
        (saved(Image.effect_noise((640, 480), 60), "PNG")[:9000], "is broken"),
        (saved(Image.effect_noise((640, 480), 60).convert("RGB"), "WEBP")[:9000], "is broken"),
        (png(64, 48, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(30_000_000)))), "is broken"),
        (png(64, 48, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(30_000_000)))), "is broken"),
        (many_scans(), "is broken"),
    ],
)
async def test_what_is_no_whole_picture_is_refused_with_a_remedy(context: Context, data: bytes, fault: str) -> None:
    with pytest.raises(AssetError, match=f"the picture {fault}") as refused:
        await read(context, data)

    assert refused.value.where is not None
    assert "look" == refused.value.where.file
    assert refused.value.hints


async def test_a_picture_with_an_archive_behind_it_is_a_picture(context: Context) -> None:
    plain = await read(context, saved(RED, "JPEG"))

    assert plain == await read(context, saved(RED, "JPEG") + b"PK\x03\x04" + bytes(500))


def turned(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (saved(RED.convert("CMYK"), "JPEG"), (200, 20, 30)),
        (saved(Image.new("I;16", (64, 48), 40_000), "PNG"), (156, 156, 156)),
        (saved(Image.new("F", (64, 48), 0.5), "TIFF"), (127, 127, 127)),
        (saved(RED.quantize(4), "PNG"), (200, 20, 30)),
        (saved(RED.quantize(4), "GIF"), (200, 20, 30)),
        (saved(Image.new("1", (64, 48), 1), "PNG"), (255, 255, 255)),
        (saved(Image.new("LA", (64, 48), (0, 0)), "PNG"), (255, 255, 255)),
        (saved(Image.new("RGBA", (64, 48), (200, 20, 30, 0)), "PNG"), (255, 255, 255)),
        (saved(Image.new("RGBA", (64, 48), (200, 20, 30, 255)), "WEBP", lossless=True), (200, 20, 30)),
        (saved(RED, "BMP"), (200, 20, 30)),
        (saved(RED, "TIFF", compression="tiff_lzw"), (200, 20, 30)),
        (frames("MPO"), (200, 20, 30)),
    ],
)
def test_unusual_pictures_are_brought_to_srgb_on_white(data: bytes, colour: tuple[int, int, int]) -> None:
    small = reduced(data, "look", 320)

    assert "RGB" == small.image.mode
    assert colour == pytest.approx(small.image.getpixel((20, 20)), abs=2)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_on_its_side_is_turned_upright(kind: str) -> None:
    image = Image.new("RGB", (800, 600), "white")
    image.paste("black", (0, 0, 800, 300))

    small = reduced(saved(image, kind, exif=turned(6)), "look", 320)

    assert (600, 800) == (small.width, small.height)
    assert (240, 320) == small.image.size
    assert 0 == pytest.approx(sum(small.image.getpixel((200, 160))), abs=9)  # type: ignore[arg-type]
    assert 765 == pytest.approx(sum(small.image.getpixel((40, 160))), abs=9)  # type: ignore[arg-type]


def test_half_of_a_picture_that_is_transparent_is_white_without_a_dark_rim() -> None:
    image = Image.new("RGBA", (2000, 2000), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 1003, 2000))

    assert ((255, 255),) * 3 == reduced(saved(image, "PNG"), "look", 320).image.getextrema()


@settings(max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 2000), st.sampled_from(["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"]))
def test_damaged_bytes_give_a_picture_or_an_error_of_ours(damage: bytes, at: int, kind: str) -> None:
    data = saved(RED, kind)
    at %= len(data)

    with contextlib.suppress(AssetError):
        assert max(reduced(data[:at] + damage + data[at + len(damage) :], "look", 64).image.size) <= 64
