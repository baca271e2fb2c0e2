"""How time and memory grow: with a film's length, workers and pixels: `python bench/growth.py`.

Prints tables and writes them to bench/results/growth.json. Memory is the proportional set size of the whole process
tree, sampled; Linux only. Every film is made from an empty store, by the command a user types, on an idle machine.
"""

import argparse
import asyncio
import json
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Context, Store
from chalktalk.render import plan_segments, render_segment
from run import RESULTS, long_script, timed

TOLERANCE = 0.1
"""By which time a frame and peak memory may differ from those of the longest film."""
LEAST_EFFICIENCY = 0.8
PIECES, LONGEST = 6, 90
"""Segments that are drawn at every size, spread over the film, and frames of each."""

Row = dict[str, Any]


class Made(NamedTuple):
    """One run of the command."""

    seconds: float
    cpu_seconds: float
    """Used by all its processes together."""
    peak_mib: float
    report: dict[str, Any]


def main() -> None:
    """Measure what was asked for, print it, and write it down."""
    options = _options()
    parts: dict[str, Callable[[Path, argparse.Namespace], list[Row]]] = {
        "length": by_length,
        "workers": by_workers,
        "size": by_size,
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "growth.json"
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known["machine"] = {"cores": os.cpu_count(), "python": platform.python_version(), "arch": platform.machine()}
    for name in options.only or parts:
        with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
            rows = parts[name](Path(folder), options)
        known[name] = {"quality": options.quality, "rows": rows}
        path.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")  # what took an hour is kept at once
        _print(name, rows)


def by_length(place: Path, options: argparse.Namespace) -> list[Row]:
    """Films of several lengths: time a frame and memory, also against the longest; and made again from the store."""
    rows: list[Row] = []
    for minutes in options.minutes:
        made = make(place / str(minutes), long_script(minutes), options.quality)
        again = make(place / str(minutes), long_script(minutes), options.quality)
        frames = made.report["film"]["frames"]
        rows.append(
            {
                "film, min": round(made.report["film"]["seconds"] / 60, 2),
                "seconds": round(made.seconds, 1),
                "ms a frame": round(1000 * made.seconds / frames, 2),
                "CPU ms a frame": round(1000 * made.cpu_seconds / frames, 2),
                "peak, MiB": round(made.peak_mib),
                "again, s": round(again.seconds, 2),
                "again, MiB": round(again.peak_mib),
            }
        )
    for row in rows:
        time, cpu, memory = (row[name] / rows[-1][name] for name in ("ms a frame", "CPU ms a frame", "peak, MiB"))
        row |= {"time to longest": round(time, 3), "CPU": round(cpu, 3), "memory": round(memory, 3)}
        row["as wished"] = max(abs(time - 1), abs(memory - 1)) <= TOLERANCE
    return rows


def by_workers(place: Path, options: argparse.Namespace) -> list[Row]:
    """The shortest film with several numbers of workers, as far as there are cores: the whole run, start to end."""
    rows: list[Row] = []
    for workers in (number for number in options.workers if number <= (os.cpu_count() or 1)):
        made = make(place / str(workers), long_script(options.minutes[0]), options.quality, "--workers", str(workers))
        seconds, memory = round(made.seconds, 1), round(made.peak_mib)
        efficiency = round((rows[0]["seconds"] * rows[0]["workers"] if rows else seconds) / (seconds * workers), 3)
        wished = efficiency >= LEAST_EFFICIENCY
        row = {"workers": workers, "seconds": seconds, "CPU, s": round(made.cpu_seconds, 1)}
        rows.append({**row, "efficiency": efficiency, "peak, MiB": memory})
        rows[-1]["as wished"] = wished
    return rows


def by_size(place: Path, options: argparse.Namespace) -> list[Row]:
    """The same segments drawn and encoded at several sizes, with the same encoder settings, in this one process."""
    make(place / "film", long_script(1), "draft")
    header = json.loads((place / "film" / "out" / "timeline.json").read_text(encoding="utf-8"))["header"]
    timeline, store = Timeline.model_validate(header), Store(place / "film" / "store")
    context = Context(store=store, advance=lambda _done, _total: None)
    rows: list[Row] = []
    for short_side in options.sizes:
        scale = short_side / min(timeline.page_width, timeline.page_height)
        width, height = (2 * round(side * scale / 2) for side in (timeline.page_width, timeline.page_height))
        output = Output(width=width, height=height, rate=timeline.rate, crf=21, preset="veryfast")
        plans = plan_segments(timeline, output)
        chosen = [plan.model_copy(update={"frames": min(plan.frames, LONGEST)}) for plan in plans]
        chosen = chosen[:: max(1, len(chosen) // PIECES)]
        start = perf_counter()
        for plan in chosen:
            asyncio.run(_rendered(context, plan))
        seconds = (perf_counter() - start) / sum(plan.frames for plan in chosen)
        megapixels = width * height / 1e6
        size, frame, pixel = f"{width}x{height}", round(1000 * seconds, 2), round(1000 * seconds / megapixels, 2)
        rows.append({"size": size, "ms a frame": frame, "ms a megapixel": pixel})
    return rows


async def _rendered(context: Context, plan: SegmentPlan) -> None:
    await render_segment.function(context, plan)


def make(place: Path, script: str, quality: str, *more: str) -> Made:
    """Make a film with the store at a place, which is empty the first time."""
    place.mkdir(exist_ok=True)
    (place / "film.md").write_text(script, encoding="utf-8")
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    where = ("-o", str(place / "out"), "--store", str(place / "store"), "--quality", quality)
    before = _cpu_of_children()
    seconds, peak = timed([chalktalk, "make", str(place / "film.md"), *where, *more])
    return Made(
        seconds,
        _cpu_of_children() - before,
        peak,
        json.loads((place / "out" / "report.json").read_text(encoding="utf-8")),
    )


def _cpu_of_children() -> float:
    """Processor seconds of all processes that have ended under this one: nearly the same on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quality", default="draft")
    parser.add_argument("--minutes", type=int, nargs="+", default=[1, 5, 10, 20])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--sizes", type=int, nargs="+", default=[720, 1080, 2160], help="pixels of the shorter side")
    parser.add_argument("--only", nargs="+", choices=("length", "workers", "size"), help="all if left out")
    return parser.parse_args()


def _print(title: str, rows: list[Row]) -> None:
    print(f"\n{title}")
    widths = {name: max(len(name), *(len(str(row[name])) for row in rows)) for name in rows[0]}
    print("  ".join(f"{name:>{width}}" for name, width in widths.items()))
    for row in rows:
        print("  ".join(f"{row[name]!s:>{width}}" for name, width in widths.items()), flush=True)


if __name__ == "__main__":
    main()
