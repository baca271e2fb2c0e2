"""The name an author may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The known name most like a word, where one is like it at all (difflib's own threshold)."""
    known = {name.lower(): name for name in names}
    close = get_close_matches(word.lower(), known, n=1)
    return known[close[0]] if close else None


def suggestion(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """Hints for an unknown name: the nearest one, or all there are."""
    known = tuple(names)
    found = nearest(word, known)
    return (f"did you mean `{found}`?",) if found else (f"known are {', '.join(known)}",)


def file_suggestion(file: Path, written: str, otherwise: str) -> tuple[str, ...]:
    """Hints for a file that is not there: its nearest neighbour, written as the author wrote the path."""
    try:
        names = sorted(entry.name for entry in file.parent.iterdir() if entry.is_file())
    except OSError:
        return (f"there is no folder {file.parent}",)
    found = nearest(file.name, names)
    return (f"did you mean {Path(written).with_name(found)}?",) if found else (otherwise,)
