"""The page on a user's own metaphors keeps its word."""

import re
from pathlib import Path

from readings import reading_of

from chalktalk.analysis.figurative.library import further, library_with
from chalktalk.analysis.opportunities.metaphors import metaphors
from chalktalk.documents.analysis import MetaphorName
from chalktalk.documents.metaphors import Triggers, VisualMetaphor

PAGE = (Path(__file__).parents[2] / "docs" / "formats" / "metaphors.md").read_text("utf-8")


def test_the_example_file_is_one_and_its_words_are_found(tmp_path: Path) -> None:
    path = tmp_path / "metaphors.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1], encoding="utf-8")
    library = library_with(further(path))
    assert "snowball" == library.metaphors[0].name
    (found,) = metaphors(reading_of("Their old debts gather momentum year after year."), library)
    assert found.metaphor is MetaphorName.GROWTH


def test_every_field_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert set() == (VisualMetaphor.model_fields.keys() | Triggers.model_fields.keys()) - named
