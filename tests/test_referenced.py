"""References as authors hand them in."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import PIL.Image
import pytest

from chalktalk.documents.creative.brief import Medium
from chalktalk.engine import Store
from chalktalk.errors import AssetError, ChalktalkError, OptionError, Place
from chalktalk.referenced import reference_from

HERE = Place("talk.md", 3)


def film(path: Path) -> Path:
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=Fraction(10))
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for shade in range(4):
            picture = np.full((48, 64, 3), (60 * shade, 20, 90), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_is_known_whatever_it_is_called(tmp_path: Path, store: Store, kind: str) -> None:
    path = tmp_path / "look.mp4"
    PIL.Image.new("RGB", (64, 48), "teal").save(path, kind)
    handed = reference_from(path, HERE, store)
    assert Medium.PICTURE is handed.medium
    assert path.read_bytes() == store.get(handed.reference.blob.digest)
    assert "look.mp4" == handed.reference.name


def test_a_film_is_known_whatever_it_is_called(tmp_path: Path, store: Store) -> None:
    path = film(tmp_path / "look.jpg")
    handed = reference_from(path, HERE, store)
    assert Medium.FILM is handed.medium
    assert path.read_bytes() == store.get(handed.reference.blob.digest)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7\n", "a PDF file is no reference for a look"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing is no reference for a look"),
        (b"PK\x03\x04 office", "a ZIP file is no reference for a look"),
        (b"fLaC\0\0\0\x22", "a sound is no reference for a look"),
        (b"", "an empty file is no reference for a look"),
        (b"Warm and unhurried.", "this is neither a picture nor a film"),
    ],
)
def test_anything_else_is_refused_at_its_place(tmp_path: Path, store: Store, content: bytes, told: str) -> None:
    path = tmp_path / "look.jpg"
    path.write_bytes(content)
    with pytest.raises(OptionError, match=told) as refused:
        reference_from(path, HERE, store)
    assert HERE == refused.value.where
    assert refused.value.hints


def test_half_a_picture_is_refused(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "look.png"
    PIL.Image.effect_noise((200, 200), 40).save(path)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(AssetError):
        reference_from(path, HERE, store)


def test_a_file_that_is_not_there_has_its_neighbour_named(tmp_path: Path, store: Store) -> None:
    (tmp_path / "sunset.jpg").touch()
    for name, hint in (("sunst.jpg", "did you mean"), ("gone/look.jpg", "check its name and folder")):
        with pytest.raises(ChalktalkError) as refused:
            reference_from(tmp_path / name, HERE, store)
        assert refused.value.hints[0].startswith(hint)


def test_a_folder_is_no_reference(tmp_path: Path, store: Store) -> None:
    with pytest.raises(OptionError, match="no plain file"):
        reference_from(tmp_path, HERE, store)
