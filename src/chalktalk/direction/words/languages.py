"""Which language a text is in, by its script and its small words; good enough to choose word lists by."""

import re
from functools import lru_cache

from chalktalk.direction.words.lists import LANGUAGES, lists_of, small_words
from chalktalk.direction.words.tokens import Token, tokens_of

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_LETTERS = {
    "de": "äöüß", "fr": "çèêœùàëî", "es": "ñ¿¡", "pt": "ãõ", "it": "ìò", "pl": "łżąęśćźń", "tr": "ışğİ", "nl": "ĳ",
}  # fmt: skip
_LATIN = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr")
_ENOUGH = 2_000
"""Characters that are looked at."""
_GLANCE = 300
"""Characters that are looked up in the lists where small words do not decide."""
_CLOSE = 1.01
"""Small words by which two languages lie too near to be told apart by these alone."""


def language_of(text: str, prior: str | None = None) -> str:
    """The language of a text, of `LANGUAGES`; the prior one, or English, where it does not tell."""
    sample = text[:_ENOUGH]
    letters = sum(character.isalpha() for character in sample)
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.2 * letters and language in LANGUAGES:
            return language
    expected = prior.split("-")[0].lower() if prior else "en"
    counts = dict.fromkeys(_LATIN, 0.0)
    for token in tokens_of(sample):
        for language in _small().get(token.text, ()):
            counts[language] += 1.0
    small = sample.lower()
    for language, special in _LETTERS.items():
        counts[language] += 0.7 * sum(small.count(letter) for letter in special)
    best = max(counts.values())
    near = [language for language in _LATIN if counts[language] > best - _CLOSE]
    if len(near) > 1:
        tokens = tokens_of(sample[:_GLANCE])
        known = {language: counts[language] + 0.5 * _known(tokens, language) for language in near}
        return max(near, key=lambda language: (known[language], language == expected, language == "en"))
    return near[0]


def _known(tokens: tuple[Token, ...], language: str) -> int:
    """How many words stand in the lists of a language."""
    lists = lists_of(language)
    found = 0
    for tree in (lists.topics, lists.directing):
        at = 0
        while at < len(tokens):
            end, _ = tree.longest(tokens, at)
            found += end - at
            at = max(end, at + 1)
    return found


@lru_cache(maxsize=1)
def _small() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in _LATIN:
        for word in small_words()[language]:
            found[word] = (*found.get(word, ()), language)
    return found
