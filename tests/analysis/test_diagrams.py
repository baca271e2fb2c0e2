"""Diagrams: parts in their places."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.diagrams import diagrams


def parts_of(*paragraphs: str) -> list[list[str]]:
    return [[part.text for part in found.parts] for found in diagrams(reading_of(*paragraphs))]


def test_parts_are_placed_one_sentence_each() -> None:
    assert [["the nucleus", "the cytoplasm", "a wall"]] == parts_of(
        "At the centre sits the nucleus. / Around it lies the cytoplasm. / On top of that sits a wall."
    )


def test_a_row_of_parts_with_their_order_in_space() -> None:
    (found,) = diagrams(
        reading_of(
            "The walls kept everyone out. / They were three obstacles, one behind the other: a moat, a fence, a wall."
        )
    )

    assert ["a moat", "a fence", "a wall"] == [part.text for part in found.parts]
    assert found.whole is not None
    assert "The walls" == found.whole.text


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (("The stone box beneath you is the chamber. / At either end hangs a pair of gates, and near each foot "
         "sits a small shutter which the keepers call a paddle."),
         ["the chamber", "a pair of gates", "a small shutter which the keepers call a paddle"]),
        ("The large box on the left is the boiler. / Next to it stands a pump. / Above them hangs the expansion tank.",
         ["the boiler", "a pump", "the expansion tank"]),
        (("In the middle of the cell you see the nucleus. / Around it floats the cytoplasm, and on the outside there "
         "is a thin membrane."), ["the nucleus", "the cytoplasm", "a thin membrane"]),
        ("The outermost layer is the crust. / Beneath it lies the mantle. / At the very centre is the core.",
         ["the crust", "the mantle", "the core"]),
        ("The outer skin is dry. / Inside it are thick leaves. / In the very middle sits a bud.",
         ["The outer skin", "thick leaves", "a bud"]),
        ("At the front is the cornea, a window. / Behind it sits the lens. / The retina lines the back.",
         ["the cornea", "the lens", "The retina"]),
    ],
)  # fmt: skip
def test_parts_are_placed_in_many_ways(said: str, parts: list[str]) -> None:
    assert [parts] == parts_of(said)


def test_people_in_places_are_no_diagram() -> None:
    assert [] == parts_of("She sits at the back. / He stands in the middle. / I wait outside.")
