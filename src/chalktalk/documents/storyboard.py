"""Storyboard: per scene, what it shows and to which words each part belongs.

A scene holds its own sentences and counts words from its own first word, so that an edit elsewhere leaves it
unchanged, and the store can answer for it.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from chalktalk.documents.base import Blob, Diagnostic, Document, Span
from chalktalk.documents.script import Sentence, Word


class Element(Document):
    """A part of a picture that comes in on its words."""

    id: str
    """Unique within the scene: `step-1`, `left`, `left-point-2`."""
    label: str
    """1 to 5 words."""
    icon: str | None = None
    """Words to find an icon by (`syringe`, `immune system shield`), or None for no icon."""
    cue: Span
    """The words it belongs to; it enters 300 ms before the first of them."""


class Side(Document):
    """One side of a comparison."""

    head: Element
    """The subject's name, icon and cue."""
    note: str | None = None
    """One short line below the name."""
    points: tuple[Element, ...] = Field(max_length=4)


class TitleVisual(Document):
    """The opening: what the film is about."""

    kind: Literal["title"] = "title"
    heading: Element
    subtitle: str | None = None


class ChapterVisual(Document):
    """A chapter card, number and name, shown as the chapter's first words are spoken."""

    kind: Literal["chapter"] = "chapter"
    number: int = Field(ge=1)
    heading: Element


class StatementVisual(Document):
    """One short thought, large: at most ten words, part of them lit."""

    kind: Literal["statement"] = "statement"
    heading: Element
    lit: Span | None = None
    """Words of `heading.label` (split at spaces) to light in the accent colour."""


class ListVisual(Document):
    """Items that belong together, each with its icon."""

    kind: Literal["list"] = "list"
    heading: Element
    items: tuple[Element, ...] = Field(min_length=1, max_length=6)


class ComparisonVisual(Document):
    """Two subjects side by side."""

    kind: Literal["comparison"] = "comparison"
    heading: Element
    left: Side
    right: Side


class ProcessVisual(Document):
    """Steps in order, an arrow from each to the next."""

    kind: Literal["process"] = "process"
    heading: Element
    steps: tuple[Element, ...] = Field(min_length=2, max_length=6)


class NumberVisual(Document):
    """One number that counts up to its value as it is said."""

    kind: Literal["number"] = "number"
    value: Element
    """`label` is the number as finally shown, with its signs: `$3.5M`, `95 %`, `1,796`."""
    caption: Element
    """What the number measures."""


class ImageVisual(Document):
    """A picture of the author's, slowly panned and zoomed."""

    kind: Literal["image"] = "image"
    blob: Blob
    width: int
    height: int
    picture: Element
    """`label` is the caption below it; may be empty."""


class RecapVisual(Document):
    """What to remember, at the end: each point with the icon it had before."""

    kind: Literal["recap"] = "recap"
    heading: Element
    items: tuple[Element, ...] = Field(min_length=1, max_length=5)


Visual = Annotated[
    TitleVisual
    | ChapterVisual
    | StatementVisual
    | ListVisual
    | ComparisonVisual
    | ProcessVisual
    | NumberVisual
    | ImageVisual
    | RecapVisual,
    Field(discriminator="kind"),
]


class Pose(StrEnum):
    """What the figure does."""

    IDLE = "idle"
    POINTING = "pointing"
    EXPLAINING = "explaining"


class Gesture(Document):
    """The figure changes to a pose as a word is spoken."""

    pose: Pose
    cue: Span


class TransitionKind(StrEnum):
    """How one scene gives way to the next."""

    CUT = "cut"
    FADE = "fade"
    PUSH = "push"


class Scene(Document):
    """One scene: what is said, what is shown, how it comes and goes."""

    id: str
    """Unique in the video; made from its first telling words and not from its place, so that a scene that is put in
    before it does not rename it."""
    chapter: str | None
    """The section's title."""
    starts_chapter: bool
    """Whether this is the first scene of its section."""
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    visual: Visual
    figure: tuple[Gesture, ...] = ()
    """The figure's gestures in order; empty: the figure is not in this scene. The first gesture holds from the
    scene's start."""
    emphases: tuple[Span, ...] = ()
    """Further words at which something already shown should move, so that nothing stands still for long."""
    enter: TransitionKind
    """How it comes in; the first scene's is `cut`."""
    leave: TransitionKind
    """How it goes: always the next scene's `enter`; the last scene's is `fade`."""
    reason: str
    """Why this visual was chosen, for the report: `directive` or `two subjects joined by "unlike"`."""

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the scene; spans index these."""
        return tuple(word for sentence in self.sentences for word in sentence.words)


class Storyboard(Document):
    """The whole film as a plan."""

    version: int = 1
    title: str
    language: str
    scenes: tuple[Scene, ...] = Field(min_length=1)
    warnings: tuple[Diagnostic, ...] = ()
