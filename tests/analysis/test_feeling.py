"""What sentences feel like."""

import pytest
from readings import reading_of

from chalktalk.analysis.telling.feeling import feeling
from chalktalk.documents.analysis import Feeling, Tone


def felt(text: str, language: str = "en") -> Feeling:
    return feeling(reading_of(text, language=language).sentences[0])


@pytest.mark.parametrize(
    ("tone", "text"),
    [
        (Tone.EXCITED, "That is amazing!"),
        (Tone.EXCITED, "The results were astonishing."),
        (Tone.NEGATIVE, "It is not amazing."),
        (Tone.NEGATIVE, "It wasn't exactly brilliant."),
        (Tone.NEGATIVE, "Thousands of people died in the terrible famine."),
        (Tone.NEGATIVE, "This is terrible!"),
        (Tone.POSITIVE, "Everybody loved the happy ending."),
        (Tone.THOUGHTFUL, "Imagine a city without cars."),
        (Tone.THOUGHTFUL, "Perhaps the sea was once a desert."),
        (Tone.THOUGHTFUL, "So why does it feel smaller than it used to?"),
        (Tone.DOUBTFUL, "However, the evidence is mixed."),
        (Tone.DOUBTFUL, "But wait, is that true?"),
        (Tone.DOUBTFUL, "I'm not sure about that."),
        (Tone.DOUBTFUL, "What a great success (!)"),
        (Tone.NEUTRAL, "Water boils at 100 degrees."),
        (Tone.NEUTRAL, "They considered the plan and went home."),
        (Tone.NEUTRAL, "He did not remember her name."),
    ],
)
def test_tone_of_a_sentence(tone: Tone, text: str) -> None:
    assert tone == felt(text).tone


def test_scare_quotes_are_not_praise() -> None:
    assert felt('This "miracle" drug did nothing.').valence <= 0.0
    assert felt("The so-called wonder cure failed.").valence < 0.0


def test_negation_turns_valence_round() -> None:
    assert felt("The food was good.").valence > 0.0 > felt("The food was not good.").valence


def test_another_language_is_not_judged_by_english_words() -> None:
    assert Feeling(valence=0.0, tone=Tone.NEUTRAL) == felt("Die Katze sitzt auf dem Dach.", language="de")


def test_a_sentence_without_words_is_bounded() -> None:
    assert -1.0 <= felt("🎉").valence <= 1.0
    assert 0.0 == felt("— … —").valence
