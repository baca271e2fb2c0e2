"""What a frame costs to draw, convert and encode: `python bench/speeds.py STORE OUTPUT_FOLDER`.

STORE is the store a video was made with, OUTPUT_FOLDER the folder that holds its `timeline.json`.
"""

import argparse
import json
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time

import av

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Store
from chalktalk.render import plan_segments
from chalktalk.render.encode import encode
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame

MOST_HELD = 120
"""Frames of a segment that are kept drawn while encoding is measured: at 1080p some 370 MB."""

MOST_MEASURED = 600
"""Frames of a film, about: at 1080p half a minute of work."""


@dataclass(frozen=True, slots=True)
class Speeds:
    """Milliseconds of processor time a frame, on one core."""

    frames: int
    starting: float
    """Reading scenes, shaping text, making brushes: what a segment takes before its first frame."""
    drawing: float
    converting: float
    """Into yuv420p."""
    encoding: float
    """Frames that lie ready in yuv420p."""
    both: float
    """Everything, as segments are made."""
    median: float
    """For drawing one frame."""
    percentile_99: float

    @property
    def rest(self) -> float:
        """What is in none of the parts."""
        return self.both - self.starting - self.drawing - self.converting - self.encoding

    @property
    def ratio(self) -> float:
        """The speed of everything to that of encoding alone; 1 would mean that all else is free."""
        return self.encoding / self.both

    def rounded(self) -> dict[str, float]:
        """All figures, for printing and keeping."""
        found = {**asdict(self), "rest": self.rest, "ratio": self.ratio, "frames_a_second": 1000 / self.both}
        return {name: round(value, 3) for name, value in found.items()}


class Stopwatch:
    """Processor time by what it was spent on."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)

    @contextmanager
    def timing(self, work: str) -> Iterator[None]:
        """Count what is done meanwhile."""
        start = process_time()
        yield
        self.seconds[work].append(process_time() - start)


def spread(plans: Sequence[SegmentPlan]) -> Sequence[SegmentPlan]:
    """Some of a film's segments, from its beginning to its end, of about `MOST_MEASURED` frames together."""
    frames = sum(min(plan.frames, MOST_HELD) for plan in plans)
    step = -(-frames // MOST_MEASURED) | 1  # odd, because scenes and transitions take turns
    return plans[::step]


def measure(plans: Sequence[SegmentPlan], store: Store) -> Speeds:
    """Draw and encode the first frames of every plan, in one process and on one thread.

    Each segment is made once as it always is, and then drawn again, untimed, for encoding alone.
    """
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.mp4"
        for whole in plans:
            plan = whole.model_copy(update={"frames": min(whole.frames, MOST_HELD)})
            with watch.timing("both"):
                encode(_frames(plan, store, watch), plan.output, path)
            held = [
                av.VideoFrame.from_ndarray(film.to_ndarray(), "yuv420p") for film in _frames(plan, store, Stopwatch())
            ]
            with watch.timing("encoding"):
                encode(held, plan.output, path)
    drawing = watch.seconds["drawing"]
    parts = {work: sum(spent) / len(drawing) * 1000 for work, spent in watch.seconds.items()}
    return Speeds(
        frames=len(drawing),
        median=statistics.median(drawing) * 1000,
        percentile_99=statistics.quantiles(drawing, n=100)[-1] * 1000,
        **parts,
    )


def _frames(plan: SegmentPlan, store: Store, watch: Stopwatch) -> Iterator[av.VideoFrame]:
    with watch.timing("starting"):
        page = PixelFrame(plan.output.width, plan.output.height)
        painter = Painter(plan, store, page)
    for frame in range(plan.frames):
        with watch.timing("drawing"):
            changed = painter.paint(frame)
        with watch.timing("converting"):
            film = page.as_yuv(changed)
        yield film


def side_by_side(films: dict[str, Speeds]) -> str:
    """The figures of several films as a table, a film a column."""
    columns = {name: speeds.rounded() for name, speeds in films.items()}
    rows = next(iter(columns.values()))
    lines = [f"{'ms a frame, one core':22}" + "".join(f"{name:>12}" for name in columns)]
    lines += [
        f"{row.replace('_', ' '):22}" + "".join(f"{column[row]:>12.2f}" for column in columns.values()) for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure a finished video's own scenes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--short-side", type=int, default=1080, help="pixels of the shorter side")
    parser.add_argument("--preset", default="veryfast", help="x264 preset")
    parser.add_argument("--crf", type=int, default=21)
    asked = parser.parse_args()
    timeline = Timeline.model_validate(json.loads((asked.folder / "timeline.json").read_bytes())["header"])
    scale = asked.short_side / min(timeline.page_width, timeline.page_height)
    width, height = (2 * round(side * scale / 2) for side in (timeline.page_width, timeline.page_height))
    output = Output(width=width, height=height, rate=timeline.rate, crf=asked.crf, preset=asked.preset)
    speeds = measure(plan_segments(timeline, output), Store(asked.store))
    print(json.dumps(speeds.rounded(), indent=2))


if __name__ == "__main__":
    main()
