"""What a node draws, and what of its own coordinates is seen, all by its numbers at a frame."""

from collections.abc import Callable
from dataclasses import dataclass

import skia

from chalktalk.render.placing import Extent, Numbers, Place


@dataclass(frozen=True, slots=True)
class Content:
    """What a node draws in its own coordinates. All depends on the node's numbers at a frame alone."""

    draw: Callable[[skia.Canvas, Numbers, float], None]
    """Draws on a canvas, at a part (0 to 1) of its opacity."""
    extents: Callable[[Numbers], tuple[Extent, ...]]
    """Hold together its outlines and those of its shadows; several where one would hold much besides."""
    spread: float
    """How far strokes and blurs reach beyond the extents, at most."""
    parts: int
    """How many things are drawn, one over the other."""
    settled: Callable[[Place], Place] = lambda place: place
    """Where it is drawn, if that may be somewhere else than where it stands."""
    stamped: bool = False
    """Whether it takes so long to draw that it is better kept as a picture while it is at rest."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of its own coordinates in which a group is seen."""

    shape: Callable[[Numbers], skia.RRect]
    extent: Callable[[Numbers], Extent]
    square: bool
    """Whether its corners are."""
    stamped: bool
    """Whether all that is seen in it is drawn pixel by pixel, and not by filling outlines."""
