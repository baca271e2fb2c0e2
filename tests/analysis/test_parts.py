"""Labels short enough for a picture and sensible by themselves, and words to find icons by."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.parts import part, part_of_words
from chalktalk.documents.base import Span


def label_of(text: str, limit: int) -> str:
    sentence = reading_of(text).sentences[0]
    return part(sentence, 0, len(sentence.doc), limit).label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They stick to the virus.", "Stick to the virus"),
        ("The scout cells pick up the stranger and carry it to the lymph nodes.", "Scout cells pick up stranger"),
        ("pick up the stranger", "Pick up the stranger"),
        ("but a few cells stay behind", "A few cells stay behind"),
        ("Most of the army disappears.", "Most of the army disappears"),
        ("Some of them stay behind for years.", "Stay behind for years"),
        ("There is no cure for the disease.", "No cure for the disease"),
        ("Don't cut the suckers; pull them.", "Don't cut the suckers"),
        ("Never touch the wires.", "Never touch the wires"),
        ("It's the bacteria you taste.", "Bacteria you taste"),
        ("In 1796, Edward Jenner's vaccine saved about three million people.", "Edward Jenner's vaccine"),
        ("A well-known lithium-ion battery stores energy.", "Well-known lithium-ion battery stores energy"),
        ("Inflation hit 9.1% in June 2022.", "Inflation hit 9.1%"),
        ("which opened in 1869", "Opened in 1869"),
        ("How does a vaccine work?", "How does a vaccine work"),
        ("the “black box”", "Black box"),
        ("You can't see it, but it's there.", "Can't see it"),
        ("Two thirds of the ice has already melted.", "Two thirds of the ice"),
        ("😀", "😀"),
        ("the", "The"),
        ("…", "…"),
    ],
)
def test_a_label_of_five_words_says_the_thought(text: str, expected: str) -> None:
    assert expected == label_of(text, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The heart is a pump that pushes blood round the body.", "Heart is a pump that pushes blood round the body"),
        ("When it rains, stay inside and read.", "Rains, stay inside and read"),
        ("On October 4, 2021, Facebook vanished.", "On October 4, 2021, Facebook vanished"),
    ],
)
def test_a_gist_of_twelve_words_keeps_more(text: str, expected: str) -> None:
    assert expected == label_of(text, 12)


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 12])
def test_a_label_never_exceeds_its_limit_nor_ends_in_a_small_word(limit: int) -> None:
    text = "Because the old bridge over the river was closed, most of the lorries had to take the very long way round."
    words = label_of(text, limit).split()

    assert 1 <= len(words) <= limit
    assert words[-1] not in {"the", "of", "over", "to", "a", "very", "because"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scout cells pick up the stranger", "cell scout, stranger, pick"),
        ("Mix 2 kg of flour with water.", "flour, water, mix"),
        ("a kind of pump", "pump"),
        ("It is.", None),
        ("The invention of the telephone", "telephone, invention telephone"),
        ("A stray magnetic field", "field magnetic"),
        ("Red blood cells", "cell blood red"),
        ("The mouth of a river", "mouth river, river"),
        ("Instructions for repairing an engine", "engine, instruction, repair"),
        ("Ten million people a year", "people, year"),
        ("Few", None),
        ("Several others", None),
    ],
)
def test_an_icon_is_looked_for_by_the_thing_first(text: str, expected: str | None) -> None:
    sentence = reading_of(text).sentences[0]

    assert expected == part(sentence, 0, len(sentence.doc)).icon


def test_a_part_tells_its_words_in_the_script_without_marks() -> None:
    first, second = reading_of("Yes. / “Watch the dough, not the clock,” she said.").sentences
    found = part_of_words(second, Span(start=1, end=4))

    assert len(first.words) == 1
    assert ("Watch the dough", Span(start=1, end=4)) == (found.text, found.span)
