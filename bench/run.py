"""Speed and memory of whole renders: `make bench`.

Prints a table and writes it to bench/results/. Every figure that is compared with another is taken in the same run.
Memory is the proportional set size of the whole process tree, sampled; Linux only.
"""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from chalktalk.direction import direct
from chalktalk.documents.brief import Brief
from chalktalk.documents.direction import Direction
from chalktalk.documents.options import Quality
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Context, Store
from chalktalk.render import plan_segments
from speeds import Speeds, measure, side_by_side, spread

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results"
FILMS = [
    *(ROOT / "examples" / f"{name}.md" for name in ("vaccines", "qubits", "smallpox")),
    ROOT / "gallery" / "showreel.md",
]
SAMPLE_EVERY = 0.1


@dataclass(frozen=True)
class Whole:
    """One whole render, from an empty store to the finished folder."""

    name: str
    film_seconds: float
    frames: int
    wall_seconds: float
    frames_a_second: float
    peak_mib: float
    again_seconds: float
    """The same command once more, answered from the store."""


def main() -> None:
    """Run the benchmark and print what came of it."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
        place = Path(folder)
        rows: list[Whole] = []
        speeds: dict[str, Speeds] = {}
        for script in FILMS:
            rows.append(render(script, place / script.stem, options.quality))
            print(_line(rows[-1]), flush=True)
            speeds[script.stem] = speeds_of(place / script.stem, Quality(options.quality))
            print(f"{'':12} {speeds[script.stem].frames} of its frames measured", flush=True)
        if options.minutes:
            script = place / "long.md"
            script.write_text(long_script(options.minutes), encoding="utf-8")
            rows.append(render(script, place / "long", options.quality))
            print(_line(rows[-1]))
    print(f"\n{side_by_side(speeds)}")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"render-{options.quality}.json").write_text(
        json.dumps(
            {
                "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "arch": platform.machine()},
                "quality": options.quality,
                "whole": [asdict(row) for row in rows],
                "parts": {name: part.rounded() for name, part in speeds.items()},
            },
            indent=2,
        )
        + "\n",
        encoding="utf-8",
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--minutes", type=int, default=10, help="length of the long film; 0 leaves it out")
    return parser.parse_args()


def render(script: Path, place: Path, quality: str) -> Whole:
    """Make a film from an empty store, watching its memory, and then make it again."""
    place.mkdir()
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    where = ["-o", str(place / "out"), "--store", str(place / "store"), "--quality", quality]
    command = [chalktalk, "make", str(script), *where]
    wall, peak = timed(command)
    again, _ = timed(command)
    film = json.loads((place / "out" / "report.json").read_text(encoding="utf-8"))["film"]
    return Whole(
        name=script.stem,
        film_seconds=round(film["seconds"], 2),
        frames=film["frames"],
        wall_seconds=round(wall, 2),
        frames_a_second=round(film["frames"] / wall, 1),
        peak_mib=round(peak, 1),
        again_seconds=round(again, 2),
    )


def speeds_of(place: Path, quality: Quality) -> Speeds:
    """What a frame costs, part by part, in segments from all over a film just made."""
    store = Store(place / "store")
    brief = Brief(source="Words.", source_name="words.md", quality=quality)
    direction = asyncio.run(_directed(brief, Context(store=store, advance=lambda _done, _total: None)))
    header = json.loads((place / "out" / "timeline.json").read_text(encoding="utf-8"))["header"]
    return measure(spread(plan_segments(Timeline.model_validate(header), direction.output)), store)


async def _directed(brief: Brief, context: Context) -> Direction:
    return await direct.function(context, brief)


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds of a command, and the peak memory of its process tree in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(SAMPLE_EVERY):
            peak = max(peak, sum(_pss_mib(pid) for pid in _tree(process.pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return wall, peak


def _tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(found for child in children for found in _tree(int(child)))]


def _pss_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def short_script() -> str:
    """The beginning of an example: a film of about twenty seconds."""
    return (ROOT / "examples" / "vaccines.md").read_text(encoding="utf-8").partition("## A safe")[0]


def long_script(minutes: int) -> str:
    """The examples over and over, each time with other words, until they last so long."""
    text = (ROOT / "examples" / "vaccines.md").read_text(encoding="utf-8").split("---", 2)[2]
    rounds = max(1, round(minutes * 60 / 78))
    chapters = [
        text.replace("virus", f"virus number {number}").replace("## ", f"## Round {number}: ")
        for number in range(1, rounds + 1)
    ]
    return "---\ntitle: A long film\n---\n" + "\n".join(chapters)


def _line(row: Whole) -> str:
    return (
        f"{row.name:12} {row.film_seconds:7.1f} s of film  {row.wall_seconds:7.1f} s of waiting  "
        f"{row.frames_a_second:6.1f} frames/s  peak {row.peak_mib:6.0f} MiB  again {row.again_seconds:.2f} s"
    )


if __name__ == "__main__":
    main()
