import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.mood import Mood
from chalktalk.sound.music.composing import composed
from chalktalk.sound.music.form import bars_in
from chalktalk.sound.music.instruments import struck
from chalktalk.sound.music.notes import Bar, Instrument
from chalktalk.sound.music.performing import performed
from chalktalk.sound.music.reverb import BLOCK

CALM, LIVELY = Mood(valence=-0.25, energy=0.25), Mood(valence=0.5, energy=1.0)


def music(mood: Mood, seconds: float, title: str = "Qubits") -> npt.NDArray[np.float32]:
    bars = bars_in(seconds, mood)
    return np.concatenate(list(performed(composed(title, mood, bars), bars, round(seconds * 48_000))), axis=1)


@pytest.fixture(scope="module", params=[CALM, LIVELY], ids=["calm", "lively"])
def minute(request: pytest.FixtureRequest) -> npt.NDArray[np.float32]:
    return music(request.param, 60.0)


@pytest.mark.parametrize("seconds", [0.1, 1.3, 2.0, 7.77, 24.0])
def test_music_is_exactly_as_long_as_its_film_and_ends_in_silence(seconds: float) -> None:
    samples = music(LIVELY, seconds)
    assert (2, round(seconds * 48_000)) == samples.shape
    assert 1e-4 > np.abs(samples[:, -40:]).max()
    assert 0.0 == np.abs(samples[:, 0]).max()


def test_nothing_is_clipped(minute: npt.NDArray[np.float32]) -> None:
    assert 0.9 > np.abs(minute).max()
    assert 0.0 == pytest.approx(minute.mean(), abs=1e-3)


def test_nothing_clicks(minute: npt.NDArray[np.float32]) -> None:
    mono = minute.mean(axis=0)
    jerks = np.abs(np.diff(mono, 3))
    moments = jerks[: jerks.size - jerks.size % 480].reshape(-1, 480).max(axis=1)
    assert 0.1 > moments.max()


def test_no_block_has_a_seam(minute: npt.NDArray[np.float32]) -> None:
    steps = np.abs(np.diff(minute.mean(axis=0), 2))
    usual = np.median(steps)
    for seam in range(BLOCK, minute.shape[1] - BLOCK, BLOCK):
        around = steps[seam - 480 : seam + 480]
        assert steps[seam - 3 : seam + 2].max() <= max(around.max(), 20 * usual)
        level = [np.std(minute[:, seam + side : seam + side + 9_600]) for side in (-9_600, 0)]
        assert 0.25 < level[0] / level[1] < 4.0


def test_its_loudness_stays_even(minute: npt.NDArray[np.float32]) -> None:
    inside = minute[:, 4 * 48_000 : 54 * 48_000]
    levels = 10 * np.log10(np.square(inside).mean(axis=0).reshape(-1, 2 * 48_000).mean(axis=1))
    assert 8.0 > np.ptp(levels)


def test_it_leaves_room_for_a_voice(minute: npt.NDArray[np.float32]) -> None:
    power = np.abs(np.fft.rfft(minute.mean(axis=0))) ** 2
    hertz = np.fft.rfftfreq(minute.shape[1], 1 / 48_000)
    share = 10 * np.log10(power[(hertz > 2_000) & (hertz < 5_000)].sum() / power.sum())
    assert -35.0 < share < -15.0
    assert 1e-5 > power[hertz > 16_000].sum() / power.sum()
    assert 0.05 > power[hertz < 40].sum() / power.sum()


def test_it_is_wide_and_yet_heard_from_one_speaker(minute: npt.NDArray[np.float32]) -> None:
    alike = np.corrcoef(minute[0], minute[1])[0, 1]
    assert 0.2 < alike < 0.9


def test_no_bar_sounds_like_one_of_the_fifteen_before_it() -> None:
    bars = bars_in(60.0, LIVELY)
    samples = music(LIVELY, 60.0).mean(axis=0)
    size = samples.size // bars
    cut = [samples[round(n * samples.size / bars) :][:size] for n in range(bars)]
    for n in range(bars):
        assert all(0.95 > np.corrcoef(cut[n], cut[m])[0, 1] for m in range(max(0, n - 15), n))


def test_the_same_music_is_the_same_to_the_last_bit() -> None:
    assert music(CALM, 9.0).tobytes() == music(CALM, 9.0).tobytes()


def test_music_streams_in_blocks() -> None:
    def endless() -> list[Bar]:
        return list(composed("x", CALM, 1))

    for block in performed(iter(endless() * 5), 5, 500_000):
        assert block.shape[1] <= BLOCK


@pytest.mark.parametrize("instrument", [one for one in Instrument if one is not Instrument.PAD])
@pytest.mark.parametrize("pitch", [36, 60, 84])
def test_a_tone_comes_from_nothing_and_goes_to_nothing(instrument: Instrument, pitch: int) -> None:
    tone = struck(instrument, pitch, 1.0, 0.5)
    peak = np.abs(tone).max()
    assert 0.0 == tone[0]
    assert 0.002 * peak > abs(tone[-1])
    assert 0.05 < peak < 1.0
