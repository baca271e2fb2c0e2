import re

import pytest

from chalktalk.artwork.catalogue import catalogue
from chalktalk.artwork.concepts import concepts
from chalktalk.artwork.outlines import outlines

PATH = re.compile(
    r"M(?: -?\d+(?:\.\d{1,3})?){2}(?: (?:[ML](?: -?\d+(?:\.\d{1,3})?){2}|C(?: -?\d+(?:\.\d{1,3})?){6}|Z))*"
)


def svg(body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{body}</svg>'


def numbers(path: str) -> list[float]:
    return [float(part) for part in path.split() if part not in "MLCZ"]


@pytest.mark.parametrize(
    ("drawn", "path"),
    [
        ('<path d="M17 3l4 4" />', "M 17 3 L 21 7"),
        ('<path d="M4 4h6v6h-6z" />', "M 4 4 L 10 4 L 10 10 L 4 10 L 4 4 Z"),
        ('<path d="M0 0q3 0 3 3" />', "M 0 0 C 2 0 3 1 3 3"),
        ('<line x1="1" y1="2" x2="3.12345" y2="4" />', "M 1 2 L 3.123 4"),
        ('<polyline points="1,2 3,4 5,6" />', "M 1 2 L 3 4 L 5 6"),
    ],
)
def test_shapes_become_absolute_commands(drawn: str, path: str) -> None:
    assert (path,) == outlines(svg(drawn))


def test_a_circle_becomes_curves_around_its_centre() -> None:
    (path,) = outlines(svg('<circle cx="12" cy="12" r="9" />'))
    assert PATH.fullmatch(path)
    assert "C" in path
    assert (3, 21) == (min(numbers(path)), max(numbers(path)))


def test_the_invisible_grid_is_left_out() -> None:
    assert ("M 1 1 L 2 2",) == outlines(svg('<path d="M0 0h24v24H0z" fill="none"/><path d="M1 1l1 1"/>'))


def test_every_element_keeps_an_outline_of_its_own() -> None:
    assert 7 == len(outlines(catalogue().svg("vaccine")))


def test_every_icon_a_concept_uses_is_there_and_can_be_drawn() -> None:
    for name in set(concepts().values()):
        drawn = outlines(catalogue().svg(name))
        assert drawn, name
        assert all(PATH.fullmatch(path) for path in drawn), name
        assert all(-1 <= number <= 25 for path in drawn for number in numbers(path)), name


def test_the_catalogue_knows_every_icon_by_name() -> None:
    assert "vaccine" in catalogue().names
    assert len(catalogue().names) > 4000
