"""Short tables of English words, written as text, and the words that are looked up in them."""

from collections.abc import Sequence

from spacy.tokens import Token


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as tuples of words, longest first, so that `at the same time` is tried before `at`."""
    return tuple(sorted((tuple(text.split()) for text in texts), key=lambda phrase: (-len(phrase), phrase)))


def word_at(tokens: Sequence[Token], at: int) -> str:
    """A token in lower case; empty outside the sentence."""
    return tokens[at].lower_ if 0 <= at < len(tokens) else ""
