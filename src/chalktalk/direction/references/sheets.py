"""A contact sheet: what a film shows, in one picture that can be judged."""

import io

import numpy as np
from PIL import Image

from chalktalk.direction.references.watching import Watched

ACROSS, DOWN = 4, 4
"""Pictures on a sheet."""
_LONG_SIDE = 320
"""Pixels of the longer side of each: a face or a wound is still told in them."""
_QUALITY = 80


def contact_sheet(film: Watched) -> bytes:
    """Pictures at even distances over a film, row by row, as JPEG."""
    count = ACROSS * DOWN
    places = np.linspace(0, len(film.times) - 1, count).round().astype(int)
    shown = [_picture(film, int(place)) for place in places]
    width, height = shown[0].size
    sheet = Image.new("RGB", (ACROSS * width, DOWN * height))
    for number, image in enumerate(shown):
        sheet.paste(image.resize((width, height)), (number % ACROSS * width, number // ACROSS * height))
    sink = io.BytesIO()
    sheet.save(sink, "JPEG", quality=_QUALITY)
    return sink.getvalue()


def _picture(film: Watched, number: int) -> Image.Image:
    """The picture that is shown with a tiny one: a small one made at about that time, or the tiny one enlarged."""
    moment = film.times[number]
    small = min(film.smalls, key=lambda one: abs(one.seconds - moment), default=film.enlarged(number))
    image = Image.fromarray(small.pixels)
    scale = _LONG_SIDE / max(image.size)
    return image.resize((max(round(image.width * scale), 1), max(round(image.height * scale), 1)))
