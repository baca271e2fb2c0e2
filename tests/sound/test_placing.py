import io
import itertools
import wave

import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.base import Blob
from chalktalk.documents.sound import PlacedSound, SoundPlan
from chalktalk.engine import Store
from chalktalk.frames import FrameRate
from chalktalk.sound.placing import EDGE, runs_of, voice_blocks

RATE = FrameRate(30)
MARGIN = round(EDGE * 48_000)


def recording(store: Store, samples: npt.NDArray[np.int16], rate: int = 48_000) -> Blob:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return store.put(buffer.getvalue(), "audio/wav")


def heard(store: Store, seconds: float, *voice: PlacedSound) -> npt.NDArray[np.float32]:
    plan = SoundPlan(
        frames=RATE.frames_covering(seconds), rate=RATE, voice=voice, target_lufs=-14.0, peak_limit_dbtp=-1.0
    )
    return np.asarray(np.concatenate(list(voice_blocks(plan, store)), axis=1)[0])


@pytest.fixture
def ramp(store: Store) -> Blob:
    """Ten seconds in which every sample tells its place."""
    return recording(store, (np.arange(480_000) % 30_011).astype(np.int16))


def test_stretches_of_one_recording_that_follow_each_other_are_played_in_one_go(store: Store, ramp: Blob) -> None:
    cuts = (1.0, 2.00003, 3.4567, 5.0)
    voice = [
        PlacedSound(audio=ramp, start=begin - 0.5, offset=begin, duration=end - begin)
        for begin, end in itertools.pairwise(cuts)
    ]
    played = heard(store, 5.0, *voice)
    expected = (np.arange(480_000) % 30_011)[48_000 : 5 * 48_000] / np.float32(32_768)
    inside = slice(MARGIN, -MARGIN)
    assert np.array_equal(expected[inside], played[24_000 : 24_000 + expected.size][inside])


def test_a_joint_that_misses_by_a_rounding_error_is_still_one_stretch(ramp: Blob) -> None:
    voice = (
        PlacedSound(audio=ramp, start=0.5, offset=1.0, duration=1.0),
        PlacedSound(audio=ramp, start=1.50001, offset=2.0, duration=1.0),
        PlacedSound(audio=ramp, start=3.0, offset=3.0, duration=1.0),
    )
    assert [(0.5, pytest.approx(2.00001)), (3.0, 1.0)] == [(run.start, run.duration) for run in runs_of(voice)]


def test_errors_of_many_joints_do_not_add_up(ramp: Blob) -> None:
    voice = [PlacedSound(audio=ramp, start=n * 0.0105, offset=n * 0.01, duration=0.01) for n in range(20)]
    for run in runs_of(voice):
        placed = next(sound for sound in voice if sound.start == run.start)
        assert run.duration <= 0.0315
        assert placed.offset == run.offset


def test_only_the_stretch_asked_for_is_heard(store: Store, ramp: Blob) -> None:
    played = heard(store, 3.0, PlacedSound(audio=ramp, start=1.0, offset=7.0, duration=0.5))
    assert 0.0 == np.abs(played[:48_000]).max() == np.abs(played[72_000:]).max()
    assert (7 * 48_000 + 12_000) % 30_011 == round(played[60_000] * 32_768)


def test_a_stretch_beyond_the_end_of_its_sound_is_silent(store: Store, ramp: Blob) -> None:
    played = heard(store, 3.0, PlacedSound(audio=ramp, start=0.0, offset=9.5, duration=2.0))
    assert 0.0 == np.abs(played[24_100:]).max()
    assert 0.1 < np.abs(played[:24_000]).max()


def test_a_stretch_cut_from_loud_sound_comes_and_goes_without_a_click(store: Store) -> None:
    loud = recording(store, np.full(96_000, 20_000, dtype=np.int16))
    played = heard(store, 2.0, PlacedSound(audio=loud, start=0.5, offset=0.5, duration=1.0))
    assert 0.01 > np.abs(np.diff(played)).max()


@pytest.mark.parametrize("source_rate", [8_000, 22_050, 44_100])
def test_a_stretch_of_another_rate_starts_at_its_sample(store: Store, source_rate: int) -> None:
    time = np.arange(4 * source_rate) / source_rate
    bump = 20_000 * np.exp(-(((time - 2.75) / 0.002) ** 2))
    sound = recording(store, bump.astype(np.int16), source_rate)
    played = heard(store, 3.0, PlacedSound(audio=sound, start=1.0, offset=2.5, duration=0.5))
    assert 1.25 == pytest.approx(np.argmax(played) / 48_000, abs=0.0002)
