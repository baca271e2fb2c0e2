"""The stage that reads a reference picture."""

import numpy as np

from chalktalk.direction.references.clip import embedded_anew
from chalktalk.direction.references.seeing import LONG, seen_in
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import PictureReading
from chalktalk.engine import Context, Place, stage
from chalktalk.errors import Place as Where
from chalktalk.pictures import reduced


@stage("read_picture", version=1, place=Place.WORKER)
async def read_picture(context: Context, reference: Reference, embedder: Blob | None = None) -> PictureReading:
    """Read palette, light, composition and atmosphere out of a picture.

    Args:
        context: Its store has the picture.
        reference: The picture, as anybody may have sent it.
        embedder: CLIP's image encoder as ONNX, to say where the picture lies among others; our own descriptor else.

    Raises:
        AssetError: if it is no picture, or broken, animated or too large.
        OptionError: if the embedder is of no use.
        MachineError: if onnxruntime is not there to run it.
    """
    long_side = 2 * LONG if embedder else LONG
    small = reduced(context.store.get(reference.blob.digest), "the picture", long_side, Where(reference.name))
    pixels = np.asarray(small.image)
    reading = PictureReading(seen=seen_in(pixels, small.width, small.height))
    return embedded_anew(reading, context.store, embedder, [(pixels, 1.0)]) if embedder else reading
