import io
import wave

import numpy as np
import numpy.typing as npt

from chalktalk.documents.sound import PlacedSound, SoundPlan
from chalktalk.engine import Store
from chalktalk.frames import FrameRate
from chalktalk.sound.deessing import DEEPEST, deessed
from chalktalk.sound.filters import BLOCK, frames_of, rechunked
from chalktalk.sound.levels import integrated, powers_of
from chalktalk.sound.voice import levelling_of, voice_bus

TIME = np.arange(2 * 48_000) / 48_000
VOWEL = sum(np.sin(2 * np.pi * 140 * n * TIME) / n for n in range(1, 40)) * (1 + np.sin(2 * np.pi * 4 * TIME)) * 0.05


def hiss(level: float) -> npt.NDArray[np.float64]:
    """Noise above 5 kHz for a fifth of a second, at 1 s."""
    noise = np.random.Generator(np.random.PCG64(5)).standard_normal(TIME.size)
    spectrum = np.fft.rfft(noise)
    spectrum[np.fft.rfftfreq(TIME.size, 1 / 48_000) < 6_000] = 0
    sharp = np.fft.irfft(spectrum, TIME.size)
    return np.asarray(level * sharp / sharp.std() * (np.abs(TIME - 1.0) < 0.1))


def through(samples: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    blocks = rechunked([samples[np.newaxis].astype(np.float32)], BLOCK)
    return np.asarray(np.concatenate(list(deessed(frames_of(blocks))), axis=1)[0])


def test_a_sharp_hiss_is_taken_back_and_a_vowel_is_not() -> None:
    voice = VOWEL * (np.abs(TIME - 1.0) >= 0.1) + hiss(0.1)
    heard = through(voice)
    within = slice(round(0.92 * 48_000), round(1.08 * 48_000))
    before, after = (20 * np.log10(np.std(samples[within])) for samples in (voice, heard))
    assert 4.0 < before - after <= DEEPEST
    assert np.abs(heard[:40_000] - voice[:40_000]).max() < 0.02 * np.abs(voice).max()


def test_a_soft_hiss_stays_as_it_is() -> None:
    voice = hiss(0.01)
    assert np.allclose(voice, through(voice), atol=1e-5)


def test_nothing_is_delayed_or_lost() -> None:
    click = np.zeros(30_001)
    click[12_345] = 0.2
    heard = through(click)
    assert click.size == heard.size
    assert 12_345 == np.argmax(np.abs(heard))


def spoken(store: Store, *levels: float, gap: float) -> SoundPlan:
    """Sentences of two seconds, each at its own level."""
    voice = []
    for n, level in enumerate(levels):
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(48_000)
            file.writeframes(np.rint(level * VOWEL * 32_767).astype("<i2").tobytes())
        blob = store.put(buffer.getvalue(), "audio/wav")
        voice.append(PlacedSound(audio=blob, start=0.5 + n * (2.0 + gap), duration=2.0))
    frames = round(30 * (1.0 + len(levels) * (2.0 + gap)))
    return SoundPlan(frames=frames, rate=FrameRate(30), voice=tuple(voice), target_lufs=-14.0, peak_limit_dbtp=-1.0)


def test_sentences_of_uneven_level_come_out_within_one_lu(store: Store) -> None:
    plan = spoken(store, 1.0, 0.6, 1.5, 0.8, gap=0.4)
    powers = powers_of(frames_of(voice_bus(plan, store, levelling_of(plan, store))))
    levels = [
        integrated(powers[round(100 * sound.start) : round(100 * (sound.start + sound.duration))])
        for sound in plan.voice
    ]
    assert 1.0 > max(levels) - min(levels)


def test_a_whisper_is_brought_nearer_and_stays_a_whisper(store: Store) -> None:
    plan = spoken(store, 1.0, 0.1, 1.0, gap=0.4)
    powers = powers_of(frames_of(voice_bus(plan, store, levelling_of(plan, store))))
    loud, whispered, _ = (
        integrated(powers[round(100 * sound.start) : round(100 * (sound.start + sound.duration))])
        for sound in plan.voice
    )
    assert 8.0 < loud - whispered < 15.0


def test_the_gain_turns_without_a_step_where_sentences_touch(store: Store) -> None:
    plan = spoken(store, 1.0, 0.5, gap=0.0)
    levelling = levelling_of(plan, store)
    assert levelling is not None
    ones = [np.ones((1, 48_000), dtype=np.float32)] * 5
    gain = np.concatenate(list(levelling.applied(ones)), axis=1)[0]
    assert 1.5 < gain.max() / gain.min()
    assert 0.001 > np.abs(np.diff(gain)).max()


def test_where_nobody_speaks_there_is_nothing_to_level(store: Store) -> None:
    plan = SoundPlan(frames=60, rate=FrameRate(30), voice=(), target_lufs=-14.0, peak_limit_dbtp=-1.0)
    assert levelling_of(plan, store) is None
    assert 96_000 == sum(block.shape[1] for block in voice_bus(plan, store, None))
