"""Subtitles: all captions of the film on its own clock, as SubRip and as WebVTT.

WebVTT is a W3C standard (https://www.w3.org/TR/webvtt1/). SubRip has none; what is written here is the subset that
every player reads: number, `HH:MM:SS,mmm --> HH:MM:SS,mmm`, text, empty line.
"""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.storyboard import Storyboard
from chalktalk.documents.timeline import Timeline

_DISARMED = str.maketrans({bracket: bracket + "\u2060" for bracket in "<{"})


@dataclass(frozen=True, slots=True)
class FilmCaption:
    """One caption on the film's clock."""

    start: int
    """Milliseconds."""
    end: int
    """Milliseconds; after `start`, and never after the next caption's start."""
    lines: tuple[str, ...]


def film_captions(storyboard: Storyboard, timeline: Timeline, cues: tuple[SceneCues, ...]) -> list[FilmCaption]:
    """Every caption of the film in order; where two would overlap, the earlier one ends as the later one starts."""
    captions: list[FilmCaption] = []
    for caption in _placed(storyboard, timeline, cues):
        start = max(caption.start, captions[-1].start + 1) if captions else caption.start
        captions.append(FilmCaption(start, max(start + 1, caption.end), caption.lines))
    ends = [min(one.end, following.start) for one, following in pairwise(captions)] + [one.end for one in captions[-1:]]
    return [FilmCaption(one.start, end, one.lines) for one, end in zip(captions, ends, strict=True)]


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
    cues = (
        f"{_clock(caption.start, '.')} --> {_clock(caption.end, '.')}\n"
        + "".join(html.escape(line, quote=False) + "\n" for line in caption.lines)
        for caption in captions
    )
    return "\n".join(["WEBVTT\n", *cues])


def _placed(storyboard: Storyboard, timeline: Timeline, cues: tuple[SceneCues, ...]) -> Iterator[FilmCaption]:
    for scene, place, times in zip(storyboard.scenes, timeline.scenes, cues, strict=True):
        begin = timeline.rate.seconds_at(place.start)
        words = [" ".join(word.display.split()) for word in scene.words]
        for caption in times.captions:
            lines = tuple(" ".join(words[line.start : line.end]) for line in caption.lines)
            yield FilmCaption(_milliseconds(begin + caption.start), _milliseconds(begin + caption.end), lines)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _clock(milliseconds: int, point: str) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"
