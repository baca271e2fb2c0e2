"""The page on the script's format keeps its word."""

import re
from pathlib import Path

import pytest
from PIL import Image

from chalktalk.documents.script import Script
from chalktalk.engine import Context
from chalktalk.errors import AuthorError
from chalktalk.script import Overrides, read_brief, write
from chalktalk.script.directives import KINDS
from chalktalk.script.frontmatter import KEYS
from chalktalk.script.words import readings_of

PAGE = (Path(__file__).parents[2] / "docs" / "formats" / "script.md").read_text("utf-8")


def rows(column: str) -> list[tuple[str, str]]:
    """The rows of the page's table of `Written` and another column; a row's code is its text."""
    table = PAGE.split(f"| Written | {column} |\n|---|---|\n")[1].split("\n\n")[0]
    found = [re.fullmatch(r"\| `(.*?)`(?:, or `(.*?)`)? \| (.*) \|", row) for row in table.splitlines()]
    return [(" or ".join(filter(None, row.groups()[:2])), row[3]) for row in found if row]


async def made(text: str, folder: Path, context: Context) -> Script:
    path = folder / "talk.md"
    path.write_text(text, "utf-8")
    return await write.function(context, read_brief(path, Overrides(), context.store))


@pytest.mark.parametrize("example", re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL))
async def test_an_example_is_understood_without_a_warning(example: str, tmp_path: Path, context: Context) -> None:
    for name in re.findall(r"[\w/]+\.png", example):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.new("RGB", (4, 3)).save(tmp_path / name)
    assert () == (await made(example, tmp_path, context)).warnings


@pytest.mark.parametrize(("written", "answer"), rows("Answer"))
async def test_what_is_refused_gets_the_answer_on_the_page(
    written: str, answer: str, tmp_path: Path, context: Context
) -> None:
    with pytest.raises(AuthorError) as refused:
        await made(written, tmp_path, context)
    assert str(refused.value).replace(f"{tmp_path}/", "").startswith(answer)


@pytest.mark.parametrize(("written", "warning"), rows("Warning"))
async def test_what_is_left_out_gets_the_warning_on_the_page(
    written: str, warning: str, tmp_path: Path, context: Context
) -> None:
    script = await made(written, tmp_path, context)
    assert [(1, warning)] == [(found.line, found.message) for found in script.warnings]


@pytest.mark.parametrize(("written", "spoken"), rows("Spoken"))
def test_what_is_written_is_spoken_as_on_the_page(written: str, spoken: str) -> None:
    assert spoken == " ".join(reading.spoken for reading in readings_of(written, "en"))


def test_the_page_names_every_kind_and_every_key() -> None:
    table = PAGE.split("| kind | content |")[1].split("\n\n")[0]
    named = [
        name.replace(" ", "_")
        for row in table.splitlines()[2:]
        for name in re.findall(r"`([a-z ]+)`", row.split("|")[1])
    ]
    assert sorted(KINDS) == sorted(named)
    assert list(KEYS) == re.findall(r"^\| `(\w+)` \|", PAGE.split("| Key | Value |")[1].split("\n\n")[0], re.MULTILINE)


def test_every_table_has_rows() -> None:
    assert [10, 8, 14] == [len(rows(column)) for column in ("Answer", "Warning", "Spoken")]
