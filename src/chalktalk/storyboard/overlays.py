"""Overlays: a key term at its first mention, and numbers that the picture does not show."""

from collections.abc import Iterator, Sequence

from chalktalk.documents.analysis import ChartOpportunity, Concept
from chalktalk.documents.storyboard import Element, Overlay, OverlayKind, Visual
from chalktalk.storyboard.elements import elements_of
from chalktalk.storyboard.passages import Passage, Role

MOST = 2
TECHNICAL, CENTRAL = 0.5, 0.3
"""Technicality and weight from which a concept's name is worth reading when it is first said."""
ALREADY_LARGE = frozenset(
    {"title", "chapter", "statement", "definition", "quote", "abstract", "call_to_action", "recap"}
)
"""Kinds over which nothing more is written."""


def overlays(visual: Visual, passage: Passage) -> tuple[Overlay, ...]:
    """At most two, in the order they are said."""
    if visual.kind in ALREADY_LARGE or passage.role in (Role.TITLE, Role.CHAPTER):
        return ()
    shown = " ".join(one.label.lower() for one in elements_of(visual)) + str(getattr(visual, "data", ""))
    found = sorted((*_numbers(passage, shown), *_terms(passage, shown)), key=lambda one: one.element.cue.start)
    return tuple(_named(found[:MOST]))


def _named(found: Sequence[Overlay]) -> Iterator[Overlay]:
    for at, overlay in enumerate(found, 1):
        yield overlay.model_copy(update={"element": overlay.element.model_copy(update={"id": f"overlay-{at}"})})


def _terms(passage: Passage, shown: str) -> Iterator[Overlay]:
    """Technical terms first said here, unless the picture has them already."""
    inside = range(passage.span.start, passage.span.end)
    for concept in passage.concepts.values():
        first = concept.mentions[0].span
        if first.start in inside and _is_key(concept) and concept.text.lower() not in shown:
            label = concept.text[:1].upper() + concept.text[1:]
            element = Element(id="overlay", label=label, icon=concept.icon, cue=passage.local(first))
            yield Overlay(kind=OverlayKind.TERM, element=element)


def _is_key(concept: Concept) -> bool:
    return concept.technicality >= TECHNICAL and concept.weight >= CENTRAL and len(concept.text.split()) <= 3


def _numbers(passage: Passage, shown: str) -> Iterator[Overlay]:
    for opportunity in passage.opportunities:
        if isinstance(opportunity, ChartOpportunity):
            for value in opportunity.values[:1]:
                if value.shown.lower() not in shown:
                    cue = passage.local(value.span)
                    yield Overlay(kind=OverlayKind.NUMBER, element=Element(id="overlay", label=value.shown, cue=cue))
