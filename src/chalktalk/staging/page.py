"""The page: where things may stand, in units of 1/1080 of the short side.

One rule book for all shapes: an outer margin, a heading band at the top, a body below it, and a band at the bottom
that belongs to the captions alone.
"""

from dataclasses import dataclass

from chalktalk.documents.direction import Look
from chalktalk.documents.options import Aspect

TITLE, HEADING, BODY, LABEL, SMALL = 84.0, 64.0, 40.0, 30.0, 24.0
"""The five type sizes."""

DISPLAY, BANNER = 132.0, 108.0
"""For the few words of a title, a statement, a quotation that have the page to themselves."""

SIZES = (DISPLAY, BANNER, TITLE, HEADING, BODY, LABEL, SMALL)

LINE_HEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def cx(self) -> float:
        """The middle, across."""
        return self.x + self.width / 2

    @property
    def cy(self) -> float:
        """The middle, down."""
        return self.y + self.height / 2

    def inset(self, horizontal: float, vertical: float) -> "Box":
        """The box less a margin on each side."""
        return Box(self.x + horizontal, self.y + vertical, self.width - 2 * horizontal, self.height - 2 * vertical)

    def centred(self, width: float, height: float) -> "Box":
        """A box of the given size around the same middle."""
        return Box(self.cx - width / 2, self.cy - height / 2, width, height)

    def from_top(self, height: float) -> "Box":
        """The upper part."""
        return Box(self.x, self.y, self.width, height)

    def below(self, height: float) -> "Box":
        """What is left when the upper part is taken."""
        return Box(self.x, self.y + height, self.width, self.height - height)

    def from_left(self, width: float) -> "Box":
        """The left part."""
        return Box(self.x, self.y, width, self.height)

    def right_of(self, width: float) -> "Box":
        """What is left when the left part is taken."""
        return Box(self.x + width, self.y, self.width - width, self.height)

    def columns(self, count: int, gap: float) -> tuple["Box", ...]:
        """Equal columns with gaps between them."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(Box(self.x + i * (width + gap), self.y, width, self.height) for i in range(count))

    def rows(self, count: int, gap: float) -> tuple["Box", ...]:
        """Equal rows with gaps between them."""
        height = (self.height - gap * (count - 1)) / count
        return tuple(Box(self.x, self.y + i * (height + gap), self.width, height) for i in range(count))

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def common(self, other: "Box") -> "Box":
        """What the two share; without width or height where that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))

    def holds(self, other: "Box", tolerance: float = 0.5) -> bool:
        """Whether the other lies within this one."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One frame's areas."""

    width: float
    height: float
    content: Box
    """Where pictures and headings may stand; never overlaps the caption band."""
    captions: Box
    """Two lines of captions fit in here."""

    @property
    def wide(self) -> bool:
        """Whether there is room for things side by side."""
        return self.width > self.height * 1.2

    @property
    def heading(self) -> Box:
        """The band of kicker and heading: one line of heading on a wide page, two on a narrow one."""
        return self.content.from_top(120 if self.wide else 192)

    @property
    def body(self) -> Box:
        """Everything below the heading band."""
        return self.content.below(self.heading.height + (72 if self.wide else 36))


CAPTION_BAND = 144.0

# Top and bottom clearances by shape. In 9:16 the platforms lay their own title over the top and their buttons and
# description over the bottom (YouTube Shorts and TikTok publish about 13 % and 20 %); there nothing may stand.
_CLEARANCE = {Aspect.WIDE: (96.0, 36.0), Aspect.TALL: (252.0, 396.0), Aspect.SQUARE: (72.0, 36.0)}
_CLEARANCE[Aspect.PORTRAIT] = (96.0, 72.0)


def page_for(look: Look) -> Page:
    """The areas of a frame of this look."""
    width, height = float(look.width), float(look.height)
    margin = 72.0 if look.aspect is Aspect.SQUARE else 108.0
    top, bottom = _CLEARANCE[look.aspect]
    captions = Box(36.0, height - bottom - CAPTION_BAND, width - 72.0, CAPTION_BAND)
    content = Box(margin, top, width - 2 * margin, captions.y - 36.0 - top)
    return Page(width=width, height=height, content=content, captions=captions)
