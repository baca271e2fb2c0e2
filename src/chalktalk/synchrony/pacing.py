"""Pacing: how long scenes overlap, and how much silence stands before, between and after their sentences."""

from collections.abc import Iterable, Iterator
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
BETWEEN_PARAGRAPHS = 0.85
"""Seconds of silence from one paragraph to the next."""
AFTER_LAST_WORD = 0.35
"""Seconds a scene holds after its last word before it starts to leave."""
SHORTEST_SCENE = 3.0
"""Seconds below which a scene is gone before it is taken in; where so little is said, it is held."""
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
    frames: int
    """Length of the scene, overlaps included."""


def transition(kind: TransitionKind, rate: FrameRate) -> Transition:
    """How long a kind of transition overlaps two scenes; the same seen from either scene, never over half a second."""
    return Transition(kind=kind, frames=min(rate.frame_at(_TRANSITION_SECONDS[kind]), floor(rate.fraction / 2)))


@dataclass(frozen=True, slots=True)
class Position:
    """A scene's place in its film, as far as its timing depends on it."""

    enter: Transition
    """The overlap with the scene before."""
    leave: Transition
    """The overlap with the scene after."""
    opening: bool = False
    """Whether the film starts with it."""
    closing: bool = False
    """Whether the film ends with it."""


def place_sentences(scene: Scene, speeches: tuple[Speech, ...], position: Position, rate: FrameRate) -> PlacedSentences:
    """Line up a scene's sentences, with room for its transitions.

    Where a voice speaks, the first word waits long enough for an element that is cued on it to come in before it
    sounds, as soon as the scene before has left the page. A recording runs on and waits for nothing.

    Args:
        scene: The scene; the pauses its author asked for after a sentence's last word are honoured here. Those inside
            a sentence are already part of its speech, and a recording has its own.
        speeches: One for each sentence.
        position: What lies before and after it.
        rate: Frames a second of the film.

    Raises:
        DocumentError: if the speeches are not those of the scene's sentences.
    """
    _require_match(scene, speeches)
    if speeches[0].continuous:
        return _place_recording(speeches, position, rate)
    return _place_spoken(scene, speeches, position, rate)


def _place_spoken(scene: Scene, speeches: tuple[Speech, ...], position: Position, rate: FrameRate) -> PlacedSentences:
    utterances: list[Utterance] = []
    words: list[WordTime] = []
    start = _first_word(position.enter, rate)
    silence = end = 0.0
    for number, (sentence, speech) in enumerate(zip(scene.sentences, speeches, strict=True)):
        start += silence
        utterances.append(_utterance(speech, start, speech.duration))
        words += _moved(speech.words, start)
        end = max(start + speech.duration, words[-1].end) + sentence.words[-1].pause
        start, silence = end, BETWEEN_PARAGRAPHS if number in scene.paragraph_ends else BETWEEN_SENTENCES
    end = max(end + AFTER_LAST_WORD + rate.seconds_at(position.leave.frames), SHORTEST_SCENE)
    return PlacedSentences(tuple(utterances), tuple(words), rate.frames_covering(end))


def _first_word(enter: Transition, rate: FrameRate) -> float:
    """When a scene's first word sounds.

    What leaves is gone in the middle of the overlap, so that is when what comes may start; only what flies over from
    the scene before takes all of it.
    """
    if not enter.frames:
        return CUT_LEAD_IN
    flying = enter.kind is TransitionKind.MATCH
    return rate.seconds_at(enter.frames if flying else enter.frames - enter.frames // 2) + ENTRANCE


def _place_recording(speeches: tuple[Speech, ...], position: Position, rate: FrameRate) -> PlacedSentences:
    """Lay a stretch of a recording into its scene, so that the stretches of all scenes follow on each other.

    The seam of two scenes lies in the middle of their overlap. Stretches last whole frames (see `cut_take`), so that
    rounding adds nothing up, however long the film is.
    """
    opens, closes = speeches[0].offset, speeches[-1].offset + speeches[-1].duration
    first, last = rate.frame_at(opens), rate.frame_at(closes)
    lead = position.enter.frames // 2
    if position.opening:
        lead = rate.frames_covering(max(0.0, CUT_LEAD_IN - speeches[0].words[0].start))
    start = rate.seconds_at(lead)
    words = [word for speech in speeches for word in _moved(speech.words, start + speech.offset - opens)]
    if position.closing:
        settled = rate.frames_covering(words[-1].end + AFTER_LAST_WORD) + position.leave.frames
        frames = max(rate.frames_covering(start + closes - opens), settled)
    else:
        frames = lead + last - first + position.leave.frames - position.leave.frames // 2
    return PlacedSentences((_utterance(speeches[0], start, closes - opens),), tuple(words), frames)


def _utterance(speech: Speech, start: float, duration: float) -> Utterance:
    return Utterance(
        start=start, audio=speech.audio, offset=speech.offset, sample_rate=speech.sample_rate, duration=duration
    )


def _moved(words: Iterable[WordTime], by: float) -> Iterator[WordTime]:
    return (word.model_copy(update={"start": by + word.start, "end": by + word.end}) for word in words)


def _require_match(scene: Scene, speeches: tuple[Speech, ...]) -> None:
    written = [len(sentence.words) for sentence in scene.sentences]
    spoken = [len(speech.words) for speech in speeches]
    if written != spoken:
        raise DocumentError(f"scene {scene.id} has sentences of {written} words, but its speech has {spoken}")
