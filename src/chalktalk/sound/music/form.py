"""The form of a piece: how many bars, and which parts play in which of them."""

from collections.abc import Iterator
from typing import NamedTuple

from numpy.random import Generator

from chalktalk.documents.mood import Mood
from chalktalk.sound.music.harmony import CADENCES, PROGRESSIONS, Key, Progression
from chalktalk.sound.music.notes import Instrument

SECTION = 8
"""Bars."""
CALMEST, LIVELIEST = 66.0, 112.0
"""Beats a minute."""


class Texture(NamedTuple):
    """Who plays."""

    density: float
    """Share of the eighths on which the arpeggio plays."""
    bass: int
    """0: none, 1: held, 2: moving."""
    beat: int
    """0: none, 1: a soft pulse, 2: with brushes."""
    lead: bool


class Place(NamedTuple):
    """A bar's place in the piece."""

    degree: int
    """The step of the scale its chord stands on."""
    phrase: int
    """Which bar of its phrase of four it is."""
    section: int
    texture: Texture
    plucked: Instrument
    """Who plays the arpeggio."""
    last: bool = False


def bars_in(seconds: float, mood: Mood) -> int:
    """How many bars fill a film at about the tempo of the mood: the tempo then gives way, so that they fill it."""
    beat = 60 / (CALMEST + (LIVELIEST - CALMEST) * mood.energy)
    return max(1, round(seconds / (4 * beat)))


def form_of(bars: int, key: Key, mood: Mood, chance: Generator) -> Iterator[Place]:
    """Every bar's place: an opening, sections that take turns, a cadence, and home in the last bar."""
    opening = min(2 if bars < 3 * SECTION else 4, bars // 4)
    home = [*CADENCES[key.mode], 0][-min(3, bars) :]
    textures, choice = _textures(mood.energy), plucked_for(mood)
    section, progression, plucked = -1, PROGRESSIONS[key.mode][0], choice[0]
    for bar in range(bars):
        inside = bar - opening
        if bar == 0 or (inside >= 0 and inside % SECTION == 0):
            section += 1
            progression = _another(PROGRESSIONS[key.mode], progression, chance)
            plucked = choice[int(chance.integers(len(choice)))] if section % 2 == 0 else plucked
        left = bars - bar
        texture = textures[0] if inside < 0 else textures[1 + (section - 1) % (len(textures) - 1)]
        phrase = inside % 4
        degree = home[-left] if left <= len(home) else progression[phrase]
        yield Place(degree, phrase, section, texture, plucked, last=left == 1)


def plucked_for(mood: Mood) -> tuple[Instrument, ...]:
    """Who may play the arpeggios: felt and strings where it is calm or grave, wood where it is bright or lively."""
    if mood.valence < 0 or mood.energy < 0.3:
        return (Instrument.KEYS, Instrument.PLUCK)
    if mood.energy > 0.7:
        return (Instrument.MARIMBA, Instrument.PLUCK)
    return (Instrument.MARIMBA, Instrument.PLUCK, Instrument.KEYS)


def touch_for(mood: Mood) -> float:
    """How hard everything is struck, 1 at most: softer is darker as well."""
    return 0.7 + 0.3 * mood.energy


def _textures(energy: float) -> tuple[Texture, ...]:
    """The opening's, then those that the sections take in turn."""
    density = 0.4 + 0.5 * energy
    bass = 2 if energy > 0.4 else 1
    beat = (energy > 0.45) + (energy > 0.7)
    return (
        Texture(density - 0.1, 0, 0, lead=False),
        Texture(density, bass, max(0, beat - 1), lead=False),
        Texture(density, bass, beat, lead=True),
        Texture(density - 0.1, 1, 0, lead=True),
        Texture(density + 0.1, bass, beat, lead=False),
    )


def _another(choices: tuple[Progression, ...], last: Progression, chance: Generator) -> Progression:
    others = [choice for choice in choices if choice != last]
    return others[int(chance.integers(len(others)))]
