"""Text that comes from elsewhere, written so that Markdown and our grammar take it as nothing but text."""

import re

_SIGNS = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,31};)|!(?=\[)|~(?=~)")
_STARTS = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-{3,}|={3,}|~{3,}|\d{1,9}(?=[.)](?:\s|$)))")


def as_text(text: str) -> str:
    """A line of Markdown that shows exactly this text, whatever it holds: no cue, no HTML, no list, no heading."""
    escaped = _SIGNS.sub(lambda sign: "\\" + sign[0], " ".join(text.split()))
    start = _STARTS.match(escaped)
    if not start:
        return escaped
    if start[0][0].isdigit():
        return f"{start[0]}\\{escaped[start.end() :]}"
    return "\\" + escaped
