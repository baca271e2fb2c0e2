"""Content graph: what a script says, read once, so that everything after it can choose instead of guess.

All spans count words from the script's first word, through all its sections. Labels are ready to be shown; texts are
the narration's own words.
"""

from chalktalk.documents.analysis.concepts import Concept, Mention, Part
from chalktalk.documents.analysis.graph import ContentGraph
from chalktalk.documents.analysis.opportunities import (
    AnyOpportunity,
    ChartOpportunity,
    ChartShape,
    ComparisonOpportunity,
    CycleOpportunity,
    DatedEvent,
    DefinitionOpportunity,
    DiagramOpportunity,
    FlowchartOpportunity,
    HierarchyOpportunity,
    ListOpportunity,
    MetaphorOpportunity,
    NetworkOpportunity,
    Opportunity,
    Quantity,
    QuoteOpportunity,
    Side,
    TimelineOpportunity,
)
from chalktalk.documents.analysis.readings import (
    Complexity,
    Difficulty,
    Feeling,
    SceneDraft,
    SectionReading,
    SentenceReading,
)
from chalktalk.documents.analysis.terms import ConceptType, MetaphorName, Pacing, Priority, SceneType, Share, Tone

__all__ = [
    "AnyOpportunity",
    "ChartOpportunity",
    "ChartShape",
    "ComparisonOpportunity",
    "Complexity",
    "Concept",
    "ConceptType",
    "ContentGraph",
    "CycleOpportunity",
    "DatedEvent",
    "DefinitionOpportunity",
    "DiagramOpportunity",
    "Difficulty",
    "Feeling",
    "FlowchartOpportunity",
    "HierarchyOpportunity",
    "ListOpportunity",
    "Mention",
    "MetaphorName",
    "MetaphorOpportunity",
    "NetworkOpportunity",
    "Opportunity",
    "Pacing",
    "Part",
    "Priority",
    "Quantity",
    "QuoteOpportunity",
    "SceneDraft",
    "SceneType",
    "SectionReading",
    "SentenceReading",
    "Share",
    "Side",
    "TimelineOpportunity",
    "Tone",
]
