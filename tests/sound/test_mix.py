import asyncio
import io
import resource
import wave
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.direction import Voice
from chalktalk.documents.mood import Mood
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.sound import (
    EffectKind,
    Music,
    MusicPlan,
    PlacedSound,
    SoundEffect,
    SoundPlan,
    Soundtrack,
)
from chalktalk.engine import BlobMissingError, Context, Store
from chalktalk.frames import FrameRate
from chalktalk.narration import narrate
from chalktalk.sound import Loudness, compose, measure_loudness, mix

PROSE = (
    "Your phone takes billions of tiny steps every second.",
    "Every one of them comes down to a yes or a no.",
    "A bit is like a light switch: it is either off or on.",
    "How is that possible?",
    "Each packet finds its own way, and the receiver puts them back in order.",
)


async def spoken(context: Context, voice: str = "espeak") -> list[PlacedSound]:
    """The prose, sentence by sentence, half a second between."""
    sounds: list[PlacedSound] = []
    end = 0.4
    for text in PROSE:
        words = tuple(Word(display=word, spoken=word.strip(".,:?")) for word in text.split())
        how = Voice(name=voice, language="en", words_per_minute=150)
        speech = await narrate.function(context, Sentence(words=words), how)
        sounds.append(PlacedSound(audio=speech.audio, start=end, duration=speech.duration))
        end += speech.duration + 0.5
    return sounds


async def mixed(context: Context, plan: SoundPlan) -> Soundtrack:
    return await mix.function(context, plan)


def plan_of(sounds: list[PlacedSound], seconds: float | None = None, rate: FrameRate | None = None) -> SoundPlan:
    rate = rate or FrameRate(30)
    seconds = seconds or sounds[-1].start + sounds[-1].duration + 0.5
    return SoundPlan(
        frames=rate.frames_covering(seconds),
        rate=rate,
        voice=tuple(sounds),
        target_lufs=-14.0,
        peak_limit_dbtp=-1.0,
    )


def sound_of(store: Store, samples: npt.NDArray[np.float64], rate: int, start: float) -> PlacedSound:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(samples * 32767).astype("<i2").tobytes())
    return PlacedSound(audio=store.put(buffer.getvalue(), "audio/wav"), start=start, duration=samples.size / rate)


def decoded(path: Path) -> npt.NDArray[np.float32]:
    with av.open(path) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)


def length_of(path: Path) -> int:
    with av.open(path) as container:
        stream = container.streams.audio[0]
        assert ("aac", "LC", 48_000, 2) == (stream.name, stream.profile, stream.rate, stream.channels)
        assert (0, 48_000) == (stream.start_time, stream.time_base and stream.time_base.denominator)
        assert stream.duration is not None
        return stream.duration


def assert_fit_for_platforms(found: Loudness | Soundtrack) -> None:
    integrated, peak = (found.integrated_lufs, found.true_peak_dbtp) if isinstance(found, Soundtrack) else tuple(found)
    assert -14.5 <= integrated <= -13.5
    assert peak <= -1.0


@pytest.mark.parametrize("voice", ["espeak", "espeak-female"])
async def test_speech_meets_the_loudness_and_the_peak_asked_for(context: Context, voice: str) -> None:
    soundtrack = await mixed(context, plan_of(await spoken(context, voice)))
    assert_fit_for_platforms(soundtrack)
    found = measure_loudness(context.store.path(soundtrack.audio.digest))
    assert (soundtrack.integrated_lufs, soundtrack.true_peak_dbtp) == found


async def test_a_quiet_voice_and_a_voice_full_of_peaks_come_out_as_loud(context: Context) -> None:
    time = np.arange(5 * 22_050) / 22_050
    quiet = 0.003 * np.sin(2 * np.pi * 300 * time)
    peaky = np.random.default_rng(1).standard_normal(time.size) ** 3
    for samples in (quiet, 0.99 * peaky / np.abs(peaky).max()):
        plan = plan_of([sound_of(context.store, samples, 22_050, 0.5)])
        assert_fit_for_platforms(await mixed(context, plan))


