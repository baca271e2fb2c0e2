"""Subtitles: all captions of the film on its own clock, as SubRip and as WebVTT, caption by caption or word by word.

WebVTT is a W3C standard (https://www.w3.org/TR/webvtt1/). SubRip has none; what is written here is the subset that
every player reads: number, `HH:MM:SS,mmm --> HH:MM:SS,mmm`, text, empty line.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chalktalk.documents.cues import CaptionWord, SceneCues
from chalktalk.documents.timeline import Timeline

_DISARMED = str.maketrans({bracket: bracket + "\u2060" for bracket in "<{"})
_LIT = "STYLE\n::cue(:future) {\n  opacity: 0.6;\n}\n"
"""How a page that plays the film shows which words are still to come."""


@dataclass(frozen=True, slots=True)
class FilmWord:
    """A word of a caption on the film's clock."""

    text: str
    """With the space after it, where one stands there."""
    start: int
    """Milliseconds."""


@dataclass(frozen=True, slots=True)
class FilmCaption:
    """One caption on the film's clock."""

    start: int
    """Milliseconds."""
    end: int
    """Milliseconds; after `start`, and never after the next caption's start."""
    words: tuple[tuple[FilmWord, ...], ...]
    """Those of each line."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text."""
        return tuple("".join(word.text for word in line).rstrip() for line in self.words)


def film_captions(timeline: Timeline, cues: tuple[SceneCues, ...]) -> list[FilmCaption]:
    """Every caption of the film in order; where two would overlap, the earlier one ends as the later one starts."""
    captions: list[FilmCaption] = []
    for caption in _placed(timeline, cues):
        start = max(caption.start, captions[-1].start + 1) if captions else caption.start
        captions.append(replace(caption, start=start, end=max(start + 1, caption.end)))
    ends = [min(one.end, following.start) for one, following in pairwise(captions)] + [one.end for one in captions[-1:]]
    return [replace(one, end=end) for one, end in zip(captions, ends, strict=True)]


def srt(captions: Iterable[FilmCaption]) -> str:
    r"""Captions as SubRip.

    SubRip knows no escapes: players take `<i>` and `{\an8}` for markup and show `&lt;` as it stands. So a bracket
    that could open markup is followed by a word joiner (U+2060, invisible), and everything else stays as written.
    """
    cues = (
        f"{number}\n{_clock(caption.start, ',')} --> {_clock(caption.end, ',')}\n"
        + "".join(line.translate(_DISARMED) + "\n" for line in caption.lines)
        for number, caption in enumerate(captions, start=1)
    )
    return "\n".join(cues)


def vtt(captions: Iterable[FilmCaption]) -> str:
    """Captions as WebVTT."""
    cues = (_cue(caption, (html.escape(line, quote=False) for line in caption.lines)) for caption in captions)
    return "\n".join(["WEBVTT\n", *cues])


def vtt_by_word(captions: Iterable[FilmCaption]) -> str:
    """Captions as WebVTT in which every word has its time, so that a player can light it as it is said."""
    return "\n".join(["WEBVTT\n", _LIT, *(_cue(caption, _timed_lines(caption)) for caption in captions)])


def _cue(caption: FilmCaption, lines: Iterable[str]) -> str:
    times = f"{_clock(caption.start, '.')} --> {_clock(caption.end, '.')}\n"
    return times + "".join(line + "\n" for line in lines)


def _timed_lines(caption: FilmCaption) -> Iterator[str]:
    """Lines with a timestamp before each word; within a cue they have to lie inside it and to rise."""
    before = caption.start
    for line in caption.words:
        text = ""
        for word in line:
            if before < word.start < caption.end:
                text += f"<{_clock(word.start, '.')}>"
                before = word.start
            text += f"<c>{html.escape(word.text.rstrip(), quote=False)}</c>{' ' * word.text.endswith(' ')}"
        yield text.rstrip()


def _placed(timeline: Timeline, cues: tuple[SceneCues, ...]) -> Iterator[FilmCaption]:
    for place, times in zip(timeline.scenes, cues, strict=True):
        begin = timeline.rate.seconds_at(place.start)
        for caption in times.captions:
            lines = (times.caption_words[line.start : line.end] for line in caption.lines)
            yield FilmCaption(
                _milliseconds(begin + caption.start),
                _milliseconds(begin + caption.end),
                tuple(tuple(_on_film(line, begin)) for line in lines),
            )


def _on_film(line: Sequence[CaptionWord], begin: float) -> Iterator[FilmWord]:
    for word in line:
        yield FilmWord(word.text + " " * (not word.glued), _milliseconds(begin + word.start))


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _clock(milliseconds: int, point: str) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"
