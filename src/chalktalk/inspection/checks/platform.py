"""What platforms take: YouTube, and Shorts for a film as tall as a telephone."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Severity
from chalktalk.inspection.evidence import Evidence

_TALL = 9 / 16


def check_platform(evidence: Evidence) -> Iterator[Finding]:
    """A film that is too long or too large."""
    facts, limits = evidence.facts, evidence.limits.platform
    seconds = max(facts.seconds, facts.promised_seconds)
    if seconds > limits.longest:
        yield evidence.found(
            "platform.long",
            Severity.ISSUE,
            None,
            f"the film lasts {seconds / 3600:.1f} h, and YouTube takes {limits.longest / 3600:g} h",
            measured=seconds,
            limit=limits.longest,
            hints=("cut it in parts",),
        )
    elif seconds > limits.longest_short and facts.width and abs(facts.width / facts.height - _TALL) < 0.01:
        yield evidence.found(
            "platform.long-short",
            Severity.WARNING,
            None,
            f"the film lasts {seconds:.0f} s, and a Short of 9:16 at most {limits.longest_short:g} s",
            measured=seconds,
            limit=limits.longest_short,
            hints=("shorten it, or make it in 16:9",),
        )
    if facts.size > limits.largest:
        yield evidence.found(
            "platform.large",
            Severity.ISSUE,
            None,
            f"the file has {facts.size / 1e9:.0f} GB, and YouTube takes {limits.largest / 1e9:.0f} GB",
            measured=float(facts.size),
            limit=float(limits.largest),
        )
