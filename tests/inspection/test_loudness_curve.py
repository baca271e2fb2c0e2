"""The loudness curve of tones whose loudness is known."""

import tempfile
from fractions import Fraction

import av
import numpy as np
import pytest

from chalktalk.inspection.listening import Listener
from chalktalk.inspection.loudness_curve import loudness_curve


def curve(amplitudes: list[float]) -> list[tuple[float, float]]:
    """Starts and levels of a tone of 997 Hz on both sides, of so much amplitude in each second."""
    moments = np.arange(48_000 * len(amplitudes)) / 48_000
    sound = (np.repeat(amplitudes, 48_000) * np.sin(2 * np.pi * 997 * moments)).astype(np.float32)
    with tempfile.TemporaryFile() as mono:
        ears = Listener(mono)
        for start in range(0, sound.size, 1000):
            frame = av.AudioFrame.from_ndarray(np.stack([sound[start : start + 1000]] * 2), "fltp", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
            ears.hear(frame)
        return [(level.start, level.lufs) for level in loudness_curve(ears.heard())]


def test_a_tone_is_as_loud_as_the_standard_says_once_three_seconds_have_sounded() -> None:
    levels = curve([0.1] * 5)

    assert [0, 1, 2, 3, 4] == [start for start, _ in levels]
    assert [-24.8, -21.8, -20.0, -20.0, -20.0] == pytest.approx([level for _, level in levels], abs=0.1)


def test_silence_lies_at_the_bottom() -> None:
    assert [(0.0, -70.0), (1.0, -70.0)] == curve([0.0, 0.0])


def test_a_film_without_sound_has_no_curve() -> None:
    assert [] == curve([])
