"""The ten moving pictures a thought can be shown as."""

from chalktalk.documents.analysis import MetaphorName, MetaphorOpportunity, Part
from chalktalk.documents.storyboard import (
    BarrierVisual,
    Branch,
    ComparisonVisual,
    CycleVisual,
    DataFlowVisual,
    Element,
    GrowthVisual,
    HierarchyVisual,
    Link,
    NetworkVisual,
    ScaleVisual,
    Side,
    SpeedVisual,
    TransformationVisual,
    Visual,
)
from chalktalk.storyboard.elements import FIRST_WORD, element, numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.pictures.rows import kept

MOST_THINGS = 5


def metaphor(found: MetaphorOpportunity, passage: Passage) -> Visual:
    """The metaphor's own kind where its parts suffice, else a picture of the one thing it is about."""
    parts = found.parts
    name = heading_for(passage, found.title, (part.label for part in parts), found.metaphor)
    match found.metaphor:
        case MetaphorName.GROWTH:
            return GrowthVisual(heading=name, subject=element("subject", parts[0], passage), falls=found.reversed)
        case MetaphorName.SPEED:
            rival = element("rival", parts[1], passage) if len(parts) > 1 else None
            mover = element("mover", parts[0], passage)
            return SpeedVisual(heading=name, mover=mover, rival=rival, slows=found.reversed)
        case MetaphorName.SCALE:
            return ScaleVisual(heading=name, things=numbered("thing", kept(parts, MOST_THINGS), passage))
        case _ if len(parts) < 2:
            return GrowthVisual(heading=name, subject=element("subject", parts[0], passage), falls=found.reversed)
        case _:
            return _of_two(found, name, passage)


def _of_two(found: MetaphorOpportunity, name: Element, passage: Passage) -> Visual:  # noqa: PLR0911  one a kind
    """The metaphors that need two parts at least."""
    first, second = found.parts[:2]
    match found.metaphor:
        case MetaphorName.TRANSFORMATION:
            before, after = element("before", first, passage), element("after", second, passage)
            return TransformationVisual(heading=name, before=before, after=after)
        case MetaphorName.BARRIER:
            mover, obstacle = element("mover", first, passage), element("obstacle", second, passage)
            return BarrierVisual(heading=name, mover=mover, obstacle=obstacle, breaks=found.reversed)
        case MetaphorName.COMPARISON:
            left, right = (_bare_side(side, part, passage) for side, part in (("left", first), ("right", second)))
            return ComparisonVisual(heading=name, left=left, right=right)
        case MetaphorName.CYCLE:
            return CycleVisual(heading=name, steps=numbered("step", kept(found.parts), passage))
        case MetaphorName.NETWORK:
            nodes = numbered("node", kept(found.parts), passage)
            return NetworkVisual(heading=name, nodes=nodes, links=_star(len(nodes)))
        case MetaphorName.HIERARCHY if len(found.parts) > 2:
            root = element("root", first, passage).model_copy(update={"cue": FIRST_WORD})
            heads = numbered("part", kept(found.parts[1:]), passage)
            return HierarchyVisual(root=root, branches=tuple(Branch(head=head) for head in heads))
        case _:
            return DataFlowVisual(heading=name, stations=numbered("station", kept(found.parts), passage))


def _bare_side(name: str, part: Part, passage: Passage) -> Side:
    return Side(head=element(name, part, passage), points=())


def _star(nodes: int) -> tuple[Link, ...]:
    return tuple(Link(start=0, end=at) for at in range(1, nodes))
