"""The name an author may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The known name most like a word, where one is like it at all."""
    known = {name.lower(): name for name in names}
    close = get_close_matches(word.lower(), known, n=1)
    return known[close[0]] if close else None


def suggestion(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """Hints for an unknown name: the nearest one, or all there are."""
    known = tuple(names)
    found = nearest(word, known)
    return (f"did you mean `{found}`?",) if found else (f"known are {', '.join(known)}",)
