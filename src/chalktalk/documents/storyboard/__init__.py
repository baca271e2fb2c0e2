"""Storyboard: per scene, what it shows and to which words each part belongs.

A scene holds its own sentences and counts words from its own first word, so that an edit elsewhere leaves it
unchanged, and the store can answer for it.
"""

from chalktalk.documents.storyboard.charts import BarChartVisual, Datum, LineChartVisual, NumberVisual, ShareChartVisual
from chalktalk.documents.storyboard.diagrams import (
    Branch,
    ComparisonVisual,
    CycleVisual,
    HierarchyVisual,
    Link,
    NetworkVisual,
    ProcessVisual,
    Side,
    TimelineEvent,
    TimelineVisual,
)
from chalktalk.documents.storyboard.elements import Accent, Element
from chalktalk.documents.storyboard.figure import Face, Gesture, Pose
from chalktalk.documents.storyboard.metaphors import (
    BarrierVisual,
    DataFlowVisual,
    GrowthVisual,
    ScaleVisual,
    SpeedVisual,
    TransformationVisual,
)
from chalktalk.documents.storyboard.plan import Rationale, RunnerUp, Storyboard
from chalktalk.documents.storyboard.scene import ConceptAccent, Overlay, OverlayKind, Scene, TransitionKind
from chalktalk.documents.storyboard.set_pieces import (
    AbstractVisual,
    CallToActionVisual,
    CodeMark,
    CodeVisual,
    EquationVisual,
    ImageVisual,
    QuoteVisual,
)
from chalktalk.documents.storyboard.visuals import Visual
from chalktalk.documents.storyboard.words import (
    ChapterVisual,
    DefinitionVisual,
    ListVisual,
    RecapVisual,
    StatementVisual,
    TitleVisual,
)

__all__ = [
    "AbstractVisual",
    "Accent",
    "BarChartVisual",
    "BarrierVisual",
    "Branch",
    "CallToActionVisual",
    "ChapterVisual",
    "CodeMark",
    "CodeVisual",
    "ComparisonVisual",
    "ConceptAccent",
    "CycleVisual",
    "DataFlowVisual",
    "Datum",
    "DefinitionVisual",
    "Element",
    "EquationVisual",
    "Face",
    "Gesture",
    "GrowthVisual",
    "HierarchyVisual",
    "ImageVisual",
    "LineChartVisual",
    "Link",
    "ListVisual",
    "NetworkVisual",
    "NumberVisual",
    "Overlay",
    "OverlayKind",
    "Pose",
    "ProcessVisual",
    "QuoteVisual",
    "Rationale",
    "RecapVisual",
    "RunnerUp",
    "ScaleVisual",
    "Scene",
    "ShareChartVisual",
    "Side",
    "SpeedVisual",
    "StatementVisual",
    "Storyboard",
    "TimelineEvent",
    "TimelineVisual",
    "TitleVisual",
    "TransformationVisual",
    "TransitionKind",
    "Visual",
]
