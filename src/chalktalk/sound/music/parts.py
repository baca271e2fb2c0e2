"""What each part plays in one bar."""

from collections.abc import Sequence

from numpy.random import Generator

from chalktalk.sound.music.harmony import OCTAVE, Chord, Key
from chalktalk.sound.music.notes import STEPS, Instrument, Note
from chalktalk.sound.music.voicing import Voicing

Contour = tuple[int, ...]
"""For each eighth of a bar, which of the tones from low to high."""

CONTOURS: tuple[Contour, ...] = (
    (0, 1, 2, 3, 4, 3, 2, 1),
    (0, 2, 1, 3, 2, 4, 3, 1),
    (0, 2, 1, 2, 0, 3, 1, 2),
    (0, 3, 1, 3, 2, 3, 1, 3),
    (3, 2, 1, 2, 4, 2, 1, 0),
    (0, 1, 3, 2, 4, 1, 3, 2),
)
PLUCKED_LOWEST, PLUCKED_HIGHEST = 60, 81
"""Middle C to the A below the one that sopranos fear."""
LEAD_LOWEST, LEAD_HIGHEST = 67, 84
_MOTIFS: tuple[tuple[int, ...], ...] = ((0, 6, 10), (4, 8, 14), (0, 3, 8), (2, 6, 12), (0, 8), (4, 10))
"""Sixteenths on which a lead's notes start."""
_PAN = 0.4


def pad(voicing: Voicing) -> list[Note]:
    """The chord, held; its voices side by side from left to right."""
    return [Note(Instrument.PAD, 0, STEPS, pitch, 0.8, 0.5 * (2 * n / 3 - 1)) for n, pitch in enumerate(voicing)]


def bass(root: int, chord: Chord, moving: int, chance: Generator) -> list[Note]:
    """The root; where the bass moves, answered by itself or by the fifth below or above."""
    if moving < 2:
        return [Note(Instrument.BASS, 0, STEPS - 1, root, 0.8)]
    fifth = root + 7 if root < 39 else root - 5
    turn = fifth if chord.tones[2] == fifth % OCTAVE and chance.random() < 0.5 else root
    rhythm = ((0, 6, 10), (0, 8, 14), (0, 6, 12))[int(chance.integers(3))]
    ends = (*rhythm[1:], STEPS)
    pitches = (root, turn, root)
    return [
        Note(Instrument.BASS, start, end - start - 0.5, pitch, 0.8 if start == 0 else 0.65)
        for start, end, pitch in zip(rhythm, ends, pitches, strict=True)
    ]


def arpeggio(
    chord: Chord, held: Voicing, contour: Contour, density: float, plucked: Instrument, chance: Generator
) -> list[Note]:
    """The chord's tones one after another, on some of the eighths: on the first always."""
    tones = _clear(held, PLUCKED_LOWEST, PLUCKED_HIGHEST, set(chord.tones))
    base = int(chance.integers(max(1, len(tones) - max(contour))))
    steps = evenly(round(density * len(contour)), len(contour), int(chance.integers(len(contour))))
    turned = _varied(contour, chance)
    return [
        Note(
            plucked,
            2 * eighth,
            2,
            tones[min(base + turned[eighth], len(tones) - 1)],
            _stress(2 * eighth, chance),
            _PAN if eighth % 2 else -_PAN,
        )
        for eighth in sorted({0, *steps})
    ]


