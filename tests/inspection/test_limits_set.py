"""Limits in `chalktalk.toml`: taken over where they are right, refused with a remedy where not."""

from pathlib import Path

import pytest

from chalktalk.documents.limits import Limits
from chalktalk.errors import OptionError
from chalktalk.inspection import limits_from
from chalktalk.settings import read_settings


def limits(folder: Path, text: str) -> Limits:
    (folder / "chalktalk.toml").write_text(text, encoding="utf-8")
    return limits_from(read_settings({}, folder).limits, "chalktalk.toml")


def test_without_a_table_all_limits_are_the_usual_ones(tmp_path: Path) -> None:
    assert Limits() == limits(tmp_path, "fps = 25\n")


def test_a_limit_is_set_by_group_and_name(tmp_path: Path) -> None:
    found = limits(tmp_path, "[inspection]\nmost_warnings = 5\nsound.longest_silence = 3\n")

    assert (5, 3.0) == (found.most_warnings, found.sound.longest_silence)
    assert Limits().technical == found.technical


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inspection = 3", "inspection is not a table"),
        ("[inspektion]", "did you mean `inspection`?"),
        ("[inspection]\nsund = 3", "there is no limit inspection.sund (did you mean `sound`?)"),
        ("[inspection]\nsound = 3", "inspection.sound is not a table"),
        ("[inspection.sound]\nlongest_silense = 3", "did you mean `longest_silence`?"),
        ("[inspection]\nversion = 2", "there is no limit inspection.version"),
        ("[inspection]\nmost_warnings = 1.5", "inspection.most_warnings is not a whole number"),
        ("[inspection.sound]\nlongest_silence = true", "inspection.sound.longest_silence is not a number"),
        ("[inspection.sound]\nlongest_silence = nan", "inspection.sound.longest_silence is not a number"),
        ('[inspection.sound]\nlongest_silence = "3"', "its usual value is 2"),
    ],
)
def test_a_limit_with_a_mistake_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        limits(tmp_path, text)

    assert message in str(caught.value)
    assert "chalktalk.toml" in str(caught.value)
