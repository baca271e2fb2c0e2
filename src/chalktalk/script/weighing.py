"""How telling words are: those that a text has often and its language seldom."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from wordfreq import available_languages, zipf_frequency

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_USUAL = 5.6
"""Zipf frequency from which a word says nothing by itself: `about`, `through`, `people`."""
_RAREST = 1.5
"""Zipf frequency below which rarity counts no more: such words are names and misprints."""


def terms_in(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case, plurals as singulars."""
    return tuple(_bare(word) for word in _WORD.findall(text.casefold().replace("’", "'")))


def _bare(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def commonness(word: str, language: str) -> float:
    """A word's Zipf frequency: the logarithm of how often it comes in a billion words; 0 where nobody knows it.

    Where wordfreq has no list for the language, long words count as rare.
    """
    base = language.partition("-")[0].lower()
    if base not in _languages():
        return max(0.0, 7.5 - 0.6 * len(word))
    return float(zipf_frequency(word, base))


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(available_languages())


def term_weights(texts: Iterable[str], language: str) -> Mapping[str, float]:
    """For each word of a text how telling it is there, from 0; a text's frequency times the language's rarity."""
    counts = Counter(term for text in texts for term in terms_in(text))
    return {
        term: (1 + math.log(count)) * min(_USUAL - _RAREST, _USUAL - commonness(term, language))
        for term, count in counts.items()
        if len(term) > 2 and commonness(term, language) < _USUAL
    }
