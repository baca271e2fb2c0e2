"""What could be shown, with its content."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from chalktalk.documents.analysis.concepts import Part
from chalktalk.documents.analysis.terms import MetaphorName, Priority, Share
from chalktalk.documents.base import Document, Span


class Opportunity(Document):
    """What all visual opportunities say of themselves."""

    span: Span
    """The words it lies in, from its first part's to its last part's sentence."""
    priority: Priority
    confidence: Share
    """How sure the reading is."""
    evidence: tuple[Span, ...]
    """The words that made it so: `first`, `then`; `unlike`."""
    reason: str
    """The same for the author: `steps in order: “first” … “then”`."""
    title: Part | None = None
    """Words of the script that name the whole, where it has such words."""


class Side(Document):
    """One subject of a comparison and what is said of it."""

    subject: Part
    points: tuple[Part, ...] = ()


class ComparisonOpportunity(Opportunity):
    """Two subjects held against each other."""

    type: Literal["comparison"] = "comparison"
    left: Side
    right: Side


class FlowchartOpportunity(Opportunity):
    """Steps in order."""

    type: Literal["flowchart"] = "flowchart"
    steps: tuple[Part, ...] = Field(min_length=2)


class CycleOpportunity(Opportunity):
    """Steps of which the last leads to the first again."""

    type: Literal["cycle"] = "cycle"
    steps: tuple[Part, ...] = Field(min_length=2)


class Quantity(Document):
    """A number with its unit and what it measures."""

    span: Span
    """The number with its unit."""
    value: float
    """Written out: 3.5 million is 3500000; negative below zero."""
    unit: str
    """`%`, `$`, `€`, `£`, or a unit or the thing counted in the singular (`kilometre`, `day`, `people`); empty for a
    bare number."""
    shown: str
    """As it would stand in a picture, rounded as spoken: `$3.5M`, `40 %`, `1,796`, `3 million`."""
    of: Part
    """What it measures; within a chart, the category that tells it from the others."""
    series: str | None = None
    """Which of several series it belongs to (`before`, `after`; `men`, `women`)."""
    approximate: bool = False
    """Whether the script says `about`, `nearly`, `more than`."""


class ChartShape(StrEnum):
    """How numbers hang together."""

    SINGLE = "single"
    """One number by itself."""
    BARS = "bars"
    """One measure for several categories."""
    LINE = "line"
    """One measure at several times."""
    SHARE = "share"
    """Parts of a whole."""
    CHANGE = "change"
    """From one value to another."""


class ChartOpportunity(Opportunity):
    """Numbers worth seeing."""

    type: Literal["chart"] = "chart"
    shape: ChartShape
    values: tuple[Quantity, ...] = Field(min_length=1)
    """In the order of the script."""


class DatedEvent(Document):
    """Something that happened at a time."""

    date: str
    """As it would be shown: `1796`, `the 1960s`, `March 1971`."""
    year: float
    """For spacing: years of the common era, negative before it; the middle of a decade or century."""
    date_span: Span
    event: Part


class TimelineOpportunity(Opportunity):
    """Dated events, in the order of time."""

    type: Literal["timeline"] = "timeline"
    events: tuple[DatedEvent, ...] = Field(min_length=2)


class HierarchyOpportunity(Opportunity):
    """A whole and its parts, or a class and its members."""

    type: Literal["hierarchy"] = "hierarchy"
    whole: Part
    parts: tuple[Part, ...] = Field(min_length=2)


class NetworkOpportunity(Opportunity):
    """Things connected with one another, or many with one."""

    type: Literal["network"] = "network"
    nodes: tuple[Part, ...] = Field(min_length=2)
    """The hub first, where there is one."""
    links: tuple[tuple[int, int], ...]
    """Pairs of indices into `nodes`."""


class DefinitionOpportunity(Opportunity):
    """A term and its meaning."""

    type: Literal["definition"] = "definition"
    term: Part
    meaning: Part


class QuoteOpportunity(Opportunity):
    """Someone's very words."""

    type: Literal["quote"] = "quote"
    words: Part
    speaker: Part | None


class MetaphorOpportunity(Opportunity):
    """A thought that one of the ten moving pictures shows.

    `parts` by metaphor: data_flow, the stations in order; growth, what grows; transformation, what it was and what it
    becomes; barrier, what is stopped and what stops it; speed, what is fast, and what it is compared with; scale, the
    things from small to large; the others, what takes part.
    """

    type: Literal["metaphor"] = "metaphor"
    metaphor: MetaphorName
    parts: tuple[Part, ...] = Field(min_length=1)
    reversed: bool = False
    """It falls instead of growing, the barrier gives way, the fast one slows down."""


class DiagramOpportunity(Opportunity):
    """How a thing is built: its parts in their places."""

    type: Literal["diagram"] = "diagram"
    whole: Part | None
    parts: tuple[Part, ...] = Field(min_length=2)


class ListOpportunity(Opportunity):
    """Things that belong together and are nothing better."""

    type: Literal["list"] = "list"
    items: tuple[Part, ...] = Field(min_length=2)


AnyOpportunity = Annotated[
    ComparisonOpportunity
    | FlowchartOpportunity
    | CycleOpportunity
    | ChartOpportunity
    | TimelineOpportunity
    | HierarchyOpportunity
    | NetworkOpportunity
    | DefinitionOpportunity
    | QuoteOpportunity
    | MetaphorOpportunity
    | DiagramOpportunity
    | ListOpportunity,
    Field(discriminator="type"),
]
