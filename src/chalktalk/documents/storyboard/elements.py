"""What pictures are put together from."""

from enum import StrEnum

from chalktalk.documents.base import Document, Span


class Accent(StrEnum):
    """A theme's accent colours by their role."""

    PRIMARY = "primary"
    CONTRAST = "contrast"
    POSITIVE = "positive"
    WARNING = "warning"


class Element(Document):
    """A part of a picture that comes in on its words."""

    id: str
    """Unique within the scene: `step-1`, `left`, `left-point-2`."""
    label: str
    """1 to 5 words."""
    icon: str | None = None
    """Words to find an icon by, the most telling first (`syringe`, `system immune`), things parted by commas; names to
    try after it follow a semicolon (`meganeura; dragonfly`). None for no icon."""
    cue: Span
    """The words it belongs to; it enters 300 ms before the first of them."""
    accent: Accent | None = None
    """The colour of the concept it shows, the same all through the film; None leaves it to the picture."""
