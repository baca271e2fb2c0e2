"""Content graph: what a script says, read once, so that everything after it can choose instead of guess.

All spans count words from the script's first word, through all its sections. Labels are ready to be shown; texts are
the narration's own words.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from chalktalk.documents.base import Diagnostic, Document, Span

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""0 to 1."""


class SceneType(StrEnum):
    """What a passage does in the telling."""

    INTRO = "intro"
    DEFINITION = "definition"
    PROCESS = "process"
    COMPARISON = "comparison"
    EXAMPLE = "example"
    DATA = "data"
    SUMMARY = "summary"
    CALL_TO_ACTION = "call_to_action"
    EXPLANATION = "explanation"


class Priority(StrEnum):
    """How much would be lost if an opportunity were not shown."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Pacing(StrEnum):
    """How quickly pictures should follow each other."""

    SLOW = "slow"
    MEDIUM = "medium"
    FAST = "fast"


class Tone(StrEnum):
    """The feeling of a sentence, as far as words show it."""

    NEUTRAL = "neutral"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    EXCITED = "excited"
    THOUGHTFUL = "thoughtful"
    DOUBTFUL = "doubtful"


class ConceptType(StrEnum):
    """How the script treats a concept."""

    DEFINITION = "definition"
    PROCESS = "process"
    COMPARISON = "comparison"
    EXAMPLE = "example"


class MetaphorName(StrEnum):
    """The ten moving pictures that a thought can be shown as. A user's own metaphor is a variant of one of them."""

    DATA_FLOW = "data_flow"
    HIERARCHY = "hierarchy"
    GROWTH = "growth"
    COMPARISON = "comparison"
    CYCLE = "cycle"
    TRANSFORMATION = "transformation"
    NETWORK = "network"
    BARRIER = "barrier"
    SPEED = "speed"
    SCALE = "scale"


# ── what is spoken of ────────────────────────────────────────────────────────────────────────────────────────────────


class Mention(Document):
    """One place at which a concept is named, or pointed back to by a pronoun."""

    span: Span
    pronoun: bool = False


class Concept(Document):
    """A thing the script explains or rests on. Plural, case, short forms and pronouns are one concept."""

    id: str
    """Unique in the graph: `immune-system`."""
    text: str
    """Its fullest name as the script writes it, in the singular where the script ever uses that: `immune system`."""
    type: ConceptType
    weight: Share
    """How central it is: 1 for what the script is about."""
    abstraction: Share
    """0: can be touched. 1: can only be thought."""
    technicality: Share
    """0: a word of every day. 1: a word of experts."""
    difficulty: Share
    """0.6 of abstraction and 0.4 of technicality."""
    metaphor: MetaphorName | None = None
    """The moving picture it lends itself to."""
    needs_breakdown: bool = False
    """Whether it is too hard to be shown in one picture."""
    icon: str
    """Words to find its icon by, most telling first; the same wherever the concept is shown."""
    related: tuple[str, ...] = ()
    """Ids of concepts said in the same sentences, nearest first; at most five."""
    mentions: tuple[Mention, ...] = Field(min_length=1)
    """In order."""


class Part(Document):
    """A piece of content: what the script says, and how it would be labelled in a picture."""

    span: Span
    text: str
    """The words of the span as written, without marks at either end."""
    label: str
    """1 to 5 words in sentence case (a meaning, a gist or a quote: up to 12)."""
    icon: str | None = None
    """Words to find an icon by, most telling first; None where it speaks of nothing that could be pictured."""
    concept: str | None = None
    """Id of the concept it speaks of."""


# ── what could be shown ──────────────────────────────────────────────────────────────────────────────────────────────


class Opportunity(Document):
    """What all visual opportunities say of themselves."""

    span: Span
    """The words it lies in, from its first part's to its last part's sentence."""
    priority: Priority
    confidence: Share
    """How sure the reading is."""
    evidence: tuple[Span, ...]
    """The words that made it so: `first`, `then`; `unlike`."""
    reason: str
    """The same for the author: `steps in order: “first” … “then”`."""
    title: Part | None = None
    """Words of the script that name the whole, where it has such words."""


