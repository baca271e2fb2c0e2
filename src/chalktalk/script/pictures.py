"""Pictures that a script names: checked, turned upright, brought to sRGB and put into the store.

A picture that is already an upright sRGB PNG or JPEG of fitting size is kept byte for byte; everything else is written
anew with fixed settings, so the same file always gives the same bytes.
"""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from chalktalk.documents.base import Blob
from chalktalk.documents.brief import Asset
from chalktalk.engine import Store
from chalktalk.errors import AssetError, Place
from chalktalk.script.neighbours import file_suggestion

_MOST_PIXELS = 100_000_000
_LONGEST_SIDE = 4096
"""Pixels; a little more than an ultra-quality film is wide."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
"""Formats that are opened: none of those that run other programs."""

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_ORIENTATION = 0x0112
"""The EXIF tag."""


def load_picture(path: str, folder: Path, store: Store, place: Place) -> Asset:
    """Load a picture that a script names, relative to the script's folder.

    Raises:
        AssetError: at the script's line, if it is not there, not a picture, broken, animated or too large.
    """
    if path.lower().startswith(("http://", "https://", "data:", "//")):
        hint = "save it beside the script and write its file name"
        raise AssetError(f"the picture {path[:60]} is not a file", where=place, hints=(hint,))
    file = folder / path
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        hints = file_suggestion(file, path, "paths count from the script's folder")
        raise AssetError(f"there is no picture {path}", where=place, hints=hints) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise AssetError(
            f"the picture {path} cannot be read: {reason}", where=place, hints=("check the file",)
        ) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is either checked here or does not matter
        blob, width, height = _stored(data, path, store, place)
    return Asset(path=path, blob=blob, width=width, height=height)


def _stored(data: bytes, path: str, store: Store, place: Place) -> tuple[Blob, int, int]:
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(path, place) from None
    except UnidentifiedImageError:
        hint = f"save it as {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}"
        raise AssetError(f"{path} is not a picture", where=place, hints=(hint,)) from None
    except Exception as error:  # a decoder may stumble over broken bytes in any way
        raise _broken(path, place) from error
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large(path, place)
    if getattr(image, "n_frames", 1) > 1 and image.format != "JPEG":
        raise AssetError(f"{path} is animated", where=place, hints=("save one of its frames as a picture",))
    try:
        image.load()
        if _is_fit(image):
            return store.put(data, _MEDIA_TYPES[image.format or ""]), image.width, image.height
        lossy = image.format == "JPEG"
        upright = _prepared(image)
    except Exception as error:
        raise _broken(path, place) from error
    blob = store.put(_encoded(upright, lossy=lossy), _MEDIA_TYPES["JPEG" if lossy else "PNG"])
    return blob, upright.width, upright.height


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


def _encoded(image: Image.Image, *, lossy: bool) -> bytes:
    image.info.clear()
    sink = io.BytesIO()
    if lossy:
        image.save(sink, "JPEG", quality=95, subsampling=0)
    else:
        image.save(sink, "PNG", compress_level=4)
    return sink.getvalue()


def _broken(path: str, place: Place) -> AssetError:
    return AssetError(f"the picture {path} is broken", where=place, hints=("open it elsewhere and save it again",))


def _too_large(path: str, place: Place) -> AssetError:
    return AssetError(f"the picture {path} has more than 100 megapixels", where=place, hints=("save it smaller",))
