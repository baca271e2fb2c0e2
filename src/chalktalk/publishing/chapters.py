"""Chapters: the list that YouTube reads from a video's description.

Rules from YouTube Help, "Video chapters" (https://support.google.com/youtube/answer/9884579): the first time is 0:00,
there are at least three, in ascending order, each chapter lasts at least ten seconds. A description holds no angle
brackets (YouTube Data API, `snippet.description`).
"""

from itertools import pairwise

from chalktalk.documents.storyboard import Storyboard
from chalktalk.documents.timeline import Timeline

SHORTEST = 10
"""Seconds a chapter lasts at least."""
_UNTITLED = "Introduction"
_ANGLE_BRACKETS = str.maketrans("<>", "‹›")


def chapter_list(storyboard: Storyboard, timeline: Timeline) -> str:
    """One line a chapter: its time and its title.

    A chapter shorter than ten seconds becomes the beginning of the next one, the last one the end of the one before.
    If fewer than three remain, YouTube shows none, but the list still serves readers.
    """
    length = int(timeline.rate.seconds_at(timeline.frames))
    marks = _marks(storyboard, timeline)
    kept: list[tuple[int, str]] = []
    begin = 0
    for (_, title), (end, _) in pairwise([*marks, (length, "")]):
        if end - begin >= SHORTEST:
            kept.append((begin, title))
            begin = end
    return "".join(f"{_clock(start)} {title}\n" for start, title in kept or marks[:1])


def _marks(storyboard: Storyboard, timeline: Timeline) -> list[tuple[int, str]]:
    """Where chapters start, in whole seconds (rounded down, so that no first word is missed), the first at 0."""
    return [
        (int(timeline.rate.seconds_at(place.start)), _title(scene.chapter or storyboard.title))
        for number, (scene, place) in enumerate(zip(storyboard.scenes, timeline.scenes, strict=True))
        if scene.starts_chapter or number == 0
    ]


def _title(text: str) -> str:
    return " ".join(text.split()).translate(_ANGLE_BRACKETS) or _UNTITLED


def _clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
