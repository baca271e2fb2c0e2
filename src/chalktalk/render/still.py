"""One frame of the film as a picture."""

from chalktalk.documents.film import SegmentPlan, Still
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame


@stage("draw_still", version=3, place=Place.WORKER)
async def draw_still(context: Context, plan: SegmentPlan) -> Still:
    """The first frame of a segment as a PNG of the output's size."""
    return Still(frame=0, picture=context.store.put(paint_frame(plan, context.store), "image/png"))


def paint_frame(plan: SegmentPlan, store: Store, frame: int = 0) -> bytes:
    """A frame of a segment, counted from its first, as a PNG of the output's size."""
    pixels = PixelFrame(plan.output.width, plan.output.height)
    Painter(plan, store, pixels).paint(frame)
    return pixels.as_png()
