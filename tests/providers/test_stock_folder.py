"""A folder of the user's own pictures, found by words."""

from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vendors.drawing import drawn

from chalktalk.documents.asking import PictureAnswer, PictureRequest
from chalktalk.engine import Store
from chalktalk.errors import BrokenAnswerError, MisaskedError
from chalktalk.providers.pictures import subject_words
from chalktalk.providers.ports import Access
from chalktalk.providers.stock_folder import Entry, StockFolder, ranked

INDEX = """
[[pictures]]
file = "one.jpg"
words = ["human heart", "blood", "anatomy"]
credit = "Photo: Ada Example, CC BY 4.0"

[[pictures]]
file = "two.png"
words = ["water turbine", "energy"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pictures"
    (place / "biology").mkdir(parents=True)
    (place / "one.jpg").write_bytes(drawn("one", 640, 360, "JPEG"))
    (place / "two.png").write_bytes(drawn("two", 640, 360))
    (place / "biology" / "red-blood_cells.webp").write_bytes(drawn("three", 640, 360, "WEBP"))
    (place / "notes.txt").write_text("heart")
    return place


async def ask(folder: Path | str, store: Store, prompt: str, attempt: int = 0) -> PictureAnswer:
    access = Access(str(folder), None, httpx.AsyncClient(), store.put, lambda blob: store.get(blob.digest))
    request = PictureRequest(prompt=prompt, attempt=attempt)
    return (await StockFolder().ask(request, "words", access)).answer


async def test_an_index_tells_what_pictures_are_of_and_whom_to_credit(folder: Path, store: Store) -> None:
    (folder / "index.toml").write_text(INDEX)

    answer = await ask(folder, store, "A heart pumping blood. Flat colours.")

    assert (folder / "one.jpg").read_bytes() == store.get(answer.picture.digest)
    assert ("image/jpeg", "Photo: Ada Example, CC BY 4.0") == (answer.picture.media_type, answer.credit)


async def test_without_an_index_their_names_tell_it(folder: Path, store: Store) -> None:
    answer = await ask(folder.as_uri(), store, "An illustration of a red blood cell")

    assert (folder / "biology" / "red-blood_cells.webp").read_bytes() == store.get(answer.picture.digest)
    assert ("image/webp", None) == (answer.picture.media_type, answer.credit)


@pytest.mark.parametrize("prompt", ["The city of Paris at night", "A person drinking a glass of water", "a", "…"])
async def test_a_picture_of_something_else_is_worse_than_none(folder: Path, store: Store, prompt: str) -> None:
    (folder / "index.toml").write_text(INDEX)

    with pytest.raises(MisaskedError, match="pictures has no picture of"):
        await ask(folder, store, prompt)


async def test_the_next_attempt_gives_the_next_best(folder: Path, store: Store) -> None:
    (folder / "index.toml").write_text(
        INDEX.replace('"water turbine", "energy"', '"blood", "heart", "valve", "surgery"')
    )
    first = await ask(folder, store, "A heart and its blood", attempt=0)
    second = await ask(folder, store, "A heart and its blood", attempt=1)

    assert ["image/jpeg", "image/png"] == [answer.picture.media_type for answer in (first, second)]
    with pytest.raises(MisaskedError):
        await ask(folder, store, "A heart and its blood", attempt=2)


@pytest.mark.parametrize(
    ("index", "said"),
    [
        ("[[pictures]\n", "not a TOML file"),
        ("[[pictures]]\nfile = 'one.jpg'\n", "pictures.0.words: field required"),
        ("pictures = 3", "pictures"),
        ("[[pictures]]\nfile = 'none.jpg'\nwords = ['heart']", "cannot be read: no such file"),
        ("[[pictures]]\nfile = '../../etc/heart.jpg'\nwords = ['heart']", "does not lie in"),
        ("[[pictures]]\nfile = '/etc/passwd'\nwords = ['heart']", "does not lie in"),
    ],
)
async def test_an_index_that_is_wrong_is_told(folder: Path, store: Store, index: str, said: str) -> None:
    (folder / "index.toml").write_text(index)

    with pytest.raises(MisaskedError, match=said):
        await ask(folder, store, "heart")


async def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, store: Store, tmp_path: Path) -> None:
    (tmp_path / "private.png").write_bytes(drawn("private", 64, 64))
    (folder / "heart.png").symlink_to(tmp_path / "private.png")

    with pytest.raises(MisaskedError, match="does not lie in"):
        await ask(folder, store, "heart")


async def test_a_file_that_is_no_picture_costs_nothing(folder: Path, store: Store) -> None:
    (folder / "heart.png").write_text("I am afraid there is no picture")

    with pytest.raises(BrokenAnswerError) as caught:
        await ask(folder, store, "heart")

    assert caught.value.paid is False


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path, store: Store) -> None:
    with pytest.raises(MisaskedError, match="there is no folder"):
        await ask(tmp_path / "nowhere", store, "heart")


def entries(*files: str) -> Sequence[Entry]:
    return [Entry(file=file, words=(file,)) for file in files]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    held = entries("cell wall", "cell energy", "cell mitochondrion", "cell nucleus")

    assert "cell mitochondrion" == ranked("A mitochondrion in a cell", held)[0].file


def test_one_and_many_are_the_same_subject() -> None:
    assert ["volcanoes"] == [entry.file for entry in ranked("A volcano", entries("volcanoes", "valleys"))]


def test_a_prompts_first_sentence_says_what_it_is_of() -> None:
    prompt = "Flat vector illustration of a red blood cell in an artery: clean lines. Palette of teal and orange."

    assert ("red", "blood", "cell", "artery") == subject_words(prompt)


@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=5))
def test_any_prompt_can_be_looked_for(prompt: str, files: list[str]) -> None:
    assert {entry.file for entry in ranked(prompt, entries(*files))} <= set(files)
