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


def test_sections_know_their_place() -> None:
    reading = reading_of(FILLER)
    (section,) = sections(reading, sentence_types(reading, ()))
    assert (0.0, 1.0) == (section.start, section.end)
    assert SceneType.EXPLANATION is section.type
