"""What painters gave: who drew each scene's picture, what it cost, whom to name, and what failed on the way."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from chalktalk.documents.asking import Micros, Offer
from chalktalk.documents.base import Document
from chalktalk.documents.painting import Painting
from chalktalk.documents.production import Production
from chalktalk.timecode import timecode

A_DOLLAR = 1_000_000


class PaintingReport(Document):
    """What painters gave for one scene."""

    shows: str
    """What was asked for."""
    painter: str | None
    """Who drew it, `provider model`; None if nobody did."""
    price: float | None
    """US dollars when it was made, pictures that would not do included; None where that is not known."""
    remembered: bool
    """Whether it had been paid for before."""
    credit: str | None
    """Whom to name."""
    failures: tuple[str, ...]
    """What was tried in vain, each in one sentence."""


def painting_report(painting: Painting) -> PaintingReport:
    """One painting for the report."""
    spent = (painting.price, *(flawed.price for flawed in painting.flawed))
    return PaintingReport(
        shows=painting.text,
        painter=_named(painting.offer) if painting.offer else None,
        price=_dollars(spent),
        remembered=painting.remembered,
        credit=painting.credit,
        failures=tuple(failures(painting)),
    )


def failures(painting: Painting) -> Iterator[str]:
    """What did not go well, in order of who was asked."""
    for tried in painting.tried:
        yield f"{_named(tried.offer)} did not draw it: {tried.message}"
    for offer, drawn in groupby(painting.flawed, key=lambda flawed: flawed.offer):
        findings = [finding for flawed in drawn for finding in flawed.findings]
        counted = (
            f"{finding} ({times} times)" if times > 1 else finding for finding, times in Counter(findings).items()
        )
        yield f"what {_named(offer)} drew will not do: {', '.join(counted)}"
    if painting.refusal:
        yield painting.refusal
    yield from painting.remarks


def told_of_painting(painting: Painting) -> str | None:
    """What the author should know of a picture that is missing, or that took more than one try; None if all is well."""
    reasons = "; ".join(failures(painting))
    if painting.asset is None:
        why = f": {reasons}" if reasons else ""
        return f"there is no picture of “{painting.text}”, so the scene shows what it would without painters{why}"
    return f"{_named(painting.offer)} drew “{painting.text}”: {reasons}" if reasons and painting.offer else None


def credit_list(production: Production) -> str:
    """Whom to name for pictures, scene by scene with its time, as text for the film's description; empty for nobody."""
    rate = production.film.rate
    lines: dict[str, list[str]] = {}
    for placed, painting in zip(production.timeline.scenes, production.paintings, strict=True):
        if painting and painting.asset and painting.credit:
            lines.setdefault(painting.credit, []).append(timecode(rate.seconds_at(placed.start)))
    named = (f"{', '.join(times)}  {credit}" for credit, times in lines.items())
    return "Pictures\n" + "".join(f"{line}\n" for line in named) if lines else ""


def _named(offer: Offer) -> str:
    return f"{offer.provider} {offer.model}"


def _dollars(prices: tuple[Micros | None, ...]) -> float | None:
    known = [price for price in prices if price is not None]
    return sum(known) / A_DOLLAR if len(known) == len(prices) else None
