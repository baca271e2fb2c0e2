"""The stage: a frame taken out of encoded picture, for the report."""

from io import BytesIO

from PIL.Image import Image

from chalktalk.documents.film import Segment, Still
from chalktalk.engine import Context, Place, stage
from chalktalk.inspection.decoding import opened

WIDTH = 640
"""Most pixels across."""
_QUALITY = 85


@stage("take_still", version=1, place=Place.THREAD)
async def take_still(context: Context, segment: Segment, frame: int) -> Still:
    """Take a frame out of a segment as a JPEG picture, at most 640 pixels wide.

    The film has the segment's packets as they are, so this is what its viewers see. Of a segment that is damaged it is
    the last frame before, as players show it; what is wrong is for checks to tell.

    Args:
        context: Its store has the segment and keeps the picture.
        segment: A stretch of the film.
        frame: Counted from the segment's first.

    Raises:
        StageError: if nothing of the segment can be decoded.
    """
    with opened(context.store.path(segment.video.digest)) as reader:
        picture = reader.picture_until(frame, width=WIDTH)
    return Still(frame=frame, picture=context.store.put(_jpeg(picture), "image/jpeg"))


def _jpeg(picture: Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
