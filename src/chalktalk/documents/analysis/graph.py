"""The whole script, read."""

from chalktalk.documents.analysis.concepts import Concept
from chalktalk.documents.analysis.opportunities import AnyOpportunity
from chalktalk.documents.analysis.readings import Complexity, Difficulty, SceneDraft, SectionReading, SentenceReading
from chalktalk.documents.base import Diagnostic, Document


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
