"""Short tables of English words, written as text."""


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as tuples of words, longest first, so that `at the same time` is tried before `at`."""
    return tuple(sorted((tuple(text.split()) for text in texts), key=lambda phrase: (-len(phrase), phrase)))
