"""Contact sheets of the bench's pictures and films with what is said of them: `python contact_sheet.py FOLDER`."""

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from briefs import Half, half_named
from drawn import drawing_of
from filmed import frames_of
from PIL import Image, ImageDraw
from recipes import PictureRecipe, cuts_of

ACROSS = 5
TILE, CAPTION = (300, 200), 66


def main() -> None:
    """Draw a sheet of pictures and one of films for each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "held"), action="append")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.half or ("tune", "held"):
        half = half_named(name)
        sheet(_pictures(half)).save(options.folder / f"{name}-pictures.png")
        sheet(_films(half)).save(options.folder / f"{name}-films.png")


def sheet(tiles: Iterable[tuple[Image.Image, str]]) -> Image.Image:
    """Pictures in rows, each over its words."""
    every = list(tiles)
    rows = -(-len(every) // ACROSS)
    page = Image.new("RGB", (ACROSS * (TILE[0] + 8), rows * (TILE[1] + CAPTION)), "#404040")
    pen = ImageDraw.Draw(page)
    for number, (image, words) in enumerate(every):
        left, top = number % ACROSS * (TILE[0] + 8), number // ACROSS * (TILE[1] + CAPTION)
        image.thumbnail(TILE)
        page.paste(image, (left, top))
        pen.multiline_text((left, top + TILE[1] + 2), words, fill="white", font_size=11)
    return page


def _pictures(half: Half) -> Iterable[tuple[Image.Image, str]]:
    for recipe in half.pictures.values():
        yield Image.fromarray(drawing_of(recipe).pixels.astype(np.uint8)), f"{recipe.name}\n{_said(recipe)}"


def _films(half: Half) -> Iterable[tuple[Image.Image, str]]:
    for film in half.films.values():
        step = max(1, round(film.seconds * film.rate / 9))
        few = [Image.fromarray(frame) for frame in frames_of(film, half.pictures, step)][:9]
        page = Image.new("RGB", (TILE[0], TILE[1]))
        for number, frame in enumerate(few):
            frame.thumbnail((TILE[0] // 3, TILE[1] // 3))
            page.paste(frame, (number % 3 * TILE[0] // 3, number // 3 * TILE[1] // 3))
        cuts = ", ".join(f"{cut.at:.1f}{'' if cut.hard else '~'}" for cut in cuts_of(film))
        yield page, f"{film.name}: {film.seconds:.1f} s, {film.rate} a second\n{cuts}\nmoves {film.moves}"


def _said(recipe: PictureRecipe) -> str:
    said = [
        f"{name} {'/'.join(value) if isinstance(value, tuple) else value}"
        for name, value in recipe.seen
        if value not in ((), None) and name != "palette"
    ]
    return "\n".join("; ".join(said[start : start + 3]) for start in range(0, len(said), 3))


if __name__ == "__main__":
    main()
