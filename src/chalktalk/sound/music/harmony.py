"""Keys, chords, and the orders in which chords make sense."""

from dataclasses import dataclass
from enum import Enum

from numpy.random import Generator

from chalktalk.documents.mood import Mood

OCTAVE = 12
"""Semitones."""


class Mode(Enum):
    """A scale, as semitones above its tonic."""

    MAJOR = (0, 2, 4, 5, 7, 9, 11)
    MIXOLYDIAN = (0, 2, 4, 5, 7, 9, 10)
    DORIAN = (0, 2, 3, 5, 7, 9, 10)
    MINOR = (0, 2, 3, 5, 7, 8, 10)


@dataclass(frozen=True, slots=True)
class Key:
    """A tonic, in semitones above C, and a scale on it."""

    tonic: int
    mode: Mode

    def step(self, degree: int) -> int:
        """Semitones above C of a step of the scale, counted from 0 and on through the octaves."""
        octave, step = divmod(degree, len(self.mode.value))
        return self.tonic + OCTAVE * octave + self.mode.value[step]


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord by its pitch classes (0 is C)."""

    degree: int
    """The step of the scale it stands on: 0 is the tonic's."""
    root: int
    tones: tuple[int, ...]
    """Root, third and fifth, and a colour where it has one; a suspended chord has its fourth for the third."""


Progression = tuple[int, int, int, int]
"""Degrees of four chords, one a bar: 0 is the tonic's."""

PROGRESSIONS: dict[Mode, tuple[Progression, ...]] = {
    Mode.MAJOR: (
        (0, 4, 5, 3),
        (0, 5, 3, 4),
        (0, 2, 3, 4),
        (0, 3, 5, 4),
        (5, 3, 0, 4),
        (3, 0, 4, 5),
        (0, 1, 5, 3),
        (3, 4, 2, 5),
    ),
    Mode.MIXOLYDIAN: ((0, 6, 3, 0), (0, 3, 6, 3), (0, 4, 6, 3), (0, 1, 6, 3), (3, 0, 6, 0), (0, 6, 1, 3)),
    Mode.DORIAN: ((0, 3, 0, 6), (0, 6, 3, 0), (0, 2, 3, 6), (0, 4, 6, 3), (0, 2, 6, 3), (2, 6, 0, 3)),
    Mode.MINOR: ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 6), (0, 2, 6, 5), (5, 6, 0, 2), (3, 0, 5, 6)),
}
"""What songs are made of; none holds the scale's diminished chord."""

CADENCES: dict[Mode, tuple[int, ...]] = {
    Mode.MAJOR: (3, 4),
    Mode.MIXOLYDIAN: (6, 3),
    Mode.DORIAN: (6, 3),
    Mode.MINOR: (5, 6),
}
"""The two chords that lead home."""

_TONICS = (0, 2, 3, 5, 7, 9, 10)
"""C, D, E flat, F, G, A, B flat."""


def key_for(mood: Mood, chance: Generator) -> Key:
    """A key that feels so: bright ones in major, grave ones in minor, dorian between."""
    if mood.valence >= 0.2:
        mode = Mode.MIXOLYDIAN if mood.energy >= 0.7 and chance.random() < 0.5 else Mode.MAJOR
    else:
        mode = Mode.DORIAN if mood.valence > -0.3 else Mode.MINOR
    return Key(int(chance.choice(_TONICS)), mode)


def chord_on(key: Key, degree: int, chance: Generator) -> Chord:
    """The chord on a step of the scale, coloured as chance will have it, without tensions that ask for attention."""
    root, third, fifth = (key.step(degree + step) for step in (0, 2, 4))
    seventh, ninth = key.step(degree + 6), key.step(degree + 8)
    gentle_seventh = (third - root, seventh - root) != (4, 10)
    gentle_ninth = ninth - root == OCTAVE + 2
    colours = [*([seventh] if gentle_seventh else []), *([ninth] if gentle_ninth else [])]
    if degree == 4 and chance.random() < 0.4:
        third = key.step(degree + 3)
        colours = []
    colour = [int(chance.choice(colours))] if colours and chance.random() < 0.75 else []
    return Chord(degree, root % OCTAVE, tuple(tone % OCTAVE for tone in (root, third, fifth, *colour)))
