"""What sentences and sections do in the telling."""

import pytest
from readings import reading_of

from chalktalk.analysis.telling.structure import sections, sentence_types
from chalktalk.documents.analysis import SceneType

FILLER = " / ".join(["The old town went on with its life as it had done for years."] * 5)


def last_type(*paragraphs: str) -> SceneType:
    reading = reading_of(*paragraphs)
    return sentence_types(reading, ())[-1]


def test_the_first_words_are_the_intro() -> None:
    types = sentence_types(reading_of(FILLER, FILLER), ())
    assert SceneType.INTRO is types[0]
    assert SceneType.EXPLANATION is types[4]


@pytest.mark.parametrize("opener", ["For example, take", "Imagine", "Suppose you see", "Say you find"])
def test_an_example_says_that_it_is_one(opener: str) -> None:
    reading = reading_of(FILLER, f"{opener} a house on a hill.", FILLER)
    assert SceneType.EXAMPLE is sentence_types(reading, ())[5]


@pytest.mark.parametrize("closing", ["So remember the town.", "In short, towns go on.", "That's why towns go on."])
def test_a_closing_sums_up(closing: str) -> None:
    assert SceneType.SUMMARY is last_type(FILLER, FILLER, closing)


@pytest.mark.parametrize("closing", ["Subscribe for more films.", "Try it yourself, and tell us how it went."])
def test_a_closing_may_ask_the_viewer_for_something(closing: str) -> None:
    assert SceneType.CALL_TO_ACTION is last_type(FILLER, FILLER, closing)


@pytest.mark.parametrize("closing", ["If it rings at night, open the window.", "Keep the door shut.", "Please wait."])
def test_an_order_at_the_very_end_asks_the_viewer_for_something(closing: str) -> None:
    assert SceneType.CALL_TO_ACTION is last_type(FILLER, FILLER, closing)
    assert SceneType.EXPLANATION is sentence_types(reading_of(FILLER, closing, FILLER, FILLER), ())[5]


def test_the_last_words_take_leave_whatever_they_say() -> None:
    types = sentence_types(reading_of(FILLER, FILLER, "Towns fade. Roads last."), ())
    assert SceneType.SUMMARY is types[-1]
    assert SceneType.EXPLANATION is types[-3]


def test_an_example_may_be_tied_to_what_was_said() -> None:
    reading = reading_of(FILLER, "So now imagine a house on a hill.", FILLER, FILLER)
    assert SceneType.EXAMPLE is sentence_types(reading, ())[5]


def test_sections_know_their_place() -> None:
    reading = reading_of(FILLER, FILLER)
    (section,) = sections(reading, sentence_types(reading, ()))
    assert (0.0, 1.0) == (section.start, section.end)
    assert SceneType.EXPLANATION is section.type
