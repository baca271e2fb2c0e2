"""How long each kind of picture takes to stage and to draw at 1080p, on one core: `python bench/pictures.py`.

Over the gallery's own script, so that every kind is there once, on real word times. Drawing counts every frame of every
scene, in order, as a segment is drawn; staging is the best of some runs, with whatever a first run loads loaded.
"""

import asyncio
import json
import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Context, LocalRunner, Store
from chalktalk.planning import StagedFilm, stage_film
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame
from chalktalk.script import Overrides, read_brief
from chalktalk.staging import stage_scene

SHOWREEL = Path(__file__).parents[1] / "gallery" / "showreel.md"
RESULTS = Path(__file__).parent / "results" / "pictures.json"
RUNS = 3
MOST_STAGING, MOST_MEDIAN, MOST_99 = 50.0, 8.0, 20.0
"""Goals in milliseconds: staging a scene; a drawn frame's median; its 99th percentile over everything."""


class Cost(NamedTuple):
    """One scene's costs in milliseconds."""

    kind: str
    staging: float
    frames: list[float]

    @property
    def median(self) -> float:
        """Of the drawn frames."""
        return statistics.median(self.frames)

    @property
    def percentile_99(self) -> float:
        """Of the drawn frames."""
        return statistics.quantiles(self.frames, n=100)[-1]


async def costs(store: Store) -> list[Cost]:
    """Stage and draw every scene of the showreel."""
    brief = read_brief(SHOWREEL, Overrides(), store, {})
    async with LocalRunner(store, os.cpu_count() or 1) as run:
        film = await stage_film(brief, run)
    context = Context(store=store, advance=lambda _done, _total: None)
    return [
        Cost(
            scene.visual.kind,
            min([await _staging(film, number, context) for _ in range(RUNS)]),
            list(_drawing(film, film.scenes[number], store)),
        )
        for number, scene in enumerate(film.storyboard.scenes)
    ]


async def _staging(film: StagedFilm, number: int, context: Context) -> float:
    start = perf_counter()
    parts = (film.storyboard.scenes[number], film.cues[number], film.artworks[number], film.direction.look)
    await stage_scene.function(context, *parts)
    return (perf_counter() - start) * 1000


def _drawing(film: StagedFilm, staged: StagedScene, store: Store) -> Iterator[float]:
    look, output = film.direction.look, film.direction.output
    plan = SegmentPlan(
        output=output,
        page_width=look.width,
        page_height=look.height,
        frames=staged.frames,
        slices=(SceneSlice(timeline=staged.timeline, resources=staged.resources, first=0),),
    )
    painter = Painter(plan, store, PixelFrame(output.width, output.height))
    for frame in range(staged.frames):
        start = perf_counter()
        painter.paint(frame)
        yield (perf_counter() - start) * 1000


def report(found: list[Cost]) -> None:
    """The table, and the figures over everything."""
    print(f"{'kind':16}{'staged, ms':>12}{'drawn, ms':>12}{'99 % under':>12}")
    for cost in found:
        late = " over" if cost.staging > MOST_STAGING or cost.median > MOST_MEDIAN else ""
        print(f"{cost.kind:16}{cost.staging:>12.1f}{cost.median:>12.2f}{cost.percentile_99:>12.2f}{late}")
    frames = [time for cost in found for time in cost.frames]
    slowest = max(cost.staging for cost in found)
    median, last = statistics.median(frames), statistics.quantiles(frames, n=100)[-1]
    print(f"{'everything':16}{slowest:>12.1f}{median:>12.2f}{last:>12.2f}")
    print(f"{'goal':16}{MOST_STAGING:>12.1f}{MOST_MEDIAN:>12.2f}{MOST_99:>12.2f}")


def main() -> None:
    """Measure, print, write."""
    with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
        found = asyncio.run(costs(Store(Path(folder))))
    report(found)
    rows = [
        {"kind": cost.kind, "staging_ms": round(cost.staging, 1), "median_ms": round(cost.median, 2),
         "percentile_99_ms": round(cost.percentile_99, 2)}
        for cost in found
    ]  # fmt: skip
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
