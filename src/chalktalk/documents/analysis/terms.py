"""The few words in which a script is judged."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

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
