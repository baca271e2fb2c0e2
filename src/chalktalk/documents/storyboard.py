"""Storyboard: per scene, what it shows and to which words each part belongs.

A scene holds its own sentences and counts words from its own first word, so that an edit elsewhere leaves it
unchanged, and the store can answer for it.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from chalktalk.documents.analysis import SceneType, Share, Tone
from chalktalk.documents.base import Diagnostic, Document, Span
from chalktalk.documents.brief import Asset
from chalktalk.documents.script import Sentence, Word


class Accent(StrEnum):
    """A theme's accent colours by their role."""

    PRIMARY = "primary"
    CONTRAST = "contrast"
    POSITIVE = "positive"
    WARNING = "warning"


class Element(Document):
    """A part of a picture that comes in on its words."""

    id: str
    """Unique within the scene: `step-1`, `left`, `left-point-2`."""
    label: str
    """1 to 5 words."""
    icon: str | None = None
    """Words to find an icon by, the most telling first (`syringe`, `system immune`), things parted by commas; names to
    try after it follow a semicolon (`meganeura; dragonfly`). None for no icon."""
    cue: Span
    """The words it belongs to; it enters 300 ms before the first of them."""
    accent: Accent | None = None
    """The colour of the concept it shows, the same all through the film; None leaves it to the picture."""


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
    """A picture of the author's, slowly panned and zoomed; or, without one, a large picture of the thing spoken of."""

    kind: Literal["image"] = "image"
    asset: Asset | None = None
    picture: Element
    """`label` is the caption below it; may be empty. `icon` says what to show where there is no picture of the
    author's."""


class RecapVisual(Document):
    """What to remember, at the end: each point with the icon it had before."""

    kind: Literal["recap"] = "recap"
    heading: Element
    items: tuple[Element, ...] = Field(min_length=1, max_length=5)


class DefinitionVisual(Document):
    """A term, large, and its meaning."""

    kind: Literal["definition"] = "definition"
    term: Element
    meaning: Element
    """`label` may have up to twelve words."""


class CycleVisual(Document):
    """Steps in a ring, an arrow from each to the next and from the last to the first."""

    kind: Literal["cycle"] = "cycle"
    heading: Element
    steps: tuple[Element, ...] = Field(min_length=2, max_length=6)


class Branch(Document):
    """One part of a whole, and its own parts."""

    head: Element
    parts: tuple[Element, ...] = Field(default=(), max_length=4)


class HierarchyVisual(Document):
    """A whole above its parts, or a class above its members."""

    kind: Literal["hierarchy"] = "hierarchy"
    root: Element
    branches: tuple[Branch, ...] = Field(min_length=2, max_length=6)


class Link(Document):
    """A line between two nodes, by their places in `nodes`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class NetworkVisual(Document):
    """Things joined by lines."""

    kind: Literal["network"] = "network"
    heading: Element
    nodes: tuple[Element, ...] = Field(min_length=2, max_length=7)
    """The hub first, where there is one."""
    links: tuple[Link, ...]


class TimelineEvent(Document):
    """What happened, and when."""

    date: str
    """As shown: `1796`, `the 1960s`."""
    year: float
    """For spacing; negative before the common era."""
    event: Element


class TimelineVisual(Document):
    """Dated events along a line, earliest first."""

    kind: Literal["timeline"] = "timeline"
    heading: Element
    events: tuple[TimelineEvent, ...] = Field(min_length=2, max_length=6)


class Datum(Document):
    """One value of a chart."""

    category: Element
    """What it belongs to; comes in as the value is said."""
    value: float
    shown: str
    """The value as written beside it: `40 %`, `$3.5M`."""
    series: str | None = None
    """Which of several series it belongs to."""


class BarChartVisual(Document):
    """One measure for several categories."""

    kind: Literal["bar_chart"] = "bar_chart"
    heading: Element
    unit: str
    data: tuple[Datum, ...] = Field(min_length=2, max_length=8)
    source: str | None = None
    """Where the values come from, as it stands below the chart."""


class LineChartVisual(Document):
    """One measure at several times, in the order of time."""

    kind: Literal["line_chart"] = "line_chart"
    heading: Element
    unit: str
    data: tuple[Datum, ...] = Field(min_length=2, max_length=12)
    source: str | None = None
    """Where the values come from, as it stands below the chart."""


class ShareChartVisual(Document):
    """Parts of a whole; what the values leave of a hundred is the rest."""

    kind: Literal["share_chart"] = "share_chart"
    heading: Element
    data: tuple[Datum, ...] = Field(min_length=1, max_length=6)
    """Values in percent."""
    source: str | None = None
    """Where the values come from, as it stands below the chart."""


class GrowthVisual(Document):
    """Something rises, multiplies or falls."""

    kind: Literal["growth"] = "growth"
    heading: Element
    subject: Element
    before: Datum | None = None
    after: Datum | None = None
    falls: bool = False


class TransformationVisual(Document):
    """One thing becomes another."""

    kind: Literal["transformation"] = "transformation"
    heading: Element
    before: Element
    after: Element


class BarrierVisual(Document):
    """Something is stopped, or breaks through."""

    kind: Literal["barrier"] = "barrier"
    heading: Element
    mover: Element
    obstacle: Element
    breaks: bool = False


class SpeedVisual(Document):
    """Something is fast, or speeds up; perhaps beside something slower."""

    kind: Literal["speed"] = "speed"
    heading: Element
    mover: Element
    rival: Element | None = None
    slows: bool = False


class ScaleVisual(Document):
    """Things of different size brought to one scale, from small to large."""

    kind: Literal["scale"] = "scale"
    heading: Element
    things: tuple[Element, ...] = Field(min_length=1, max_length=5)


class DataFlowVisual(Document):
    """Something passes through stations."""

    kind: Literal["data_flow"] = "data_flow"
    heading: Element
    stations: tuple[Element, ...] = Field(min_length=2, max_length=6)


class CodeMark(Document):
    """Lines that light up as they are spoken of."""

    first: int = Field(ge=1)
    last: int = Field(ge=1)
    cue: Span


class CodeVisual(Document):
    """Program text, typed line by line."""

    kind: Literal["code"] = "code"
    block: Element
    """`label` names it."""
    language: str
    lines: tuple[str, ...] = Field(min_length=1, max_length=16)
    marks: tuple[CodeMark, ...] = ()


class EquationVisual(Document):
    """A formula in LaTeX."""

    kind: Literal["equation"] = "equation"
    formula: Element
    """`label` names it or says what it states."""
    latex: str


class QuoteVisual(Document):
    """Someone's very words."""

    kind: Literal["quote"] = "quote"
    words: Element
    """`label` may have up to twenty words."""
    speaker: str | None = None


