"""Faults of the captions that lie beside a film; the film itself is good."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planting import Case, Fault, Planted, Spot, UnfitError

from chalktalk.frames import FrameRange

_CUE = re.compile(r"(\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d+):(\d\d):(\d\d)\.(\d{3})\n((?:.+\n?)+)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption."""

    start: float
    end: float
    text: str


def _read(case: Case) -> list[Cue]:
    if not case.captions.exists():
        raise UnfitError
    found = _CUE.findall(case.captions.read_text(encoding="utf-8"))
    cues = [Cue(_seconds(one[:4]), _seconds(one[4:8]), one[8].strip()) for one in found]
    if len(cues) < 2:
        raise UnfitError
    return cues


def _seconds(clock: Sequence[str]) -> float:
    hours, minutes, seconds, thousandths = map(int, clock)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _write(case: Case, cues: list[Cue]) -> None:
    lines = (f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}\n" for cue in cues)
    case.captions.write_text("\n".join(["WEBVTT\n", *lines]), encoding="utf-8")


def _edited(case: Case, edit: Callable[[list[Cue], int], list[Cue]]) -> Planted:
    """Change the caption that lies nearest to the spot."""
    cues = _read(case)
    at = cues.index(case.near(cues))
    _write(case, edit(cues, at))
    return Planted(_frames(case, cues[at]))


def _frames(case: Case, cue: Cue) -> FrameRange:
    rate = case.film.rate
    return FrameRange(rate.frame_at(cue.start), min(case.film.frames, rate.frame_at(cue.end)))


def late(case: Case) -> Planted:
    """All captions come late, or early."""
    by = case.degree(1.0, -1.0, 1.5, -0.8, 0.5)
    moved = [replace(cue, start=max(0.0, cue.start + by), end=max(0.1, cue.end + by)) for cue in _read(case)]
    _write(case, moved)
    return Planted(None, note=f"{by:+} s")


def missing(case: Case) -> Planted:
    """A caption is missing."""
    return _edited(case, lambda cues, at: cues[:at] + cues[at + 1 :])


def wrong_text(case: Case) -> Planted:
    """A caption says something else; at the least one word of it."""

    def other(cues: list[Cue], at: int) -> list[Cue]:
        words = cues[at].text.split()
        if case.spot is Spot.SHORTEST:
            longest = max(range(len(words)), key=lambda index: len(words[index]))
            words[longest] = "marmalade"
        else:
            words = ["Marmalade", "is", "made", "from", "oranges."]
        return [*cues[:at], replace(cues[at], text=" ".join(words)), *cues[at + 1 :]]

    return _edited(case, other)


def overlapping(case: Case) -> Planted:
    """Two captions are shown at once."""
    by = case.degree(1.0, 0.8, 1.0, 0.8, 0.4)

    cues = _read(case)
    first, second = case.near(list(pairwise(cues)))
    longer = replace(first, end=second.start + by)
    _write(case, [longer if cue == first else cue for cue in cues])
    return Planted(_frames(case, replace(longer, start=second.start)))


def too_quick(case: Case) -> Planted:
    """A caption is gone before it can be read."""
    length = case.degree(0.3, 0.3, 0.3, 0.3, 0.4)

    def shorter(cues: list[Cue], at: int) -> list[Cue]:
        return [*cues[:at], replace(cues[at], end=cues[at].start + length), *cues[at + 1 :]]

    return _edited(case, shorter)


def too_long(case: Case) -> Planted:
    """A caption is one long line."""

    def long(cues: list[Cue], at: int) -> list[Cue]:
        near = cues[max(0, at - 1) : at + 2]
        joined = Cue(near[0].start, near[-1].end, " ".join(" ".join(cue.text.split()) for cue in near))
        return [*cues[: max(0, at - 1)], joined, *cues[at + 2 :]]

    return _edited(case, long)


def emptied(case: Case) -> Planted:
    """There is a caption file, and nothing in it; or half of it."""
    cues = _read(case)
    _write(case, cues[: round(len(cues) * case.degree(0.0, 0.0, 0.5, 0.0, 0.5))])
    return Planted(None)


def no_file(case: Case) -> Planted:
    """The caption files that were asked for are not there."""
    _read(case)
    for path in case.out.glob("captions*"):
        path.unlink()
    return Planted(None)


_ANY = ("sync.*", "reading.*")
CAPTION_FAULTS = (
    Fault("captions late", _ANY, late),
    Fault("missing caption", _ANY, missing),
    Fault("wrong caption", _ANY, wrong_text),
    Fault("captions overlap", _ANY, overlapping),
    Fault("caption too quick", _ANY, too_quick),
    Fault("caption too long", _ANY, too_long),
    Fault("captions emptied", _ANY, emptied),
    Fault("no caption file", (*_ANY, "technical.*"), no_file),
)
