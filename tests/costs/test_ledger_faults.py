"""Ledgers that cannot be read or written: each says what is wrong and what to do, and nothing is deleted."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.costs import Intent, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port, Usage
from chalktalk.errors import DocumentError, MachineError

NOBODY = 65534


def intent(key: str) -> Intent:
    return Intent(key, Port.IMAGE, Offer(provider="openai", model="gpt-image-1"), "film", 5)


def filled(path: Path, rows: int) -> None:
    with Ledger(path) as ledger:
        for number in range(rows):
            ledger.finish(ledger.begin(intent(f"{number}"), None), Outcome.ANSWERED, Usage(), 3, "{}" * 300)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger without damage."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    filled(path, 20)
    return path.read_bytes()


def test_a_full_disk_is_told_and_what_was_noted_before_stays(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger._connection.execute("PRAGMA max_page_count=12")
        with pytest.raises(MachineError, match=r"the disk is full.*free space"):  # noqa: PT012  some call fills it
            for number in range(1000):
                ledger.begin(intent(f"{number}"), None)

        assert 5 * len(ledger.calls()) == ledger.reserved("film") > 0


def test_a_damaged_ledger_is_set_aside_and_the_next_command_begins_anew(path: Path) -> None:
    filled(path, 40)
    damaged = path.read_bytes()[:4096] + b"\xa5" * 8192
    path.write_bytes(damaged)

    with pytest.raises(MachineError, match=r"the ledger was damaged, and was set aside as ledger\.damaged-.*\.db"):
        Ledger(path)
    assert [damaged] == [kept.read_bytes() for kept in path.parent.glob("ledger.damaged-*.db")]
    with Ledger(path) as ledger:
        assert () == ledger.calls()


def test_a_file_of_another_kind_is_set_aside(path: Path) -> None:
    path.write_text("my notes\n" * 1000)

    with pytest.raises(MachineError, match="set aside"):
        Ledger(path)
    assert ["my notes\n" * 1000] == [kept.read_text() for kept in path.parent.glob("ledger.damaged-*.db")]


@given(place=st.integers(0, 40_000), noise=st.binary(min_size=1, max_size=64))
@settings(max_examples=40)
def test_damage_anywhere_is_an_error_of_ours_or_does_no_harm(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, place: int, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("damage") / "ledger.db"
    data = bytearray(sound)
    place %= len(data)
    data[place : place + len(noise)] = noise
    path.write_bytes(data)

    try:
        with Ledger(path) as ledger:
            ledger.calls()
            ledger.begin(intent("new"), None)
    except (MachineError, DocumentError) as error:
        assert error.hints  # noqa: PT017  either is right


def test_a_ledger_of_a_newer_version_is_left_alone(path: Path) -> None:
    filled(path, 1)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()

    with pytest.raises(DocumentError, match=r"newer chalktalk.*update"):
        Ledger(path)
    assert path.exists()


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()

    with pytest.raises(DocumentError, match="no ledger of chalktalk's"):
        Ledger(path)


def test_a_ledger_that_may_not_be_written_is_told(path: Path) -> None:
    filled(path, 1)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    program = f"""
import os
from pathlib import Path
from chalktalk.costs import Ledger
from chalktalk.errors import MachineError
if os.getuid() == 0:
    os.setuid({NOBODY})
try:
    Ledger(Path("ledger.db"))
except MachineError as error:
    print(error)
"""
    command = [sys.executable, "-c", program]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, cwd=path.parent)
    path.parent.chmod(0o755)

    assert "the ledger cannot be opened: Permission denied (allow it, or choose another place" in outcome.stdout


def test_a_folder_in_the_place_of_the_ledger_is_told(path: Path) -> None:
    path.mkdir()

    with pytest.raises(MachineError, match=r"cannot be opened.*choose another place"):
        Ledger(path)
