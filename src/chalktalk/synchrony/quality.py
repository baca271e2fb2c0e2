"""Quality: how well picture, words and captions of a film go together, judged by its cues alone."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.cues import Beat, Caption, Recommendation, SceneCues, SyncQuality
from chalktalk.documents.narration import Timing
from chalktalk.synchrony.beats import COUNTING
from chalktalk.synchrony.captions import CHARACTERS_A_SECOND
from chalktalk.synchrony.captions import SHORTEST as SHORTEST_CAPTION
from chalktalk.synchrony.overlays import SHORTEST as SHORTEST_OVERLAY
from chalktalk.synchrony.pacing import ENTRANCE, SHORTEST_SCENE
from chalktalk.synchrony.parting import columns

APPROVED_FROM = 0.8
"""Least score of a film that can go out unwatched."""
HARDLY_AHEAD = 0.1
"""Seconds before its word below which an element seems to come with it."""
UNSURE = 0.5
"""Confidence below which a word's time may be wrong."""
MANY_UNSURE = 0.15
"""Share of unsure words above which pictures cannot be trusted to land on their words."""


class _Finding(NamedTuple):
    """What is wrong with a scene."""

    message: str
    cost: float
    """How much of the score it takes."""
    noticed: bool = False
    """Whether a viewer is sure to notice."""
    hint: str | None = None


def sync_quality(cues: Sequence[SceneCues]) -> SyncQuality:
    """Judge a film's timing.

    Every finding takes its part of the score, in proportion to the scenes it concerns; one that a viewer is sure to
    notice takes the approval as well, whatever the score.

    Args:
        cues: Those of every scene of the film, in order.
    """
    found = [finding for scene in cues for check in _CHECKS for finding in check(scene)]
    found += (finding for check in _FILM_CHECKS for finding in check(cues))
    score = max(0.0, 1.0 - sum(finding.cost for finding in found) / max(1, len(cues)))
    issues = tuple(_told(finding) for finding in found if finding.noticed)
    approved = not issues and score >= APPROVED_FROM
    return SyncQuality(
        score=round(score, 3),
        issues=issues,
        warnings=tuple(_told(finding) for finding in found if not finding.noticed),
        recommendation=Recommendation.APPROVED if approved else Recommendation.NEEDS_REVIEW,
    )


def _told(finding: _Finding) -> Diagnostic:
    return Diagnostic(message=finding.message, hint=finding.hint)


def _beats(cues: SceneCues) -> Iterator[_Finding]:
    """Elements off their words, by more than the frame that rounding takes."""
    frame = cues.rate.seconds_at(1)
    for beat in cues.beats:
        ahead = _ahead(cues, beat)
        name = f"“{beat.element}” in scene {cues.scene}"
        if ahead > (ENTRANCE if beat.arrives is None else COUNTING) + frame:
            yield _Finding(f"{name} comes in {ahead:.2f} s before its word", 1.0, noticed=True)
        elif ahead < -frame:
            yield _Finding(f"{name} comes in {-ahead:.2f} s after its word", 1.0, noticed=True)
        elif beat.due < cues.enter.frames // 2:
            yield _Finding(f"{name} is due before its scene is seen", 0.1)


def _ahead(cues: SceneCues, beat: Beat) -> float:
    """Seconds by which an element is ahead of its word."""
    return beat.spoken - cues.rate.seconds_at(beat.due)


def _coincidences(cues: SceneCues) -> Iterator[_Finding]:
    """Elements that come in at once though they belong to different words."""
    shown = [beat for beat in cues.beats if not beat.element.startswith(("emphasis-", "gesture-"))]
    for one, other in pairwise(shown):
        if one.due == other.due and one.word != other.word:
            yield _Finding(f"“{one.element}” and “{other.element}” in scene {cues.scene} come in on one frame", 0.2)


def _length(cues: SceneCues) -> Iterator[_Finding]:
    seconds = cues.rate.seconds_at(cues.frames)
    if seconds < SHORTEST_SCENE:
        yield _Finding(
            f"scene {cues.scene} lasts {seconds:.1f} s", 0.3, hint="give it more to say, or join it to another"
        )


def _overlays(cues: SceneCues) -> Iterator[_Finding]:
    """Overlays that reach beyond their scene, are hardly seen, or come twice into one place."""
    last = cues.frames - cues.leave.frames
    for times in cues.overlays:
        if not cues.enter.frames <= times.start_frame < times.end_frame <= last:
            yield _Finding(f"“{times.element}” does not lie within scene {cues.scene}", 1.0, noticed=True)
        seconds = cues.rate.seconds_at(times.end_frame - times.start_frame)
        if seconds < SHORTEST_OVERLAY:
            yield _Finding(f"“{times.element}” in scene {cues.scene} is there for {seconds:.1f} s", 0.2)
    for one, other in combinations(cues.overlays, 2):
        at_once = one.start_frame < other.end_frame and other.start_frame < one.end_frame
        if at_once and one.element == other.element:
            yield _Finding(f"“{one.element}” in scene {cues.scene} is there twice at once", 1.0, noticed=True)


_CHECKS: tuple[Callable[[SceneCues], Iterator[_Finding]], ...] = (_beats, _coincidences, _length, _overlays)


def _words(cues: Sequence[SceneCues]) -> Iterator[_Finding]:
    """How sure it is when words sound."""
    words = [word for scene in cues for word in scene.words]
    unsure = sum(word.confidence < UNSURE for word in words)
    if unsure:
        share = unsure / len(words)
        message = f"{unsure} of {len(words)} words are not sure to sound where they are said to"
        yield _Finding(message, share * len(cues), noticed=share > MANY_UNSURE, hint=_LISTEN)
    guessed = sum(scene.timing is Timing.APPROXIMATE for scene in cues)
    if guessed:
        message = f"in {guessed} of {len(cues)} scenes the times of words are worked out from their length"
        yield _Finding(message, 0.1 * guessed, hint=_LISTEN)


def _haste(cues: Sequence[SceneCues]) -> Iterator[_Finding]:
    """Scenes that leave their pictures no time to come in first."""
    hurried = sum(any(_ahead(scene, beat) < HARDLY_AHEAD for beat in scene.beats) for scene in cues)
    if hurried:
        message = f"in {hurried} of {len(cues)} scenes a picture comes in with its word, not before it"
        yield _Finding(message, 0.05 * hurried, hint="pause a little longer where a new scene begins")


def _captions(cues: Sequence[SceneCues]) -> Iterator[_Finding]:
    """Captions that cannot be read in their time."""
    shown = [(_width(scene, one), one.end - one.start) for scene in cues for one in scene.captions]
    frame = max((scene.rate.seconds_at(1) for scene in cues), default=0.0)
    fast = sum(width > (CHARACTERS_A_SECOND + 1) * seconds for width, seconds in shown)
    short = sum(seconds < SHORTEST_CAPTION - frame for _, seconds in shown)
    for count, what in ((fast, "are faster than most viewers read"), (short, "are gone within a second")):
        if count:
            message = f"{count} of {len(shown)} captions {what}"
            yield _Finding(message, count / len(shown) * len(cues), hint="speak more slowly, or in longer sentences")


def _width(cues: SceneCues, caption: Caption) -> int:
    words = [word for line in caption.lines for word in cues.caption_words[line.start : line.end]]
    return sum(columns(word.text) + (not word.glued) for word in words)


_FILM_CHECKS: tuple[Callable[[Sequence[SceneCues]], Iterator[_Finding]], ...] = (_words, _haste, _captions)
_LISTEN = "watch the film and see whether pictures land on their words"
