"""The gallery: `make gallery` draws every kind of picture in every theme and shape, and makes the showreel.

Both come from one script, `gallery/showreel.md`, which shows each kind once. Written are a contact sheet for every
theme and shape (three moments of each scene: as it starts, in the middle, when all is there), the film, and, with
`--docs`, the small pictures of `docs/gallery.md`. What the staged lint finds is printed; there should be nothing.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from chalktalk.direction import list_themes
from chalktalk.documents.options import Aspect
from chalktalk.engine import LocalRunner, Store
from chalktalk.planning import StagedFilm, stage_film
from chalktalk.script import Overrides, read_brief
from chalktalk.staging.lint import lint
from chalktalk.timeline import read_scene
from sheets import Shot, catalogue_page, contact_sheets, shots_of

DEFAULT = "midnight"
OWN_COLOURS = "#2a0f3d #ff9ecb #ffd166"
"""A theme made from colours, beside those that have a name."""
ROOT = Path(__file__).parent.parent
SHOWREEL = ROOT / "gallery" / "showreel.md"
DOCS = ROOT / "docs" / "gallery"


async def draw(themes: list[str], aspects: list[Aspect], place: Path) -> list[Shot]:
    """Every scene of the showreel in these themes and shapes; one sheet for each pair."""
    store = Store(place / "store")
    shots: list[Shot] = []
    async with LocalRunner(store, os.cpu_count() or 1) as run:
        for theme, aspect in product(themes, aspects):
            brief = read_brief(SHOWREEL, Overrides(theme=theme, aspect=aspect.value), store, {})
            film = await stage_film(brief, run)
            drawn = shots_of(film, store)
            contact_sheets(drawn, place)
            for line in faults_of(film, store):
                print(f"{theme} {aspect.value} {line}")
            print(f"{theme} {aspect.value}: {len(film.scenes)} scenes")
            shots += drawn
    return shots


def faults_of(film: StagedFilm, store: Store) -> Iterator[str]:
    """What the staged lint finds in any scene."""
    for staged, cues in zip(film.scenes, film.cues, strict=True):
        timeline = read_scene(store.get(staged.timeline.digest))
        for fault in lint(timeline, cues, film.direction.look):
            yield f"{staged.scene}: {fault.message} (frame {fault.frame})"


def main() -> int:
    """Draw what the command line asks for."""
    themes = [*sorted((theme.name for theme in list_themes()), key=lambda name: name != DEFAULT), OWN_COLOURS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--theme", choices=themes, action="append", help="only this one; may be given more than once")
    parser.add_argument("--aspect", choices=[aspect.value for aspect in Aspect], action="append", help="only this one")
    parser.add_argument("--docs", action="store_true", help="write docs/gallery.md and its pictures")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "gallery")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    aspects = [Aspect(value) for value in options.aspect or [aspect.value for aspect in Aspect]]
    shots = asyncio.run(draw(options.theme or themes, aspects, options.output))
    if options.docs:
        catalogue_page(shots, DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
