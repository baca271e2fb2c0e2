"""The committed schemas are those of the documents."""

from pathlib import Path

import pytest

from chalktalk.timeline.schema import SCHEMAS, schema_text

FORMATS = Path(__file__).parents[2] / "docs" / "formats"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_committed_schema_is_that_of_its_document(name: str) -> None:
    path = FORMATS / name
    committed = path.read_text(encoding="utf-8") if path.exists() else None
    assert committed == schema_text(SCHEMAS[name]), "run: python -m chalktalk.timeline.schema docs/formats"
