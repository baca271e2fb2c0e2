"""Voice-leading: from one chord to the next on the shortest way."""

from itertools import combinations, pairwise

from chalktalk.sound.music.harmony import OCTAVE, Chord

Voicing = tuple[int, ...]
"""Four pitches, lowest first, as MIDI counts them: 60 is middle C, 69 is 440 Hz."""

LOWEST, HIGHEST = 53, 76
"""F below middle C to the E above its octave: over the bass, among the arpeggios."""
MIDDLE = 63.0
BASS_LOWEST, BASS_HIGHEST = 34, 46
"""B flat at 58 Hz to the one above it: low, and yet heard on small speakers."""

_PARALLEL = (7, 0)
"""Fifths and octaves, which two voices should not keep while both move."""


def led(before: Voicing | None, chord: Chord) -> Voicing:
    """The voicing of a chord that is reached with the least movement."""
    return min(_voicings(chord), key=lambda voicing: (_cost(before, voicing), voicing))


def bass_under(before: int | None, chord: Chord) -> int:
    """The chord's root in the bass, near where the bass was."""
    choices = [pitch for pitch in range(BASS_LOWEST, BASS_HIGHEST + 1) if pitch % OCTAVE == chord.root]
    return min(choices, key=lambda pitch: (abs(pitch - (before or 40)), pitch))


def _voicings(chord: Chord) -> list[Voicing]:
    """Four tones of the chord, of which no two neighbours rub; the bass has the root, so it may be missing."""
    pitches = [pitch for pitch in range(LOWEST, HIGHEST + 1) if pitch % OCTAVE in chord.tones]
    needed = set(chord.tones[1:])
    return [
        four
        for four in combinations(pitches, 4)
        if needed <= {pitch % OCTAVE for pitch in four} and all(b - a > 1 for a, b in pairwise(four))
    ]


def _cost(before: Voicing | None, voicing: Voicing) -> float:
    gaps = [upper - lower for lower, upper in pairwise(voicing)]
    lie = abs(sum(voicing) / len(voicing) - MIDDLE) + 2 * sum(gap > 8 for gap in gaps) + 2 * (gaps[0] < 3)
    if before is None:
        return lie
    moves = [now - then for then, now in zip(before, voicing, strict=True)]
    parallels = sum(
        (upper - lower) % OCTAVE in _PARALLEL and moved == also != 0
        for (lower, moved), (upper, also) in combinations(zip(before, moves, strict=True), 2)
    )
    return lie + sum(abs(move) for move in moves) + 4 * sum(abs(move) > 5 for move in moves) + 1.5 * parallels
