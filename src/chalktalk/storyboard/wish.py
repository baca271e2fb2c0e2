"""A wish of the author's: what it says, where it stands, and how its words become elements."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.documents.assets import Asset
from chalktalk.documents.storyboard import Element
from chalktalk.storyboard.cueing import cues_for
from chalktalk.storyboard.elements import heading
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.icons import icon_query
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.tokens import SMALL
from chalktalk.storyboard.world import World

ITEM_BREAK = re.compile(r"\s*[;|]\s*")
STEP_BREAK = re.compile(r"\s*(?:→|⟶|=>|->|[;|])\s*")
LABEL_WORDS = 5
MOST = 6
"""Parts that most pictures can hold."""


class ContentError(Exception):
    """A directive's content does not fit its kind; `fulfil` adds the place."""

    def __init__(self, message: str, example: str) -> None:
        super().__init__(message)
        self.message = message
        self.example = example


@dataclass(frozen=True, eq=False)
class Wish:
    """What the author asks for, and where."""

    content: str
    passage: Passage
    assets: Sequence[Asset]
    world: World

    def elements(self, names: Sequence[str], texts: Sequence[str]) -> tuple[Element, ...]:
        """An element for each text, cued to the words that it names."""
        spans = cues_for(texts, self.passage.tokens)
        return tuple(
            Element(id=name, label=fitting(text), icon=icon_query(text, self.world, self.passage), cue=span)
            for name, text, span in zip(names, texts, spans, strict=True)
        )

    def items(
        self, name: str, cut: re.Pattern[str], fewest: int, most: int, example: str
    ) -> tuple[Element | None, tuple[Element, ...]]:
        """The heading, if there is one, and the items in order."""
        title, rest = self.titled(self.content, colons=1)
        parts = [part.strip() for part in cut.split(rest) if part.strip()]
        if not fewest <= len(parts) <= most:
            raise ContentError(f"there are {len(parts)} parts where {fewest} to {most} are possible", example)
        return title, self.elements([f"{name}-{at}" for at in range(1, len(parts) + 1)], parts)

    def titled(self, content: str, *, colons: int) -> tuple[Element | None, str]:
        """A heading is what stands before the first of so many colons."""
        if content.count(": ") < colons:
            return None, content
        title, _, rest = content.partition(": ")
        return heading(title.strip()), rest

    def heading(self, title: Element | None, parts: Sequence[Element], kind: str) -> Element:
        """The author's heading, else one that the parts do not say."""
        return title or heading_for(self.passage, None, (part.label for part in parts), kind)

    def lone(self, example: str, *, most: int = 10) -> Element:
        """The content as one heading of a few words."""
        words = self.content.replace("*", "").split()
        if not 1 <= len(words) <= most:
            raise ContentError(f"write one to {most} words", example)
        text = " ".join(words)
        return heading(text, icon_query(text, self.world, self.passage))


def fitting(text: str) -> str:
    """The author's words as they are, unless they are too many for a label: then as many as fit, no small word last."""
    words = text.split()[:LABEL_WORDS]
    while len(words) < len(text.split()) and len(words) > 1 and words[-1].lower() in SMALL:
        words.pop()
    return capitalised(" ".join(words).rstrip(" ,;:–—-") or text)


def capitalised(text: str) -> str:
    """Sentence case; words with capitals of their own (`iPhone`, `DNA`) stay as they are."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text
