"""Hearing any sound: of whatever rate, layout and format, and whatever it holds."""

import wave
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import RATE, film_sound, frames_of, heard_of, listened

from chalktalk.documents.cues import Utterance
from chalktalk.documents.sound import Soundtrack
from chalktalk.engine import Context
from chalktalk.inspection import listen
from chalktalk.inspection.heard import MONO_RATE, Heard
from chalktalk.inspection.voice import voice_levels
from chalktalk.loudness import gated, moving_mean

FORMATS = {
    kind + plane: np.dtype(samples)
    for kind, samples in (("u8", "u1"), ("s16", "<i2"), ("s32", "<i4"), ("flt", "<f4"), ("dbl", "<f8"))
    for plane in ("", "p")
}
LAYOUTS = {"mono": 1, "stereo": 2, "2.1": 3, "5.1": 6, "hexadecagonal": 16}


def tone(
    seconds: float, hertz: float, height: float, rate: int = RATE
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    wave = height * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return np.stack([wave, wave]).astype(np.float32)


def lufs(heard: Heard) -> float:
    return gated(moving_mean(heard.weighted.astype(np.float64), 40, 10))


def test_a_tone_of_full_scale_on_one_side_has_three_lufs_under_zero() -> None:
    """The calibration that BS.1770-4 names: 997 Hz, 0 dBFS, one channel: -3.01 LKFS."""
    sound = tone(5, 997, 1.0)
    sound[1] = 0

    assert lufs(heard_of(sound)) == pytest.approx(-3.01, abs=0.05)


def test_a_peak_between_samples_is_higher_than_any_sample() -> None:
    time = np.arange(RATE) / RATE
    wave = 0.9 * np.sin(2 * np.pi * 12_000 * time + np.pi / 4)
    heard = heard_of(np.stack([wave, wave]).astype(np.float32))

    assert heard.peaks.max() == pytest.approx(0.9 * 0.7071, abs=0.01)
    assert heard.true_peaks[10:90].max() == pytest.approx(0.9, abs=0.05)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 96_000])
def test_another_rate_gives_the_same_figures(rate: int) -> None:
    heard = heard_of(tone(3, 500, 0.5, rate), rate=rate)

    assert rate == heard.sample_rate
    assert heard.seconds == pytest.approx(3.0, abs=0.01)
    assert heard.powers[50:250].mean() == pytest.approx(0.125, rel=0.02)
    assert heard.mono.size == pytest.approx(3 * MONO_RATE, abs=200)


def test_a_time_stamp_that_jumps_leaves_silence() -> None:
    frames = frames_of(tone(2, 500, 0.5), chunk=RATE)
    for frame, seconds in zip(frames, (0, 3), strict=True):
        frame.pts, frame.time_base = seconds * 1000, Fraction(1, 1000)
    heard = listened(frames)

    assert heard.seconds == pytest.approx(4.0, abs=0.001)
    assert heard.powers[100:300].max() == 0
    assert heard.powers[310:390].min() > 0.1


def test_what_sounds_before_the_film_is_left_out() -> None:
    frames = frames_of(np.concatenate([tone(1, 500, 0.5), np.zeros((2, RATE), np.float32)], axis=1))
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number * 1024 - RATE, Fraction(1, RATE)
    heard = listened(frames)

    assert heard.seconds == pytest.approx(1.0, abs=0.001)
    assert heard.peaks[1:].max() == 0


def test_samples_that_are_no_numbers_are_counted_and_hurt_nobody() -> None:
    sound = tone(2, 500, 0.5)
    sound[0, 5000:5010] = np.nan
    sound[1, 6000] = np.inf
    heard = heard_of(sound)

    assert 11 == heard.broken
    assert np.isfinite(heard.weighted).all()
    assert heard.powers[150:].mean() == pytest.approx(0.125, rel=0.02)


