"""Pacing: how long scenes overlap, and how much silence stands before, between and after their sentences."""

from dataclasses import dataclass
from math import floor

from chalktalk.documents.cues import Transition, Utterance
from chalktalk.documents.narration import Speech, WordTime
from chalktalk.documents.storyboard import Scene, TransitionKind
from chalktalk.errors import DocumentError
from chalktalk.frames import FrameRate

ENTRANCE = 0.3
"""Seconds by which an element starts to move before its word is spoken."""
BETWEEN_SENTENCES = 0.35
"""Seconds of silence from one sentence to the next."""
AFTER_LAST_WORD = 0.35
"""Seconds a scene holds after its last word before it starts to leave."""
CUT_LEAD_IN = 0.5
"""Seconds before the first word of a scene that is cut to: the eye needs a moment to find its way."""
_TRANSITION_SECONDS = {
    TransitionKind.CUT: 0.0,
    TransitionKind.FADE: 0.4,
    TransitionKind.PUSH: 0.45,
    TransitionKind.WIPE: 0.45,
    TransitionKind.ZOOM: 0.45,
    TransitionKind.MATCH: 0.5,
}


@dataclass(frozen=True, slots=True)
class PlacedSentences:
    """The sentences of a scene on its clock."""

    utterances: tuple[Utterance, ...]
    words: tuple[WordTime, ...]
    duration: float
    """Seconds from the scene's start to its end, overlaps included."""


def transition(kind: TransitionKind, rate: FrameRate) -> Transition:
    """How long a kind of transition overlaps two scenes; the same seen from either scene, never over half a second."""
    return Transition(kind=kind, frames=min(rate.frame_at(_TRANSITION_SECONDS[kind]), floor(rate.fraction / 2)))


def place_sentences(scene: Scene, speeches: tuple[Speech, ...], *, enter: float, leave: float) -> PlacedSentences:
    """Line up a scene's sentences, with room for its transitions.

    Args:
        scene: The scene; the pauses its author asked for after a sentence's last word are honoured here, those
            inside a sentence are already part of its speech.
        speeches: One for each sentence.
        enter: Seconds of overlap with the scene before. The first word waits until it is over, and then long enough
            for an element that is cued on it to come in before it sounds.
        leave: Seconds of overlap with the scene after.

    Raises:
        DocumentError: if the speeches are not those of the scene's sentences.
    """
    _require_match(scene, speeches)
    utterances: list[Utterance] = []
    words: list[WordTime] = []
    start = enter + ENTRANCE if enter else CUT_LEAD_IN
    silence = end = 0.0
    for sentence, speech in zip(scene.sentences, speeches, strict=True):
        start += silence
        utterances.append(
            Utterance(start=start, audio=speech.audio, sample_rate=speech.sample_rate, duration=speech.duration)
        )
        words += (WordTime(start=start + word.start, end=start + word.end) for word in speech.words)
        end = max(start + speech.duration, words[-1].end) + sentence.words[-1].pause
        start, silence = end, BETWEEN_SENTENCES
    return PlacedSentences(tuple(utterances), tuple(words), end + AFTER_LAST_WORD + leave)


def _require_match(scene: Scene, speeches: tuple[Speech, ...]) -> None:
    written = [len(sentence.words) for sentence in scene.sentences]
    spoken = [len(speech.words) for speech in speeches]
    if written != spoken:
        raise DocumentError(f"scene {scene.id} has sentences of {written} words, but its speech has {spoken}")
