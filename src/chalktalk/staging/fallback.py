"""Stand-ins: a kind that cannot be drawn as itself yet becomes the nearest one that can.

Elements keep their ids, cues, icons and colours, so that everything still comes in on its word; only labels are put
together anew, where a value or a date would be lost otherwise.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    AbstractVisual,
    BarChartVisual,
    BarrierVisual,
    Branch,
    CallToActionVisual,
    CodeVisual,
    ComparisonVisual,
    CycleVisual,
    DataFlowVisual,
    Datum,
    DefinitionVisual,
    Element,
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
    ScaleVisual,
    ShareChartVisual,
    Side,
    SpeedVisual,
    StatementVisual,
    TimelineEvent,
    TimelineVisual,
    TitleVisual,
    TransformationVisual,
    Visual,
)

MOST = 6
"""Items a list holds, and steps a process."""
ONE_LINE = 14
"""Characters up to which a number stands on one line of any page at a size worth looking at."""
LONG_STEP = 36
"""Characters of a label from which five or more steps side by side get too narrow for it."""
QUOTATION_MARKS = '“”"'


class Drawable(NamedTuple):
    """What is drawn for a visual."""

    visual: Visual
    note: str | None
    """What the author should know, if it is not what the storyboard asks for."""


def drawable(visual: Visual, artwork: Artwork) -> Drawable:
    """The visual itself where it can be drawn, else what stands in for it.

    Args:
        visual: What the storyboard asks for.
        artwork: The scene's icons: a thing without a picture of its own is shown by its name instead.
    """
    shown = _pictured(_stand_in(visual), artwork)
    if shown.kind == visual.kind or isinstance(visual, ImageVisual):
        return Drawable(shown, None)  # that no icon was found is told where the icon is looked for
    article = "an" if shown.kind == "image" else "a"
    return Drawable(shown, f"{visual.kind.replace('_', ' ')} is drawn as {article} {shown.kind} for now")


def _stand_in(visual: Visual) -> Visual:  # noqa: C901, PLR0911, PLR0912  one line a kind
    match visual:
        case DefinitionVisual():
            return TitleVisual(heading=visual.term, subtitle=visual.meaning.label)
        case CycleVisual():
            return ProcessVisual(heading=visual.heading, steps=visual.steps)
        case DataFlowVisual():
            return ProcessVisual(heading=visual.heading, steps=visual.stations)
        case TransformationVisual():
            return ProcessVisual(heading=visual.heading, steps=(visual.before, visual.after))
        case BarrierVisual():
            return ProcessVisual(heading=visual.heading, steps=(visual.mover, visual.obstacle))
        case HierarchyVisual():
            return _hierarchy(visual)
        case NetworkVisual():
            return ListVisual(heading=visual.heading, items=_merged(visual.nodes))
        case ScaleVisual():
            return ListVisual(heading=visual.heading, items=visual.things)
        case TimelineVisual():
            return _in_time(visual.heading, [_dated(event) for event in visual.events])
        case LineChartVisual():
            return _in_time(visual.heading, _merged([_timed(datum) for datum in visual.data]))
        case BarChartVisual() | ShareChartVisual():
            return _chart(visual.heading, visual.data)
        case GrowthVisual():
            return _growth(visual)
        case SpeedVisual():
            return _speed(visual)
        case QuoteVisual():
            return _quote(visual)
        case CodeVisual():
            return StatementVisual(heading=visual.block)
        case EquationVisual():
            return StatementVisual(heading=_relabelled(visual.formula, visual.formula.label or visual.latex))
        case CallToActionVisual() | AbstractVisual():
            return StatementVisual(heading=visual.heading)
        case _:
            return visual


def _pictured(visual: Visual, artwork: Artwork) -> Visual:
    """A thing for which there is neither a picture nor an icon is shown by its name."""
    if not isinstance(visual, ImageVisual) or visual.asset is not None:
        return visual
    thing = visual.picture
    if any(icon.query == thing.icon and icon.letter is None for icon in artwork.icons):
        return visual
    label = thing.label or (thing.icon or "").capitalize()
    return StatementVisual(heading=thing.model_copy(update={"label": label, "icon": None}))


def _hierarchy(visual: HierarchyVisual) -> Visual:
    """All in one list where it holds them; two branches as two sides; else each branch with its parts on one line."""
    branches = visual.branches
    everything = [element for branch in branches for element in (branch.head, *branch.parts)]
    if len(everything) <= MOST:
        return ListVisual(heading=visual.root, items=tuple(everything))
    if len(branches) == 2:
        left, right = (Side(head=branch.head, points=branch.parts) for branch in branches)
        return ComparisonVisual(heading=visual.root, left=left, right=right)
    return ListVisual(heading=visual.root, items=tuple(_in_a_line(branch) for branch in branches))


def _in_a_line(branch: Branch) -> Element:
    parts = ", ".join(part.label for part in branch.parts)
    return _relabelled(branch.head, f"{branch.head.label}: {parts}" if parts else branch.head.label)


def _in_time(heading: Element, events: Sequence[Element]) -> Visual:
    """Steps in order; rows where the steps would be too narrow for what they say."""
    if len(events) > 4 and any(len(event.label) >= LONG_STEP for event in events):
        return ListVisual(heading=heading, items=tuple(events))
    return ProcessVisual(heading=heading, steps=tuple(events))


def _chart(heading: Element, data: Sequence[Datum]) -> Visual:
    """One value counts up, two stand side by side, more make a list."""
    if len(data) == 1:
        caption = _relabelled(heading, _measured(data[0]) or heading.label)
        return NumberVisual(value=_relabelled(data[0].category, data[0].shown), caption=caption)
    if len(data) == 2:
        left, right = (Side(head=_relabelled(d.category, d.shown), note=_measured(d), points=()) for d in data)
        return ComparisonVisual(heading=heading, left=left, right=right)
    items = [_relabelled(datum.category, f"{datum.shown} {_measured(datum)}") for datum in data]
    return ListVisual(heading=heading, items=_merged(items))


def _growth(visual: GrowthVisual) -> Visual:
    """From value to value as one number, or as two steps where there is more to say; without values, the thing."""
    before, after = visual.before, visual.after
    if before is None or after is None:
        known = before or after
        if known is None:
            return ImageVisual(picture=visual.subject)
        return NumberVisual(value=_relabelled(known.category, known.shown), caption=visual.subject)
    both = f"{before.shown} → {after.shown}"
    named = {_measured(before), _measured(after)} - {visual.subject.label, ""}
    if named or len(both) > ONE_LINE:
        name = _relabelled(visual.heading, visual.subject.label or visual.heading.label)
        return ProcessVisual(heading=name, steps=(_timed(before), _timed(after)))
    cues = (before.category.cue, after.category.cue)
    said = Span(start=min(cue.start for cue in cues), end=max(cue.end for cue in cues))
    first = min(before.category, after.category, key=lambda category: category.cue.start)
    return NumberVisual(
        value=first.model_copy(update={"label": both, "icon": None, "cue": said}), caption=visual.subject
    )


def _speed(visual: SpeedVisual) -> Visual:
    if visual.rival is None:
        return ImageVisual(picture=visual.mover)
    left, right = Side(head=visual.mover, points=()), Side(head=visual.rival, points=())
    return ComparisonVisual(heading=visual.heading, left=left, right=right)


def _quote(visual: QuoteVisual) -> Visual:
    """The words between quotation marks, and who said them below."""
    said = visual.words.label.strip(QUOTATION_MARKS)
    words = _relabelled(visual.words, f"“{said}”")
    if visual.speaker is None:
        return StatementVisual(heading=words)
    return TitleVisual(heading=words, subtitle=f"– {visual.speaker}")


def _dated(event: TimelineEvent) -> Element:
    return _relabelled(event.event, f"{event.date}: {event.event.label}")


def _timed(datum: Datum) -> Element:
    """A value after what it belongs to: `2010: 40 %`."""
    measured = _measured(datum)
    return _relabelled(datum.category, f"{measured}: {datum.shown}" if measured else datum.shown)


def _measured(datum: Datum) -> str:
    """What a value belongs to, with its series where there are several."""
    parts: Iterable[str | None] = (datum.series, datum.category.label)
    return ", ".join(part for part in parts if part)


def _merged(elements: Sequence[Element]) -> tuple[Element, ...]:
    """No more than a list holds: where there are more, neighbours share a place and come in with the first of them."""
    together = -(-len(elements) // MOST)
    groups = (elements[first : first + together] for first in range(0, len(elements), together))
    return tuple(_relabelled(group[0], ", ".join(element.label for element in group)) for group in groups)


def _relabelled(element: Element, label: str) -> Element:
    return element.model_copy(update={"label": label})
