import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.direction.words import read_words
from chalktalk.direction.words.kindred import LANGUAGES, kindred_in, leaning_of
from chalktalk.direction.words.lists import lists_of
from chalktalk.direction.words.tokens import tokens_of
from chalktalk.documents.creative.wishes import Aim, Category


def _category(text: str) -> str | None:
    return next((wish.value for wish in read_words(text).wishes if wish.field is Aim.CATEGORY), None)


@pytest.mark.parametrize(
    ("category", "word"),
    [
        (Category.FOOD, "rhubarb"),
        (Category.NATURE, "pelicans"),
        (Category.HEALTH, "tonsillitis"),
        (Category.SPORT, "steeplechase"),
    ],
)
def test_a_word_that_no_list_names_still_tells_the_category(category: Category, word: str) -> None:
    assert (0, []) == lists_of("en").topics.longest(tokens_of(word), 0)
    assert category == _category(word)


@pytest.mark.parametrize(
    ("category", "language", "word"),
    [
        (Category.FOOD, "de", "Petersilie"),
        (Category.SPORT, "fr", "gymnaste"),
        (Category.HEALTH, "es", "neumonía"),
        (Category.HEALTH, "ja", "肺炎"),
        (Category.HEALTH, "zh", "肺炎"),
    ],
)
def test_words_of_other_languages_lean_as_their_english_ones_do(category: Category, language: str, word: str) -> None:
    leaning = next(kindred_in(tokens_of(word), language)).leaning
    assert category == leaning[0][0]


def test_a_listed_word_outweighs_one_that_only_leans() -> None:
    assert Category.FOOD == _category("rhubarb")
    assert Category.SPORT == _category("rhubarb marathon")


def test_what_asks_for_a_look_leans_to_nothing() -> None:
    assert _category("warm golden light, slow cuts") is None


def test_a_compound_leans_as_the_last_of_its_words_does() -> None:
    assert leaning_of("lungenentzündung".replace("ü", "u"), "de") == leaning_of("riesenlungenentzundung", "de")


def test_a_language_without_a_file_has_no_words_that_lean() -> None:
    assert [] == list(kindred_in(tokens_of("अजवाइन"), "hi"))


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_any_text_may_be_asked(text: str, language: str) -> None:
    tokens = tokens_of(text)
    assert all(0 <= one.first < one.last <= len(tokens) for one in kindred_in(tokens, language))