class Side(Document):
    """One subject of a comparison and what is said of it."""

    subject: Part
    points: tuple[Part, ...] = ()


class ComparisonOpportunity(Opportunity):
    """Two subjects held against each other."""

    type: Literal["comparison"] = "comparison"
    left: Side
    right: Side


class FlowchartOpportunity(Opportunity):
    """Steps in order."""

    type: Literal["flowchart"] = "flowchart"
    steps: tuple[Part, ...] = Field(min_length=2)


class CycleOpportunity(Opportunity):
    """Steps of which the last leads to the first again."""

    type: Literal["cycle"] = "cycle"
    steps: tuple[Part, ...] = Field(min_length=2)


class Quantity(Document):
    """A number with its unit and what it measures."""

    span: Span
    """The number with its unit."""
    value: float
    """Written out: 3.5 million is 3500000; negative below zero."""
    unit: str
    """`%`, `$`, `€`, `£`, or a unit or the thing counted in the singular (`kilometre`, `day`, `people`); empty for a
    bare number."""
    shown: str
    """As it would stand in a picture, rounded as spoken: `$3.5M`, `40 %`, `1,796`, `3 million`."""
    of: Part
    """What it measures; within a chart, the category that tells it from the others."""
    series: str | None = None
    """Which of several series it belongs to (`before`, `after`; `men`, `women`)."""
    approximate: bool = False
    """Whether the script says `about`, `nearly`, `more than`."""


class ChartShape(StrEnum):
    """How numbers hang together."""

    SINGLE = "single"
    """One number by itself."""
    BARS = "bars"
    """One measure for several categories."""
    LINE = "line"
    """One measure at several times."""
    SHARE = "share"
    """Parts of a whole."""
    CHANGE = "change"
    """From one value to another."""


class ChartOpportunity(Opportunity):
    """Numbers worth seeing."""

    type: Literal["chart"] = "chart"
    shape: ChartShape
    values: tuple[Quantity, ...] = Field(min_length=1)
    """In the order of the script."""


class DatedEvent(Document):
    """Something that happened at a time."""

    date: str
    """As it would be shown: `1796`, `the 1960s`, `March 1971`."""
    year: float
    """For spacing: years of the common era, negative before it; the middle of a decade or century."""
    date_span: Span
    event: Part


class TimelineOpportunity(Opportunity):
    """Dated events, in the order of time."""

    type: Literal["timeline"] = "timeline"
    events: tuple[DatedEvent, ...] = Field(min_length=2)


class HierarchyOpportunity(Opportunity):
    """A whole and its parts, or a class and its members."""

    type: Literal["hierarchy"] = "hierarchy"
    whole: Part
    parts: tuple[Part, ...] = Field(min_length=2)


class NetworkOpportunity(Opportunity):
    """Things connected with one another, or many with one."""

    type: Literal["network"] = "network"
    nodes: tuple[Part, ...] = Field(min_length=2)
    """The hub first, where there is one."""
    links: tuple[tuple[int, int], ...]
    """Pairs of indices into `nodes`."""


class DefinitionOpportunity(Opportunity):
    """A term and its meaning."""

    type: Literal["definition"] = "definition"
    term: Part
    meaning: Part


class QuoteOpportunity(Opportunity):
    """Someone's very words."""

    type: Literal["quote"] = "quote"
    words: Part
    speaker: Part | None


class MetaphorOpportunity(Opportunity):
    """A thought that one of the ten moving pictures shows.

    `parts` by metaphor: data_flow, the stations in order; growth, what grows; transformation, what it was and what it
    becomes; barrier, what is stopped and what stops it; speed, what is fast, and what it is compared with; scale, the
    things from small to large; the others, what takes part.
    """

    type: Literal["metaphor"] = "metaphor"
    metaphor: MetaphorName
    parts: tuple[Part, ...] = Field(min_length=1)
    reversed: bool = False
    """It falls instead of growing, the barrier gives way, the fast one slows down."""


