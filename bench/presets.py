"""What an encoder's settings cost and give: `python bench/presets.py`, some minutes of one core.

Short stretches of the examples and the gallery's showreel are drawn once and held as they are. Every setting then
encodes them in a process of its own, on one thread as in a render. Written down are frames per second of processor time
(which others on the machine disturb less than the clock's), kilobits per second of film, and how like the drawn frames
the decoded ones are (SSIM of the luma, by FFmpeg's filter). What the results file has is not measured again. The
settings that no other beats in all three are the front to choose from; docs/decisions/0010-presets.md has the choice.
"""

import argparse
import asyncio
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import product
from math import log10
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from chalktalk.direction import direct
from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.options import Quality
from chalktalk.engine import LocalRunner, Store
from chalktalk.planning import stage_film
from chalktalk.render import plan_segments
from chalktalk.render.encode import encode
from chalktalk.render.segment import drawn_frames
from chalktalk.script import Overrides, read_brief
from chalktalk.staging import assemble

ROOT = Path(__file__).parent.parent
SCRIPTS = (ROOT / "gallery" / "showreel.md", *sorted((ROOT / "examples").glob("*.md")))
RESULT = ROOT / "bench" / "results" / "presets.json"
YUV = av.VideoFormat("yuv420p")
COMPARED = 3
"""One frame of so many is compared: neighbours are alike, and comparing costs as much as encoding."""

Frames = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Trial:
    """Settings that could be chosen."""

    encoder: str
    preset: str
    crf: int
    tune: str | None = None


@dataclass(frozen=True)
class Group:
    """Settings for films of one size, tried on the same frames."""

    quality: Quality
    """Whose size it is."""
    stretches: int
    """How many from each script."""
    frames: int
    """Length of each."""
    trials: tuple[Trial, ...]


@dataclass(frozen=True)
class Measured:
    """What a setting costs and gives."""

    trial: Trial
    frames_per_second: float
    """Of processor time, one thread."""
    kilobits: float
    """For each second of film."""
    ssim: float
    """Mean over the compared frames, 1 for no difference at all."""
    lowest: float
    """The least like of them."""
    front: bool = False
    """Whether no other setting is at least as good in speed, size and likeness."""


def x264(presets: str, factors: Iterable[int]) -> tuple[Trial, ...]:
    """Every combination, with and without x264's settings for drawn pictures."""
    return tuple(Trial("libx264", *each) for each in product(presets.split(), factors, (None, "animation")))


GROUPS = (
    Group(Quality.DRAFT, 1, 60, x264("ultrafast superfast veryfast faster", (22, 25, 28))),
    Group(
        Quality.STANDARD,
        1,
        60,
        (
            *x264("superfast veryfast faster fast medium slow", (16, 19, 22)),
            *x264("veryfast", (18,)),
            *(Trial("libx265", *each) for each in product(("ultrafast", "fast"), (19, 23))),
            *(Trial("libx265", *each) for each in product(("superfast", "veryfast"), (18,))),
            *(Trial("libsvtav1", *each) for each in product(("8", "10", "12"), (24, 32))),
            *(Trial("libsvtav1", *each) for each in product(("8", "10"), (18,))),
        ),
    ),
    Group(Quality.ULTRA, 1, 24, x264("superfast veryfast faster fast", (16, 19, 22))),
)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[group.quality.value for group in GROUPS], help="one group alone")
    only = parser.parse_args().only
    known = json.loads(RESULT.read_text(encoding="utf-8"))["groups"] if RESULT.exists() else {}
    found = {name: [_from_plain(row) for row in rows] for name, rows in known.items()}
    for group in GROUPS:
        name = group.quality.value
        if only in (None, name):
            found[name] = with_front(_measured(group, found.get(name, [])))
            _print(name, found[name])
    groups = {name: [asdict(row) for row in rows] for name, rows in found.items()}
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "av": av.__version__}
    RESULT.write_text(json.dumps({"machine": machine, "groups": groups}, indent=1) + "\n", encoding="utf-8")


def _from_plain(row: dict[str, Any]) -> Measured:
    return Measured(**row | {"trial": Trial(**row["trial"])})


def _measured(group: Group, known: list[Measured]) -> list[Measured]:
    """Every trial of the group; what is written down already is not measured again."""
    rows = {row.trial: row for row in known if row.trial in group.trials}
    if missing := [trial for trial in group.trials if trial not in rows]:
        with tempfile.TemporaryDirectory(prefix="chalktalk-presets-") as folder:
            place = Path(folder)
            asyncio.run(_draw(group, place))
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
                rows |= {trial: child.submit(measure, trial, place).result() for trial in missing}
    return list(rows.values())


