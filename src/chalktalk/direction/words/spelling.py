"""Spelling: what a mistyped word was to be, where the lists have one word that is it but for a slip.

Found as in a dictionary of deletions: two words one slip apart become alike when a letter of one or of both is left
out. A word that is known is never taken for another one: `near.toml` has, by language, the words in common use that lie
a slip away from a word of the lists (made by `bench/direction/near_words.py`).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from chalktalk.direction.words.lists import Entry, Lists, Tree, lists_of
from chalktalk.direction.words.tokens import Break, Token
from chalktalk.documents.creative.wishes import Aim

SPELT = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru")
"""Languages whose words have letters enough to be told from each other by a slip."""
_SHORTEST = 5
"""Letters of a word that is mended."""
_LONGEST = 24
"""Letters of the longest: what has more is no slip of a word that anybody lists, and has too many ways to be one."""
_LONG = 8
"""Letters from which on a word may have two slips."""
_SHORTEST_TOPIC = 7
"""Letters of a word that only tells what a video is about."""


@dataclass(frozen=True, slots=True)
class Speller:
    """The words of a language's lists by what is left of them without a letter."""

    lists: Lists
    directing: frozenset[str]
    known: frozenset[str]
    """Words that are right as they are."""
    without: dict[str, list[str]]

    def mended(self, word: str) -> str | None:
        """The word of the lists that a word was to be; None where it is known, or where none or several are near."""
        if not _SHORTEST <= len(word) <= _LONGEST or word in self.known or not word.isalpha():
            return None
        ways = {word, *_shorter(word)}
        if len(word) >= _LONG:
            ways |= {shorter for way in _shorter(word) for shorter in _shorter(way)}
        near: dict[str, float] = {}
        for way in ways:
            for other in self.without.get(way, ()):
                if other not in near:
                    near[other] = slips(word, other)
        best = min(near.values(), default=9.0)
        if best > (2 if len(word) >= _LONG else 1):
            return None
        nearest = sorted(other for other in near if near[other] == best and self._may_be(word, other, best))
        return nearest[0] if len({_meaning(self.lists, other) for other in nearest}) == 1 else None

    def _may_be(self, word: str, other: str, apart: float) -> bool:
        """Whether it is a slip: another ending is no slip, and the first letter is seldom wrong."""
        if word[:-1] == other[:-1] or (apart > 1 and other not in self.directing):
            return False
        return word[0] == other[0] or (word[:2] == other[1::-1] and word[2:] == other[2:])


def slips(one: str, other: str) -> float:
    """How many slips of the keys one word is from another: letters left out, put in, wrong or swapped.

    The optimal string alignment distance; a swap counts a little less than one, as the slip that is least by chance.
    """
    before: list[float] = []
    last = [float(number) for number in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [float(row)]
        for column, target in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != target))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == target:
                cost = min(cost, before[column - 2] + (0.9 if letter != target else 0))
            line.append(cost)
        before, last = last, line
    return last[-1]


def mended(tokens: tuple[Token, ...], language: str) -> tuple[Token, ...]:
    """Words with what they were to be beside what they are; for names that is only asked where a platform is near."""
    if language not in SPELT:
        return tokens
    return tuple(_with_form(token, _mended(token.text, language), language) for token in tokens)


def _with_form(token: Token, form: str | None, language: str) -> Token:
    if form is None:
        return token
    name = token.capital and token.before is Break.NONE and language != "de"
    if name and not any(entry.field is Aim.PLATFORM for entry in _entries(lists_of(language).directing, form)):
        return token
    return replace(token, forms=(*token.forms, form))


@lru_cache(maxsize=20_000)
def _mended(word: str, language: str) -> str | None:
    return speller_of(language).mended(word) if len(word) >= _SHORTEST else None


@lru_cache(maxsize=len(SPELT))
def speller_of(language: str) -> Speller:
    """The speller of a language of `SPELT`."""
    return speller(language, frozenset(near_words().get(language, ())))


def speller(language: str, near: frozenset[str]) -> Speller:
    """A speller that takes the words `near` for known besides those of the lists."""
    lists = lists_of(language)
    directing, topical = frozenset(_words(lists.directing)), frozenset(_words(lists.topics))
    without: dict[str, list[str]] = {}
    for words, shortest in ((directing, _SHORTEST), (topical - directing, _SHORTEST_TOPIC)):
        for word in words:
            if len(word) >= shortest and word.isalpha():
                for shorter in {word, *_shorter(word)}:
                    without.setdefault(shorter, []).append(word)
    return Speller(lists, directing, directing | topical | lists.small | near, without)


@lru_cache(maxsize=1)
def near_words() -> dict[str, list[str]]:
    """Words in common use that lie a slip away from one of the lists, by language."""
    return {
        language: words.split()
        for language, words in tomllib.loads((files(__package__) / "near.toml").read_text("utf-8")).items()
    }


def _words(tree: Tree) -> Iterator[str]:
    for children in (tree.next, tree.stems):
        for word, child in children.items():
            yield word
            yield from _words(child)


def _meaning(lists: Lists, word: str) -> frozenset[Entry | str]:
    """What a word means by itself; by itself nothing but the word."""
    return frozenset(_entries(lists.directing, word) + _entries(lists.topics, word)) or frozenset({word})


def _entries(tree: Tree, word: str) -> list[Entry]:
    return [entry for after in tree.after(word) for entry in after.entries]


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
