"""Headings: what a picture's parts are, said differently from the parts themselves."""

from collections.abc import Iterable

from chalktalk.documents.analysis import Part
from chalktalk.documents.storyboard import Element
from chalktalk.storyboard.elements import heading
from chalktalk.storyboard.passages import Passage

PLAIN = {
    "list": "What belongs together",
    "process": "Step by step",
    "cycle": "Round and round",
    "comparison": "Side by side",
    "timeline": "As time went by",
    "network": "How it connects",
    "bar_chart": "By the numbers",
    "line_chart": "Over time",
    "share_chart": "How it divides",
    "data_flow": "Where it goes",
    "recap": "What to remember",
}
"""English headings by kind, where the script offers none."""


def heading_for(passage: Passage, title: Part | None, said: Iterable[str], kind: str) -> Element:
    """The script's own words for the whole, else the chapter, else plain words: the first that the parts do not say."""
    shown = {word for label in said for word in label.lower().split()}
    plain = PLAIN.get(kind) if passage.english else None
    offers = (
        title.label if title else None,
        *((plain, passage.chapter) if kind == "recap" else (passage.chapter, plain)),
    )
    fitting = (offer for offer in offers if offer and not set(offer.lower().split()) <= shown)
    return heading(next(fitting, passage.film))
