import asyncio
import resource
import wave
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from av.audio import AudioStream

from chalktalk.documents.assets import Recording
from chalktalk.documents.mood import Mood
from chalktalk.documents.sound import Music, MusicPlan
from chalktalk.engine import BlobMissingError, Context, Store
from chalktalk.errors import AssetError
from chalktalk.frames import FrameRate
from chalktalk.sound import compose

MOOD = Mood(valence=0.25, energy=0.5)
CODECS = {"mp3": "libmp3lame", "m4a": "aac", "flac": "flac", "ogg": "libopus"}
FORMATS = {"m4a": "ipod"}


def plan(seconds: float, own: Recording | None = None, rate: FrameRate | None = None) -> MusicPlan:
    rate = rate or FrameRate(30)
    return MusicPlan(frames=rate.frames_covering(seconds), rate=rate, mood=MOOD, title="Qubits", own=own)


def decoded(store: Store, music: Music) -> npt.NDArray[np.float32]:
    with av.open(store.path(music.audio.digest)) as container:
        stream = container.streams.audio[0]
        assert ("flac", 48_000, 2) == (stream.name, stream.rate, stream.channels)
        frames = [frame.to_ndarray().reshape(-1, 2).T for frame in container.decode(stream)]
        return np.concatenate(frames, axis=1).astype(np.float32) / np.float32(32_768)


def kept(store: Store, path: Path) -> Recording:
    return Recording(blob=store.put(path.read_bytes(), "audio/x-any"), name=path.name)


def file_of(store: Store, folder: Path, samples: npt.NDArray[np.float64]) -> Recording:
    """A WAV of an author's, one row of samples a channel."""
    path = folder / "song.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(samples))
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.rint(samples.T * 32_767).astype("<i2").tobytes())
    return kept(store, path)


def encoded(store: Store, folder: Path, samples: npt.NDArray[np.float64], suffix: str) -> Recording:
    """The same in another format, in stereo."""
    path = folder / f"song.{suffix}"
    with av.open(path, "w", format=FORMATS.get(suffix, suffix)) as container:
        stream = container.add_stream(CODECS[suffix], rate=48_000, layout="stereo")
        stream.time_base = Fraction(1, 48_000)
        assert isinstance(stream, AudioStream)
        codec = stream.codec_context
        codec.open()
        resampler = av.AudioResampler(codec.format, codec.layout, codec.rate, frame_size=codec.frame_size or 1_024)
        frame = av.AudioFrame.from_ndarray(samples.astype(np.float32), format="fltp", layout="stereo")
        frame.sample_rate = 48_000
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return kept(store, path)


def tune(seconds: float, channels: int = 2) -> npt.NDArray[np.float64]:
    """Noise of one loudness: where laps meet, nothing adds up and nothing is missing by chance."""
    chance = np.random.Generator(np.random.PCG64(4))
    return 0.1 * np.tile(chance.standard_normal(round(seconds * 48_000)), (channels, 1))


@pytest.mark.parametrize("rate", [FrameRate(30), FrameRate(24_000, 1001)])
async def test_music_lasts_exactly_as_long_as_the_film(context: Context, rate: FrameRate) -> None:
    asked = plan(20.0, rate=rate)
    samples = decoded(context.store, await compose.function(context, asked))
    assert rate.samples_at(asked.frames, 48_000) == samples.shape[1]
    assert 0.01 < np.abs(samples).max() < 0.99


async def test_the_same_plan_gives_the_same_bytes(context: Context) -> None:
    assert await compose.function(context, plan(10.0)) == await compose.function(context, plan(10.0))


async def test_a_progress_bar_is_told_how_far_the_music_is(store: Store) -> None:
    told: list[tuple[int, int]] = []
    await compose.function(Context(store=store, advance=lambda *how: told.append(how)), plan(10.0))
    assert (300, 300) == told[-1]
    assert sorted(told) == told


@pytest.mark.parametrize("suffix", CODECS)
async def test_any_usual_sound_file_will_do(context: Context, tmp_path: Path, suffix: str) -> None:
    own = encoded(context.store, tmp_path, tune(12.0), suffix)
    music = await compose.function(context, plan(8.0, own))
    samples = decoded(context.store, music)
    assert (2, 8 * 48_000) == samples.shape
    assert 0.1 == pytest.approx(np.std(samples[:, 48_000 : 4 * 48_000]), rel=0.3)
    assert music.tonic is None


