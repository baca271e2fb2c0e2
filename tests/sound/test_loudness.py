from pathlib import Path

import numpy as np
import pytest

from chalktalk.loudness import FLOOR
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import frames_of
from chalktalk.sound.loudness import loudness_of, measure_loudness

SECOND = np.arange(48_000) / 48_000
TONE = np.sin(2 * np.pi * 997 * SECOND).astype(np.float32)


def test_a_full_scale_tone_in_one_channel_measures_what_the_standard_says() -> None:
    found = loudness_of(frames_of([TONE[np.newaxis]] * 5))
    assert -3.01 == pytest.approx(found.integrated, abs=0.05)
    assert 0.0 == pytest.approx(found.true_peak, abs=0.1)


def test_a_peak_between_samples_is_found() -> None:
    between = (np.hanning(48_000) * np.sin(2 * np.pi * 12_000 * SECOND + np.pi / 4)).astype(np.float32)
    assert 0.708 > np.abs(between).max()
    assert 0.0 == pytest.approx(loudness_of(frames_of([between[np.newaxis]] * 3)).true_peak, abs=0.1)


def test_a_file_is_measured_as_it_decodes(tmp_path: Path) -> None:
    path = tmp_path / "tone.mp4"
    encode_aac(frames_of([np.float32(0.25) * np.stack([TONE, TONE])] * 5), path)
    found = measure_loudness(path)
    assert -12.04 == pytest.approx(found.integrated, abs=0.1)
    assert -12.04 == pytest.approx(found.true_peak, abs=0.2)


@pytest.mark.parametrize("size", [100, 1_024, 48_000])
@pytest.mark.parametrize("place", [0, 5, 47_990, 48_002, 95_999])
def test_a_peak_is_found_wherever_in_a_sound_it_lies_and_however_it_is_cut(size: int, place: int) -> None:
    sound = np.float32(0.1) * np.stack([np.tile(TONE, 2)] * 2)
    sound[1, place] = 0.9
    found = loudness_of(frames_of(sound[:, first : first + size] for first in range(0, sound.shape[1], size)))
    assert -0.92 == pytest.approx(found.true_peak, abs=0.5)


def test_silence_has_no_peak() -> None:
    assert FLOOR == loudness_of(frames_of([np.zeros((2, 48_000), np.float32)] * 2)).true_peak


def test_what_is_shorter_than_a_filter_is_measured_too() -> None:
    assert -6.02 == pytest.approx(loudness_of(frames_of([np.full((1, 3), 0.5, np.float32)])).true_peak, abs=2.0)