class CallToActionVisual(Document):
    """What the viewer is asked to do."""

    kind: Literal["call_to_action"] = "call_to_action"
    heading: Element


class AbstractVisual(Document):
    """A mood in shapes, where nothing said could be pictured and the words on screen would only repeat the voice."""

    kind: Literal["abstract"] = "abstract"
    heading: Element
    tone: Tone


Visual = Annotated[
    TitleVisual
    | ChapterVisual
    | StatementVisual
    | DefinitionVisual
    | ListVisual
    | ComparisonVisual
    | ProcessVisual
    | CycleVisual
    | HierarchyVisual
    | NetworkVisual
    | TimelineVisual
    | BarChartVisual
    | LineChartVisual
    | ShareChartVisual
    | NumberVisual
    | GrowthVisual
    | TransformationVisual
    | BarrierVisual
    | SpeedVisual
    | ScaleVisual
    | DataFlowVisual
    | CodeVisual
    | EquationVisual
    | QuoteVisual
    | ImageVisual
    | RecapVisual
    | CallToActionVisual
    | AbstractVisual,
    Field(discriminator="kind"),
]


class Pose(StrEnum):
    """What the figure does."""

    IDLE = "idle"
    WALKING = "walking"
    """As a scene's first pose it walks in from the page's edge; later it takes a few steps and comes back."""
    POINTING_LEFT = "pointing_left"
    POINTING_RIGHT = "pointing_right"
    EXPLAINING = "explaining"
    THINKING = "thinking"
    EXCITED = "excited"
    CONFUSED = "confused"


class Face(StrEnum):
    """What the figure feels."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SURPRISED = "surprised"
    THOUGHTFUL = "thoughtful"
    DOUBTFUL = "doubtful"


class Gesture(Document):
    """The figure changes to a pose as a word is spoken."""

    pose: Pose
    face: Face | None = None
    """None for the face that goes with the pose."""
    cue: Span


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


class RunnerUp(Document):
    """What would have been shown instead."""

    kind: str
    score: Share
    reason: str


class Rationale(Document):
    """Why a scene shows what it shows. It is kept apart from the scene, so that a scene is not made again for it."""

    reason: str
    """`directive`, or `two subjects held against each other: “unlike”`."""
    score: Share = 1.0
    """How well it fits; 1 for the author's own wish."""
    evidence: tuple[Span, ...] = ()
    """The words of the scene that made it so."""
    runner_up: RunnerUp | None = None
    """The next best, where there was one."""
    transition: str = ""
    """Why the scene comes in as it does: `a new chapter`."""


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


class Storyboard(Document):
    """The whole film as a plan."""

    version: int = 1
    title: str
    language: str
    scenes: tuple[Scene, ...] = Field(min_length=1)
    rationales: tuple[Rationale, ...]
    """One for each scene."""
    warnings: tuple[Diagnostic, ...] = ()