@pytest.mark.parametrize("source_rate", [16_000, 22_050, 44_100, 48_000])
async def test_a_click_sounds_at_its_time(context: Context, source_rate: int) -> None:
    clicks = (0.25, 1.0, 1.7)
    starts = (0.0, 2.0, 11.3457)
    time = np.arange(2 * source_rate) / source_rate
    away = np.abs(time[:, np.newaxis] - clicks).min(axis=1)
    samples = 0.5 * np.exp(-((away / 0.001) ** 2)) * np.cos(9_000 * away)
    plan = plan_of([sound_of(context.store, samples, source_rate, start) for start in starts])
    soundtrack = await mixed(context, plan)
    left, right = decoded(context.store.path(soundtrack.audio.digest))
    assert np.allclose(left, right, atol=0.01)
    for moment in (start + click for start in starts for click in clicks):
        first = round((moment - 0.1) * 48_000)
        energy = left[first : first + 9_600].astype(float) ** 2
        centre = first + (energy * np.arange(energy.size)).sum() / energy.sum()
        assert moment == pytest.approx(centre / 48_000, abs=0.001)


@pytest.mark.parametrize("rate", [FrameRate(30), FrameRate(24_000, 1001)])
async def test_the_sound_is_exactly_as_long_as_the_film(context: Context, rate: FrameRate) -> None:
    plan = plan_of(await spoken(context), 33.3, rate)
    soundtrack = await mixed(context, plan)
    assert plan.frames == soundtrack.frames
    assert rate.samples_at(plan.frames, 48_000) == length_of(context.store.path(soundtrack.audio.digest))


async def test_a_sound_that_outlasts_the_film_is_cut(context: Context) -> None:
    plan = plan_of(await spoken(context), 2.0)
    soundtrack = await mixed(context, plan)
    assert 96_000 == length_of(context.store.path(soundtrack.audio.digest))


@pytest.mark.parametrize("seconds", [0.1, 0.3, 4.0])
async def test_silence_measures_minus_seventy(context: Context, seconds: float) -> None:
    soundtrack = await mixed(context, plan_of([], seconds))
    assert (-70.0, -70.0) == (soundtrack.integrated_lufs, soundtrack.true_peak_dbtp)
    assert round(seconds * 48_000) == length_of(context.store.path(soundtrack.audio.digest))


async def test_a_film_of_a_second_meets_its_loudness_too(context: Context) -> None:
    first = (await spoken(context))[0].model_copy(update={"start": 0.0})
    assert_fit_for_platforms(await mixed(context, plan_of([first], 1.0)))


async def full_plan(context: Context, energy: float = 0.5) -> SoundPlan:
    """Voice, music and every effect."""
    plan = plan_of(await spoken(context))
    effects = tuple(SoundEffect(kind=kind, frame=20 + 60 * n) for n, kind in enumerate(EffectKind))
    return plan.model_copy(update={"music": await music_for(context, plan, energy), "effects": effects})


async def music_for(context: Context, plan: SoundPlan, energy: float = 0.5) -> Music:
    mood = Mood(valence=0.25, energy=energy)
    return await compose.function(context, MusicPlan(frames=plan.frames, rate=plan.rate, mood=mood, title="Bits"))


@pytest.mark.parametrize("energy", [0.0, 1.0])
async def test_music_and_effects_keep_their_distance_from_the_voice(context: Context, energy: float) -> None:
    soundtrack = await mixed(context, await full_plan(context, energy))
    assert_fit_for_platforms(soundtrack)
    balance = soundtrack.balance
    assert balance.music is not None
    assert balance.swell is not None
    assert balance.effects is not None
    assert 18.0 <= balance.music <= 22.0
    assert 0.0 < balance.swell <= 6.0
    assert 12.0 <= balance.effects <= 18.0


