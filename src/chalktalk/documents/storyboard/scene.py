"""One scene, and how it gives way to the next."""

from enum import StrEnum

from pydantic import Field

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.base import Document, Span
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard.elements import Accent, Element
from chalktalk.documents.storyboard.figure import Gesture
from chalktalk.documents.storyboard.visuals import Visual


class OverlayKind(StrEnum):
    """What a short text over the picture is."""

    TERM = "term"
    """A key term at its first mention."""
    NUMBER = "number"
    """A number the picture does not show."""


class Overlay(Document):
    """A short text over the picture, from its words on."""

    kind: OverlayKind
    element: Element
    """Its text and words; `icon` as the concept's."""


class ConceptAccent(Document):
    """A concept of the scene and the colour it has all through the film."""

    concept: str
    """Its id in the content graph."""
    text: str
    accent: Accent


class TransitionKind(StrEnum):
    """How one scene gives way to the next."""

    CUT = "cut"
    """At once: the same subject goes on."""
    FADE = "fade"
    """One goes, then the other comes: a new chapter."""
    PUSH = "push"
    """The new scene pushes the old one out to the left: the next step."""
    WIPE = "wipe"
    """The new scene uncovers itself from the left: another time, another place."""
    ZOOM = "zoom"
    """Past the old scene into the new one: from the whole to a part of it."""
    MATCH = "match"
    """A thing that both scenes show flies to its new place."""


class Scene(Document):
    """One scene: what is said, what is shown, how it comes and goes."""

    id: str
    """Unique in the video; made from its first telling words and not from its place, so that a scene that is put in
    before it does not rename it."""
    chapter: str | None
    """The section's title."""
    starts_chapter: bool
    """Whether this is the first scene of its section."""
    type: SceneType = SceneType.EXPLANATION
    """What it does in the telling."""
    sentences: tuple[Sentence, ...] = Field(min_length=1)
    paragraph_ends: tuple[int, ...] = ()
    """Indices of the sentences, never the last, with which a paragraph ends."""
    visual: Visual
    overlays: tuple[Overlay, ...] = ()
    accents: tuple[ConceptAccent, ...] = ()
    """The concepts it shows, with their colours."""
    figure: tuple[Gesture, ...] = ()
    """The figure's gestures in order; empty: the figure is not in this scene. The first gesture holds from the
    scene's start."""
    emphases: tuple[Span, ...] = ()
    """Further words at which something already shown should move, so that nothing stands still for long."""
    enter: TransitionKind
    """How it comes in; the first scene's is `cut`."""
    leave: TransitionKind
    """How it goes: always the next scene's `enter`; the last scene's is `fade`."""

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the scene; spans index these."""
        return tuple(word for sentence in self.sentences for word in sentence.words)
