import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.direction.words import read_words
from chalktalk.direction.words.kindred import LANGUAGES, kindred_in, scores_of, weights
from chalktalk.direction.words.lists import lists_of
from chalktalk.direction.words.tokens import tokens_of
from chalktalk.documents.creative.wishes import Aim, Category, Wish

CATEGORIES = list(Category)


def _wish(text: str) -> Wish | None:
    return next((wish for wish in read_words(text).wishes if wish.field is Aim.CATEGORY), None)


def _category(text: str) -> str | None:
    wish = _wish(text)
    return wish.value if wish else None


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
        (Category.HEALTH, "ar", "جراحة"),
    ],
)
def test_words_of_other_languages_say_what_their_english_ones_do(category: Category, language: str, word: str) -> None:
    scores = next(kindred_in(tokens_of(word), language)).scores
    assert category == CATEGORIES[scores.index(max(scores))]


def test_the_words_that_tell_the_category_most_are_named() -> None:
    wish = _wish("why a turnip is no potato")
    assert wish
    assert Category.FOOD == wish.value
    assert "turnip" == wish.words


def test_what_asks_for_a_look_says_nothing_of_the_category() -> None:
    assert _category("warm golden light, slow cuts") is None


def test_a_word_that_is_not_meant_says_nothing() -> None:
    assert _category("steeplechase") == Category.SPORT
    assert _category("no steeplechase") is None


def test_a_text_of_words_that_say_little_is_no_guess() -> None:
    assert _category("make a cool video pls") is None


def test_a_year_long_gone_is_history() -> None:
    assert Category.HISTORY == _category("the winter of 1816")


def test_a_compound_says_what_the_last_of_its_words_does() -> None:
    scores = scores_of("viertelfinale", "de")
    assert scores
    assert scores == scores_of("europapokalviertelfinale", "de")


def test_a_language_without_a_file_has_no_words_that_say_anything() -> None:
    assert [] == list(kindred_in(tokens_of("अजवाइन"), "hi"))


def test_every_category_has_its_weights() -> None:
    assert set(Category) == set(weights().lists)
    assert {len(Category)} == {len(row) for row in (weights().bias, *weights().lists.values())}


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_any_text_may_be_asked(text: str, language: str) -> None:
    tokens = tokens_of(text)
    for one in kindred_in(tokens, language):
        assert 0 <= one.first < one.last <= len(tokens)
        assert len(Category) == len(one.scores)
