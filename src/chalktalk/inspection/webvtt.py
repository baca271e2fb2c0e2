"""WebVTT read as players read it: what is no cue is passed over (https://www.w3.org/TR/webvtt1/)."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d\.\d{3})"
_TIMES = re.compile(rf"^\s*{_CLOCK}\s+-->\s+{_CLOCK}(?:\s|$)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption as it is shown."""

    start: float
    """Seconds from the film's start."""
    end: float
    lines: tuple[str, ...]

    @property
    def letters(self) -> str:
        """Its text without any space, by which captions are known to be the same however they are broken."""
        return "".join("".join(self.lines).split())


def cues_of(text: str) -> Iterator[Cue]:
    """All captions of a file, in its order."""
    for block in re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        for number, line in enumerate(lines[:2]):
            if match := _TIMES.match(line):
                start, end = _seconds(match.groups()[:3]), _seconds(match.groups()[3:])
                shown = (html.unescape(_TAG.sub("", one)).strip() for one in lines[number + 1 :])
                yield Cue(start, end, tuple(one for one in shown if one))
                break


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds = parts
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + float(seconds or 0)
