"""How fast frames are drawn, encoded, and both: `python bench/speeds.py STORE OUTPUT_FOLDER`.

STORE is the store a video was made with, OUTPUT_FOLDER the folder that holds its `timeline.json`.
"""

import argparse
import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import av

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Store
from chalktalk.render import plan_segments
from chalktalk.render.encode import encode
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame
from chalktalk.render.segment import drawn_frames

MOST_HELD = 120
"""Frames of a segment that are kept drawn while encoding is measured: at 1080p some 370 MB."""


@dataclass(frozen=True, slots=True)
class Speeds:
    """Frames a second on one core, and milliseconds for drawing one frame."""

    frames: int
    drawing: float
    """Frames a second: drawing and turning into yuv420p."""
    encoding: float
    """Frames a second: encoding frames that are already drawn."""
    both: float
    """Frames a second: one after the other, as segments are made."""
    median_ms: float
    """Drawing alone, without turning into yuv420p."""
    percentile_99_ms: float

    @property
    def ratio(self) -> float:
        """The speed of both to that of encoding alone; 1 would mean that drawing is free."""
        return self.both / self.encoding


def measure(plans: Sequence[SegmentPlan], store: Store) -> Speeds:
    """Draw and encode the first frames of every plan, in one process and on one thread."""
    plans = [plan.model_copy(update={"frames": min(plan.frames, MOST_HELD)}) for plan in plans]
    drawing = encoding = both = 0.0
    times = [time for plan in plans for time in _drawing_times(plan, store)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.mp4"
        for plan in plans:
            start = perf_counter()
            held = list(_drawn(plan, store))
            drawing += perf_counter() - start
            encoding += _seconds_to_encode(iter(held), plan.output, path)
            del held
            both += _seconds_to_encode(_drawn(plan, store), plan.output, path)
    return Speeds(
        frames=len(times),
        drawing=len(times) / drawing,
        encoding=len(times) / encoding,
        both=len(times) / both,
        median_ms=statistics.median(times) * 1000,
        percentile_99_ms=statistics.quantiles(times, n=100)[-1] * 1000,
    )


def _drawn(plan: SegmentPlan, store: Store) -> Iterator[av.VideoFrame]:
    return drawn_frames(plan, store, lambda _done, _total: None)


def _drawing_times(plan: SegmentPlan, store: Store) -> Iterator[float]:
    painter = Painter(plan, store, PixelFrame(plan.output.width, plan.output.height))
    for frame in range(plan.frames):
        start = perf_counter()
        painter.paint(frame)
        yield perf_counter() - start


def _seconds_to_encode(frames: Iterator[av.VideoFrame], output: Output, path: Path) -> float:
    start = perf_counter()
    encode(frames, output, path)
    return perf_counter() - start


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
    print(json.dumps({**asdict(speeds), "ratio": speeds.ratio}, indent=2))


if __name__ == "__main__":
    main()
