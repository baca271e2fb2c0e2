"""What inspection costs: a processor's time for each frame beside the render's, and memory over the film's length."""

import asyncio
import multiprocessing
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
from films import GoodFilm
from splicing import groups, sound_of, sounding, write_film

from chalktalk.documents.direction import Output
from chalktalk.documents.limits import Limits
from chalktalk.engine import Context, Store
from chalktalk.inspection import Guard, inspect_file
from chalktalk.inspection.listening import Listener
from chalktalk.inspection.watching import watch_segment
from chalktalk.render import plan_segments, plan_sketch, render_segment, sketch_segment

FILMS = 4
LENGTHS = (1, 4, 16)
"""How many times over a film is played to see what memory does."""


def costs(films: Sequence[GoodFilm], place: Path) -> dict[str, Any]:
    """Milliseconds a frame at 1080p, and MiB over lengths."""
    wide = [film for film in films if film.production.direction.output.width == 1280][:FILMS]
    store = Store(place / "store")
    rows = [asyncio.run(_parts(film, store)) for film in wide]
    spent = {name: round(float(np.mean([row[name] for row in rows])), 2) for name in rows[0]}
    spent["share of the render"] = round((spent["sketch"] + spent["watch"] + spent["sound"]) / spent["render"], 3)
    print("CPU, ms a frame at 1080p: " + ", ".join(f"{name} {value}" for name, value in spent.items()))
    memory = [_memory(wide[0], place, times) for times in LENGTHS]
    print("memory: " + ", ".join(f"{row['seconds']} s of film {row['peak MiB']} MiB" for row in memory))
    return {"ms a frame at 1080p": spent, "memory": memory}


async def _parts(film: GoodFilm, store: Store) -> dict[str, float]:
    """What a frame costs, part by part."""
    made = film.production
    look, rate = made.direction.look, made.timeline.rate
    output = Output(width=look.width, height=look.height, rate=rate, crf=18, preset="veryfast")
    context = Context(store=store, advance=lambda _done, _total: None)
    spent = dict.fromkeys(("render", "sketch", "watch"), 0.0)
    for plan in plan_segments(made.timeline, output):
        begun = time.process_time()
        segment = await render_segment.function(context, plan)
        rendered = time.process_time()
        sketch = await sketch_segment.function(context, plan_sketch(plan))
        drawn = time.process_time()
        await watch_segment.function(context, segment, sketch)
        watched = time.process_time()
        for name, seconds in zip(spent, (rendered - begun, drawn - rendered, watched - drawn), strict=True):
            spent[name] += seconds
    begun = time.process_time()
    with av.open(film.video) as container, store.scratch() as folder, (folder / "mono").open("w+b") as mono:
        ears = Listener(mono)
        for frame in container.decode(audio=0):
            ears.hear(frame)
        ears.heard()
    spent["sound"] = time.process_time() - begun
    return {name: 1000 * seconds / film.frames for name, seconds in spent.items()}


def _memory(film: GoodFilm, place: Path, times: int) -> dict[str, float]:
    """The most memory that inspecting the film takes, played so many times over."""
    path = place / f"long-{times}.mp4"
    pieces = [piece for _, piece in groups(film)] * times
    with sounding(np.tile(sound_of(film), times)) as sound:
        write_film(path, film, pieces, sound)
    queue: multiprocessing.Queue[float] = multiprocessing.get_context("spawn").Queue()
    child = multiprocessing.get_context("spawn").Process(target=_inspect, args=(path, place / "store", queue))
    child.start()
    peak = queue.get()
    child.join()
    path.unlink()
    return {"seconds": round(film.seconds * times, 1), "peak MiB": round(peak, 1)}


def _inspect(path: Path, store: Path, queue: "multiprocessing.Queue[float]") -> None:
    context = Context(store=Store(store), advance=lambda _done, _total: None)
    asyncio.run(_looked_at(context, path))
    queue.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


async def _looked_at(context: Context, path: Path) -> None:
    await inspect_file.function(context, str(path), None, (), None, Limits(), Guard())
