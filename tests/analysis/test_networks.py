"""Networks: said outright, or not at all."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.networks import networks


def test_a_hub_comes_first_and_is_linked_with_all() -> None:
    (found,) = networks(reading_of("The hub connects your laptop, your phone, and your printer."))

    assert ["The hub", "your laptop", "your phone", "your printer"] == [node.text for node in found.nodes]
    assert ((0, 1), (0, 2), (0, 3)) == found.links


def test_things_that_talk_to_each_other_are_linked_each_with_each() -> None:
    (found,) = networks(reading_of("Neurons, muscles and glands talk to each other all day long."))

    assert ["Neurons", "muscles", "glands"] == [node.text for node in found.nodes]
    assert ((0, 1), (0, 2), (1, 2)) == found.links


@pytest.mark.parametrize(
    ("said", "nodes"),
    [
        ("The brain is connected to the eyes, ears and skin.", ["The brain", "the eyes", "ears", "skin"]),
        ("Trade linked Venice with Tunis, Tyre and Acre.", ["Venice", "Tunis", "Tyre", "Acre"]),
        ("London, Paris and Brussels are connected by fast trains.", ["London", "Paris", "Brussels"]),
        ("The lamp, the heater and the lock are linked to the hub.", ["the hub", "The lamp", "the heater", "the lock"]),
    ],
)  # fmt: skip
def test_connections_are_told_in_many_ways(said: str, nodes: list[str]) -> None:
    assert [nodes] == [[node.text for node in found.nodes] for found in networks(reading_of(said))]


def test_things_in_a_row_are_no_network() -> None:
    assert [] == list(networks(reading_of("She likes cats, dogs and horses. / It joins in.")))
