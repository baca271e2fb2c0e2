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
        (Category.FOOD, "turnip"),
        (Category.NATURE, "pelicans"),
        (Category.HEALTH, "gallbladder"),
        (Category.SPORT, "steeplechase"),
    ],
)
def test_a_word_that_no_list_names_still_tells_the_category(category: Category, word: str) -> None:
    assert (0, []) == lists_of("en").topics.longest(tokens_of(word), 0)
    assert category == _category(word)


@pytest.mark.parametrize(
    ("category", "language", "word"),
    [
        (Category.SPORT, "de", "Halbfinale"),
        (Category.FOOD, "fr", "poulet"),
        (Category.HEALTH, "es", "pulmón"),
        (Category.FINANCE, "ja", "銀行"),
        (Category.SPORT, "zh", "锦标赛"),
        (Category.HEALTH, "ar", "مستشفى"),
    ],
)
def test_words_of_other_languages_lean_as_their_english_ones_do(category: Category, language: str, word: str) -> None:
    leaning = next(kindred_in(tokens_of(word), language)).leaning
    assert category == leaning[0][0]


def test_a_listed_word_outweighs_one_that_only_leans() -> None:
    assert Category.FOOD == _category("turnip")
    assert Category.SPORT == _category("turnip marathon")


def test_what_asks_for_a_look_leans_to_nothing() -> None:
    assert _category("warm golden light, slow cuts") is None


def test_a_year_long_gone_is_history() -> None:
    assert Category.HISTORY == _category("the winter of 1816")


def test_a_compound_leans_as_the_last_of_its_words_does() -> None:
    leaning = leaning_of("halbfinale", "de")
    assert leaning
    assert leaning == leaning_of("tischtennishalbfinale", "de")


def test_a_language_without_a_file_has_no_words_that_lean() -> None:
    assert [] == list(kindred_in(tokens_of("अजवाइन"), "hi"))


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_any_text_may_be_asked(text: str, language: str) -> None:
    tokens = tokens_of(text)
    assert all(0 <= one.first < one.last <= len(tokens) for one in kindred_in(tokens, language))
