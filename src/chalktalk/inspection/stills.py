"""The stage: frames taken from the finished film, for the report."""

from io import BytesIO

from PIL.Image import Image

from chalktalk.documents.film import Film, Still, Stills
from chalktalk.engine import Context, Place, stage
from chalktalk.inspection.decoding import opened

WIDTH = 640
"""Most pixels across."""
_QUALITY = 85


@stage("take_stills", version=1, place=Place.THREAD)
async def take_stills(context: Context, film: Film, frames: tuple[int, ...]) -> Stills:
    """Take frames out of the delivered file as JPEG pictures, at most 640 pixels wide.

    Args:
        context: Its store has the film and keeps the pictures.
        film: The finished film.
        frames: Frame numbers in any order.

    Returns:
        One still for each number, in the order asked for.

    Raises:
        StageError: if the film cannot be decoded, or has no such frame.
    """
    taken: dict[int, Still] = {}
    with opened(context.store.path(film.video.digest)) as reader:
        for frame, picture in reader.pictures(frames, width=WIDTH):
            taken[frame] = Still(frame=frame, picture=context.store.put(_jpeg(picture), "image/jpeg"))
            context.advance(len(taken), len(set(frames)))
    return Stills(stills=tuple(taken[frame] for frame in frames))


def _jpeg(picture: Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