def lead(key: Key, chord: Chord, held: Voicing, phrase: int, motif: int, chance: Generator) -> list[Note]:
    """A short thought over the first and third bar of a phrase, one long tone at its end, and silence between."""
    if phrase == 1:
        return []
    rhythm: Sequence[int] = (0,) if phrase == 3 else _MOTIFS[motif % len(_MOTIFS)]
    scale = _clear(held, LEAD_LOWEST, LEAD_HIGHEST, _singable(key, chord))
    stable = [pitch for pitch in scale if pitch % OCTAVE in chord.tones]
    pitch = stable[int(chance.integers(len(stable)))]
    notes: list[Note] = []
    for step in rhythm:
        if notes:
            near = [other for other in (stable if step % 8 == 0 else scale) if 0 < abs(other - pitch) <= 5]
            pitch = near[int(chance.integers(len(near)))] if near else pitch
        notes.append(Note(Instrument.BELL, step, 4, pitch, 0.9 * _stress(step, chance), 0.15))
    return notes


def beat(level: int, phrase: int, chance: Generator) -> list[Note]:
    """A soft pulse: a kick on the strong beats, a shaker between, brushes where there is drive."""
    if not level:
        return []
    kicks = [0, 8, *([14] if phrase == 3 and chance.random() < 0.6 else [])]
    notes = [Note(Instrument.KICK, step, 2, 0, 0.8 if step % 8 == 0 else 0.55) for step in kicks]
    notes += [
        Note(Instrument.SHAKER, step, 2, int(chance.integers(4)), 0.75 if step % 4 else 0.45, 0.3)
        for step in range(0, STEPS, 2)
    ]
    if level > 1:
        notes += [Note(Instrument.BRUSH, step, 2, int(chance.integers(4)), 0.7, -0.2) for step in (4, 12)]
    return notes


def farewell(root: int, voicing: Voicing, chord: Chord, plucked: Instrument) -> list[Note]:
    """The last bar: the chord, its root below, and its tones once more on the way up."""
    tones = [pitch for pitch in range(PLUCKED_LOWEST, PLUCKED_HIGHEST + 1) if pitch % OCTAVE in chord.tones[:3]]
    rising = zip((0, 2, 4, 8), tones, (-_PAN, _PAN, -_PAN, 0.0), strict=False)
    return [
        *pad(voicing),
        Note(Instrument.BASS, 0, STEPS - 1, root, 0.8),
        *(Note(plucked, step, 2, pitch, 0.8 - step / 20, pan) for step, pitch, pan in rising),
    ]


def evenly(hits: int, steps: int, turned: int) -> list[int]:
    """So many hits spread over the steps as evenly as can be, then turned (Toussaint's Euclidean rhythms, 2005)."""
    return [(step + turned) % steps for step in range(steps) if step * hits % steps < hits]


def _varied(contour: Contour, chance: Generator) -> Contour:
    """The contour, or one that differs from it in where it sets out, or in two tones that change places."""
    kind = int(chance.integers(4))
    if kind == 0:
        turn = 2 * int(chance.integers(1, 4))
        return contour[turn:] + contour[:turn]
    if kind == 1:
        one, other = (int(n) for n in chance.choice(len(contour), 2, replace=False))
        swapped = list(contour)
        swapped[one], swapped[other] = contour[other], contour[one]
        return tuple(swapped)
    return contour


def _stress(step: int, chance: Generator) -> float:
    """How hard a note is played at its place in the bar; never twice quite the same."""
    weight = 0.9 if step == 0 else 0.78 if step % 8 == 0 else 0.7 if step % 4 == 0 else 0.6
    return weight + 0.08 * float(chance.random())


def _clear(held: Voicing, lowest: int, highest: int, tones: set[int]) -> list[int]:
    """Pitches of these tones in a range, but for those beside a tone that is held."""
    return [
        pitch
        for pitch in range(lowest, highest + 1)
        if pitch % OCTAVE in tones and all(abs(pitch - other) != 1 for other in held)
    ]


def _singable(key: Key, chord: Chord) -> set[int]:
    """Tones of the scale that do not rub against a tone of the chord."""
    scale = {key.step(degree) % OCTAVE for degree in range(len(key.mode.value))}
    return {
        tone
        for tone in scale
        if tone in chord.tones or all((tone - other) % OCTAVE not in {1, 6, 11} for other in chord.tones)
    }