async def test_an_effect_sounds_on_its_frame(context: Context) -> None:
    plan = plan_of([], 6.0).model_copy(update={"effects": (SoundEffect(kind=EffectKind.TICK, frame=100),)})
    soundtrack = await mixed(context, plan)
    left, right = decoded(context.store.path(soundtrack.audio.digest))
    loud = np.flatnonzero(np.abs(left + right) > 0.1 * np.abs(left + right).max())
    assert 100 / 30 == pytest.approx(loud[0] / 48_000, abs=0.003)


async def test_music_without_a_voice_is_brought_to_the_loudness_asked_for(context: Context) -> None:
    plan = plan_of([], 20.0)
    plan = plan.model_copy(update={"music": await music_for(context, plan)})
    assert_fit_for_platforms(await mixed(context, plan))


@pytest.mark.parametrize("target", [-23.0, -16.0])
async def test_another_loudness_can_be_asked_for(context: Context, target: float) -> None:
    plan = (await full_plan(context)).model_copy(update={"target_lufs": target})
    soundtrack = await mixed(context, plan)
    assert target == pytest.approx(soundtrack.integrated_lufs, abs=0.5)
    assert soundtrack.true_peak_dbtp <= -1.0


async def test_music_that_is_too_short_ends_in_silence(context: Context) -> None:
    plan = plan_of(await spoken(context))
    music = await music_for(context, plan.model_copy(update={"frames": 90}))
    soundtrack = await mixed(context, plan.model_copy(update={"music": music}))
    expected = plan.rate.samples_at(plan.frames, 48_000)
    assert expected == length_of(context.store.path(soundtrack.audio.digest))


async def test_a_stretch_of_a_recording_sounds_at_its_time(context: Context) -> None:
    rate = 48_000
    samples = np.zeros(60 * rate)
    samples[40 * rate : 40 * rate + 480] = 0.5 * np.hanning(480) * np.cos(np.arange(480))
    whole = sound_of(context.store, samples, rate, 0.0)
    piece = whole.model_copy(update={"start": 1.0, "offset": 39.5, "duration": 2.0})
    soundtrack = await mixed(context, plan_of([piece], 4.0))
    left, _ = decoded(context.store.path(soundtrack.audio.digest))
    energy = left.astype(float) ** 2
    centre = (energy * np.arange(energy.size)).sum() / energy.sum()
    assert 1.505 == pytest.approx(centre / rate, abs=0.001)


async def test_the_same_plan_gives_the_same_bytes(context: Context) -> None:
    plan = await full_plan(context)
    first = await mixed(context, plan)
    assert first == await mixed(context, plan)


async def test_a_missing_sound_is_reported_as_missing(context: Context, tmp_path: Path) -> None:
    plan = plan_of(await spoken(Context(store=Store(tmp_path / "other"), advance=context.advance)))
    with pytest.raises(BlobMissingError):
        await mixed(context, plan)


def peak_memory_of(store: Store, plan: SoundPlan) -> int:
    """KiB this process has used at most, once it has mixed."""
    asyncio.run(mixed(Context(store=store, advance=lambda _done, _total: None), plan))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.video
async def test_a_long_film_takes_no_more_memory_than_a_short_one(context: Context) -> None:
    sounds = await spoken(context)
    lap = sounds[-1].start + sounds[-1].duration + 0.1
    peaks = []
    for laps in (1, round(120 / lap)):
        repeated = [
            sound.model_copy(update={"start": sound.start + number * lap}) for number in range(laps) for sound in sounds
        ]
        plan = plan_of(repeated)
        plan = plan.model_copy(update={"music": await music_for(context, plan)})
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
            peaks.append(fresh.submit(peak_memory_of, context.store, plan).result())
    assert peaks[1] - peaks[0] < 10 * 1024
