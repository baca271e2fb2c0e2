"""How bright a frame is."""

from collections.abc import Mapping

from chalktalk.inspection.glance import Glance


def brightness(glance: Glance) -> Mapping[str, float]:
    """Mean and spread of luma, and its darkest and brightest block."""
    thumb = glance.thumb
    return {
        "luma": float(glance.luma.mean()),
        "spread": float(glance.luma.std()),
        "darkest": float(thumb.min()),
        "brightest": float(thumb.max()),
    }
