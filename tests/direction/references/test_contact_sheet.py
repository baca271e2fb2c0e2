"""What a film shows, in one picture."""

import io
from pathlib import Path

import numpy as np
from moving_pictures import Picture, slate, write_film
from PIL import Image

from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.sheets import ACROSS, DOWN
from chalktalk.documents.creative.brief import Reference
from chalktalk.engine import Context


def first_red_then_blue(time: float) -> Picture:
    return slate("#b02820" if time < 2 else "#1c3878")


def reference(context: Context, folder: Path) -> Reference:
    path = write_film(folder / "two.mp4", first_red_then_blue, 4)
    return Reference(blob=context.store.put(path.read_bytes(), "video/mp4"), name=path.name)


async def test_a_sheet_shows_a_film_from_its_beginning_to_its_end(context: Context, tmp_path: Path) -> None:
    reading = await read_film.function(context, reference(context, tmp_path), judged=True)

    assert reading.sheet is not None
    sheet = np.asarray(Image.open(io.BytesIO(context.store.get(reading.sheet.digest))), np.int16)
    down, across = sheet.shape[0] // DOWN, sheet.shape[1] // ACROSS
    middles = sheet[down // 2 :: down, across // 2 :: across].reshape(-1, 3)
    reds = [red > blue for red, _, blue in middles.tolist()]
    assert sorted(reds, reverse=True) == reds
    assert 6 <= sum(reds) <= 10  # pictures are taken where they are kept: every half of a second
    assert "image/jpeg" == reading.sheet.media_type


async def test_where_nobody_judges_there_is_no_sheet(context: Context, tmp_path: Path) -> None:
    assert (await read_film.function(context, reference(context, tmp_path))).sheet is None
