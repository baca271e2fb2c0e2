"""Watching: every frame of a stretch of film decoded once, and noted in figures."""

from collections import defaultdict
from fractions import Fraction

import av
import numpy as np

from chalktalk.documents.film import Segment
from chalktalk.documents.inspection import Sketch, Watched
from chalktalk.engine import Context, Place, stage
from chalktalk.inspection.glance import Glancer
from chalktalk.inspection.measures import MEASURES
from chalktalk.inspection.seen import Bytes, Seen

_TELL_EVERY = 60


@stage("watch_segment", version=1, place=Place.WORKER)
async def watch_segment(context: Context, segment: Segment, sketch: Sketch) -> Watched:
    """Look at every frame of an encoded segment, beside what was drawn again.

    A segment's packets go into the film as they are, so what is seen here is what is seen there; `inspect` checks
    that they did.
    """
    watcher = Watcher(context.store.get(sketch.pictures.digest))
    with av.open(str(context.store.path(segment.video.digest))) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"  # other segments keep the other cores busy
        for frame in container.decode(stream):
            if watcher.see(frame) % _TELL_EVERY == 0:
                context.advance(watcher.frames, segment.frames)
    seen = watcher.seen()
    return Watched(figures=context.store.put(seen.as_bytes(), "application/x-npz"), frames=seen.frames)


class Watcher:
    """Notes frame after frame."""

    def __init__(self, sketch: bytes | None = None, rate: Fraction | None = None) -> None:
        """With the film's rate, frames are known by their time stamps, so that none is taken for the one after it."""
        self._glancer, self._rate = Glancer(sketch), rate
        self._times: list[float] = []
        self._thumbs: list[Bytes] = []
        self._figures: defaultdict[str, list[float]] = defaultdict(list)

    @property
    def frames(self) -> int:
        """How many it has seen."""
        return len(self._times)

    def see(self, frame: av.VideoFrame) -> int:
        """Note the next frame; gives how many that makes."""
        time = (frame.pts or 0) * Fraction(frame.time_base or 0)
        glance = self._glancer.at(frame, self.frames if self._rate is None else round(time * self._rate))
        self._times.append(float(time))
        self._thumbs.append(glance.thumb)
        for measure in MEASURES:
            for name, value in measure(glance).items():
                self._figures[name].append(value)
        return self.frames

    def seen(self) -> Seen:
        """All that was noted."""
        return Seen(
            times=np.array(self._times),
            thumbs=np.array(self._thumbs, np.uint8),
            figures={name: np.array(values, np.float32) for name, values in self._figures.items()},
        )
