"""Segments: stretches of the film drawn and encoded apart from each other."""

from collections.abc import Callable, Iterator

import av

from chalktalk.documents.film import Segment, SegmentPlan
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.render.encode import encode
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame

_REPORT_EVERY = 8


@stage("render_segment", version=3, place=Place.WORKER)
async def render_segment(context: Context, plan: SegmentPlan) -> Segment:
    """Draw and encode a segment."""
    with context.store.scratch() as folder:
        path = folder / "segment.mp4"
        encode(drawn_frames(plan, context.store, context.advance), plan.output, path)
        return Segment(video=context.store.put_file(path, "video/mp4"), frames=plan.frames)


def drawn_frames(plan: SegmentPlan, store: Store, advance: Callable[[int, int], None]) -> Iterator[av.VideoFrame]:
    """Every frame of a segment in turn, in yuv420p: the same picture in memory, brought up to date each time."""
    pixels = PixelFrame(plan.output.width, plan.output.height)
    painter = Painter(plan, store, pixels)
    for frame in range(plan.frames):
        yield pixels.as_yuv(painter.paint(frame))
        if (frame + 1) % _REPORT_EVERY == 0 or frame + 1 == plan.frames:
            advance(frame + 1, plan.frames)
