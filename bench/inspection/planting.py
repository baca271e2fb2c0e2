"""What every planted fault has: a kind, a place in a good film, and the truth about it."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from films import GoodFilm, motion_of
from splicing import decoded

from chalktalk.engine import Store
from chalktalk.frames import FrameRange

T = TypeVar("T")

FULLY = 0.5
"""A scene that has at least so much of a faulty stretch is rightly named: of two in a transition, both are seen."""


class Spot(StrEnum):
    """Where in a film a fault lies; of what concerns it as a whole, five degrees."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    BOUND = "bound"
    """From the moment at which a scene comes in."""
    SHORTEST = "shortest"
    """Anywhere, and of the least length or strength that a viewer would notice."""


class UnfitError(Exception):
    """This film has no place for such a fault: nothing moves, nobody speaks, it has no captions."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word, and when it sounds in the film, in seconds."""

    text: str
    start: float
    end: float
    scene: str


@dataclass(frozen=True)
class Case:
    """A film, and where in it a fault shall lie."""

    film: GoodFilm
    spot: Spot
    store: Store
    out: Path
    """A folder in which all files of the good film lie already, but for the video."""
    chance: random.Random

    @property
    def video(self) -> Path:
        """The faulty film to be written."""
        return self.out / "video.mp4"

    @property
    def captions(self) -> Path:
        """Its captions, there already."""
        return self.out / "captions.vtt"

    def degree(self, *values: float) -> float:
        """One of five strengths, the last the least that is noticed."""
        return values[list(Spot).index(self.spot)]

    def frames(self, seconds: float) -> int:
        """So long in whole frames, one at least."""
        return max(1, self.film.rate.frame_at(seconds))

    def stretch(self, usual: float, shortest: float) -> FrameRange:
        """Where the fault lies, of its usual length in seconds or of its least."""
        length = min(self.frames(shortest if self.spot is Spot.SHORTEST else usual), self.film.frames)
        last = self.film.frames - length
        match self.spot:
            case Spot.START:
                start = 0
            case Spot.MIDDLE:
                start = last // 2
            case Spot.END:
                start = last
            case Spot.BOUND:
                start = min(self.bound(), last)
            case _:
                start = self.chance.randint(last // 10, last - last // 10)
        return FrameRange(start, start + length)

    def bound(self) -> int:
        """The frame at which a scene comes in.

        Raises:
            UnfitError: if there is only one.
        """
        starts = [scene.start for scene in self.film.production.timeline.scenes[1:]]
        if not starts:
            raise UnfitError
        return self.chance.choice(starts)

    def moving(self, usual: float, shortest: float, least: float) -> FrameRange:
        """A stretch near the spot in which the picture moves throughout.

        Args:
            usual: Its length in seconds,
            shortest: and its least.
            least: Mean change of luma from frame to frame under which a viewer would not miss the motion.

        Raises:
            UnfitError: if nothing moves so much.
        """
        length = self.frames(shortest if self.spot is Spot.SHORTEST else usual)
        change = motion_of(
            self.film, lambda: (picture[: -(picture.shape[0] // 3)] for _, picture in decoded(self.film))
        )
        moved = np.convolve(change > least, np.ones(length), "valid") / length
        strength = np.convolve(change, np.ones(length), "valid") / length
        fit = self._nearby(len(moved)) & (moved >= 0.8)
        fit[0] = False
        if not fit.any():
            raise UnfitError
        start = int(np.argmax(np.where(fit, strength, -1.0)))
        return FrameRange(start, start + length)

    def _nearby(self, count: int) -> npt.NDArray[np.bool_]:
        """Which starts of a stretch are near the spot."""
        at = np.arange(count) / count
        match self.spot:
            case Spot.START:
                return at < 0.34
            case Spot.MIDDLE:
                return (at > 0.25) & (at < 0.75)
            case Spot.END:
                return at > 0.6
            case Spot.BOUND:
                return np.abs(np.arange(count) - self.bound()) < self.frames(1.0)
            case Spot.SHORTEST:
                return at >= 0.0

    def said(self) -> tuple[Said, ...]:
        """Every word of the film."""
        return tuple(self._said())

    def _said(self) -> Iterator[Said]:
        made = self.film.production
        for placed, cues, scene in zip(made.timeline.scenes, made.cues, made.storyboard.scenes, strict=True):
            start = self.film.rate.seconds_at(placed.start)
            words = (word for sentence in scene.sentences for word in sentence.words)
            for word, times in zip(words, cues.words, strict=True):
                yield Said(word.display, start + times.start, start + times.end, placed.id)

    def spoken(self, usual: float, shortest: float) -> FrameRange:
        """A stretch near the spot in which somebody speaks nearly all the time.

        Raises:
            UnfitError: if nobody does for so long.
        """
        length = self.frames(shortest if self.spot is Spot.SHORTEST else usual)
        speaking = np.zeros(self.film.frames)
        for word in self.said():
            speaking[self.film.rate.frame_at(word.start) : self.film.rate.frame_at(word.end)] = 1.0
        if length >= self.film.frames:
            raise UnfitError
        share = np.convolve(speaking, np.ones(length), "valid") / length
        fit = np.where(self._nearby(len(share)), share, -1.0)
        if fit.max() < 0.7:
            raise UnfitError
        start = int(np.argmax(fit))
        return FrameRange(start, start + length)

    def near(self, things: Sequence[T]) -> T:
        """The one of some things in order that lies nearest to the spot."""
        if not things:
            raise UnfitError
        place = {Spot.START: 0, Spot.MIDDLE: len(things) // 2, Spot.END: len(things) - 1}
        return things[place[self.spot]] if self.spot in place else self.chance.choice(things)

    def scenes_of(self, stretch: FrameRange) -> tuple[str, ...]:
        """Which scenes are rightly named for a faulty stretch."""
        shares = {
            scene.id: min(scene.end, stretch.end) - max(scene.start, stretch.start)
            for scene in self.film.production.timeline.scenes
        }
        most = max(shares.values())
        least = min(most, FULLY * max(stretch.length, 1))
        return tuple(name for name, share in shares.items() if share >= least and share > 0)


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a fault was planted."""

    stretch: FrameRange | None
    """None if it concerns the film as a whole."""
    scenes: tuple[str, ...] | None = None
    """Which scenes are rightly named, where the stretch does not say it; empty where none has to be."""
    note: str = ""
    """What exactly was done."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault."""

    kind: str
    codes: tuple[str, ...]
    """Findings by which it counts as recognised; `*` stands for anything."""
    plant: Callable[[Case], Planted]
    """Writes the case's video, or changes its captions and leaves the video alone.

    Raises:
        UnfitError: if the film has no place for it.
    """


@dataclass(frozen=True, slots=True)
class Truth:
    """What is wrong with a file."""

    kind: str
    spot: Spot
    film: str
    codes: tuple[str, ...]
    start: float
    """Seconds from the film's first frame."""
    end: float
    """The film's own end where it is at fault as a whole."""
    scenes: tuple[str, ...]
    """Any of these is rightly named; empty where none has to be."""
    note: str
