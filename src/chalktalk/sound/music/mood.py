"""What the music of a film should feel like."""

from collections.abc import Iterator

from chalktalk.documents.analysis import ContentGraph, Tone
from chalktalk.documents.mood import Mood
from chalktalk.documents.storyboard import AbstractVisual, Face, Pose, Scene, Storyboard

STEPS = 4
"""Moods are rounded to quarters, so that a few changed words seldom change the music."""
USUAL_VALENCE, USUAL_ENERGY = 0.2, 0.5
"""An explainer that says nothing good or bad still wants friendly music."""
DOUBT = 3
"""So many signs of nothing in particular are added, so that a single face does not set the mood of a film."""
_TONES = {
    Tone.POSITIVE: 0.6,
    Tone.EXCITED: 0.9,
    Tone.NEGATIVE: -0.6,
    Tone.THOUGHTFUL: -0.1,
    Tone.DOUBTFUL: -0.3,
}
_FACES = {Face.HAPPY: 0.7, Face.SURPRISED: 0.3, Face.THOUGHTFUL: -0.2, Face.DOUBTFUL: -0.4}
_LIVELY = {Pose.EXCITED: 0.6, Pose.WALKING: 0.3, Pose.THINKING: -0.4, Pose.CONFUSED: -0.3}
_LIVELY_TONES = {Tone.EXCITED: 0.8, Tone.THOUGHTFUL: -0.5, Tone.DOUBTFUL: -0.3, Tone.NEGATIVE: -0.3}
_LIVELY_KINDS = {"growth": 0.4, "speed": 0.5, "call_to_action": 0.4, "quote": -0.4, "equation": -0.3, "code": -0.2}


def mood_of(storyboard: Storyboard, graph: ContentGraph | None = None) -> Mood:
    """The mood of a film.

    Args:
        storyboard: What is shown: the figure's faces and poses, and the kinds of its pictures, tell a mood too.
        graph: What is said, where it was read: the feeling of every sentence, and how hard it all is. Hard matter
            wants calm music.
    """
    valences = [valence for scene in storyboard.scenes for valence in _valences(scene)]
    energies = [energy for scene in storyboard.scenes for energy in _energies(scene)]
    hardness = 0.0
    if graph is not None:
        feelings = [sentence.feeling for sentence in graph.sentences]
        valences += [max(-1.0, min(1.0, 2 * feeling.valence)) for feeling in feelings]
        energies += [_LIVELY_TONES.get(feeling.tone, 0.0) for feeling in feelings]
        hardness = graph.difficulty.overall - 0.4
    valence = USUAL_VALENCE + sum(valences) / (len(valences) + DOUBT)
    energy = USUAL_ENERGY + 2 * sum(energies) / (len(energies) + DOUBT) - 0.5 * hardness
    return Mood(valence=_stepped(max(-1.0, min(1.0, valence))), energy=_stepped(max(0.0, min(1.0, energy))))


def _valences(scene: Scene) -> Iterator[float]:
    yield from (_FACES[gesture.face] for gesture in scene.figure if gesture.face in _FACES)
    if isinstance(scene.visual, AbstractVisual):
        yield _TONES.get(scene.visual.tone, 0.0)


def _energies(scene: Scene) -> Iterator[float]:
    yield from (_LIVELY.get(gesture.pose, 0.0) for gesture in scene.figure)
    yield _LIVELY_KINDS.get(scene.visual.kind, 0.0)


def _stepped(value: float) -> float:
    return round(value * STEPS) / STEPS
