"""Every picture that a scene can show."""

from typing import Annotated

from pydantic import Field

from chalktalk.documents.storyboard.charts import BarChartVisual, LineChartVisual, NumberVisual, ShareChartVisual
from chalktalk.documents.storyboard.diagrams import (
    ComparisonVisual,
    CycleVisual,
    HierarchyVisual,
    NetworkVisual,
    ProcessVisual,
    TimelineVisual,
)
from chalktalk.documents.storyboard.metaphors import (
    BarrierVisual,
    DataFlowVisual,
    GrowthVisual,
    ScaleVisual,
    SpeedVisual,
    TransformationVisual,
)
from chalktalk.documents.storyboard.set_pieces import (
    AbstractVisual,
    CallToActionVisual,
    CodeVisual,
    EquationVisual,
    ImageVisual,
    QuoteVisual,
)
from chalktalk.documents.storyboard.words import (
    ChapterVisual,
    DefinitionVisual,
    ListVisual,
    RecapVisual,
    StatementVisual,
    TitleVisual,
)

Visual = Annotated[
    TitleVisual
    | ChapterVisual
    | StatementVisual
    | DefinitionVisual
    | ListVisual
    | ComparisonVisual
    | ProcessVisual
    | CycleVisual
    | HierarchyVisual
    | NetworkVisual
    | TimelineVisual
    | BarChartVisual
    | LineChartVisual
    | ShareChartVisual
    | NumberVisual
    | GrowthVisual
    | TransformationVisual
    | BarrierVisual
    | SpeedVisual
    | ScaleVisual
    | DataFlowVisual
    | CodeVisual
    | EquationVisual
    | QuoteVisual
    | ImageVisual
    | RecapVisual
    | CallToActionVisual
    | AbstractVisual,
    Field(discriminator="kind"),
]
