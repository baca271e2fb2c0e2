"""What moves without the figure meaning anything by it: breath, lids, and the mouth that says the words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from chalktalk.documents.script import Word
from chalktalk.documents.storyboard import Face
from chalktalk.documents.timeline import Track
from chalktalk.staging import motion
from chalktalk.staging.board import Board
from chalktalk.staging.figure.faces import BLEND, Features, face_at

BLINKS = (2.3, 4.1, 1.7, 5.2, 3.0, 0.35, 3.8, 2.6, 4.7)
"""Seconds from blink to blink, in turn: people blink every two to five seconds, never evenly, sometimes twice."""
BLINK = (60.0, 90.0, 190.0)
"""Milliseconds until the eyes are shut, start to open, and are open."""
SHUT = 0.08
BREATH, REACH = 3.6, 1.8
"""Seconds of a breath, and half of the way the chest goes."""

_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+")
_ROUND = frozenset("ouwôöùûü")
_WIDE = frozenset("eiyéèêëîï")
PAUSE = 250.0
"""Milliseconds of silence from which on the mouth comes to rest."""
SYLLABLE = 110.0
"""Milliseconds a mouth needs at least to open and close."""


def breath(clock: motion.Clock) -> Track:
    """Offset of chest, arms and head."""
    return motion.sway(clock, 0.0, REACH, BREATH)


def lids(clock: motion.Clock, name: str, glances: Sequence[int]) -> Track:
    """Height of the eyes' opening, 1 to nearly 0: at odd times, and where the eyes go somewhere else.

    Args:
        clock: The scene's frames.
        name: The scene's, so that two scenes do not blink alike.
        glances: Frames at which the eyes move far; people blink then.
    """
    seed = crc32(name.encode())
    frames = list(glances)
    at, count = 0.8 + seed % 16 / 10, seed % len(BLINKS)
    while (frame := clock.rate.frame_at(at)) < clock.frames:
        frames.append(frame)
        at, count = at + BLINKS[count % len(BLINKS)], count + 1
    keys: list[motion.Key] = [(0, 1.0, "hold")]
    closing, opening, done = (clock.lasting(ms) for ms in BLINK)
    for frame in sorted(frames):
        if frame > keys[-1][0] and frame + done < clock.frames:
            keys += [
                (frame, 1.0, "linear"),
                (frame + closing, SHUT, "hold"),
                (frame + opening, SHUT, motion.EASE_OUT),
                (frame + done, 1.0, "hold"),
            ]
    return motion.track(keys)


def mouth(board: Board, words: Sequence[Word], faces: Sequence[tuple[int, Face]]) -> tuple[Track, Track]:
    """How far the mouth is open, 0 to 1, and how wide it is: each vowel opens it in its own shape."""
    clock, rate = board.clock, board.clock.rate
    opened, width = _silent(clock, faces)
    spoken = [(rate.frame_at(time.start), rate.frame_at(time.end)) for time in board.cues.words]
    nexts = [start for start, _ in spoken[1:]] + [clock.frames]
    for word, (start, end), following in zip(words, spoken, nexts, strict=True):
        for syllable in _syllables(clock, word, start, end):
            _say(opened, width, syllable, face_at(faces, syllable.start))
        if following > end + clock.lasting(PAUSE):
            opened.append((end + clock.lasting(PAUSE / 2), face_at(faces, end).open, "hold"))
    return motion.track(opened), motion.track(width)


def _silent(clock: motion.Clock, faces: Sequence[tuple[int, Face]]) -> tuple[list[motion.Key], list[motion.Key]]:
    """Opening and width of the mouth as the faces alone would have it."""
    first = face_at(faces, 0)
    opened: list[motion.Key] = [(0, first.open, "hold")]
    width: list[motion.Key] = [(0, first.width, "hold")]
    for start, _ in faces[1:]:
        before, after = face_at(faces, start - 1), face_at(faces, start)
        done = start + clock.lasting(BLEND)
        opened += [(start, before.open, motion.SWAY), (done, after.open, "hold")]
        width += [(start, before.width, motion.SWAY), (done, after.width, "hold")]
    return opened, width


def _say(opened: list[motion.Key], width: list[motion.Key], syllable: "_Syllable", worn: Features) -> None:
    """Open and close the mouth once; one that does not smile opens less."""
    middle = (syllable.start + syllable.end) // 2
    rest, most = worn.open * 0.5, syllable.open * (1.0 if worn.smile else 0.6)
    opened += [
        (syllable.start, rest, motion.SWAY),
        (middle, rest + (1.0 - rest) * most, motion.SWAY),
        (syllable.end, rest, motion.SWAY),
    ]
    width += [
        (syllable.start, worn.width, motion.SWAY),
        (middle, worn.width * syllable.wide, motion.SWAY),
        (syllable.end, worn.width, "hold"),
    ]


class _Syllable(NamedTuple):
    """When the mouth opens, how far, and how wide."""

    start: int
    end: int
    open: float
    wide: float


def _syllables(clock: motion.Clock, word: Word, start: int, end: int) -> Iterator[_Syllable]:
    """A word's syllables, as many as there is time for."""
    vowels = _VOWELS.findall(word.spoken.lower()) or [word.spoken[:1].lower()]
    if len(vowels) > 1 and vowels[-1] == "e":
        vowels = vowels[:-1]
    count = max(1, min(len(vowels), (end - start) // clock.lasting(SYLLABLE)))
    for number in range(count):
        begin = start + (end - start) * number // count
        finish = start + (end - start) * (number + 1) // count
        if finish - begin >= 2:
            yield _Syllable(begin, finish, *_shape(vowels[number]))


def _shape(vowel: str) -> tuple[float, float]:
    if vowel[0] in _ROUND:
        return 0.7, 0.68
    return (0.5, 1.12) if vowel[0] in _WIDE else (0.9, 0.95)
