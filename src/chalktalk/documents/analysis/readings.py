"""How a script is told: its sentences, sections and scene drafts, and how hard they are."""

from pydantic import Field

from chalktalk.documents.analysis.concepts import Part
from chalktalk.documents.analysis.terms import Pacing, SceneType, Share, Tone
from chalktalk.documents.base import Document, Span


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
