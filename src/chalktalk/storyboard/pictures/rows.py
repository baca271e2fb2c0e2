"""Pictures made of a row of parts: lists, steps, rings, trees and nets."""

from collections.abc import Sequence

from chalktalk.documents.analysis import (
    CycleOpportunity,
    DiagramOpportunity,
    FlowchartOpportunity,
    HierarchyOpportunity,
    ListOpportunity,
    NetworkOpportunity,
    Part,
)
from chalktalk.documents.storyboard import (
    Branch,
    CycleVisual,
    HierarchyVisual,
    Link,
    ListVisual,
    NetworkVisual,
    ProcessVisual,
)
from chalktalk.storyboard.elements import FIRST_WORD, element, heading, numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Passage

MOST, MOST_NODES = 6, 7


def kept(parts: Sequence[Part], most: int = MOST) -> Sequence[Part]:
    """As many parts as a picture holds: the first ones, and always the last, at which a row arrives."""
    return parts if len(parts) <= most else (*parts[: most - 1], parts[-1])


def listing(found: ListOpportunity, passage: Passage) -> ListVisual:
    """Items with their icons."""
    items = numbered("item", kept(found.items), passage)
    return ListVisual(heading=heading_for(passage, found.title, (one.label for one in items), "list"), items=items)


def process(found: FlowchartOpportunity, passage: Passage) -> ProcessVisual:
    """Steps with an arrow from each to the next."""
    steps = numbered("step", kept(found.steps), passage)
    return ProcessVisual(
        heading=heading_for(passage, found.title, (one.label for one in steps), "process"), steps=steps
    )


def cycle(found: CycleOpportunity, passage: Passage) -> CycleVisual:
    """Steps in a ring."""
    steps = numbered("step", kept(found.steps), passage)
    return CycleVisual(heading=heading_for(passage, found.title, (one.label for one in steps), "cycle"), steps=steps)


def hierarchy(found: HierarchyOpportunity | DiagramOpportunity, passage: Passage) -> HierarchyVisual:
    """A whole above its parts."""
    branches = numbered("part", kept(found.parts), passage)
    whole = found.whole or found.title
    root = heading(passage.chapter or passage.film) if whole is None else element("root", whole, passage)
    return HierarchyVisual(
        root=root.model_copy(update={"id": "root", "cue": FIRST_WORD}),
        branches=tuple(Branch(head=branch) for branch in branches),
    )


def network(found: NetworkOpportunity, passage: Passage) -> NetworkVisual:
    """Things and the lines between them."""
    nodes = numbered("node", found.nodes[:MOST_NODES], passage)
    return NetworkVisual(
        heading=heading_for(passage, found.title, (one.label for one in nodes), "network"),
        nodes=nodes,
        links=tuple(Link(start=a, end=b) for a, b in found.links if max(a, b) < len(nodes)),
    )
