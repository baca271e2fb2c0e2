"""Chalktalk itself: `python -m peers.chalktalk_port FOLDER FILM`.

What `chalktalk make` does from the Timeline on: segments in worker processes, one for each core and each encoded on one
thread, then joined with the scene's sound, which the others' films have not.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from chalktalk.documents.direction import Output
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import LocalRunner, Store
from chalktalk.render import join, plan_segments, render_segment


async def render(folder: Path, film: Path) -> float:
    """Render from a store that has no pictures, and give the seconds that took."""
    kept = json.loads((folder / "film.json").read_text(encoding="utf-8"))
    output, timeline = Output.model_validate(kept["output"]), Timeline.model_validate(kept["timeline"])
    soundtrack = Soundtrack.model_validate(kept["soundtrack"])
    with tempfile.TemporaryDirectory() as place:
        root = shutil.copytree(folder / "store", Path(place) / "store")
        store = Store(root)
        start = time.perf_counter()
        async with LocalRunner(store, os.cpu_count() or 1) as run:
            segments = await asyncio.gather(*(run(render_segment, plan) for plan in plan_segments(timeline, output)))
            made = await run(join, tuple(segments), soundtrack, output)
        spent = time.perf_counter() - start
        shutil.copy(store.path(made.video.digest), film)
    return spent


if __name__ == "__main__":
    print(json.dumps({"rendering": asyncio.run(render(*map(Path, sys.argv[1:])))}))
