"""Beats: every element, overlay, gesture and emphasis of a scene, at the frame it starts to move."""

from collections.abc import Iterable, Iterator

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Beat
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import Element, NumberVisual, Scene
from chalktalk.frames import FrameRate
from chalktalk.synchrony.pacing import ENTRANCE

COUNTING = 0.5
"""Seconds by which a number starts to count before its word is spoken; it arrives as its last word has been."""


def beats_of(scene: Scene, words: tuple[WordTime, ...], enter: int, rate: FrameRate) -> tuple[Beat, ...]:
    """The scene's beats, sorted by frame and then by id. A cue beyond the last word counts as on the last word.

    Args:
        scene: What is shown.
        words: When each of its words sounds.
        enter: Frames in which it comes in. Where a recording leaves no room to wait for that, its first elements come
            in with it, in the second half in which it is seen, and at the latest with their words.
        rate: Frames a second of the film.
    """
    counted = scene.visual.value.id if isinstance(scene.visual, NumberVisual) else None
    beats = (_beat(name, cue, words, enter, rate, counts=name == counted) for name, cue in _cues(scene))
    return tuple(sorted(beats, key=lambda beat: (beat.due, beat.element)))


def _beat(name: str, cue: Span, words: tuple[WordTime, ...], enter: int, rate: FrameRate, *, counts: bool) -> Beat:
    word = min(cue.start, len(words) - 1)
    spoken = words[word].start
    ahead = COUNTING if counts else ENTRANCE
    soonest = min(enter, max(enter // 2, rate.frame_at(max(0.0, spoken - ENTRANCE))))
    due = max(rate.frame_at(max(0.0, spoken - ahead)), min(soonest, rate.frame_at(spoken)))
    said = words[min(max(cue.end - 1, word), len(words) - 1)].end
    return Beat(element=name, word=word, spoken=spoken, due=due, arrives=rate.frame_at(said) if counts else None)


def _cues(scene: Scene) -> Iterator[tuple[str, Span]]:
    yield from ((element.id, element.cue) for element in _elements((scene.visual, scene.overlays)))
    yield from ((f"gesture-{n}", gesture.cue) for n, gesture in enumerate(scene.figure, start=1))
    yield from ((f"emphasis-{n}", span) for n, span in enumerate(scene.emphases, start=1))


def _elements(part: object) -> Iterator[Element]:
    """Every element in a picture, wherever it lies in it, so that a new kind of visual needs no line here."""
    if isinstance(part, Element):
        yield part
    elif isinstance(part, Iterable) and not isinstance(part, str):
        # A document iterates over its (name, value) pairs, so tuples and documents are walked alike.
        for inner in part:
            yield from _elements(inner)