async def test_a_short_file_goes_round_without_a_hole_or_a_bump(context: Context, tmp_path: Path) -> None:
    own = file_of(context.store, tmp_path, tune(10.0))
    samples = decoded(context.store, await compose.function(context, plan(40.0, own)))
    level = np.sqrt(np.square(samples[0, : 36 * 48_000]).reshape(-1, 4_800).mean(axis=1))
    assert 0.8 < level.min() / 0.1
    assert level.max() / 0.1 < 1.2


async def test_silence_round_a_song_is_left_out_of_its_laps(context: Context, tmp_path: Path) -> None:
    padded = np.pad(tune(8.0), ((0, 0), (96_000, 144_000)))
    own = file_of(context.store, tmp_path, padded)
    samples = decoded(context.store, await compose.function(context, plan(30.0, own)))
    level = np.sqrt(np.square(samples[0, : 26 * 48_000]).reshape(-1, 4_800).mean(axis=1))
    assert 0.07 < level.min()


async def test_the_authors_music_fades_out_with_the_film(context: Context, tmp_path: Path) -> None:
    own = file_of(context.store, tmp_path, tune(60.0))
    samples = decoded(context.store, await compose.function(context, plan(20.0, own)))
    level = [np.std(samples[:, round(at * 48_000) :][:, :4_800]) for at in (16.0, 17.5, 18.5, 19.5, 19.9)]
    assert sorted(level, reverse=True) == level
    assert 0.002 > level[-1]


@pytest.mark.parametrize("channels", [1, 8])
async def test_music_of_one_or_eight_channels_becomes_stereo(context: Context, tmp_path: Path, channels: int) -> None:
    own = file_of(context.store, tmp_path, tune(6.0, channels))
    samples = decoded(context.store, await compose.function(context, plan(5.0, own)))
    assert 0.01 < np.std(samples[0]) < 0.5
    assert 0.01 < np.std(samples[1]) < 0.5


async def test_a_second_of_music_is_enough_and_less_is_not(context: Context, tmp_path: Path) -> None:
    own = file_of(context.store, tmp_path, tune(1.1))
    assert 10 * 48_000 == decoded(context.store, await compose.function(context, plan(10.0, own))).shape[1]
    own = file_of(context.store, tmp_path, tune(0.5))
    with pytest.raises(AssetError, match=r"the music song\.wav has less than 1 s of sound"):
        await compose.function(context, plan(10.0, own))


async def test_a_silent_file_is_refused(context: Context, tmp_path: Path) -> None:
    own = file_of(context.store, tmp_path, np.zeros((2, 480_000)))
    with pytest.raises(AssetError, match=r"the music song\.wav is silent"):
        await compose.function(context, plan(10.0, own))


@pytest.mark.parametrize("content", [b"", b"\0" * 5_000, b"This is no sound.\n" * 100, b"RIFF\xff\xff\xff\x7fWAVEfmt "])
async def test_what_is_no_sound_is_refused_with_its_name(context: Context, content: bytes) -> None:
    own = Recording(blob=context.store.put(content, "audio/wav"), name="song.wav")
    with pytest.raises(AssetError, match=r"song\.wav"):
        await compose.function(context, plan(10.0, own))


async def test_a_file_that_breaks_off_is_played_as_far_as_it_goes(context: Context, tmp_path: Path) -> None:
    whole = encoded(context.store, tmp_path, tune(12.0), "mp3")
    cut = context.store.get(whole.blob.digest)[: whole.blob.size // 2]
    own = Recording(blob=context.store.put(cut, "audio/mpeg"), name="song.mp3")
    samples = decoded(context.store, await compose.function(context, plan(15.0, own)))
    assert 0.05 < np.std(samples[:, 48_000 : 11 * 48_000])


async def test_a_missing_file_is_reported_as_missing(context: Context, tmp_path: Path) -> None:
    own = file_of(Store(tmp_path / "other"), tmp_path, tune(6.0))
    with pytest.raises(BlobMissingError):
        await compose.function(context, plan(10.0, own))


def peak_memory_of(root: Path, seconds: float) -> int:
    """KiB this process has used at most, once it has made music."""
    context = Context(store=Store(root), advance=lambda _done, _total: None)

    async def made() -> Music:
        return await compose.function(context, plan(seconds))

    asyncio.run(made())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.video
def test_a_long_film_takes_no_more_memory_than_a_short_one(store: Store) -> None:
    peaks = []
    for seconds in (90.0, 270.0):
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
            peaks.append(fresh.submit(peak_memory_of, store.root, seconds).result())
    assert peaks[1] - peaks[0] < 24 * 1024
