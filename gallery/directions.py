"""One script in six directions: words, a picture, a film and three more styles, side by side (`make directions`).

The picture and the film that serve as references are drawn here, so that nothing has to be fetched. Written are the
sheets of each direction and what it says, and all of them beside each other; with `--docs` into `docs/directions.jpg`.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFilter

from chalktalk.cli.briefing import brief_for
from chalktalk.cli.looking import LookWishes
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.options import Aspect
from chalktalk.engine import LocalRunner, Store
from chalktalk.planning import stage_film, with_creative
from chalktalk.publishing.directed import direction_lines
from chalktalk.script import Overrides
from chalktalk.settings import read_settings
from draw import faults_of
from sheets import Shot, contact_sheets, shots_of

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "examples" / "qubits.md"
SHOWN = ("title", "list", "comparison", "number", "chapter", "definition")
"""Kinds whose pictures stand on the common sheet."""
CELL = 420
"""Pixels across of a picture there."""
GAP, LABEL = 10, 34


class Wanted(NamedTuple):
    """A direction by what asks for it."""

    name: str
    wishes: LookWishes


def wanted(place: Path) -> tuple[Wanted, ...]:
    """The six, their references drawn into a folder."""
    picture, film = dusk(place / "dusk.jpg"), neon(place / "neon.mp4")
    return (
        Wanted("words", LookWishes(style="A playful, bright and bouncy video for children, pink and turquoise on warm yellow")),
        Wanted("picture", LookWishes(references=(picture,))),
        Wanted("film", LookWishes(references=(film,))),
        Wanted("vintage", LookWishes(style="Vintage print, dark red and navy on cream, calm and elegant, slow fades")),
        Wanted("bold", LookWishes(style="Bold pop-art poster, black and red on yellow, hard cuts, energetic")),
        Wanted("handmade", LookWishes(style="Handmade and friendly, teal and coral on white, unhurried")),
    )


def dusk(path: Path) -> Path:
    """A picture of a sea at dusk: violet above orange, and a low sun."""
    height, width = 900, 1600
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    level = 0.62 * height
    sky = np.clip(y / level, 0, 1)[..., None]
    colour = (1 - sky) * np.array([38, 24, 66]) + sky * np.array([238, 120, 62])
    sun = np.exp(-(((x - 1050) / 150) ** 2 + ((y - level + 40) / 110) ** 2))[..., None]
    colour += sun * np.array([90, 110, 60])
    sea = np.clip((y - level) / (height - level), 0, 1)[..., None]
    ripple = (np.sin(y / 5 + 3 * np.sin(x / 90)) * 12)[..., None]
    water = (1 - sea) * np.array([190, 84, 70]) + sea * np.array([24, 16, 44]) + ripple * (1 - sea)
    colour = np.where((y > level)[..., None], water, colour)
    PIL.Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8)).filter(PIL.ImageFilter.GaussianBlur(1)).save(path)
    return path


def neon(path: Path) -> Path:
    """Eight seconds of film: bright lines run over a dark ground, and every second there is a cut."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(24))
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for frame in range(8 * 24):
            container.mux(stream.encode(av.VideoFrame.from_image(_night(frame // 24, frame % 24))))
        container.mux(stream.encode(None))
    return path


def _night(shot: int, frame: int) -> PIL.Image.Image:
    image = PIL.Image.new("RGB", (640, 360), (9, 6, 24) if shot % 2 else (16, 8, 40))
    pen = PIL.ImageDraw.Draw(image)
    colours = ((255, 46, 196), (30, 226, 255), (138, 92, 255))
    for line in range(9):
        colour = colours[(line + shot) % 3]
        at = (line * 83 + frame * (9 + 5 * (line % 3)) + shot * 137) % 760 - 60
        if shot % 3 == 0:
            pen.line([(at, 0), (at + 40, 360)], fill=colour, width=9)
        elif shot % 3 == 1:
            pen.line([(0, at / 2), (640, at / 2 + 20)], fill=colour, width=8)
        else:
            pen.ellipse(
                [at - 34, 180 - 34 + 60 * (line % 3 - 1), at + 34, 180 + 34 + 60 * (line % 3 - 1)],
                outline=colour,
                width=8,
            )
    light = image.filter(PIL.ImageFilter.GaussianBlur(9))
    return PIL.Image.fromarray(np.maximum(np.asarray(image), np.asarray(light)))


async def draw(chosen: Sequence[Wanted], script: Path, aspect: Aspect, place: Path) -> dict[str, list[Shot]]:
    """Every scene of the script in each direction; what the direction says, and what the staged lint finds."""
    settings = read_settings(store=place / "store")
    store = Store(settings.store)
    drawn: dict[str, list[Shot]] = {}
    async with LocalRunner(store, os.cpu_count() or 1) as run:
        for name, wishes in chosen:
            given = Overrides(aspect=aspect.value, voice="espeak")
            brief, direction = await with_creative(brief_for(script, given, settings, wishes), run)
            film = await stage_film(brief, run)
            assert direction is not None
            _tell(name, direction, place)
            for line in faults_of(film, store):
                print(f"{name} {line}")
            drawn[name] = [replace(shot, theme=name) for shot in shots_of(film, store)]
            contact_sheets(drawn[name], place)
    return drawn


def _tell(name: str, direction: CreativeDirection, place: Path) -> None:
    (place / f"{name}.txt").write_text("\n".join(direction_lines(direction)) + "\n", "utf-8")
    print(f"{name}: {direction.summary}")
    for caution in direction.cautions:
        print(f"  {caution.message} ({caution.hint})")


def common_sheet(drawn: dict[str, list[Shot]], columns: int = 2) -> PIL.Image.Image:
    """All directions side by side: of each the same few scenes."""
    blocks = [_block(name, shots) for name, shots in drawn.items()]
    width, height = blocks[0].size
    rows = -(-len(blocks) // columns)
    page = PIL.Image.new("RGB", (columns * width + (columns + 1) * 3 * GAP, rows * (height + 2 * GAP)), "white")
    for at, block in enumerate(blocks):
        page.paste(block, (3 * GAP + at % columns * (width + 3 * GAP), at // columns * (height + 2 * GAP)))
    return page


def _block(name: str, shots: Sequence[Shot]) -> PIL.Image.Image:
    pictures = list(_shown(shots))
    height = round(CELL * pictures[0].height / pictures[0].width)
    page = PIL.Image.new("RGB", (3 * CELL + 2 * GAP, LABEL + 2 * height + GAP), "white")
    PIL.ImageDraw.Draw(page).text((2, 8), name, fill="black", font_size=18)
    for at, picture in enumerate(pictures):
        small = picture.resize((CELL, height), PIL.Image.Resampling.LANCZOS)
        page.paste(small, (at % 3 * (CELL + GAP), LABEL + at // 3 * (height + GAP)))
    return page


def _shown(shots: Sequence[Shot]) -> Iterator[PIL.Image.Image]:
    for kind in SHOWN:
        yield next(shot for shot in shots if shot.kind == kind).pictures[-1]


def main() -> int:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="only the direction of this name; may be given more than once")
    parser.add_argument("--script", type=Path, default=SCRIPT)
    parser.add_argument("--aspect", type=Aspect, default=Aspect.WIDE)
    parser.add_argument("--docs", action="store_true", help="write docs/directions.jpg")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "directions")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in wanted(options.output) if not options.only or one.name in options.only]
    drawn = asyncio.run(draw(chosen, options.script, options.aspect, options.output))
    page = common_sheet(drawn)
    page.save(options.output / "directions.png")
    if options.docs:
        page.thumbnail((1600, 1600), PIL.Image.Resampling.LANCZOS)
        page.save(ROOT / "docs" / "directions.jpg", quality=80, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
