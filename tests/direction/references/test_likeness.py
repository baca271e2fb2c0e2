"""Where pictures lie among others: the same one after small changes is nearer than any other."""

import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from encoders import tiny_encoder
from moving_pictures import slate, write_film
from PIL import Image, ImageDraw

from chalktalk.direction.references.clip import prepared
from chalktalk.direction.references.embedding import likeness
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.pictures import read_picture
from chalktalk.direction.references.seeing import seen_in
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import Embedding
from chalktalk.engine import Context
from chalktalk.errors import OptionError

needs_onnxruntime = pytest.mark.skipif(find_spec("onnxruntime") is None, reason="networks need the extra ‘clip’")


def scenes() -> list[Image.Image]:
    """Twelve scenes of random shapes, some in like colours, some in like layouts."""
    random = np.random.default_rng(11)
    made = []
    for number in range(12):
        ground = tuple(int(value) for value in random.integers(0, 256, 3))
        image = Image.new("RGB", (640, 360), ground)
        draw = ImageDraw.Draw(image)
        for _ in range(3 + number % 5):
            x, y, long = random.uniform(0, 640), random.uniform(0, 360), random.uniform(20, 110)
            fill = tuple(int(value) for value in random.integers(0, 256, 3))
            (draw.ellipse if number % 2 else draw.rectangle)((x - long, y - long, x + long, y + long), fill=fill)
        made.append(image)
    return made


def embedded(image: Image.Image) -> Embedding:
    return seen_in(np.asarray(image), *image.size).embedding


def saved_badly(image: Image.Image) -> Image.Image:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=55)
    return Image.open(sink).convert("RGB")


def test_a_picture_scaled_cropped_or_compressed_is_nearest_to_itself() -> None:
    originals = scenes()
    points = [embedded(image) for image in originals]
    for number, image in enumerate(originals[:6]):
        for changed in (image.resize((480, 270)), image.crop((19, 11, 621, 349)), saved_badly(image)):
            here = embedded(changed)
            near = [likeness(here, point) for point in points]
            assert number == int(np.argmax(near))
            assert near[number] > 0.9


def test_a_point_is_all_like_itself() -> None:
    point = embedded(scenes()[0])

    assert 1 == pytest.approx(likeness(point, point), abs=1e-4)


def test_points_of_different_spaces_do_not_compare() -> None:
    with pytest.raises(ValueError, match="a point of visual-1 cannot be compared with one of clip-1"):
        likeness(embedded(scenes()[0]), Embedding(space="clip-1", values=(1.0, 0.0)))


def reference(context: Context, image: Image.Image) -> Reference:
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return Reference(blob=context.store.put(sink.getvalue(), "image/png"), name="look.png")


def network(context: Context, data: bytes) -> Blob:
    return context.store.put(data, "application/octet-stream")


@needs_onnxruntime
@pytest.mark.parametrize("side", [224, 64, "side"])
async def test_a_network_of_the_users_says_where_a_picture_lies(context: Context, side: int | str) -> None:
    encoder = network(context, tiny_encoder(side))

    reading = await read_picture.function(context, reference(context, Image.new("RGB", (640, 360), "#ff8000")), encoder)

    mean, deviation = np.array([0.48145466, 0.4578275, 0.40821073]), np.array([0.26862954, 0.26130258, 0.27577711])
    direction = (np.array([1, 128 / 255, 0]) - mean) / deviation + np.array([0.5, 0, 0])
    assert f"clip-{encoder.digest[:12]}" == reading.seen.embedding.space
    assert direction / np.linalg.norm(direction) == pytest.approx(reading.seen.embedding.values, abs=1e-3)


@needs_onnxruntime
@pytest.mark.parametrize("data", [b"no network", b"", tiny_encoder()[:100]])
async def test_what_is_no_network_is_refused(context: Context, data: bytes) -> None:
    with pytest.raises(OptionError, match="the network for pictures cannot be used") as refused:
        await read_picture.function(context, reference(context, Image.new("RGB", (64, 64))), network(context, data))

    assert ("give CLIP’s image encoder as an ONNX file",) == refused.value.hints


@needs_onnxruntime
async def test_a_film_lies_between_its_shots_as_long_as_each_lasts(context: Context, tmp_path: Path) -> None:
    path = write_film(tmp_path / "two.mp4", lambda time: slate("#ff8000" if time < 3 else "#0040ff"), 4)
    film = Reference(blob=context.store.put(path.read_bytes(), "video/mp4"), name="two.mp4")
    encoder = network(context, tiny_encoder())

    seen = (await read_film.function(context, film, encoder)).seen
    orange, blue = [
        (await read_picture.function(context, reference(context, Image.new("RGB", (64, 64), one)), encoder)).seen
        for one in ("#ff8000", "#0040ff")
    ]

    assert orange.embedding.space == seen.embedding.space
    assert likeness(seen.embedding, orange.embedding) > likeness(seen.embedding, blue.embedding)
    assert likeness(seen.embedding, orange.embedding) < 0.999


def test_the_middle_of_a_wide_picture_is_what_the_network_gets() -> None:
    image = Image.new("RGB", (600, 200), "black")
    ImageDraw.Draw(image).rectangle((200, 0, 399, 199), fill="white")

    values = prepared(np.asarray(image), 100)

    assert (1, 3, 100, 100) == values.shape
    assert (1 - 0.48145466) / 0.26862954 == pytest.approx(float(values[0, 0, 50, 50]), abs=1e-4)
    assert float(values[0, 0, 50, 3]) == pytest.approx(float(values[0, 0, 50, 50]), abs=0.2)
