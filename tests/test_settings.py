"""Settings: who wins, and what is refused."""

from pathlib import Path

import pytest

from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion
from chalktalk.settings import read_settings


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "chalktalk.toml").write_text('store = "/file"\nworkers = 3\n')
    environment = {"CHALKTALK_STORE": "/environment", "CHALKTALK_WORKERS": "2"}

    given = read_settings(environment, tmp_path, store=Path("/given"), workers=1)
    assert (Path("/given"), 1) == (given.store, given.workers)
    from_environment = read_settings(environment, tmp_path)
    assert (Path("/environment"), 2) == (from_environment.store, from_environment.workers)
    from_file = read_settings({}, tmp_path)
    assert (Path("/file"), 3) == (from_file.store, from_file.workers)


def test_the_store_lies_in_the_users_cache_folder(tmp_path: Path) -> None:
    assert Path("/cache/chalktalk") == read_settings({"XDG_CACHE_HOME": "/cache"}, tmp_path).store
    assert Path.home() == read_settings({"XDG_CACHE_HOME": "relative"}, tmp_path).store.parents[1]


def test_options_of_a_video_are_handed_on_as_written(tmp_path: Path) -> None:
    (tmp_path / "chalktalk.toml").write_text('quality = "draft"\nfps = 25\n')

    assert {"quality": "draft", "fps": "25"} == read_settings({}, tmp_path).video


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('them = "midnight"', "did you mean `theme"),
        ("store = ", "not a TOML file"),
        ("store = [1]", "store is not one value"),
        ("workers = 0", "not a number of workers"),
        ("workers = true", "workers is not one value"),
    ],
)
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "chalktalk.toml").write_text(text)
    with pytest.raises(OptionError) as caught:
        read_settings({}, tmp_path)

    assert message in str(caught.value)


@pytest.mark.parametrize("number", ["0", "-1", "many", "1000"])
def test_a_number_of_workers_in_the_environment_is_checked(tmp_path: Path, number: str) -> None:
    with pytest.raises(OptionError, match="number of workers"):
        read_settings({"CHALKTALK_WORKERS": number}, tmp_path)


def test_a_name_like_none_is_answered_with_all_of_them() -> None:
    assert ("known are red, blue",) == suggestion("zzz", ("red", "blue"))


def test_an_encoder_and_a_codec_may_be_set_for_all_films_made_here(tmp_path: Path) -> None:
    (tmp_path / "chalktalk.toml").write_text('encoder = "x264"\ncodec = "av1"\n')

    from_file = read_settings({}, tmp_path)
    assert ("x264", "av1") == (from_file.encoder, from_file.codec)
    given = read_settings({}, tmp_path, codec="hevc")
    assert ("x264", "hevc") == (given.encoder, given.codec)
    usual = read_settings({}, tmp_path / "elsewhere")
    assert ("auto", "h264") == (usual.encoder, usual.codec)
