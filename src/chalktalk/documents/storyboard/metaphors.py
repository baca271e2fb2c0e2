"""Moving pictures that a thought can be shown as."""

from typing import Literal

from pydantic import Field

from chalktalk.documents.base import Document
from chalktalk.documents.storyboard.charts import Datum
from chalktalk.documents.storyboard.elements import Element


class GrowthVisual(Document):
    """Something rises, multiplies or falls."""

    kind: Literal["growth"] = "growth"
    heading: Element
    subject: Element
    before: Datum | None = None
    after: Datum | None = None
    falls: bool = False


class TransformationVisual(Document):
    """One thing becomes another."""

    kind: Literal["transformation"] = "transformation"
    heading: Element
    before: Element
    after: Element


class BarrierVisual(Document):
    """Something is stopped, or breaks through."""

    kind: Literal["barrier"] = "barrier"
    heading: Element
    mover: Element
    obstacle: Element
    breaks: bool = False


class SpeedVisual(Document):
    """Something is fast, or speeds up; perhaps beside something slower."""

    kind: Literal["speed"] = "speed"
    heading: Element
    mover: Element
    rival: Element | None = None
    slows: bool = False


class ScaleVisual(Document):
    """Things of different size brought to one scale, from small to large."""

    kind: Literal["scale"] = "scale"
    heading: Element
    things: tuple[Element, ...] = Field(min_length=1, max_length=5)


class DataFlowVisual(Document):
    """Something passes through stations."""

    kind: Literal["data_flow"] = "data_flow"
    heading: Element
    stations: tuple[Element, ...] = Field(min_length=2, max_length=6)