class DiagramOpportunity(Opportunity):
    """How a thing is built: its parts in their places."""

    type: Literal["diagram"] = "diagram"
    whole: Part | None
    parts: tuple[Part, ...] = Field(min_length=2)


class ListOpportunity(Opportunity):
    """Things that belong together and are nothing better."""

    type: Literal["list"] = "list"
    items: tuple[Part, ...] = Field(min_length=2)


AnyOpportunity = Annotated[
    ComparisonOpportunity
    | FlowchartOpportunity
    | CycleOpportunity
    | ChartOpportunity
    | TimelineOpportunity
    | HierarchyOpportunity
    | NetworkOpportunity
    | DefinitionOpportunity
    | QuoteOpportunity
    | MetaphorOpportunity
    | DiagramOpportunity
    | ListOpportunity,
    Field(discriminator="type"),
]

# ── how it is told ───────────────────────────────────────────────────────────────────────────────────────────────────


class Difficulty(Document):
    """How hard the script is, by signals kept apart."""

    grade: float
    """Flesch-Kincaid grade level, in years of schooling; may be below 0 or above 20."""
    readability: Share
    """The grade over 20."""
    concepts: Share
    """Mean difficulty of its concepts, by weight."""
    sentences: Share
    """Mean complexity of its sentences."""
    density: Share
    """Terms to a hundred words, over 20."""
    overall: Share
    """The mean of the four."""


class Feeling(Document):
    """What a sentence feels like, for pose, music and pace."""

    valence: float = Field(ge=-1.0, le=1.0)
    """-1 bad, 0 neither, 1 good; negation counted in."""
    tone: Tone


class SentenceReading(Document):
    """One sentence, read."""

    span: Span
    section: int
    paragraph: int
    type: SceneType
    complexity: Share
    feeling: Feeling
    gist: Part
    """Its thought in at most ten words, never simply the whole sentence."""
    points: tuple[Part, ...]
    """The thoughts it is made of: its main clauses, where it has several."""
    row: tuple[Part, ...]
    """Three or more things in a row that make up much of it, though it may not be about them; else empty."""
    things: tuple[Part, ...]
    """What it names that could be pictured, in order; at most four."""
    lemmas: tuple[str, ...]
    """For each word its lemma in lower case, without marks; empty for a lone mark."""
    telling: tuple[bool, ...]
    """For each word whether it says something by itself: a noun, verb, adjective, number or name."""
    naming: tuple[bool, ...]
    """For each word whether it names something: a noun or a name."""


class SectionReading(Document):
    """One section's place in the telling."""

    title: str | None
    span: Span
    start: Share
    """Where it begins, as a share of the script's words."""
    end: Share
    type: SceneType


class SceneDraft(Document):
    """Sentences that would make one scene: 3 to 14 s, cut at a sentence's end."""

    sentences: Span
    """Indices into the graph's sentences."""
    type: SceneType
    seconds: float
    """About how long it takes to say."""
    recommended: float
    """8 s x (1 + 0.5 x difficulty)."""
    difficulty: Share
    pacing: Pacing


class Complexity(Document):
    """Which share of the drafts is easy, middling and hard; together 1."""

    easy: Share
    middling: Share
    hard: Share


class ContentGraph(Document):
    """The whole script, read."""

    version: int = 1
    engine: str
    """What read it: `en_core_web_sm 3.8.0`, or `embedded`."""
    difficulty: Difficulty
    concepts: tuple[Concept, ...]
    """Most central first."""
    opportunities: tuple[AnyOpportunity, ...]
    """By where they start. They may overlap: the storyboard chooses."""
    sections: tuple[SectionReading, ...]
    sentences: tuple[SentenceReading, ...]
    drafts: tuple[SceneDraft, ...]
    """In order; together they hold every sentence once."""
    complexity: Complexity
    warnings: tuple[Diagnostic, ...] = ()
