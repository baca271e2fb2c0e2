"""What is learnt of words: where categories lie among the encoder's points, and how much the word lists weigh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from kindred_briefs import Brief
from sklearn.linear_model import LogisticRegression

from chalktalk.direction.words.kindred import ZERO, keys_in
from chalktalk.direction.words.lists import small_words
from chalktalk.direction.words.page import page_of
from chalktalk.documents.creative.wishes import Category

CATEGORIES = list(Category)
_POINT, _LIST = 3.0, 0.8
"""How far a text's point and its weight in a list count: the higher, the less they are held back."""
_HELD_BACK = 0.15
"""Inverse strength of the regularisation; chosen, as the two above, by cross-validation."""
_SECOND = 0.35
"""What a brief's further categories weigh together, of 1."""

Numbers: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language, the commonest first, and where each lies."""

    places: dict[str, int]
    points: Numbers
    """A row for each word."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt; scores are by category."""

    vocabularies: Mapping[str, Vocabulary]
    bias: Numbers
    lists: Numbers
    """By the listed category in rows."""
    directions: Numbers
    """By the dimension of a point in rows."""

    def scores(self, language: str, words: Sequence[str]) -> npt.NDArray[np.int64]:
        """What words of the vocabulary say, in whole numbers of one digit."""
        of = self.vocabularies[language]
        scores = of.points[[of.places[word] for word in words]] @ self.directions
        return np.clip(np.round(scores), -ZERO, 9 - ZERO).astype(np.int64)

    def category_of(self, brief: Brief) -> Category:
        """The likeliest category of a brief."""
        words = words_of(brief, self.vocabularies[brief.language])
        sums = self.bias + self.scores(brief.language, words).sum(axis=0) / brief.size
        for category, weight in brief.listed.items():
            sums = sums + weight * self.lists[CATEGORIES.index(category)]
        return CATEGORIES[int(np.argmax(sums))]


def words_of(brief: Brief, known: Vocabulary) -> list[str]:
    """The words of a brief that may say what it is about and have a point, each once."""
    page = page_of(brief.text, brief.language)
    found = keys_in(page.tokens, page.language, known.places)
    meant = dict.fromkeys(word for word, first, last in found if brief.places.issuperset(range(first, last)))
    return [word for word in meant if word in known.places and word not in small_words()[brief.language]]


def learnt(briefs: Sequence[Brief], vocabularies: Mapping[str, Vocabulary]) -> Model:
    """Learn from briefs."""
    features = np.array([_features(brief, vocabularies[brief.language]) for brief in briefs])
    taken = [(row, at) for row, brief in enumerate(briefs) for at in range(len(brief.categories))]
    labels = [CATEGORIES.index(briefs[row].categories[at]) for row, at in taken]
    shares = [briefs[row].weight * _share(at, len(briefs[row].categories)) for row, at in taken]
    fitted = LogisticRegression(C=_HELD_BACK, max_iter=300, tol=1e-3)
    fitted.fit(features[[row for row, _ in taken]], labels, sample_weight=shares)
    # only differences between categories count
    weights = (fitted.coef_ - fitted.coef_.mean(axis=0)).T
    bias = fitted.intercept_ - fitted.intercept_.mean()
    count = len(CATEGORIES)
    return Model(vocabularies, bias, weights[:count] * _LIST, weights[count:] * _POINT)


def _features(brief: Brief, vocabulary: Vocabulary) -> Numbers:
    lists = [_LIST * brief.listed.get(category, 0.0) for category in CATEGORIES]
    places = [vocabulary.places[word] for word in words_of(brief, vocabulary)]
    return np.concatenate([lists, _POINT * vocabulary.points[places].sum(axis=0) / brief.size]).astype(np.float32)


def _share(at: int, count: int) -> float:
    if count in {1, len(CATEGORIES)}:
        return 1 / count
    return _SECOND / (count - 1) if at else 1 - _SECOND
