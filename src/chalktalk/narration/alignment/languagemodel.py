"""A language model that expects a script: trigrams of the script over words of everyday English, in ARPA format."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

START, END = "<s>", "</s>"

SCRIPT_SHARE = 0.8
"""Of the probability of a word of which nothing is known, what the script's own words have."""

BACK_OFF = 0.1
"""The probability that a word is not one of those that follow in the script."""


def arpa(words: Sequence[str], common: Mapping[str, float]) -> str:
    """The model; a word that follows its two predecessors in the script is likely, one that does not costs twice."""
    script = [START, *words, END]
    pairs, triples = Counter(pairwise(script)), Counter(zip(script, script[1:], script[2:], strict=False))
    single = _single(script, common)
    histories, histories2 = Counter(script[:-1]), Counter(pairwise(script[:-1]))

    def pair(first: str, second: str) -> float:
        return (1 - BACK_OFF) * pairs[first, second] / histories[first] + BACK_OFF * single[second]

    def triple(first: str, second: str, third: str) -> float:
        seen = triples[first, second, third] / histories2[first, second]
        return (1 - BACK_OFF) * seen + BACK_OFF * pair(second, third)

    back = math.log10(BACK_OFF)
    lines = ["\\data\\", f"ngram 1={len(single)}", f"ngram 2={len(pairs)}", f"ngram 3={len(triples)}"]
    lines += ["", "\\1-grams:", *(f"{_log(p) if w != START else -99:.4f} {w} {back:.4f}" for w, p in single.items())]
    lines += ["", "\\2-grams:", *(f"{_log(pair(*key)):.4f} {' '.join(key)} {back:.4f}" for key in pairs)]
    lines += ["", "\\3-grams:", *(f"{_log(triple(*key)):.4f} {' '.join(key)}" for key in triples)]
    return "\n".join([*lines, "", "\\end\\", ""])


def _single(script: Sequence[str], common: Mapping[str, float]) -> dict[str, float]:
    """The probability of every word without any context."""
    counts = Counter(script)
    everyday = sum(common.values()) or 1.0
    mixed = {
        word: SCRIPT_SHARE * counts[word] / len(script) + (1 - SCRIPT_SHARE) * common.get(word, 0.0) / everyday
        for word in (*counts, *(word for word in common if word not in counts))
    }
    total = sum(chance for word, chance in mixed.items() if word != START)
    return {word: chance / total for word, chance in mixed.items()}


def _log(chance: float) -> float:
    return math.log10(max(chance, 1e-12))
