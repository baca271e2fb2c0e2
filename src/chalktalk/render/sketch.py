"""Sketches: what a segment should look like, drawn again and small, to hold the delivered frames against."""

from io import BytesIO

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import Interpolation, VideoReformatter

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.inspection import Sketch
from chalktalk.engine import Context, Place, stage
from chalktalk.glances import SHORT_SIDE, glance_size, glanced_frames
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame

_LARGER = 4
"""Drawn so many times larger and then made smaller, as the delivered frame is: text drawn tiny looks otherwise.

Measured at 1080p, greatest difference of a block: 25 when drawn twice as large, 12 at 3, 9 at 4, 6 at 6, which costs a
third more."""


def plan_sketch(plan: SegmentPlan) -> SegmentPlan:
    """The same segment as its sketch is drawn: alike for every size and quality of the film."""
    scale = _LARGER * SHORT_SIDE / min(plan.page_width, plan.page_height)
    width, height = (2 * round(side * scale / 2) for side in (plan.page_width, plan.page_height))
    output = Output(width=width, height=height, rate=plan.output.rate, crf=0, preset="")
    return plan.model_copy(update={"output": output})


@stage("sketch_segment", version=2, place=Place.WORKER)
async def sketch_segment(context: Context, plan: SegmentPlan) -> Sketch:
    """Draw a segment once more, apart from the frames that were encoded, some frames of every second."""
    page = PixelFrame(plan.output.width, plan.output.height)
    painter = Painter(plan, context.store, page)
    smaller, (width, height) = VideoReformatter(), glance_size(plan.page_width, plan.page_height)
    frames = glanced_frames(plan.frames, plan.output.rate)
    luma = np.empty((len(frames), height, width), np.uint8)
    chroma = np.empty((len(frames), 2, height // 2, width // 2), np.uint8)
    for index, frame in enumerate(frames):
        picture = smaller.reformat(page.as_yuv(painter.paint(frame)), width, height, interpolation=Interpolation.AREA)
        luma[index], chroma[index, 0], chroma[index, 1] = map(_pixels, picture.planes)
    file = BytesIO()
    np.savez_compressed(file, luma=luma, chroma=chroma, frames=np.array(frames))
    return Sketch(pictures=context.store.put(file.getvalue(), "application/x-npz"), frames=plan.frames)


def _pixels(plane: av.video.plane.VideoPlane) -> npt.NDArray[np.uint8]:
    return np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
