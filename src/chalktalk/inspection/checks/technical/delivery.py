"""Whether the file comes well over a network: its index first, and a fitting number of bits."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence

_SMALL = 240
"""Pixels: in smaller pictures headers count more than content."""


def check_delivery(evidence: Evidence) -> Iterator[Finding]:
    """An index behind the media, and far too few or too many bits."""
    facts, limits = evidence.facts, evidence.limits.technical
    if facts.index_first is False:
        message = "the index comes last, so that the film plays only once all of it is loaded"
        hints = ('YouTube asks for it to come first ("fast start")',)
        yield evidence.found("technical.index-last", Severity.WARNING, None, message, hints=hints, remedy=Remedy.JOIN)
    pixels = facts.width * facts.height * len(facts.pictures)
    if facts.given_up or min(facts.width, facts.height) < _SMALL or not pixels:
        return
    bits = 8 * float(facts.pictures.sizes.sum()) / pixels
    if not limits.least_bits <= bits <= limits.most_bits:
        few = bits < limits.least_bits
        rate = bits * pixels / max(facts.pictures.end, 1e-3) / 1e6
        message = f"the picture has {rate:.3g} Mbit/s, {'hardly enough to be sharp' if few else 'far more than needed'}"
        yield evidence.found(
            "technical.bit-rate",
            Severity.WARNING,
            None,
            message,
            measured=bits,
            limit=limits.least_bits if few else limits.most_bits,
            remedy=Remedy.RENDER,
        )
