"""Composing: a piece of so many bars, bar by bar, none of which comes back within sixteen."""

import hashlib
from collections import deque
from collections.abc import Iterator

from numpy.random import PCG64, Generator

from chalktalk.documents.mood import Mood
from chalktalk.sound.music import parts
from chalktalk.sound.music.form import Place, form_of, touch_for
from chalktalk.sound.music.harmony import Chord, Key, chord_on, key_for
from chalktalk.sound.music.notes import Bar, Note
from chalktalk.sound.music.voicing import Voicing, bass_under, led

WINDOW = 16
"""Bars, within which none is heard twice."""


def chance_for(*origin: object) -> Generator:
    """Chance that always falls the same way for the same origin."""
    digest = hashlib.sha256("\n".join(map(str, origin)).encode("utf-8", "surrogatepass")).digest()
    return Generator(PCG64(int.from_bytes(digest[:16], "little")))


def key_of(title: str, mood: Mood) -> Key:
    """The key of a title's music."""
    return key_for(mood, chance_for("key", title))


def composed(title: str, mood: Mood, bars: int) -> Iterator[Bar]:
    """The piece. The same title and mood give the same beginning, however long the piece is."""
    key, chance = key_of(title, mood), chance_for("notes", title)
    touch = touch_for(mood)
    voicing: Voicing | None = None
    root: int | None = None
    heard: deque[object] = deque(maxlen=WINDOW - 1)
    for place in form_of(bars, key, mood, chance):
        while True:
            chord = chord_on(key, place.degree, chance)
            next_voicing, next_root = led(voicing, chord), bass_under(root, chord)
            if place.last:
                bar = Bar(tuple(parts.farewell(next_root, next_voicing, chord, place.plucked)))
            else:
                bar = Bar((*parts.pad(next_voicing), *_moving(key, place, chord, next_voicing, next_root, chance)))
            if place.last or bar.figure not in heard:
                break
        voicing, root = next_voicing, next_root
        heard.append(bar.figure)
        yield bar.touched(touch)


def _moving(key: Key, place: Place, chord: Chord, held: Voicing, root: int, chance: Generator) -> list[Note]:
    """Everything over the pad."""
    texture = place.texture
    contour = parts.CONTOURS[place.section % len(parts.CONTOURS)]
    return [
        *(parts.bass(root, chord, texture.bass, chance) if texture.bass else []),
        *parts.arpeggio(chord, held, contour, texture.density, place.plucked, chance),
        *(parts.lead(key, chord, held, place.phrase, place.section, chance) if texture.lead else []),
        *parts.beat(texture.beat, place.phrase, chance),
    ]
