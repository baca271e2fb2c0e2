"""Pictures of known colours, light and layout, read by the stage itself."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from chalktalk.direction.references.difference import difference
from chalktalk.direction.references.pictures import read_picture
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import Key, PictureReading, Temperature
from chalktalk.engine import Context


async def read(context: Context, image: Image.Image, kind: str = "PNG", **options: object) -> PictureReading:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    blob = context.store.put(sink.getvalue(), f"image/{kind.lower()}")
    return await read_picture.function(context, Reference(blob=blob, name=f"look.{kind.lower()}"))


async def test_a_red_disc_on_blue_has_two_colours(context: Context) -> None:
    image = Image.new("RGB", (1600, 900), "#12305a")
    ImageDraw.Draw(image).ellipse((600, 250, 1000, 650), fill="#d8342b")

    seen = (await read(context, image, "JPEG", quality=80)).seen

    assert (1600, 900) == (seen.width, seen.height)
    assert 2 == len(seen.palette)
    assert 5 >= difference("#12305a", seen.palette[0].colour)
    assert 5 >= difference("#d8342b", seen.palette[1].colour)
    assert 0.087 == pytest.approx(seen.palette[1].weight, abs=0.01)
    assert (Key.LOW, Temperature.COOL) == (seen.light.key, seen.light.temperature)
    assert 1 == pytest.approx(np.linalg.norm(seen.embedding.values), abs=1e-4)
