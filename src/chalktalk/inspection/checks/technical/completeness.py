"""Whether all of the film is there, and plays to its end."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence

_COPY = ("copy it again from where it was made",)


def check_completeness(evidence: Evidence) -> Iterator[Finding]:
    """A file that breaks off, one that was not looked at to its end, and a picture longer or shorter than planned."""
    if hidden := evidence.facts.discarded:
        message = f"an edit list hides {hidden} picture{'' if hidden == 1 else 's'}"
        hints = ("YouTube asks for files without edit lists",)
        yield evidence.found("technical.hidden", Severity.WARNING, None, message, hints=hints, remedy=Remedy.JOIN)
    yield from _end(evidence)


def _end(evidence: Evidence) -> Iterator[Finding]:
    facts, expected = evidence.facts, evidence.expected
    planned = expected.rate.seconds_at(expected.frames) if expected else facts.promised_seconds
    if facts.given_up:
        message = f"the file was not looked at to its end, because {facts.given_up}"
        stretch = (facts.pictures.end, max(facts.pictures.end, planned))
        yield evidence.found("technical.given-up", Severity.ISSUE, stretch, message)
    elif not evidence.seen.frames:
        message = "no picture can be decoded"
        yield evidence.found("technical.no-pictures", Severity.ISSUE, None, message, hints=_COPY, remedy=Remedy.RENDER)
    elif breaks_off(evidence):
        end = facts.pictures.end
        message = f"the file breaks off at {end:.2f} s of {max(end, planned):.2f} s"
        yield evidence.found("technical.cut-off", Severity.ISSUE, (end, end), message, hints=_COPY, remedy=Remedy.JOIN)
    elif expected and len(facts.pictures) != expected.frames:
        # What is missing in between is told with its time, and here only what is missing, or too much, at the end.
        off = facts.pictures.end - planned
        if abs(off) > 0.5 / expected.rate.fraction:
            yield evidence.found(
                "technical.length",
                Severity.ISSUE,
                (min(planned, planned + off), max(planned, planned + off)),
                f"the picture lasts {facts.pictures.end:.2f} s, not {planned:.2f} s",
                measured=float(len(facts.pictures)),
                limit=float(expected.frames),
                remedy=Remedy.JOIN,
            )


def breaks_off(evidence: Evidence) -> bool:
    """Whether there is less in the file than its index says."""
    facts = evidence.facts
    if facts.index_first is None:  # not an MP4: what other containers promise is a guess
        return False
    return facts.cut_off or len(facts.pictures) + facts.discarded < facts.promised
