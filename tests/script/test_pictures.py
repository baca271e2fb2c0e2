"""Pictures that a script names: checked, upright, in sRGB."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from chalktalk.documents.assets import Asset
from chalktalk.engine import Store
from chalktalk.errors import AssetError, Place
from chalktalk.script.pictures import load_picture

PLACE = Place("talk.md", 7)


def loaded(folder: Path, store: Store, name: str) -> tuple[Asset, Image.Image]:
    asset = load_picture(name, folder, store, PLACE)
    image = Image.open(io.BytesIO(store.get(asset.blob.digest)))
    assert (asset.width, asset.height) == image.size
    assert f"image/{str(image.format).lower()}" == asset.blob.media_type
    return asset, image


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def refusal(folder: Path, store: Store, name: str) -> str:
    with pytest.raises(AssetError) as refused:
        load_picture(name, folder, store, PLACE)
    assert str(refused.value).startswith("talk.md:7: ")
    assert 1 == len(str(refused.value).splitlines())
    return str(refused.value).removeprefix("talk.md:7: ")


def test_a_fitting_picture_is_kept_byte_for_byte(tmp_path: Path, store: Store) -> None:
    for name in ("a.png", "a.jpg"):
        Image.new("RGB", (20, 10), "teal").save(tmp_path / name)
        asset, _ = loaded(tmp_path, store, name)
        assert (tmp_path / name).read_bytes() == store.get(asset.blob.digest)


def test_a_picture_lying_on_its_side_is_turned_upright(tmp_path: Path, store: Store) -> None:
    image = Image.new("RGB", (20, 10), "red")
    image.paste("blue", (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned clockwise
    image.save(tmp_path / "a.jpg", exif=exif, quality=100)
    _, upright = loaded(tmp_path, store, "a.jpg")
    assert (10, 20) == upright.size
    blue = upright.convert("RGB").getpixel((5, 2))
    assert isinstance(blue, tuple)
    assert blue[2] > 200
    assert not upright.getexif()


def test_colours_of_another_profile_are_brought_to_srgb(tmp_path: Path, store: Store) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    Image.new("RGB", (4, 4), (100, 100, 100)).save(tmp_path / "odd.png", icc_profile=profile)
    Image.new("RGB", (4, 4), (100, 150, 200)).save(
        tmp_path / "tagged.png", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    Image.new("RGB", (4, 4), (1, 2, 3)).save(tmp_path / "broken.png", icc_profile=b"no profile at all")
    for name in ("odd.png", "tagged.png", "broken.png"):
        _, image = loaded(tmp_path, store, name)
        assert "RGB" == image.mode
        assert "icc_profile" not in image.info
    _, tagged = loaded(tmp_path, store, "tagged.png")
    assert (100, 150, 200) == tagged.getpixel((1, 1))


@pytest.mark.parametrize(
    ("mode", "format_", "stored"),
    [
        ("L", "PNG", "RGB"),
        ("P", "PNG", "RGB"),
        ("LA", "PNG", "RGBA"),
        ("1", "PNG", "RGB"),
        ("I;16", "PNG", "RGB"),
        ("CMYK", "JPEG", "RGB"),
        ("L", "JPEG", "RGB"),
        ("RGB", "BMP", "RGB"),
        ("RGBA", "WEBP", "RGBA"),
        ("P", "GIF", "RGB"),
        ("RGB", "TIFF", "RGB"),
    ],
)
def test_every_kind_of_pixel_becomes_rgb(tmp_path: Path, store: Store, mode: str, format_: str, stored: str) -> None:
    Image.new(mode, (8, 6)).save(tmp_path / "picture", format_)
    asset, image = loaded(tmp_path, store, "picture")
    assert stored == image.mode
    assert ("image/jpeg" if format_ == "JPEG" else "image/png") == asset.blob.media_type


def test_sixteen_bit_greys_keep_their_brightness(tmp_path: Path, store: Store) -> None:
    Image.new("I;16", (4, 4), 128 * 256).save(tmp_path / "grey.png")
    _, image = loaded(tmp_path, store, "grey.png")
    assert (128, 128, 128) == image.getpixel((1, 1))


def test_transparency_that_hides_nothing_is_dropped(tmp_path: Path, store: Store) -> None:
    Image.new("RGBA", (8, 6), (1, 2, 3, 255)).save(tmp_path / "a.webp", lossless=True)
    assert "RGB" == loaded(tmp_path, store, "a.webp")[1].mode


def test_a_huge_picture_is_made_smaller_the_same_way_every_time(tmp_path: Path, store: Store) -> None:
    Image.linear_gradient("L").resize((5000, 500)).save(tmp_path / "wide.png")
    first, image = loaded(tmp_path, store, "wide.png")
    assert (4096, 410) == image.size
    assert first == loaded(tmp_path, store, "wide.png")[0]


def test_more_than_a_hundred_megapixels_are_refused_by_the_header(tmp_path: Path, store: Store) -> None:
    for name, width, height in (("big.png", 10_001, 10_000), ("bigger.png", 60_000, 60_000)):
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b""))
        expected = f"{name} has more than 100 megapixels (save it smaller)"
        assert expected == refusal(tmp_path, store, name)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif", "tiff"])
def test_a_cut_off_picture_is_broken(tmp_path: Path, store: Store, suffix: str) -> None:
    whole = tmp_path / f"whole.{suffix}"
    Image.effect_noise((64, 64), 50).convert("RGB").save(whole)
    (tmp_path / "half").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert refusal(tmp_path, store, "half").startswith(("half is broken", "half is not a picture"))


def test_what_is_no_picture_is_refused(tmp_path: Path, store: Store) -> None:
    (tmp_path / "text.png").write_text("hello")
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "folder.png").mkdir()
    svg = "drawing.svg is an SVG, which can hold programs and links (export it as PNG)"
    assert svg == refusal(tmp_path, store, "drawing.svg")
    for name in ("text.png", "empty.png"):
        expected = f"{name} is not a picture (save it as PNG, JPEG, WEBP, GIF, BMP or TIFF)"
        assert expected == refusal(tmp_path, store, name)
    assert "the picture folder.png cannot be read: is a directory (check the file)" == refusal(
        tmp_path, store, "folder.png"
    )


def test_an_animated_picture_is_refused(tmp_path: Path, store: Store) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:])
    assert "moving.gif is animated (save one of its frames as a picture)" == refusal(tmp_path, store, "moving.gif")


def test_a_missing_picture_names_the_nearest(tmp_path: Path, store: Store) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "Cow.PNG").write_bytes(b"")
    assert "there is no picture art/cow.png (did you mean art/Cow.PNG?)" == refusal(tmp_path, store, "art/cow.png")
    assert "there is no picture zebra.jpg (paths count from the script's folder)" == refusal(
        tmp_path, store, "zebra.jpg"
    )
    assert refusal(tmp_path, store, "none/cow.png").startswith("there is no picture none/cow.png (there is no folder")


@pytest.mark.parametrize(
    "url", ["http://example.com/cow.png", "HTTPS://example.com/cow.png", "data:image/png;base64,AA"]
)
def test_a_picture_is_never_fetched(tmp_path: Path, store: Store, url: str) -> None:
    expected = f"the picture {url} is not a file (save it beside the script and write its file name)"
    assert expected == refusal(tmp_path, store, url)
