"""Elements from parts of content: label, icon query, cue and colour."""

from collections.abc import Iterator, Sequence

from chalktalk.documents.analysis import Part
from chalktalk.documents.base import Document, Span
from chalktalk.documents.storyboard import Element, Visual
from chalktalk.storyboard.passages import Passage
from chalktalk.walking import parts_within

FIRST_WORD = Span(start=0, end=1)
"""The cue of a heading or a lone picture: it is there from the scene's start."""
NOT_PARTS = frozenset({"heading", "root"})
"""Ids of elements that are there from the start."""


def element(name: str, part: Part, passage: Passage) -> Element:
    """An element for a part of content, cued to its words."""
    return Element(id=name, label=part.label, icon=part.icon, cue=passage.local(part.span))


def numbered(name: str, parts: Sequence[Part], passage: Passage) -> tuple[Element, ...]:
    """An element for each part, `name-1` and so on; icon words that all of them share tell none apart, so go."""
    shared = frozenset.intersection(*(_words(part.icon) for part in parts))
    made = [element(f"{name}-{at}", part, passage) for at, part in enumerate(parts, 1)]
    if len(parts) < 2 or not shared:
        return tuple(made)
    return tuple(one.model_copy(update={"icon": _without(one.icon, shared)}) for one in made)


def _words(icon: str | None) -> frozenset[str]:
    return frozenset((icon or "").replace(",", " ").split())


def _without(icon: str | None, shared: frozenset[str]) -> str | None:
    things = (icon or "").partition(";")[0].split(",")
    told = (" ".join(word for word in thing.split() if word not in shared) for thing in things)
    return ", ".join(filter(None, told)) or icon


def heading(text: str, icon: str | None = None) -> Element:
    """A heading, there from the scene's first word."""
    return Element(id="heading", label=text, icon=icon, cue=FIRST_WORD)


def elements_of(visual: Document) -> Iterator[Element]:
    """Every element of a visual, in the order of its fields."""
    return parts_within(visual, Element)


def parts_of(visual: Visual) -> tuple[Element, ...]:
    """The elements that come in on words of their own, which a heading does not."""
    return tuple(one for one in elements_of(visual) if one.id not in NOT_PARTS)
