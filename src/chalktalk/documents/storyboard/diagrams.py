"""Pictures of how things hang together."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.storyboard.elements import Element


class Side(Document):
    """One side of a comparison."""

    head: Element
    """The subject's name, icon and cue."""
    note: str | None = None
    """One short line below the name."""
    points: tuple[Element, ...] = Field(max_length=4)


class ComparisonVisual(Document):
    """Two subjects side by side."""

    kind: Literal["comparison"] = "comparison"
    heading: Element
    left: Side
    right: Side


class ProcessVisual(Document):
    """Steps in order, an arrow from each to the next."""

    kind: Literal["process"] = "process"
    heading: Element
    steps: tuple[Element, ...] = Field(min_length=2, max_length=6)


class CycleVisual(Document):
    """Steps in a ring, an arrow from each to the next and from the last to the first."""

    kind: Literal["cycle"] = "cycle"
    heading: Element
    steps: tuple[Element, ...] = Field(min_length=2, max_length=6)


class Branch(Document):
    """One part of a whole, and its own parts."""

    head: Element
    parts: tuple[Element, ...] = Field(default=(), max_length=4)


class HierarchyVisual(Document):
    """A whole above its parts, or a class above its members."""

    kind: Literal["hierarchy"] = "hierarchy"
    root: Element
    branches: tuple[Branch, ...] = Field(min_length=2, max_length=6)


class Link(Document):
    """A line between two nodes, by their places in `nodes`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class NetworkVisual(Document):
    """Things joined by lines."""

    kind: Literal["network"] = "network"
    heading: Element
    nodes: tuple[Element, ...] = Field(min_length=2, max_length=7)
    """The hub first, where there is one."""
    links: tuple[Link, ...]


class TimelineEvent(Document):
    """What happened, and when."""

    date: str
    """As shown: `1796`, `the 1960s`."""
    year: float
    """For spacing; negative before the common era."""
    event: Element


class TimelineVisual(Document):
    """Dated events along a line, earliest first."""

    kind: Literal["timeline"] = "timeline"
    heading: Element
    events: tuple[TimelineEvent, ...] = Field(min_length=2, max_length=6)
