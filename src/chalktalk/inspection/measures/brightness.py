"""How bright a frame is."""

from collections.abc import Mapping

from chalktalk.inspection.glance import Glance


def brightness(glance: Glance) -> Mapping[str, float]:
    """Mean of luma, and its darkest and brightest pixel."""
    return {
        "luma": float(glance.luma.mean()),
        "darkest": float(glance.luma.min()),
        "brightest": float(glance.luma.max()),
    }
