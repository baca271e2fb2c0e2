"""What a bar of music is made of."""

from enum import Enum
from typing import NamedTuple

STEPS = 16
"""Sixteenths in a bar of four beats: the grid of everything."""


class Instrument(Enum):
    """What a note is played on."""

    PAD = "pad"
    BASS = "bass"
    MARIMBA = "marimba"
    PLUCK = "pluck"
    KEYS = "keys"
    BELL = "bell"
    KICK = "kick"
    SHAKER = "shaker"
    BRUSH = "brush"


PERCUSSION = frozenset({Instrument.KICK, Instrument.SHAKER, Instrument.BRUSH})


class Note(NamedTuple):
    """One note."""

    instrument: Instrument
    step: float
    """Where in its bar it starts, in sixteenths."""
    length: float
    """How long it is held, in sixteenths; what is struck rings as long as it does."""
    pitch: int
    """As MIDI counts: 60 is middle C. Of percussion, which of several ways to strike it."""
    velocity: float
    """How hard it is played: 0 to 1."""
    pan: float = 0.0
    """-1 left, 1 right."""


class Bar(NamedTuple):
    """A bar of notes."""

    notes: tuple[Note, ...]

    def touched(self, touch: float) -> "Bar":
        """The bar, all that is struck struck so much softer; the pad is not struck."""
        pad = Instrument.PAD
        return Bar(
            tuple(
                note if note.instrument is pad else note._replace(velocity=touch * note.velocity) for note in self.notes
            )
        )

    @property
    def figure(self) -> frozenset[tuple[str, float, int]]:
        """What makes it this bar and no other: which pitches start when. Percussion and stress do not count."""
        return frozenset(
            (note.instrument.value, note.step, note.pitch) for note in self.notes if note.instrument not in PERCUSSION
        )
