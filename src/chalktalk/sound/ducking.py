"""Ducking: the music makes room while the voice speaks. All curves have one value for every 10 ms, in decibels."""

import numpy as np
import numpy.typing as npt

from chalktalk.loudness import FLOOR, Powers, decibels
from chalktalk.sound.filters import SAMPLE_RATE
from chalktalk.sound.levels import HOP, centred_mean, integrated

Curve = npt.NDArray[np.float64]

UNDER_SPEECH = 20.0
"""LU by which the music lies under the voice while it speaks."""
SWELL = 4.5
"""LU by which it comes up in pauses …"""
MOST_SWELL = 5.5
"""… and, with what the music itself rises and falls, at most."""
ATTACK, RELEASE = 0.080, 0.400
"""Seconds in which it has gone 63 % of the way down, and up."""
AHEAD = 0.080
"""Seconds before the voice at which it starts to make room, so that the first sound of a word stands free."""
HOLD = 0.250
"""Seconds after the voice before it comes up: the gaps between words are no pauses."""
GATE = 22.0
"""LU under the voice's loudness below which nobody speaks."""

_WINDOW = 301
"""Moments over which the music's own level is evened out: 3 s, loudness's short term."""
_MOMENTARY = 41
"""Moments that are heard as one: 400 ms."""
_EVENED = 8.0
"""Decibels by which its level is evened out at most."""
_EDGE = 400
"""Moments at either end in which nothing is evened out: the music comes and goes there as it was made to."""


def speaking(voice: Powers) -> npt.NDArray[np.bool_]:
    """For each moment whether the voice speaks."""
    level = decibels(centred_mean(voice, 5))
    return np.asarray(level > max(integrated(voice) - GATE, FLOOR))


def ducked(voice: Powers) -> Curve:
    """How far the music is down for the voice: 0 in pauses, `SWELL` while it speaks."""
    held = _lengthened(speaking(voice), round(AHEAD * 100), round(HOLD * 100))
    falling, rising = (1 - float(np.exp(-HOP / SAMPLE_RATE / seconds)) for seconds in (ATTACK, RELEASE))
    depth = SWELL if held.size and held[0] else 0.0
    course: list[float] = []
    for spoken in held.tolist():
        target = SWELL if spoken else 0.0
        depth += (target - depth) * (falling if target > depth else rising)
        course.append(depth)
    return np.array(course)


def music_gains(music: Powers, voice: Powers, reference: float) -> Curve:
    """The gain that holds the music at its level under the voice.

    Args:
        music: Its powers.
        voice: Those of the same moments.
        reference: The voice's loudness, in LUFS.
    """
    gains = reference - UNDER_SPEECH + SWELL + _evened(music) - ducked(voice)
    around = np.pad(decibels(centred_mean(music, _MOMENTARY)), _MOMENTARY // 2, mode="edge")
    loudest = np.lib.stride_tricks.sliding_window_view(around, _MOMENTARY).max(axis=1)
    return np.asarray(np.minimum(gains, reference - UNDER_SPEECH + MOST_SWELL - loudest))


def _evened(music: Powers) -> Curve:
    """What brings music to 0 LUFS, and its quiet and loud stretches nearer to each other."""
    whole = integrated(music)
    if whole <= FLOOR:
        return np.zeros(music.size)
    correction = np.clip(whole - decibels(centred_mean(music, _WINDOW)), -_EVENED, _EVENED)
    if music.size <= 2 * _EDGE:
        correction[:] = 0.0
    else:
        correction[:_EDGE] = correction[_EDGE]
        correction[-_EDGE:] = correction[-_EDGE]
    return np.asarray(correction - whole)


def _lengthened(spoken: npt.NDArray[np.bool_], before: int, after: int) -> npt.NDArray[np.bool_]:
    """Each stretch of speech with some moments before and after it."""
    counts = np.concatenate([[0], np.cumsum(spoken)])
    places = np.arange(spoken.size)
    first = np.maximum(places - after, 0)
    end = np.minimum(places + before + 1, spoken.size)
    return np.asarray(counts[end] > counts[first])
