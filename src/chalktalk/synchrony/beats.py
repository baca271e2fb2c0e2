"""Beats: every element, overlay, gesture and emphasis of a scene, at the frame it starts to move."""

from collections.abc import Iterable, Iterator

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Beat
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import Element, Scene
from chalktalk.frames import FrameRate
from chalktalk.synchrony.pacing import ENTRANCE


def beats_of(scene: Scene, words: tuple[WordTime, ...], rate: FrameRate) -> tuple[Beat, ...]:
    """The scene's beats, sorted by frame and then by id. A cue beyond the last word counts as on the last word."""
    beats = (_beat(name, cue, words, rate) for name, cue in _cues(scene))
    return tuple(sorted(beats, key=lambda beat: (beat.due, beat.element)))


def _beat(name: str, cue: Span, words: tuple[WordTime, ...], rate: FrameRate) -> Beat:
    word = min(cue.start, len(words) - 1)
    spoken = words[word].start
    return Beat(element=name, word=word, spoken=spoken, due=rate.frame_at(max(0.0, spoken - ENTRANCE)))


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
