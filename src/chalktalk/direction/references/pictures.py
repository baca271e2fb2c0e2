"""The stage that reads a reference picture."""

import numpy as np

from chalktalk.direction.references.seeing import LONG, seen_in
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import PictureReading
from chalktalk.engine import Context, Place, stage
from chalktalk.errors import Place as Where
from chalktalk.pictures import reduced


@stage("read_picture", version=1, place=Place.WORKER)
async def read_picture(context: Context, reference: Reference) -> PictureReading:
    """Read palette, light, composition and atmosphere out of a picture.

    Raises:
        AssetError: if it is no picture, or broken, animated or too large.
    """
    small = reduced(context.store.get(reference.blob.digest), reference.name, LONG, Where(reference.name))
    return PictureReading(seen=seen_in(np.asarray(small.image), small.width, small.height))
