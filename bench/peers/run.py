"""Chalktalk beside Remotion, MoviePy and Manim: the same scene, machine, frames and x264 settings. `make bench-peers`.

Every port reads the same Timeline scene and is a process of its own, run one after the other on the whole machine. It
says how long rendering took, from the call that makes frames to the finished MP4; what else its process took is its
start-up. Processor time is that of all its processes, so that a busy machine changes it little. Pictures are compared
too.

Run it when the machine has nothing else to do. Everything lies in `out/peers`; figures go to
`bench/results/peers.json`.
"""

import argparse
import asyncio
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from peers.installing import BROWSERS, install
from peers.likeness import likeness, save_stills
from peers.preparing import SCENE, SCRIPT, prepare

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
RESULTS = ROOT / "bench" / "results" / "peers.json"
TICKS = os.sysconf("SC_CLK_TCK")
SAMPLE_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Measured:
    """One film made by one tool."""

    tool: str
    rendering_seconds: float
    starting_seconds: float
    """Before and after rendering: imports, bundling, opening a browser."""
    processor_seconds: float
    """Of all processes, start-up included."""
    frames_a_second: float
    """While rendering."""
    frames_a_processor_second: float
    slower: float
    """How many times as long Chalktalk's frames a second would take it."""
    slower_by_processor: float
    ssim: float
    """The mean over three frames, with Chalktalk's; 1 is the same."""
    difference: float
    """Mean absolute, in levels of 255."""
    load_before: float
    """Processes that wanted the machine in the minute before."""


def commands(work: Path) -> dict[str, list[str]]:
    """How each tool is started."""
    scene, python = str(work / "scene"), str(work / "venv" / "bin" / "python")
    browser = next(found for found in map(shutil.which, BROWSERS) if found)
    return {
        "chalktalk": [sys.executable, "-m", "peers.chalktalk_port", scene],
        "remotion": ["node", "render.mjs", scene, browser],
        "moviepy, layers": [python, "-m", "peers.moviepy_port", scene, "layers"],
        "moviepy, frames": [python, "-m", "peers.moviepy_port", scene, "frames"],
        "manim": [python, "-m", "peers.manim_port", scene],
    }


def film_of(work: Path, tool: str) -> Path:
    """Where a tool's film goes."""
    return work / f"{tool.replace(', ', '-')}.mp4"


def timed(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds of rendering as the port says, of waiting, and of the processors in all its processes."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(ROOT / "src")])}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    spent: dict[int, float] = {}
    while process.poll() is None:
        for pid in _tree(process.pid):
            spent[pid] = max(spent.get(pid, 0.0), _processor_seconds(pid))
        time.sleep(SAMPLE_EVERY)
    wall = time.perf_counter() - start
    assert process.stdout
    said = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return float(json.loads(said.splitlines()[-1])["rendering"]), wall, sum(spent.values())


def _tree(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [pid, *(found for child in children for found in _tree(child))]


def _processor_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(work: Path, tools: Sequence[str], frames: int) -> list[Measured]:
    """Make every film; Chalktalk's first, to which the others are compared."""
    found: list[Measured] = []
    for tool in tools:
        film, load = film_of(work, tool), os.getloadavg()[0]
        command = commands(work)[tool]
        place = next(at for at, word in enumerate(command) if word == str(work / "scene")) + 1
        folder = work / "remotion" if tool == "remotion" else HERE.parent
        rendering, wall, processor = timed([*command[:place], str(film), *command[place:]], folder)
        stills = save_stills(film, work / "stills", frames)
        alike = likeness(save_stills(film_of(work, "chalktalk"), work / "stills", frames), stills)
        speed, by_processor = frames / rendering, frames / processor
        first = found[0] if found else None
        found.append(
            Measured(
                tool=tool,
                rendering_seconds=round(rendering, 2),
                starting_seconds=round(wall - rendering, 2),
                processor_seconds=round(processor, 2),
                frames_a_second=round(speed, 2),
                frames_a_processor_second=round(by_processor, 2),
                slower=round(first.frames_a_second / speed, 1) if first else 1.0,
                slower_by_processor=round(first.frames_a_processor_second / by_processor, 1) if first else 1.0,
                ssim=round(alike.ssim, 4),
                difference=round(alike.difference, 2),
                load_before=round(load, 1),
            )
        )
        _print(found[-1])
    return found


def _print(row: Measured) -> None:
    print(
        f"{row.tool:16} {row.rendering_seconds:7.1f} s rendering  {row.starting_seconds:5.1f} s start-up  "
        f"{row.frames_a_second:6.2f} frames/s ({row.slower:4.1f}x)  {row.frames_a_processor_second:6.2f} frames/CPU s "
        f"({row.slower_by_processor:4.1f}x)  ssim {row.ssim:.3f}  difference {row.difference:.2f}  "
        f"load {row.load_before:.1f}",
        flush=True,
    )


def main() -> None:
    """Install, prepare, measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "peers")
    parser.add_argument("--only", nargs="+", help="some of the tools beside Chalktalk, whose figures are not kept")
    asked = parser.parse_args()
    work: Path = asked.work.resolve()
    install(work, HERE)
    scene = work / "scene"
    shutil.rmtree(scene, ignore_errors=True)
    (scene / "public").mkdir(parents=True)
    asyncio.run(prepare(scene))
    given = json.loads((scene / "scene.json").read_text(encoding="utf-8"))
    tools = [tool for tool in commands(work) if not asked.only or tool in {"chalktalk", *asked.only}]
    rows = measure(work, tools, given["frames"])
    if not asked.only:
        about = {name: given[name] for name in ("width", "height", "rate", "frames", "preset", "crf", "gop", "threads")}
        kept = {
            "scene": f"{SCRIPT.name}: {SCENE}",
            **about,
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "versions": json.loads((work / "versions.json").read_text(encoding="utf-8")),
            "tools": [asdict(row) for row in rows],
        }
        RESULTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    print(f"The same frames of each lie beside one another in {work / 'stills'}.")


if __name__ == "__main__":
    main()
