"""Text that comes from elsewhere, written so that Markdown and our grammar take it as nothing but text."""

import re

_SIGNS = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,31};)|!(?=\[)|~(?=~)")
_STARTS = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-{2,}|={2,}|\d{1,9}(?=[.)](?:\s|$)))")


def as_text(text: str) -> str:
    """A line of Markdown that shows exactly this text, whatever it holds: no cue, no HTML, no list, no heading."""
    return with_plain_start(without_marks(" ".join(text.split())))


def without_marks(text: str) -> str:
    """A part of a line with its signs escaped, spaces as they are."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], text)


def with_plain_start(line: str) -> str:
    """A line that begins no list, no heading and no rule."""
    start = _STARTS.match(line)
    if not start:
        return line
    if start[0][0].isdigit():
        return f"{start[0]}\\{line[start.end() :]}"
    return "\\" + line
