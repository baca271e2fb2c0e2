"""Instruments that are struck: every tone a sum of sines, so that nothing folds back from above the band."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from chalktalk.engine import room_cache
from chalktalk.sound.music.notes import Instrument
from chalktalk.sound.shaping import Wave, fading, noise, rounded, times

Tone = npt.NDArray[np.float32]
"""Mono samples."""

HARDNESSES = 4
"""How many ways a tone is struck, from soft and dark to hard and bright."""
HIGHEST_PARTIAL = 9_000.0
"""Hertz; above it background music only hisses."""


def frequency(pitch: float) -> float:
    """Hertz of a MIDI pitch."""
    return 440.0 * float(2.0 ** ((pitch - 69.0) / 12.0))


def struck(instrument: Instrument, pitch: int, velocity: float, seconds: float) -> Tone:
    """One tone, from its start until it cannot be heard any more; `seconds` is how long a bass is held."""
    hardness = min(HARDNESSES - 1, int(velocity * HARDNESSES))
    held = round(seconds, 2) if instrument is Instrument.BASS else 0.0
    return np.float32(velocity) * _tone(instrument, pitch, hardness, held)


@room_cache(maxsize=256)
def _tone(instrument: Instrument, pitch: int, hardness: int, seconds: float) -> Tone:
    brightness = (hardness + 1) / HARDNESSES
    if instrument is Instrument.BASS:
        return _bass(pitch, seconds)
    return _VOICES[instrument](pitch, brightness)


def _marimba(pitch: int, brightness: float) -> Tone:
    """A bar tuned as marimba bars are: its second partial two octaves up, its third three and a third."""
    partials = ((1.0, 1.0, 1.1), (3.93, 0.42 * brightness, 0.4), (9.6, 0.16 * brightness, 0.14))
    return _rung(pitch, partials, attack=0.003, level=0.36)


def _pluck(pitch: int, brightness: float) -> Tone:
    """A soft string: harmonics that fade the sooner the higher they are."""
    slope = 1.75 - 0.6 * brightness
    partials = [(float(h), h**-slope, 1.5 / (1 + 0.45 * (h - 1))) for h in range(1, 13)]
    return _rung(pitch, partials, attack=0.004, level=0.24)


def _keys(pitch: int, brightness: float) -> Tone:
    """Felt on strings: slightly stretched harmonics, the second strong, a long end."""
    heights = (1.0, 0.6, 0.3, 0.22, 0.12, 0.08, 0.04)
    partials = [
        (h * (1 + 0.0004 * h * h) ** 0.5, height * brightness ** (0.2 * (h - 1)), 2.2 / (1 + 0.5 * (h - 1)))
        for h, height in enumerate(heights, start=1)
    ]
    return _rung(pitch, partials, attack=0.008, level=0.24)


def _bell(pitch: int, brightness: float) -> Tone:
    """Glass, far away: few partials, a soft start."""
    partials = ((1.0, 1.0, 1.7), (2.0, 0.3, 1.1), (3.01, 0.22 * brightness, 0.7), (5.4, 0.1 * brightness, 0.35))
    return _rung(pitch, partials, attack=0.007, level=0.26)


def _bass(pitch: int, seconds: float) -> Tone:
    """Round, with enough of its octave to be heard where there is no bass."""
    time = times(seconds + 0.12)
    hertz = frequency(pitch)
    heights = ((1, 1.0), (2, 0.5), (3, 0.2), (4, 0.08))
    body = 0.17 * (0.65 + 0.35 * np.exp(-2.5 * time))
    total = np.zeros(time.size)
    for h, height in heights:
        total += height * fading(hertz * h, 0.5 * (h - 1), time.size)
    return _shaped(body * total, attack=0.014, release=0.12)


def _kick(_: int, __: float) -> Tone:
    """A soft thump that falls from 110 to 48 Hz."""
    time = times(0.4)
    turns = 48 * time + 62 * 0.035 * (1 - np.exp(-time / 0.035))
    return _shaped(0.38 * np.sin(2 * np.pi * turns) * np.exp(-time / 0.11), attack=0.004, release=0.1)


def _shaker(way: int, brightness: float) -> Tone:
    """A breath of sand, above where consonants live."""
    time = times(0.11)
    swell = np.minimum(time / 0.02, 1.0) * np.exp(-np.maximum(time - 0.02, 0.0) / 0.022)
    return _shaped(0.25 * brightness * swell * _noise(time.size, 5_800, 9_500, way), attack=0.006, release=0.03)


def _brush(way: int, brightness: float) -> Tone:
    """A hand on a drum."""
    time = times(0.26)
    hand = _noise(time.size, 350, 1_500, 10 + way)
    return _shaped(0.5 * brightness * hand * np.exp(-time / 0.05), attack=0.004, release=0.08)


_VOICES: dict[Instrument, Callable[[int, float], Tone]] = {
    Instrument.MARIMBA: _marimba,
    Instrument.PLUCK: _pluck,
    Instrument.KEYS: _keys,
    Instrument.BELL: _bell,
    Instrument.KICK: _kick,
    Instrument.SHAKER: _shaker,
    Instrument.BRUSH: _brush,
}


def _rung(pitch: int, partials: Sequence[tuple[float, float, float]], *, attack: float, level: float) -> Tone:
    """Partials as (ratio, height, seconds in which it falls by 60 dB at middle C; the higher the tone, the sooner)."""
    hertz = frequency(pitch)
    shorter = (261.6 / hertz) ** 0.5
    time = times(max(partial[2] for partial in partials) * shorter)
    total = np.zeros(time.size)
    for ratio, height, seconds in partials:
        if hertz * ratio < HIGHEST_PARTIAL:
            total += height * fading(hertz * ratio, 6.91 / (seconds * shorter), time.size)
    return _shaped(level * total, attack=attack, release=0.05)


def _shaped(samples: Wave, *, attack: float, release: float) -> Tone:
    return rounded(samples, attack=attack, release=release).astype(np.float32)


def _noise(size: int, lowest: float, highest: float, origin: int) -> Wave:
    """Noise of at most about 1."""
    made = noise(size, lowest, highest, origin, softness=0.3)
    return np.asarray(made / np.abs(made).max())
