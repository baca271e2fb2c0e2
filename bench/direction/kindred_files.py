"""What is learnt of words, as files that the program reads; `chalktalk.direction.words.kindred` tells their form."""

import gzip
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from kindred_model import CATEGORIES, Model

from chalktalk.direction.words.kindred import SHORTEST_STEM, UNSPACED, ZERO
from chalktalk.direction.words.lists import lists_of, small_words

Scores: TypeAlias = npt.NDArray[np.int64]

_LEAST, _LEAST_COMMON = 2, 1
"""What a word speaks for or against some category with, at least; and one of the commonest."""
_COMMON = 5_000
"""The commonest words of a language."""
_ALIKE = 0.75
"""Cosine between the scores of a beginning and those of each of its words."""
_LONGEST_ENDING = 4
"""Letters."""


def weights_text(model: Model) -> str:
    """`weights.toml`."""
    lines = ["# Made by bench/direction/kindred_words.py.", f"bias = {_row(model.bias)}", "", "[lists]"]
    lines += [f"{name} = {_row(row)}" for name, row in zip(CATEGORIES, model.lists, strict=True)]
    return "\n".join(lines) + "\n"


def _row(numbers: npt.ArrayLike) -> str:
    return "[" + ", ".join(f"{number:.2f}" for number in np.asarray(numbers)) + "]"


def packed(found: Mapping[str, Scores]) -> bytes:
    """The file of a language: the same bytes for the same words."""
    words = sorted(found)
    columns = ("".join(str(found[word][at] + ZERO) for word in words) for at in range(len(CATEGORIES)))
    return gzip.compress("\n".join([*columns, *words]).encode("utf-8"), 9, mtime=0)


def said_in(language: str, model: Model) -> dict[str, Scores]:
    """The words of a language that say something, and beginnings that stand for all their words."""
    vocabulary = model.vocabularies[language]
    topics = lists_of(language).topics
    words = [
        word
        for word in sorted(vocabulary.places.keys() - small_words()[language])
        if not any(way.entries for way in topics.after(word))
    ]
    scores = dict(zip(words, model.scores(language, words), strict=True))
    found = dict(_stems(words, scores)) if language not in UNSPACED else {}
    for word in words:
        least = _LEAST_COMMON if vocabulary.places[word] < _COMMON else _LEAST
        if np.abs(scores[word]).max() >= least and _stem_of(word, found) is None:
            found[word] = scores[word]
    return found


def _stem_of(word: str, found: dict[str, Scores]) -> str | None:
    beginnings = (f"{word[:end]}*" for end in range(SHORTEST_STEM, len(word) + 1))
    return next((stem for stem in beginnings if stem in found), None)


def _stems(words: Sequence[str], scores: dict[str, Scores]) -> Iterator[tuple[str, Scores]]:
    """The shortest beginnings whose words all say nearly the same, each with what they say in the middle."""
    past = ""
    for word in words:
        if past and word.startswith(past):
            continue
        for end in range(max(SHORTEST_STEM + 1, len(word) - _LONGEST_ENDING), len(word) + 1):
            stem = word[:end]
            own = np.array(
                [scores[one] for one in words[bisect_left(words, stem) : bisect_right(words, stem + "\uffff")]]
            )
            middle = own.mean(axis=0)
            length = np.linalg.norm(own, axis=1) * np.linalg.norm(middle)
            if len(own) > 1 and length.min() > 0 and (own @ middle / length).min() >= _ALIKE:
                past = stem
                yield f"{stem}*", np.round(middle).astype(np.int64)
                break