async def _draw(group: Group, place: Path) -> None:
    """Draw the group's frames into files, each the frames of one stretch one after the other."""
    store = Store(place / "store")
    async with LocalRunner(store, 1) as run:
        for script in SCRIPTS:
            brief = read_brief(script, Overrides(quality=group.quality.value), store, {})
            direction = await run(direct, brief)
            film = await stage_film(brief, run)
            plans = plan_segments(assemble(film.scenes, film.cues, direction.look), direction.output)
            for number, plan in enumerate(_chosen(plans, group)):
                name = f"{script.stem}-{number}"
                (place / f"{name}.json").write_text(plan.output.model_dump_json(), encoding="utf-8")
                with (place / f"{name}.yuv").open("wb") as file:
                    for frame in drawn_frames(plan, store, lambda _done, _total: None):
                        file.write(frame.to_ndarray().tobytes())


def _chosen(plans: Iterable[SegmentPlan], group: Group) -> Iterator[SegmentPlan]:
    """Stretches from all over the film, each from where its segment starts: where most moves."""
    long = [plan.model_copy(update={"frames": group.frames}) for plan in plans if plan.frames >= group.frames]
    for part in range(group.stretches):
        yield long[len(long) * (2 * part + 1) // (2 * group.stretches)]


def measure(trial: Trial, place: Path) -> Measured:
    """Encode all stretches by some settings, and compare what comes out."""
    spent, bytes_, frames, seconds = 0.0, 0, 0, 0.0
    likeness: list[float] = []
    path = place / "encoded.mp4"
    for described in sorted(place.glob("*.json")):
        output = Output.model_validate_json(described.read_bytes()).model_copy(update=asdict(trial))
        drawn = _read(described.with_suffix(".yuv"), output)
        held = [av.VideoFrame.from_ndarray(frame, "yuv420p") for frame in drawn]
        start = time.process_time()
        encode(held, output, path)
        spent += time.process_time() - start
        bytes_ += path.stat().st_size
        frames += len(drawn)
        seconds += len(drawn) / float(output.rate.fraction)
        likeness += _likeness(drawn, path)
    mean, lowest = fmean(likeness), min(likeness)
    return Measured(trial, round(frames / spent, 1), round(bytes_ / 125 / seconds, 1), round(mean, 5), round(lowest, 5))


def _read(path: Path, output: Output) -> Frames:
    return np.memmap(path, np.uint8, "r").reshape(-1, output.height * 3 // 2, output.width)


def _likeness(drawn: Frames, path: Path) -> Iterator[float]:
    """SSIM of the luma (Wang et al., 2004), of every few frames."""
    rows, width = drawn.shape[1:]
    graph = av.filter.Graph()
    sources = [
        graph.add_buffer(width=width, height=rows * 2 // 3, format=YUV, time_base=Fraction(1, 30), name=name)
        for name in ("drawn", "decoded")
    ]
    compare, sink = graph.add("ssim"), graph.add("buffersink")
    for number, source in enumerate(sources):
        source.link_to(compare, 0, number)
    compare.link_to(sink)
    graph.configure()
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % COMPARED:
                continue
            pictures = (drawn[number], frame.to_ndarray(format="yuv420p"))
            for picture, source in zip(pictures, sources, strict=True):
                again = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "yuv420p")
                again.pts, again.time_base = number, Fraction(1, 30)
                source.push(again)
            compared = sink.pull()
            assert isinstance(compared, av.VideoFrame)
            yield float(compared.metadata["lavfi.ssim.Y"])


def with_front(rows: list[Measured]) -> list[Measured]:
    """The rows, each told whether it lies on the front, from the quickest to the slowest."""
    marked = [Measured(**{**row.__dict__, "front": not any(_beats(other, row) for other in rows)}) for row in rows]
    return sorted(marked, key=lambda row: -row.frames_per_second)


def _beats(one: Measured, other: Measured) -> bool:
    """Whether one setting is as good in everything, and better in something."""
    ours = (one.frames_per_second, -one.kilobits, one.ssim)
    theirs = (other.frames_per_second, -other.kilobits, other.ssim)
    return ours != theirs and all(our >= their for our, their in zip(ours, theirs, strict=True))


def _print(name: str, rows: Iterable[Measured]) -> None:
    print(f"\n{name}: frames a second of one core, kbit/s, SSIM (mean, in dB, lowest); * on the front")
    for row in rows:
        trial = row.trial
        told = f"{trial.encoder} {trial.preset} {trial.crf} {trial.tune or ''}"
        decibels = -10 * log10(max(1 - row.ssim, 1e-9))
        print(
            f"{'*' if row.front else ' '} {told:36} {row.frames_per_second:7.1f} {row.kilobits:8.0f} "
            f"{row.ssim:.5f} {decibels:5.2f} {row.lowest:.5f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
