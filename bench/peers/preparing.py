"""The scene that all draw, made by Chalktalk: staged from an example script, with its fonts and its sound."""

import json
import os
from dataclasses import replace
from pathlib import Path

from chalktalk.direction import direct
from chalktalk.documents.direction import Direction
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import LocalRunner, Store
from chalktalk.making import soundtrack_of
from chalktalk.planning import stage_scenes, storyboard_of
from chalktalk.render.encode import options_of
from chalktalk.script import Overrides, read_brief, write
from chalktalk.staging import assemble

SCRIPT = Path(__file__).parents[2] / "examples" / "vaccines.md"
SCENE = "millions-different-white"
"""An icon that draws itself in rings that turn, a figure that talks and breathes, captions word by word; 13 seconds."""


async def prepare(folder: Path) -> None:
    """Write `scene.json` and fonts for the ports, and a store with all but the pictures for Chalktalk."""
    store = Store(folder / "store")
    brief = read_brief(SCRIPT, Overrides(), store, {})
    async with LocalRunner(store, os.cpu_count() or 1) as run:
        direction, script = await run(direct, brief), await run(write, brief)
        whole = await storyboard_of(brief, script, run)
        place = next(place for place, scene in enumerate(whole.scenes) if scene.id == SCENE)
        only = slice(place, place + 1)
        part = whole.model_copy(update={"scenes": whole.scenes[only], "rationales": whole.rationales[only]})
        staged = await stage_scenes(brief, direction, script, whole, part, run)
        staged = replace(staged, storyboard=part)
        timeline = assemble(staged.scenes, staged.cues, direction.look)
        soundtrack = await soundtrack_of(staged, timeline, brief, run)
    (folder / "film.json").write_text(_film(direction, timeline, soundtrack), encoding="utf-8")
    (folder / "scene.json").write_text(_scene(direction, timeline, store, folder), encoding="utf-8")


def _film(direction: Direction, timeline: Timeline, soundtrack: Soundtrack) -> str:
    parts = {"output": direction.output, "timeline": timeline, "soundtrack": soundtrack}
    return json.dumps({name: part.model_dump(mode="json") for name, part in parts.items()})


def _scene(direction: Direction, timeline: Timeline, store: Store, folder: Path) -> str:
    (placed,) = timeline.scenes
    fonts = {}
    for number, blob in enumerate(placed.resources):
        fonts[blob.digest] = f"font-{number}.ttf"
        for place in (folder, folder / "public"):  # Remotion serves the second to its pages
            (place / fonts[blob.digest]).write_bytes(store.get(blob.digest))
    output = direction.output
    options = options_of(output)
    told = dict(part.split("=") for part in options["x264-params"].split(":"))
    scene = {
        "width": output.width,
        "height": output.height,
        "rate": round(output.rate.fraction),
        "frames": timeline.frames,
        "preset": output.preset,
        "crf": output.crf,
        "gop": int(options["g"]),
        "x264_params": ":".join(f"{name}={value}" for name, value in told.items() if name.startswith("aq-")),
        "threads": os.cpu_count() or 1,
        "layers": json.loads(store.get(placed.timeline.digest))["layers"],
        "fonts": fonts,
    }
    return json.dumps(scene)
