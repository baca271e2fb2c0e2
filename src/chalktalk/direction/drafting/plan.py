"""A plan: what all scenes of a direction share, and what they are made from."""

from dataclasses import dataclass

from chalktalk.direction.drafting.beats import Beat, Beats
from chalktalk.direction.drafting.choices import Choices
from chalktalk.direction.usual import SceneUsual
from chalktalk.documents.creative.direction import Pacing
from chalktalk.documents.mood import Mood


@dataclass(frozen=True, slots=True)
class Plan:
    """What all scenes share, and what they are made from."""

    choices: Choices
    topic: str
    """The subject within a sentence."""
    mood: Mood
    pacing: Pacing
    arc: tuple[SceneUsual, ...]
    beats: Beats
    script: tuple[Beat, ...]
    """Sentences of a script, for what no beat tells."""
    titled: bool
    """Whether the subject stands over the first scene."""
    number: int
    """Of scenes, where no list says it."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.choices.duration.value
