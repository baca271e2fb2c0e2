"""Where sentences end, and where they only seem to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.script.sentences import sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Jenner met Mrs. Phipps.", "He was kind."],
        ["It costs 3.5 million.", "Wow!"],
        ["The U.S. Army came.", "It was made in the U.S.", "It works."],
        ["J. R. R. Tolkien wrote it.", "George W. Bush did not."],
        ["You need vitamin C.", "Vitamin D too."],
        ["She said, “Go!” and left.", "“Really?” he asked.", "“Yes.”", "He went."],
        ["Wait... what?", "No…", "Yes."],
        ["Cows, i.e. bovines, eat grass, straw, etc.", "And so on."],
        ["We met at 3 p.m.", "Then we left at 4 p.m. sharp."],
        ["That was in 1796.", "20 years later it was known."],
        ["(It works.)", "Then it does not."],
        ["I like Apple Inc.", "They make phones.", "Apple Inc. makes them well."],
        ["No. 5 is alive.", "No.", "That is wrong."],
        ["See Fig. 3 and pp. 10–12.", "Then stop."],
        ["What?!", "Yes!"],
        ["He came on Jan. 3.", "She came in Feb.", "Both left."],
        ["今日は。", "元気ですか？", "はい！"],
        ["क्या हाल है।", "ठीक है।"],
        ["One", "Two"],
    ],
)
def test_a_text_falls_into_its_sentences(expected: list[str]) -> None:
    joined = ("\n" if expected == ["One", "Two"] else " ").join(expected)
    assert expected == sentences(joined)


def test_an_unknown_short_abbreviation_before_a_small_letter_ends_nothing() -> None:
    assert ["It is approx. five, or dept. two."] == sentences("It is approx. five, or dept. two.")


def test_german_ordinals_end_nothing() -> None:
    assert ["Am 3. Mai war es so.", "Gut."] == sentences("Am 3. Mai war es so. Gut.", "de-AT")


@pytest.mark.parametrize("text", ["", " ", "\n", "   \n  "])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert [] == sentences(text)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["a", "A", "Dr", "U.S", "3", ".", "!", "?", "…", "。", "”", ")", " ", "\n"])).map("".join)
)
def test_sentences_hold_all_characters_in_order(text: str) -> None:
    assert "".join(text.split()) == "".join("".join(sentence.split()) for sentence in sentences(text))
