"""Pictures of numbers."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.storyboard.elements import Element


class NumberVisual(Document):
    """One number that counts up to its value as it is said."""

    kind: Literal["number"] = "number"
    value: Element
    """`label` is the number as finally shown, with its signs: `$3.5M`, `95 %`, `1,796`."""
    caption: Element
    """What the number measures."""


class Datum(Document):
    """One value of a chart."""

    category: Element
    """What it belongs to; comes in as the value is said."""
    value: float
    shown: str
    """The value as written beside it: `40 %`, `$3.5M`."""
    series: str | None = None
    """Which of several series it belongs to."""


class BarChartVisual(Document):
    """One measure for several categories."""

    kind: Literal["bar_chart"] = "bar_chart"
    heading: Element
    unit: str
    data: tuple[Datum, ...] = Field(min_length=2, max_length=8)
    source: str | None = None
    """Where the values come from, as it stands below the chart."""


class LineChartVisual(Document):
    """One measure at several times, in the order of time."""

    kind: Literal["line_chart"] = "line_chart"
    heading: Element
    unit: str
    data: tuple[Datum, ...] = Field(min_length=2, max_length=12)
    source: str | None = None
    """Where the values come from, as it stands below the chart."""


class ShareChartVisual(Document):
    """Parts of a whole; what the values leave of a hundred is the rest."""

    kind: Literal["share_chart"] = "share_chart"
    heading: Element
    data: tuple[Datum, ...] = Field(min_length=1, max_length=6)
    """Values in percent."""
    source: str | None = None
    """Where the values come from, as it stands below the chart."""
