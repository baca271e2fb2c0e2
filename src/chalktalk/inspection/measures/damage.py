"""What only a damaged or wrongly decoded picture shows."""

from collections.abc import Mapping

import numpy as np

from chalktalk.inspection.glance import Glance

_BEYOND = 200
"""How far outside of 0 to 255 red, green or blue lies before a plane is lost: chroma alone brings no
colour so far out, even on black."""


def damage(glance: Glance) -> Mapping[str, float]:
    """Whether the decoder gave the frame up, and the part of it that has colours that no screen can show.

    Red and blue from the BT.709 matrix of limited range: R' = 1.164 (Y - 16) + 1.793 (Cr - 128), B' likewise with
    2.112; lost planes read as 0, which is 270 below.
    """
    chroma = glance.chroma.astype(np.int16)
    chroma -= 128
    beyond = 0.0
    if max(chroma.max(), -chroma.min()) > _BEYOND // 2:
        luma = 1.164 * (glance.luma[::2, ::2].astype(np.float32) - 16)
        blue, red = luma + 2.112 * chroma[0], luma + 1.793 * chroma[1]
        wrong = np.maximum(np.maximum(red, blue) - 255, -np.minimum(red, blue)) > _BEYOND
        beyond = float(wrong.mean())
    return {"broken": float(glance.broken), "beyond": beyond}
