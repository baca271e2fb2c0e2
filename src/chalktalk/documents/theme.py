"""Themes: what makes all scenes look alike, whatever their shape and size."""

from typing import Annotated, Literal

from pydantic import Field

from chalktalk.documents.base import Document

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""`#rrggbb`, sRGB."""


class Palette(Document):
    """A theme's colours by role; every pair that meets as text on ground is checked for contrast."""

    background_from: Colour
    """Background gradient, upper left."""
    background_to: Colour
    """Background gradient, lower right."""
    glow: Colour
    """Soft light in a background corner."""
    surface: Colour
    """Cards."""
    surface_edge: Colour
    """The hairline round a card."""
    ink: Colour
    """Main text and the figure."""
    muted: Colour
    """Secondary text; at least 4.5:1 on background and surface."""
    primary: Colour
    """Accent: the subject, the first side of a comparison."""
    contrast: Colour
    """Accent: the other side of a comparison."""
    positive: Colour
    """Accent: growth, success."""
    warning: Colour
    """Accent: the spoken word, attention."""
    caption_ground: Colour
    """Plate behind captions."""
    caption_ink: Colour
    """Caption text; at least 7:1 on the plate."""


Ground = Literal["dots", "plain", "grid", "paper", "rays", "floor", "blobs", "waves", "halftone"]
"""What lies behind everything: faint dots; nothing; squared paper; old paper in a frame; rays from below; a floor of
lines that run to the horizon; soft round shapes; hills; dots that grow towards two corners."""
Corners = Literal["soft", "sharp", "round"]
Cards = Literal["raised", "flat", "outlined", "blocks", "glowing"]
"""Surfaces: floating above the page; lying on it; drawn with a fine line; with a strong line and a hard shadow; lit."""
Family = Literal["sans", "serif", "round", "hand", "tech"]
"""What everything but program text and formulas is set in."""


class Theme(Document):
    """A named look."""

    name: str
    summary: str
    """One line for `chalktalk themes`."""
    palette: Palette
    stroke: Literal["clean", "chalk"] = "clean"
    """How lines are drawn: exact, or by hand with chalk."""
    ground: Ground = "dots"
    corners: Corners = "soft"
    cards: Cards = "raised"
    typeface: Family = "sans"
