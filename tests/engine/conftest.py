"""Fixtures of the engine's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_stages import Note

from chalktalk.engine import Event


@pytest.fixture
def note(tmp_path: Path) -> Callable[[str], Note]:
    """A note with an empty folder for marks of its own."""

    def make(name: str) -> Note:
        folder = tmp_path / "marks" / name
        folder.mkdir(parents=True, exist_ok=True)
        return Note(id=name, marks=str(folder))

    return make


@pytest.fixture
def events() -> list[Event]:
    return []
