"""Shared fixtures."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from chalktalk.engine import Context, Store
from chalktalk.providers.registry import VENDORS

# Nobody's keys are spent by tests: neither by this process nor by those that it starts.
for _vendor in VENDORS:
    for _variable in (_vendor.key_variable, _vendor.url_variable):
        os.environ.pop(_variable or "", None)

# How long an example takes says more about the machine than about the code.
settings.register_profile("chalktalk", deadline=None)
settings.load_profile("chalktalk")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def context(store: Store) -> Context:
    """A context for calling a stage's function directly: `await narrate.function(context, …)`."""
    return Context(store=store, advance=lambda _done, _total: None)
