"""Matching by meaning; runs where the extra `meaning` is installed."""

import pytest
from readings import reading_of

from chalktalk.analysis.figurative.library import library_with
from chalktalk.analysis.figurative.meaning import alike, installed
from chalktalk.analysis.opportunities.metaphors import metaphors
from chalktalk.documents.analysis import MetaphorName

needs_embeddings = pytest.mark.skipif(not installed(), reason="the extra `meaning` is not installed")


@needs_embeddings
def test_a_sentence_that_means_the_same_as_an_example_is_found() -> None:
    text = "Each one of the neurons is linked to thousands of other neurons."
    assert [MetaphorName.NETWORK] == [one.metaphor for one in metaphors(reading_of(text))]


@needs_embeddings
def test_a_sentence_about_something_else_is_not() -> None:
    assert [] == alike(reading_of("My grandmother never liked the colour of her kitchen.").sentences, library_with())


@needs_embeddings
def test_sentences_are_as_alike_as_the_makers_of_the_model_find_them() -> None:
    from chalktalk.analysis.figurative.minilm import embedded  # noqa: PLC0415  the extra's packages

    said, nearly, other = embedded(("That is a happy person.", "That is a very happy person.", "It rains today."))
    assert [0.947443, 0.173198] == [pytest.approx(float(said @ one), abs=1e-5) for one in (nearly, other)]
