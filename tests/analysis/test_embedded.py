"""English with nothing downloaded."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.embedded import chance, pipeline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Edward Jenner's vaccine saved a few cells.", ["Edward Jenner's vaccine", "a few cells"]),
        ("The Suez Canal cut the long journey.", ["The Suez Canal", "the long journey"]),
        ("A well-known lithium-ion battery stores energy.", ["A well-known lithium-ion battery", "energy"]),
        ("It got a weakened virus and a very large cell.", ["a weakened virus", "a very large cell"]),
        ("Two million tiny cells cost $5.", ["Two million tiny cells"]),
        ("Mix 2 kg of flour.", ["2 kg", "flour"]),
        ("In 1998 scientists found water.", ["scientists", "water"]),
        ("They saw it.", []),
        ("Its “so-called” end is near.", ["end"]),
        ("😀", []),
    ],
)
def test_noun_phrases_are_found_without_a_parser(text: str, expected: list[str]) -> None:
    doc = reading_of(text).sentences[0].doc

    assert expected == [chunk.text for chunk in doc.noun_chunks]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It can't be.", "ca", "can"),
        ("It can't be.", "n't", "not"),
        ("The mice ran.", "mice", "mouse"),
        ("The mice ran.", "ran", "run"),
        ("A battery stores energy.", "stores", "store"),
        ("It's cold.", "'s", "be"),
    ],
)
def test_a_word_has_its_lemma(text: str, word: str, expected: str) -> None:
    assert expected == next(token.lemma_ for token in reading_of(text).sentences[0].doc if token.text == word)


def test_a_verb_that_was_never_seen_with_an_ending_may_have_one() -> None:
    assert chance("stores", "VVZ") > chance("stores", "VVN")


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "- -", "''", "’s", "🇩🇪", "\x00", "a-", "-a"])
def test_nothing_and_odd_marks_are_read(text: str) -> None:
    doc = pipeline()(text)

    assert all(token.tag_ and token.pos_ for token in doc)
