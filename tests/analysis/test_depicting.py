"""Words to find a concept's icon by."""

import pytest
from readings import reading_of

from chalktalk.analysis.concepts.depicting import head_first
from chalktalk.analysis.concepts.index import concepts


def query(text: str, *paragraphs: str) -> str:
    """The icon words of the concept of this name, without the subjects after the comma."""
    found = next(concept for concept in concepts(reading_of(*paragraphs)) if concept.text == text)
    return found.icon.partition(",")[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (("white", "blood", "cell"), ["cell", "blood", "white"]),
        (("speed", "of", "light"), ["speed", "of", "light"]),
        (("minimum", "wage"), ["wage", "minimum"]),
        (("of",), ["of"]),
    ],
)
def test_the_head_of_a_name_comes_first(name: tuple[str, ...], words: list[str]) -> None:
    assert words == head_first(name)


@pytest.mark.parametrize(
    "text",
    [
        "The physicist Ana Kovic built it.",
        "Ana Kovic wrote a letter.",
        "Ana Kovic lost her notes.",
        "It belonged to an engineer named Ana Kovic.",
    ],
)
def test_who_follows_a_role_or_does_what_people_do_is_a_person(text: str) -> None:
    assert query("Ana Kovic", text).endswith(" person")


@pytest.mark.parametrize("text", ["The village of Tarnos is old.", "Nobody lives in Tarnos any more."])
def test_where_something_lies_is_a_place(text: str) -> None:
    assert "tarnos place" == query("Tarnos", text)


@pytest.mark.parametrize(
    "text",
    [
        "Meganeura, a dragonfly, had long wings.",
        "Meganeura is a huge dragonfly.",
        "Meganeura was a kind of dragonfly.",
        "The largest was a dragonfly called Meganeura.",
    ],
)
def test_what_a_thing_is_a_kind_of_is_tried_after_its_name(text: str) -> None:
    assert "meganeura; dragonfly" == query("Meganeura", text)


def test_a_compound_names_its_head_first() -> None:
    reading = reading_of("Blood cells patrol the body. / Blood cells remember. / The body heals.")
    assert "cell blood" == next(concept.icon for concept in concepts(reading) if concept.text == "blood cells")
