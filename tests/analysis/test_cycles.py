"""Cycles: what leads back to its beginning."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.cycles import cycles


def steps_of(*paragraphs: str) -> list[list[str]]:
    return [[step.text for step in found.steps] for found in cycles(reading_of(*paragraphs))]


def test_the_words_of_return_are_no_step_of_their_own() -> None:
    assert [["Water evaporates", "it condenses into clouds", "the clouds drop their rain"]] == steps_of(
        "Water evaporates. / Then it condenses into clouds, and the clouds drop their rain. / Then it all starts over."
    )


def test_results_that_come_back_to_the_first_thing_are_a_cycle() -> None:
    assert [["A wider road is a better offer", "more people take it", "it fills up", "they want it wider"]] == steps_of(
        "A wider road is a better offer, so more people take it, so it fills up, so they want it wider."
    )


def test_what_happens_each_morning_and_again_is_a_cycle() -> None:
    assert [["Each morning I feed the dough", "he rises", "he sinks", "he's hungry again"]] == steps_of(
        "Each morning I feed the dough; he rises, he sinks, and by noon he's hungry again."
    )


def test_steps_in_a_line_are_no_cycle() -> None:
    assert [] == steps_of("First, grind the beans. / Then pour hot water over them. / Finally, press the plunger down.")


def test_the_word_cycle_without_steps_is_no_cycle() -> None:
    assert [] == steps_of("The cycle is old. / Nobody knows why.")


@pytest.mark.parametrize(
    "told",
    ["Then it begins again.", "Then it starts all over.", "Next evening, same again.", "The whole process repeats."],
)
def test_two_steps_are_enough_where_they_come_again(told: str) -> None:
    assert [["Shrimp swim up to feed", "they drop back down"]] == steps_of(
        f"Shrimp swim up to feed; before dawn they drop back down. / {told}"
    )


@pytest.mark.parametrize("told", ["He does it all over again.", "It runs over a bridge.", "They meet again."])
def test_again_by_itself_makes_no_cycle(told: str) -> None:
    assert [] == steps_of(f"The train leaves the town and climbs the hill. / {told}")


@pytest.mark.parametrize(
    "told",
    [
        "Open the filling loop, watch the needle, and close the tap.",
        "The cycle detector wakes, walks the heap, and sleeps.",
        "Swimming back to where she started, she lays her eggs, guards them, and dies.",
    ],
)
def test_a_thing_named_after_a_circle_makes_no_cycle(told: str) -> None:
    assert [] == steps_of(told)


def test_a_compound_that_names_the_process_makes_a_cycle() -> None:
    assert [["Water evaporates", "it forms clouds", "the clouds drop their rain"]] == steps_of(
        "This is the water cycle. / Water evaporates. / Then it forms clouds, and the clouds drop their rain."
    )
