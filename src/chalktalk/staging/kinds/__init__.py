"""Every kind of picture that can be drawn: one file each, one line in the table."""

from collections.abc import Callable
from typing import NamedTuple

from chalktalk.documents.storyboard import (
    AbstractVisual,
    BarChartVisual,
    BarrierVisual,
    CallToActionVisual,
    ChapterVisual,
    CodeVisual,
    ComparisonVisual,
    CycleVisual,
    DataFlowVisual,
    DefinitionVisual,
    EquationVisual,
    GrowthVisual,
    HierarchyVisual,
    ImageVisual,
    LineChartVisual,
    ListVisual,
    NetworkVisual,
    NumberVisual,
    ProcessVisual,
    QuoteVisual,
    RecapVisual,
    ScaleVisual,
    ShareChartVisual,
    SpeedVisual,
    StatementVisual,
    TimelineVisual,
    TitleVisual,
    TransformationVisual,
    Visual,
)
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging.board import Board
from chalktalk.staging.kinds import (
    abstract,
    bar_chart,
    barrier,
    call_to_action,
    chapter,
    code,
    comparison,
    cycle,
    data_flow,
    definition,
    equation,
    growth,
    hierarchy,
    image,
    line_chart,
    listing,
    network,
    number,
    process,
    quote,
    scale,
    share_chart,
    speed,
    statement,
    thing,
    timeline,
    title,
    transformation,
)


class Kind(NamedTuple):
    """How one kind is staged."""

    stage: Callable[..., list[AnyNode]]
    """Takes the board and the visual of its type."""
    heading: bool
    """Whether the heading band at the top belongs to it."""
    figure_when_narrow: bool
    """Whether the figure still has room where the page is not wide."""


THING = Kind(thing.stage, heading=False, figure_when_narrow=True)
"""An image for which the author gave no picture."""

KINDS: dict[type[Visual], Kind] = {
    TitleVisual: Kind(title.stage, heading=False, figure_when_narrow=True),
    ChapterVisual: Kind(chapter.stage, heading=False, figure_when_narrow=True),
    StatementVisual: Kind(statement.stage, heading=False, figure_when_narrow=True),
    ListVisual: Kind(listing.stage, heading=True, figure_when_narrow=False),
    ComparisonVisual: Kind(comparison.stage, heading=True, figure_when_narrow=False),
    ProcessVisual: Kind(process.stage, heading=True, figure_when_narrow=False),
    CycleVisual: Kind(cycle.stage, heading=True, figure_when_narrow=False),
    DefinitionVisual: Kind(definition.stage, heading=False, figure_when_narrow=True),
    HierarchyVisual: Kind(hierarchy.stage, heading=False, figure_when_narrow=False),
    NetworkVisual: Kind(network.stage, heading=True, figure_when_narrow=False),
    NumberVisual: Kind(number.stage, heading=False, figure_when_narrow=False),
    ImageVisual: Kind(image.stage, heading=False, figure_when_narrow=False),
    BarChartVisual: Kind(bar_chart.stage, heading=True, figure_when_narrow=False),
    LineChartVisual: Kind(line_chart.stage, heading=True, figure_when_narrow=False),
    ShareChartVisual: Kind(share_chart.stage, heading=True, figure_when_narrow=False),
    TimelineVisual: Kind(timeline.stage, heading=True, figure_when_narrow=False),
    RecapVisual: Kind(listing.stage_recap, heading=True, figure_when_narrow=False),
    BarrierVisual: Kind(barrier.stage, heading=True, figure_when_narrow=False),
    DataFlowVisual: Kind(data_flow.stage, heading=True, figure_when_narrow=False),
    GrowthVisual: Kind(growth.stage, heading=True, figure_when_narrow=False),
    ScaleVisual: Kind(scale.stage, heading=True, figure_when_narrow=False),
    SpeedVisual: Kind(speed.stage, heading=True, figure_when_narrow=False),
    CodeVisual: Kind(code.stage, heading=False, figure_when_narrow=False),
    EquationVisual: Kind(equation.stage, heading=False, figure_when_narrow=False),
    QuoteVisual: Kind(quote.stage, heading=False, figure_when_narrow=False),
    CallToActionVisual: Kind(call_to_action.stage, heading=False, figure_when_narrow=True),
    AbstractVisual: Kind(abstract.stage, heading=False, figure_when_narrow=False),
    TransformationVisual: Kind(transformation.stage, heading=True, figure_when_narrow=False),
}


def kind_of(visual: Visual) -> Kind:
    """How a drawable visual is staged."""
    return THING if isinstance(visual, ImageVisual) and visual.asset is None else KINDS[type(visual)]


def stage_visual(board: Board, visual: Visual) -> list[AnyNode]:
    """Stage a drawable visual on its board."""
    return kind_of(visual).stage(board, visual)
