"""Fixtures of the tests of money."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chalktalk.costs import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as ledger:
        yield ledger
