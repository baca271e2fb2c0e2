"""Pictures from authors and painters: opened by content, checked, turned upright and brought to sRGB.

A picture that is already an upright sRGB PNG or JPEG of fitting size is kept byte for byte; everything else is written
anew with fixed settings, so the same file always gives the same bytes.
"""

import io
import warnings
from dataclasses import dataclass
from math import ceil
from typing import cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from chalktalk.errors import AssetError, Place

_MOST_PIXELS = 100_000_000
_MOST_REDUCED = 50_000_000
"""Pixels of a picture that is only looked at: decoded it takes 4 bytes for each, and comes from anybody."""
_MOST_SCANS = 100
"""Of a progressive JPEG, each of which is a pass over all of it. Encoders write about ten; libjpeg-turbo's own fuzzers
give up at 500 (https://libjpeg-turbo.org/pmwiki/uploads/About/TwoIssueswiththeJPEGStandard.pdf)."""
_HEAD = 4096
"""Bytes in which an SVG says that it is one."""
_SCAN = b"\xff\xda"
"""The JPEG marker before each; in coded data a byte of 255 is always followed by a nought."""
_LONGEST_SIDE = 4096
"""Pixels; a little more than an ultra-quality film is wide."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
"""Formats that are opened: none of those that run other programs."""

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_LOSSY = ("JPEG", "MPO")
"""What a JPEG is called; the latter has more pictures behind its first, such as a camera's preview of it."""
_ORIENTATION = 0x0112
"""The EXIF tag."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be drawn: whole, upright, in sRGB."""

    data: bytes
    """PNG or JPEG."""
    media_type: str
    image: Image.Image
    """The same decoded: RGB or RGBA."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """A picture that is to be looked at, not drawn: small, upright, in sRGB, on white where it is transparent."""

    image: Image.Image
    """RGB."""
    width: int
    """Pixels of the picture itself, upright."""
    height: int


def upright(data: bytes, name: str, place: Place | None = None) -> Picture:
    """A picture as it can be drawn, from the bytes of a file.

    Args:
        data: The file.
        name: What messages call it.
        place: Where messages say that it is.

    Raises:
        AssetError: if it is no picture, or broken, animated or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is either checked here or does not matter
        return _upright(data, name, place)


def reduced(data: bytes, name: str, long_side: int, place: Place | None = None) -> Reduced:
    """A picture as it can be looked at, from the bytes of a file that may be hostile.

    Sizes are looked at before anything is decoded, and a JPEG is decoded only as far as needed.

    Args:
        data: The file.
        name: What messages call it.
        long_side: Pixels that the longer side is wanted to have; smaller pictures stay as they are.
        place: Where messages say that it is.

    Raises:
        AssetError: if it is no picture, or broken, animated or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _opened(data, name, place, _MOST_REDUCED)
        try:
            return _reduced(image, long_side)
        except Exception as error:
            raise _broken(name, place) from error


def encoded(image: Image.Image, *, lossy: bool) -> Picture:
    """A decoded picture as a file, always with the same settings."""
    image.info.clear()
    sink = io.BytesIO()
    if lossy:
        image.save(sink, "JPEG", quality=95, subsampling=0)
    else:
        image.save(sink, "PNG", compress_level=4)
    return Picture(sink.getvalue(), _MEDIA_TYPES["JPEG" if lossy else "PNG"], image)


def _upright(data: bytes, path: str, place: Place | None) -> Picture:
    image = _opened(data, path, place, _MOST_PIXELS)
    try:
        image.load()
        if _is_fit(image):
            return Picture(data, _MEDIA_TYPES[image.format or ""], image)
        return encoded(_prepared(image), lossy=image.format in _LOSSY)
    except Exception as error:
        raise _broken(path, place) from error


def _opened(data: bytes, path: str, place: Place | None, most_pixels: int) -> Image.Image:
    """A picture of which only the head was read."""
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        animated = image.format not in _LOSSY and bool(getattr(image, "is_animated", False))
    except Image.DecompressionBombError:
        raise _too_large(path, place, most_pixels) from None
    except UnidentifiedImageError:
        if b"<svg" in data[:_HEAD].lower():
            hint = "export it as PNG"
            raise AssetError(f"{path} is an SVG, which can hold programs and links", where=place, hints=(hint,)) from None
        hint = f"save it as {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}"
        raise AssetError(f"{path} is not a picture", where=place, hints=(hint,)) from None
    except Exception as error:  # a decoder may stumble over broken bytes in any way
        raise _broken(path, place) from error
    if image.width * image.height > most_pixels:
        raise _too_large(path, place, most_pixels)
    if animated:
        raise AssetError(f"{path} is animated", where=place, hints=("save one of its frames as a picture",))
    if image.format in _LOSSY and data.count(_SCAN) > _MOST_SCANS:
        raise _broken(path, place)
    return image


def _reduced(image: Image.Image, long_side: int) -> Reduced:
    width, height = image.size
    scale = long_side / max(image.size)
    if scale < 1:
        image.draft(image.mode, (ceil(image.width * scale), ceil(image.height * scale)))
    image.load()
    turned = ImageOps.exif_transpose(image)
    if turned.size != image.size:
        width, height = height, width
    small = _to_eight_bits(turned)
    scale = min(1.0, long_side / max(small.size))
    size = max(round(small.width * scale), 1), max(round(small.height * scale), 1)
    if size != small.size:
        small = small.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    small = _to_srgb(small)
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small).convert("RGB")
    return Reduced(small, width, height)


def _is_fit(image: Image.Image) -> bool:
    """Whether the picture's own bytes will do."""
    return (
        image.format in _MEDIA_TYPES
        and image.mode in ("RGB", "RGBA")
        and "transparency" not in image.info
        and "icc_profile" not in image.info
        and image.getexif().get(_ORIENTATION, 1) == 1
        and max(image.size) <= _LONGEST_SIDE
    )


def _prepared(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, with transparency only where there is some, and no larger than needed."""
    image = _to_srgb(_to_eight_bits(ImageOps.exif_transpose(image)))
    if max(image.size) > _LONGEST_SIDE:
        image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")  # 16 bits of grey
    if image.mode == "F":  # from nought to one, unless its values say otherwise
        _, brightest = cast("tuple[float, float]", image.getextrema())
        return image.point(lambda value: value * (255 if brightest <= 1 else 1)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _to_srgb(image: Image.Image) -> Image.Image:
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a profile that does not fit its picture says nothing
        if converted is not None:
            return converted
    return image.convert(target)


def _broken(path: str, place: Place | None) -> AssetError:
    return AssetError(f"{path} is broken", where=place, hints=("open it elsewhere and save it again",))


def _too_large(path: str, place: Place | None, most_pixels: int) -> AssetError:
    megapixels = most_pixels // 1_000_000
    return AssetError(f"{path} has more than {megapixels} megapixels", where=place, hints=("save it smaller",))