def test_figures_come_back_from_an_archive_as_they_were() -> None:
    heard = heard_of(film_sound()[:, : 3 * RATE])
    again = Heard.from_bytes(heard.as_bytes(), heard.mono)

    assert (heard.seconds, heard.sample_rate, heard.channels) == (again.seconds, again.sample_rate, again.channels)
    assert np.array_equal(heard.weighted, again.weighted)
    assert np.array_equal(heard.clicks, again.clicks)


def test_nothing_is_heard_of_nothing() -> None:
    heard = listened([])

    assert (0.0, 0, 0) == (heard.seconds, heard.sample_rate, heard.channels)
    assert 0 == heard.peaks.size == heard.mono.size == heard.flat.size


@st.composite
def hostile_frames(draw: st.DrawFn) -> av.AudioFrame:
    kind, layout = draw(st.sampled_from(sorted(FORMATS))), draw(st.sampled_from(sorted(LAYOUTS)))
    samples, channels = draw(st.integers(1, 3000)), LAYOUTS[layout]
    if channels > 6:
        kind = kind.removesuffix("p")  # such frames cannot be built from here
    size = (channels, samples) if kind.endswith("p") else (1, channels * samples)
    noise = np.random.default_rng(draw(st.integers(0, 99))).bytes(size[0] * size[1] * FORMATS[kind].itemsize)
    frame = av.AudioFrame.from_ndarray(np.frombuffer(noise, FORMATS[kind]).reshape(size), format=kind, layout=layout)
    frame.sample_rate = draw(st.sampled_from([1, 100, 4_000, 8_000, 44_100, 48_000, 192_000, 768_000, 2_000_000_000]))
    frame.pts = draw(st.none() | st.sampled_from([-(2**62), 2**62]) | st.integers(-1000, 5000))
    frame.time_base = Fraction(1, draw(st.sampled_from([1000, 48_000, 1])))
    return frame


@settings(max_examples=25)
@given(st.lists(hostile_frames(), max_size=6))
def test_whatever_frames_come_the_figures_are_numbers_and_of_one_length(frames: list[av.AudioFrame]) -> None:
    heard = listened(frames)

    entries = len(heard.peaks)
    assert [entries] * 4 == [len(heard.powers), len(heard.products), len(heard.weighted), len(heard.true_peaks)]
    assert entries == pytest.approx(heard.seconds * 100, abs=1)
    assert all(np.isfinite(figures).all() for figures in (heard.peaks, heard.weighted, heard.edges, heard.flat))


async def test_a_soundtrack_is_heard_into_the_store(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "sound.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("aac", rate=RATE, layout="stereo")
        for frame in frames_of(tone(2, 500, 0.5)):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    blob = context.store.put(path.read_bytes(), "audio/mp4")
    soundtrack = Soundtrack(audio=blob, frames=60, integrated_lufs=-14, true_peak_dbtp=-1)
    listened_to = await listen.function(context, soundtrack)
    mono = np.frombuffer(context.store.get(listened_to.mono.digest), "<i2")
    heard = Heard.from_bytes(context.store.get(listened_to.figures.digest), mono)

    assert heard.seconds == pytest.approx(2.0, abs=0.05)
    assert mono.size == pytest.approx(2 * MONO_RATE, abs=800)
    assert heard.powers[50:150].mean() == pytest.approx(0.125, rel=0.05)


def test_the_planned_voice_is_as_loud_as_its_sounds_where_they_are_placed(context: Context) -> None:
    file = BytesIO()
    with wave.open(file, "wb") as target:
        target.setparams((1, 2, 22_050, 0, "NONE", ""))
        target.writeframes((16_384 * tone(1, 997, 1.0, 22_050)[0]).astype("<i2").tobytes())
    audio = context.store.put(file.getvalue(), "audio/wav")
    levels = voice_levels([Utterance(start=0.5, audio=audio, sample_rate=22_050, duration=1.0)], context.store)

    assert {-100} == set(levels[:25])
    assert levels[30:70] == pytest.approx([-8] * 40, abs=1)  # half of full scale, lifted by 0.7 dB
    assert 75 == len(levels)
