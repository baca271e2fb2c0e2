"""Who draws what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painters import BEST, CHEAP, FAIR, STOCK

from chalktalk.artwork.casting import HARD, chain_for, complexity, role_for
from chalktalk.documents.painting import PainterRole
from chalktalk.documents.services import Painters


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("honey bee", 0.0),
        ("a calm lake at dawn", 0.1),
        ("a teacher", 0.15),
        ("a bee hovering over a field of poppies", 0.45),
        ("", 0.0),
    ],
)
def test_complexity_adds_up_things_relations_actions_and_people(shown: str, expected: float) -> None:
    assert expected == pytest.approx(complexity(shown))


def test_a_crowded_scene_is_for_the_strongest() -> None:
    shown = "a nurse handing a vaccine to a child in a tent, while soldiers are guarding the road behind the hospital"

    assert complexity(shown) > HARD
    assert PainterRole.STRONGEST is role_for(complexity(shown), characters=False)


def test_a_thought_is_harder_than_a_thing_and_characters_are_people() -> None:
    assert complexity("trust", touchable=False) == pytest.approx(complexity("trust") + 0.3)
    assert complexity("garden", people=1) == pytest.approx(complexity("garden") + 0.15)


@given(st.text(max_size=300), st.booleans(), st.integers(0, 5))
def test_complexity_is_a_share_whatever_is_written(shown: str, touchable: bool, people: int) -> None:  # noqa: FBT001  hypothesis gives it
    assert 0.0 <= complexity(shown, touchable=touchable, people=people) <= 1.0


def test_characters_are_for_who_keeps_to_them_however_simple_the_scene() -> None:
    assert PainterRole.FAITHFUL is role_for(0.0, characters=True)
    assert PainterRole.CHEAPEST is role_for(HARD, characters=False)


def test_a_chain_goes_on_with_the_other_roles_and_ends_with_stock() -> None:
    painters = Painters(strongest=(BEST, STOCK), faithful=(FAIR, STOCK), cheapest=(CHEAP, STOCK))

    assert (CHEAP, FAIR, BEST, STOCK) == chain_for(PainterRole.CHEAPEST, painters)
    assert (BEST, CHEAP, FAIR, STOCK) == chain_for(PainterRole.STRONGEST, painters)
    assert (FAIR, CHEAP, BEST, STOCK) == chain_for(PainterRole.FAITHFUL, painters)


def test_whoever_is_in_several_chains_is_asked_once() -> None:
    painters = Painters(strongest=(BEST, CHEAP, STOCK), cheapest=(CHEAP, STOCK))

    assert (BEST, CHEAP, STOCK) == chain_for(PainterRole.STRONGEST, painters)
    assert (BEST, CHEAP, STOCK) == chain_for(PainterRole.FAITHFUL, Painters(strongest=(BEST, CHEAP, STOCK)))
    assert () == chain_for(PainterRole.CHEAPEST, Painters())
