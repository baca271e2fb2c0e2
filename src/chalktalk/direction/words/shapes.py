"""Shapes of the frame in words: as a ratio, as pixels, or by name."""

import re
from collections.abc import Iterator

from chalktalk.direction.words.amounts import wish_of
from chalktalk.direction.words.bearing import bearing_of
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import Aim, How, Wish
from chalktalk.documents.options import Aspect

_RATIO = re.compile(r"(?<![\d:.,/#])(\d{1,2})\s?(?:[:x×∶/]|\bby\b|zu)\s?(\d{1,2})(?![\d:%]|[.,]\d)", re.IGNORECASE)
_PIXELS = re.compile(r"(?<!\d)(\d{3,4})\s?[x×*]\s?(\d{3,4})(?!\d)", re.IGNORECASE)
_NAMED = {
    (16, 9): Aspect.WIDE, (21, 9): Aspect.WIDE, (16, 10): Aspect.WIDE, (4, 3): Aspect.WIDE, (3, 2): Aspect.WIDE,
    (9, 16): Aspect.TALL, (9, 21): Aspect.TALL, (2, 3): Aspect.TALL, (1, 1): Aspect.SQUARE, (4, 5): Aspect.PORTRAIT,
    (3, 4): Aspect.PORTRAIT, (9, 18): Aspect.TALL, (18, 9): Aspect.WIDE,
}  # fmt: skip
"""Ratios that are spoken of, and the nearest that there is."""


def shape_wishes(page: Page) -> Iterator[Wish]:
    """Every shape of the frame that is wished for, or not."""
    written = list(_written(page))
    yield from written
    for hit in page.hits:
        entry = next((entry for entry in hit.entries if entry.field is Aim.ASPECT), None)
        if entry is None or hit.first in page.muted or _is_other(page, hit):
            continue
        start, end = page.tokens[hit.first].start, page.tokens[hit.last - 1].end
        if any(wish.start < end and start < wish.end for wish in written):
            continue
        how = bearing_of(page, hit)
        if how in {How.SET, How.WITHOUT}:
            assert how is not None
            yield wish_of(page, hit.first, hit.last, Aim.ASPECT, _meant(entry.value, written), how)


def shape_named(page: Page) -> str | None:
    """The first shape that is wished for."""
    return next((wish.value for wish in shape_wishes(page) if wish.how is How.SET), None)


def _meant(value: str, written: list[Wish]) -> str:
    """`4:5 portrait`: the ratio says which portrait."""
    upright = {Aspect.TALL.value, Aspect.PORTRAIT.value}
    return next((wish.value for wish in written if value in upright and wish.value in upright), value)


def _is_other(page: Page, hit: Hit) -> bool:
    """`a landscape painter`: something that is no picture's shape."""
    if hit.last - hit.first > 1:
        return False
    if hit.first in page.topical:
        return True
    after, before = page.before(hit.last), page.before(hit.first)
    if after is not Break.NONE or before is not Break.NONE:
        return False
    return not (page.covering[hit.last] or page.is_small(hit.last))


def _written(page: Page) -> Iterator[Wish]:
    for match in _RATIO.finditer(page.text):
        shape = _NAMED.get((int(match.group(1)), int(match.group(2))))
        slash = "/" in match.group() and shape not in {Aspect.WIDE, Aspect.TALL}
        if shape and not slash:
            yield _wish(page, match, shape)
    for match in _PIXELS.finditer(page.text):
        width, height = int(match.group(1)), int(match.group(2))
        if height:
            shape = min(Aspect, key=lambda aspect: abs(_ratio(aspect) - width / height))
            yield _wish(page, match, shape)


def _ratio(aspect: Aspect) -> float:
    width, height = aspect.value.split(":")
    return int(width) / int(height)


def _wish(page: Page, match: re.Match[str], shape: Aspect) -> Wish:
    place = page.places(match.start(), match.end())
    first, last = place.start, place.stop
    how = bearing_of(page, Hit(first, last, ()))
    return Wish(
        field=Aim.ASPECT,
        value=shape,
        how=how if how is How.WITHOUT else How.SET,
        words=match.group(),
        start=match.start(),
        end=match.end(),
    )
