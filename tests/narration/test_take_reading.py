import math
import tracemalloc
import wave
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recordings import babble, clipped, encode

from chalktalk.errors import AssetError, ChalktalkError
from chalktalk.narration.takes.reading import SAMPLE_RATE, check_recording, mapped, read_recording

FORMATS = ("wav", "mp3", "m4a", "flac", "ogg")


def read(path: Path) -> float:
    """Seconds of what comes out."""
    target = path.with_name("read.wav")
    read_recording(path, target, path.name)
    with wave.open(str(target)) as file:
        assert (1, 2, 48_000) == (file.getnchannels(), file.getsampwidth(), file.getframerate())
        assert file.getnframes() == mapped(target).size
        return float(file.getnframes() / file.getframerate())


def cut(path: Path, share: float = 0.6) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: round(len(data) * share)])
    return path


def silent_wav(path: Path, seconds: int, rate: int = 8000) -> Path:
    """A file of silence that takes no room on most disks."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.setnframes(seconds * rate)
        file.writeframesraw(b"")
    header = bytearray(path.read_bytes())
    header[4:8] = (36 + 2 * seconds * rate).to_bytes(4, "little")
    header[40:44] = (2 * seconds * rate).to_bytes(4, "little")
    with path.open("wb") as file:
        file.write(header)
        file.truncate(44 + 2 * seconds * rate)
    return path


@pytest.mark.parametrize("kind", FORMATS)
def test_every_usual_format_is_read_at_its_full_length(tmp_path: Path, kind: str) -> None:
    path = encode(babble(4.0), tmp_path / f"take.{kind}")
    assert () == check_recording(path)
    assert 4.0 == pytest.approx(read(path), abs=0.06)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_content_decides_and_not_the_name(tmp_path: Path, kind: str) -> None:
    path = encode(babble(2.0), tmp_path / ("take.mp3" if kind != "mp3" else "take.wav"), kind)
    assert 2.0 == pytest.approx(read(path), abs=0.06)


def test_sound_comes_out_as_loud_and_as_fast_as_it_went_in(tmp_path: Path) -> None:
    time = np.arange(3 * 44_100) / 44_100
    tone = clipped(8000 * np.sin(2 * np.pi * 440 * time) * (time % 1 < 0.7))
    read(encode(tone, tmp_path / "take.flac", rate=44_100))
    samples = mapped(tmp_path / "read.wav").astype(float)
    assert 8000 == pytest.approx(np.abs(samples[10_000:20_000]).max(), rel=0.01)
    spectrum = np.abs(np.fft.rfft(samples[4800 : 4800 + SAMPLE_RATE // 2]))
    assert 440 == pytest.approx(2 * int(np.argmax(spectrum)), abs=2)


@pytest.mark.parametrize(("kind", "second"), [("wav", 4.8), ("mp3", 4.8), ("flac", 4.8), ("m4a", 4.7)])
def test_a_recording_that_is_cut_off_is_refused_with_the_second_it_breaks_at(
    tmp_path: Path, kind: str, second: float
) -> None:
    path = cut(encode(babble(8.0), tmp_path / f"take.{kind}", faststart=kind == "m4a"))
    with pytest.raises(AssetError, match=r"take\.\w+: it (ends|is broken) at (\d+\.\d) s") as caught:
        read(path)
    found = float(caught.value.message.split(" at ")[1].split(" s")[0])
    assert second == pytest.approx(found, abs=0.4)
    assert caught.value.hints


def test_an_m4a_whose_index_is_cut_off_cannot_be_opened(tmp_path: Path) -> None:
    path = cut(encode(babble(4.0), tmp_path / "take.m4a"))
    with pytest.raises(AssetError, match="no sound file, or it is cut off"):
        check_recording(path)


def test_an_ogg_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    assert read(cut(encode(babble(8.0), tmp_path / "take.ogg"))) > 3.5


def test_a_recording_with_a_hole_is_refused(tmp_path: Path) -> None:
    path = encode(babble(20.0), tmp_path / "take.m4a")
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 3)
    path.write_bytes(data)
    with pytest.raises(AssetError, match=r"it is broken at \d\.\d s: \d\.\d s cannot be decoded"):
        read(path)


def test_a_file_of_two_broken_frames_is_played_over_as_players_do(tmp_path: Path) -> None:
    path = encode(babble(8.0), tmp_path / "take.mp3")
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 300] = bytes(300)
    path.write_bytes(data)
    assert 8.0 == pytest.approx(read(path), abs=0.5)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, r"take\.mp3: there is no such recording \(did you mean .*take_1\.mp3\?\)"),
        (lambda path: path.write_bytes(b""), r"the recording is empty"),
        (lambda path: path.mkdir(), r"this is a folder"),
        (lambda path: path.write_bytes(b"Dear diary,\n" * 500), r"this is no sound file"),
        (lambda path: path.write_bytes(bytes(range(256)) * 40), r"this is no sound file"),
        (lambda path: path.write_text("#EXTM3U\n#EXTINF:9,\ntake_1.mp3\n"), r"this is no sound file"),
        (lambda path: path.write_text("ffconcat version 1.0\nfile take_1.mp3\n"), r"this is no sound file"),
    ],
    ids=["missing", "empty", "folder", "text", "noise", "playlist", "list"],
)
def test_what_is_no_recording_is_refused_at_intake(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    encode(babble(1.0), tmp_path / "take_1.mp3")
    make(tmp_path / "take.mp3")
    with pytest.raises(AssetError, match=message) as caught:
        check_recording(tmp_path / "take.mp3")
    assert caught.value.hints


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    with av.open(tmp_path / "take.mp4", "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height = 64, 64
        for _ in range(5):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), dtype=np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(AssetError, match="there is no sound in it"):
        check_recording(tmp_path / "take.mp4")


def test_telephone_sound_works_with_a_warning(tmp_path: Path) -> None:
    path = encode(babble(3.0, rate=8000), tmp_path / "take.wav", rate=8000)
    assert ["the recording has 8 kHz: it sounds like a telephone"] == [one.message for one in check_recording(path)]
    assert 3.0 == pytest.approx(read(path), abs=0.01)


def test_eight_channels_are_mixed_into_one(tmp_path: Path) -> None:
    voice = babble(2.0)
    rows = np.zeros((8, voice.size), dtype=np.int16)
    rows[2] = voice  # the centre
    assert 2.0 == pytest.approx(read(encode(rows, tmp_path / "take.wav", layout="7.1")), abs=0.01)
    mixed = mapped(tmp_path / "read.wav").astype(float)
    assert np.corrcoef(mixed, voice[: mixed.size])[0, 1] > 0.99
    assert np.abs(mixed).max() > 0.1 * np.abs(voice.astype(float)).max()


def test_silence_is_refused_in_memory_that_does_not_grow_with_it(tmp_path: Path) -> None:
    path = silent_wav(tmp_path / "take.wav", 10 * 60)
    tracemalloc.start()
    with pytest.raises(AssetError, match="nothing is said in it: it is silent throughout"):
        read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_hum_is_not_speech(tmp_path: Path) -> None:
    hum = clipped(3000 * np.sin(np.arange(5 * 48_000) * 2 * math.pi * 50 / 48_000))
    with pytest.raises(AssetError, match="it is one even sound"):
        read(encode(hum, tmp_path / "take.wav"))


def test_more_than_four_hours_are_refused_before_anything_is_decoded(tmp_path: Path) -> None:
    path = silent_wav(tmp_path / "take.wav", 5 * 3600)
    with pytest.raises(AssetError, match="it lasts more than 4 hours"):
        check_recording(path)


def test_clipped_sound_is_warned_of(tmp_path: Path) -> None:
    path = encode(babble(4.0, level=90_000), tmp_path / "take.flac")
    assert ["the recording is clipped: its loudest moments crackle"] == [one.message for one in check_recording(path)]


def test_a_whisper_is_warned_of(tmp_path: Path) -> None:
    path = encode(babble(4.0, level=250), tmp_path / "take.flac")
    (warning,) = check_recording(path)
    assert "very quiet" in warning.message
    assert warning.hint


def test_a_long_recording_is_looked_over_at_several_places(tmp_path: Path) -> None:
    loud = np.concatenate([babble(70.0), babble(30.0, level=90_000)])
    path = encode(loud, tmp_path / "take.flac")
    assert ["the recording is clipped: its loudest moments crackle"] == [one.message for one in check_recording(path)]


@pytest.fixture(scope="module")
def samples_of_formats(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("formats")
    return {kind: encode(babble(1.5), folder / f"take.{kind}").read_bytes() for kind in FORMATS}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_of_any_kind_gives_sound_or_an_error_of_ours(
    tmp_path: Path, samples_of_formats: dict[str, bytes], data: st.DataObject
) -> None:
    damaged = bytearray(samples_of_formats[data.draw(st.sampled_from(FORMATS))])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        patch = data.draw(st.binary(min_size=1, max_size=200))
        damaged[at : at + len(patch)] = patch
    path = tmp_path / "take"
    path.write_bytes(damaged[: data.draw(st.integers(1, len(damaged)))])
    with suppress(ChalktalkError):
        check_recording(path)
        assert read(path) > 0
