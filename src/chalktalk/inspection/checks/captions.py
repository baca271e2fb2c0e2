"""Captions: whether the file has all that were planned, and whether each can be read."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from chalktalk.documents.inspection import Expectation, Finding, Remedy, Severity
from chalktalk.inspection.checks.technical.completeness import breaks_off
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.webvtt import Cue, cues_of

_OFF = 0.25
"""Seconds by which a caption may be off its planned time: less than any is shown."""
_FAR = 10.0
"""Seconds beyond which the same words are another caption."""


def check_captions(evidence: Evidence) -> Iterator[Finding]:
    """Captions that are missing, wrong, too long, too fast, or on top of each other."""
    expected = evidence.expected
    if evidence.captions is None:
        if expected and expected.captions:
            message = "there is no caption file"
            yield evidence.found("reading.no-captions", Severity.ISSUE, None, message, remedy=Remedy.CAPTION)
        return
    cues = list(cues_of(evidence.captions))
    if expected and expected.captions:
        yield from _planned(evidence, expected, cues)
    for cue in cues:
        yield from _readable(evidence, cue)
    for one, following in pairwise(cues):
        if following.start < one.end - 0.001:
            yield _found(
                evidence, "overlapping-captions", following, "a caption comes before the one before it has gone"
            )
    late = [cue for cue in cues if cue.start > evidence.seconds]
    if late and not breaks_off(evidence):
        yield _found(evidence, "late-captions", late[0], f"{len(late)} captions come after the film has ended")


def _planned(evidence: Evidence, expected: Expectation, cues: Sequence[Cue]) -> Iterator[Finding]:
    """What is wrong with planned captions; those in a row that are wrong in the same way are told as one."""
    planned = [(cue, _fault(cue, cues)) for cue in planned_cues(expected)]
    for fault, group in groupby(planned, key=itemgetter(1)):
        if fault is None:
            continue
        faulty = [cue for cue, _ in group]
        text = " ".join(faulty[0].lines)
        more = f", and {len(faulty) - 1} more" if faulty[1:] else ""
        message = _MESSAGES[fault].format(text=text) + more
        whole = Cue(faulty[0].start, faulty[-1].end, faulty[0].lines)
        yield _found(evidence, fault, whole, message, whole_film=len(faulty) == len(planned))


_MESSAGES = {
    "wrong-caption": 'a caption should be "{text}" and is another',
    "moved-caption": 'the caption "{text}" comes at another time',
    "missing-caption": 'the caption "{text}" is missing',
}


def _fault(planned: Cue, cues: Sequence[Cue]) -> str | None:
    """What is wrong with a planned caption, given those in the file."""
    near = [cue for cue in cues if abs(cue.start - planned.start) <= _OFF]
    if any(cue.letters == planned.letters for cue in near):
        return None
    if near:
        return "wrong-caption"
    moved = any(cue.letters == planned.letters and abs(cue.start - planned.start) < _FAR for cue in cues)
    return "moved-caption" if moved else "missing-caption"


def planned_cues(expected: Expectation) -> Iterator[Cue]:
    """Every caption of the plan, on the film's clock."""
    for scene in expected.scenes:
        begin, words = expected.rate.seconds_at(scene.start), scene.cues.caption_words
        for caption in scene.cues.captions:
            parts = (words[line.start : line.end] for line in caption.lines)
            lines = ("".join(word.text + " " * (not word.glued) for word in line).strip() for line in parts)
            yield Cue(begin + caption.start, begin + caption.end, tuple(lines))


def _readable(evidence: Evidence, cue: Cue) -> Iterator[Finding]:
    limits, seconds = evidence.limits.reading, cue.end - cue.start
    longest = max(map(len, cue.lines), default=0)
    if not cue.lines:
        yield _found(evidence, "empty-caption", cue, "a caption is empty")
        return
    if seconds <= 0:
        yield _found(evidence, "brief-caption", cue, "a caption ends before it starts", seconds, limits.shortest)
        return
    if seconds < limits.shortest:
        yield _found(evidence, "brief-caption", cue, f"a caption stays for {seconds:.2f} s", seconds, limits.shortest)
    elif (speed := sum(map(len, cue.lines)) / seconds) > limits.characters_a_second:
        message = f"a caption has {speed:.0f} characters a second"
        yield _found(evidence, "fast-caption", cue, message, speed, limits.characters_a_second)
    if seconds > limits.longest:
        yield _found(evidence, "long-caption", cue, f"a caption stays for {seconds:.1f} s", seconds, limits.longest)
    if len(cue.lines) > limits.most_lines:
        message = f"a caption has {len(cue.lines)} lines"
        yield _found(evidence, "tall-caption", cue, message, len(cue.lines), limits.most_lines)
    if longest > limits.longest_line:
        message = f"a caption's line has {longest} characters"
        yield _found(evidence, "wide-caption", cue, message, longest, limits.longest_line)


def _found(
    evidence: Evidence,
    code: str,
    cue: Cue,
    message: str,
    measured: float | None = None,
    limit: float | None = None,
    *,
    whole_film: bool = False,
) -> Finding:
    return evidence.found(
        f"reading.{code}",
        Severity.ISSUE if code in _MESSAGES else Severity.WARNING,
        None if whole_film else (cue.start, max(cue.start, cue.end)),
        message,
        measured=measured,
        limit=limit,
        remedy=Remedy.CAPTION,
    )
