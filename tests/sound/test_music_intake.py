"""The author's music, looked over before anything is made."""

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from chalktalk.errors import AssetError
from chalktalk.sound import check_music


def song(path: Path, rate: int = 48_000, level: float = 0.5) -> Path:
    samples = level * np.sin(2 * np.pi * 220 * np.arange(rate) / rate)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(samples * 32_767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize("level", [0.001, 0.5, 1.0], ids=["quiet", "usual", "full"])
def test_music_may_be_as_loud_as_it_likes_for_the_mix_sets_its_level(tmp_path: Path, level: float) -> None:
    assert () == check_music(song(tmp_path / "song.wav", level=level))


def test_music_without_highs_is_warned_of(tmp_path: Path) -> None:
    (warning,) = check_music(song(tmp_path / "song.wav", rate=22_050))

    assert "the music has 22.05 kHz: it sounds dull" == warning.message
    assert warning.hint


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, r"tune\.wav: there is no such music file \(did you mean .*tune1\.wav\?\)"),
        (lambda path: path.write_bytes(b""), r"the music file is empty"),
        (lambda path: path.mkdir(), r"this is a folder"),
        (lambda path: path.write_bytes(b"Do re mi.\n" * 500), r"this is no sound file, or it is cut off"),
        (lambda path: path.write_text("#EXTM3U\n#EXTINF:9,\ntune1.wav\n"), r"this is no sound file"),
    ],
    ids=["missing", "empty", "folder", "text", "playlist"],
)
def test_what_is_no_music_is_refused_in_words_about_music(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    song(tmp_path / "tune1.wav")
    make(tmp_path / "tune.wav")

    with pytest.raises(AssetError, match=message) as caught:
        check_music(tmp_path / "tune.wav")

    assert caught.value.hints
    assert not {"record", "recording", "microphone", "narration"} & set(str(caught.value).replace(",", "").split())
