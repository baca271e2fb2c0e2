"""What is read out of mistyped words, and that right ones are left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.direction.words import read_words
from chalktalk.direction.words.spelling import slips, speller_of
from chalktalk.documents.creative.wishes import Aim, How

EVERYDAY = Path(__file__).parent / "labelled" / "everyday.txt"


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (Aim.DURATION, "90", "90 secnods"),
        (Aim.DURATION, "60", "1 minuite"),
        (Aim.PLATFORM, "youtube", "for yuotube"),
        (Aim.PLATFORM, "reels", "an instgram reel"),
        (Aim.PALETTE, "#2e9e4f", "grren and blu colors"),
        (Aim.ASPECT, "9:16", "vertcal, please"),
        (Aim.DURATION, "90", "90 Sekudnen, bitte"),
    ],
)
def test_a_mistyped_word_is_read_for_what_it_was_to_be(field: Aim, value: str, text: str) -> None:
    assert value in [wish.value for wish in read_words(text).wishes if wish.field is field]


@pytest.mark.parametrize("word", ["prevent", "colons", "minuet", "scent", "presence", "granny", "cinnamon"])
def test_a_word_in_common_use_is_no_slip(word: str) -> None:
    assert speller_of("en").mended(word) is None


@given(word=st.text(alphabet="abcdeo", min_size=1, max_size=9), at=st.integers(0, 7))
def test_a_swap_is_less_than_a_slip(word: str, at: int) -> None:
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]

    assert slips(word, swapped) in {0.0, 0.9}
    assert slips(word, swapped) == slips(swapped, word)


def test_everyday_subjects_have_a_category() -> None:
    briefs = [line.split("|", 2) for line in EVERYDAY.read_text("utf-8").splitlines()]
    found = [
        next((wish.value for wish in read_words(text).wishes if wish.field is Aim.CATEGORY), "-")
        for _, _, text in briefs
    ]

    assert sum(value in wanted.split("/") for value, (_, wanted, _) in zip(found, briefs, strict=True)) >= 0.95 * len(
        briefs
    )


@pytest.mark.parametrize("text", ["less text and no music", "no music and less text"])
def test_a_negation_reaches_its_own_wish_only(text: str) -> None:
    found = {(wish.field, wish.how, wish.value) for wish in read_words(text).wishes}

    assert {(Aim.OVERLAYS, How.LESS, "any"), (Aim.MUSIC, How.WITHOUT, "any")} == found


@pytest.mark.parametrize("text", ["Total length: 60 s", "cut like this one, 60 s", "60 s, not three hours saved"])
def test_a_letter_for_seconds_may_stand_apart_at_the_end_of_a_phrase(text: str) -> None:
    assert ["60"] == [wish.value for wish in read_words(text).wishes if wish.field is Aim.DURATION]


def test_warm_light_is_no_feeling() -> None:
    assert [Aim.TEMPERATURE] == [wish.field for wish in read_words("warm golden light").wishes]


def test_what_is_to_be_done_is_no_subject() -> None:
    assert read_words("Launch our vegan protein bar").subject == "vegan protein bar"
    assert read_words("Use the picture").subject is None
