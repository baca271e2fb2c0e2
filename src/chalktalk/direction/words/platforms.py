"""Platforms in words: where a video is to be seen, told apart from platforms that are only spoken of."""

from collections.abc import Iterator

from chalktalk.direction.words.amounts import wish_of
from chalktalk.direction.words.bearing import bearing_of
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.shapes import shape_named
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import Aim, How, Platform, Wish
from chalktalk.documents.options import Aspect

_REACH = 4
_INSTAGRAM = "instagram"
"""By itself it does not say which of its shapes is meant."""
_ON_INSTAGRAM: dict[str | None, Platform] = {Aspect.SQUARE: Platform.SQUARE, Aspect.PORTRAIT: Platform.PORTRAIT}


def platform_wishes(page: Page) -> Iterator[Wish]:
    """Every platform that is wished for, or not; those that are only spoken of where nothing else is named."""
    found = [(hit, entry.value) for hit in page.hits for entry in hit.entries if entry.field is Aim.PLATFORM]
    named = [(hit, value, _strength(page, hit)) for hit, value in found if hit.first not in page.muted]
    best = max((strength for _, _, strength in named), default=0)
    for hit, value, strength in named:
        how = bearing_of(page, hit)
        if how is None or (how is How.SET and (strength < best or strength <= 0)):
            continue
        if how not in {How.SET, How.WITHOUT}:
            how = How.SET
        if (
            value == _INSTAGRAM
            and how is How.SET
            and any(v != _INSTAGRAM and s > 0 for _, v, s in named if v in _OF_INSTAGRAM)
        ):
            continue
        yield wish_of(page, hit.first, hit.last, Aim.PLATFORM, _meant(page, value), how)


_OF_INSTAGRAM = {"reels", "square", "portrait"}


def _meant(page: Page, value: str) -> str:
    if value == _INSTAGRAM:
        return _ON_INSTAGRAM.get(shape_named(page), Platform.REELS)
    if value == Platform.PORTRAIT and shape_named(page) == Aspect.SQUARE:
        return Platform.SQUARE
    return value


def _strength(page: Page, hit: Hit) -> int:
    """2: it is to be seen there; 1: it is named; 0: it is only spoken of."""
    if _after_is(page, hit, "source_after") or (hit.first in page.topical and not _before_is(page, hit, "target", 1)):
        return 0
    source, target = _nearest(page, hit)
    if source is not None and (target is None or source <= target):
        return 0
    return 2 if target is not None or page.tokens[hit.first].before is not Break.NONE else 1


def _nearest(page: Page, hit: Hit) -> tuple[int | None, int | None]:
    """How many words before it the nearest sign that it is a source, and that it is a target, stand."""
    source = target = None
    at = hit.first
    while at > 0 and hit.first - at < _REACH and page.tokens[at].before is Break.NONE:
        at -= 1
        here = page.covering[at]
        if here is None:
            continue
        at = here.first
        distance = hit.first - here.last
        if here.of("source") and source is None:
            source = distance
        if here.of("target") and target is None:
            target = distance
    return source, target


def _after_is(page: Page, hit: Hit, kind: str) -> bool:
    return page.before(hit.last) is Break.NONE and page.kind_at(hit.last, kind) is not None


def _before_is(page: Page, hit: Hit, kind: str, reach: int) -> bool:
    return any(page.kind_at(hit.first - step, kind) for step in range(1, reach + 1))
