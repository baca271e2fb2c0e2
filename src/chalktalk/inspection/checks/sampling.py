"""Sampling: sound at another rate than ours, samples that are no numbers, and sound that ends before the picture."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence

OURS = 48_000
LACK = 0.1
"""Seconds by which sound may end before the picture: AAC ends on whole frames of 21 ms, other codecs on longer ones."""


def sampling(evidence: Evidence) -> Iterator[Finding]:
    """What is wrong with the sound as a stream."""
    heard = evidence.heard
    if not heard.seconds:
        return
    if evidence.expected and heard.sample_rate != OURS:
        message = f"the sound has {heard.sample_rate} Hz instead of {OURS}"
        yield evidence.found(
            "sound.sample-rate",
            Severity.ISSUE,
            None,
            message,
            measured=heard.sample_rate,
            limit=OURS,
            remedy=Remedy.MIX,
        )
    if heard.broken:
        message = f"{heard.broken} samples are no numbers"
        yield evidence.found("sound.broken", Severity.ISSUE, None, message, remedy=Remedy.MIX)
    expected = evidence.expected
    length = expected.rate.seconds_at(expected.frames) if expected else evidence.seconds
    if (lack := length - heard.seconds) > LACK:
        yield evidence.found(
            "sound.short",
            Severity.ISSUE,
            (heard.seconds, length),
            f"the sound ends {lack:.2f} s before the picture",
            measured=lack,
            limit=LACK,
            remedy=Remedy.JOIN,
        )
