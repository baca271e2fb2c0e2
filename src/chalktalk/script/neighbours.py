"""The file an author may have meant."""

from pathlib import Path

from chalktalk.nearest import nearest


def file_suggestion(file: Path, written: str, otherwise: str) -> tuple[str, ...]:
    """Hints for a file that is not there: its nearest neighbour, written as the author wrote the path."""
    try:
        names = sorted(entry.name for entry in file.parent.iterdir() if entry.is_file())
    except OSError:
        return (f"there is no folder {file.parent}",)
    found = nearest(file.name, names)
    return (f"did you mean {Path(written).with_name(found)}?",) if found else (otherwise,)
