"""Bearing: whether what a phrase names is wanted, more or less wanted than it is, or not wanted."""

from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import How

_REACH = 6
"""Words over which a negation reaches."""
_LISTED = 10
"""Commas of a list over which it reaches further."""
_NEAR = 3
"""Words over which `more` reaches."""


def bearing_of(page: Page, hit: Hit, usual: How = How.SET) -> How | None:
    """How something is wished for; None where it is named only to be left as it is.

    `usual` is how the phrase is meant by itself: `darker` wishes for more of the dark.
    """
    turn = _turn_before(page, hit, over=usual is How.SET) or _turn_after(page, hit)
    if turn is None:
        return usual
    if usual is How.SET:
        return turn
    opposite = {How.MORE: How.LESS, How.LESS: How.MORE}.get(usual)
    return {How.MORE: usual, How.LESS: opposite, How.WITHOUT: opposite}[turn]


def _turn_before(page: Page, hit: Hit, *, over: bool) -> How | None:
    """What the nearest word before it that turns a wish makes of this one.

    `over` says whether it reaches over other wishes: not to a comparison, which says itself which way it goes.
    """
    commas, at = 0, hit.first
    listed = False
    near = True
    while at > 0 and hit.first - at < _REACH + 2 * min(commas, _LISTED) and page.tokens[at].before is not Break.CLAUSE:
        commas += page.tokens[at].before is Break.COMMA
        at -= 1
        here = page.covering[at]
        if here is None:
            near = near and page.is_small(at)
            continue
        at = here.first
        if not over and here.of("wish"):
            return None
        listed = listed or here.of("nor") is not None
        if here.of("no"):
            return How.WITHOUT if commas == 0 or listed or _listed_on(page, hit.last) else None
        if here.of("instead"):
            return How.WITHOUT if commas == 0 else None
        if here.of("but") and not here.of("nor") and not page.kind_at(at - 1, "no"):
            return None
        if near and commas == 0 and hit.first - at <= _NEAR + 2 and (how := _compared(page, here)):
            return how
    return None


def is_denied(page: Page, first: int, last: int) -> bool:
    """Whether words right beside say that these are not meant: `not finance`, `finance: no`."""
    at = first
    while at > 0 and page.tokens[at].before is Break.NONE:
        at -= 1
        if page.kind_at(at, "no"):
            return True
        if not page.is_small(at):
            break
    return _turn_after(page, Hit(first, last, ())) is How.WITHOUT


def _compared(page: Page, hit: Hit) -> How | None:
    if hit.of("more"):
        return How.MORE
    if hit.of("less"):
        return How.LESS
    return (_denied(page, hit.first) or How.LESS) if hit.of("too") else None


def _denied(page: Page, at: int) -> How | None:
    return How.WITHOUT if page.kind_at(at - 1, "no") and page.tokens[at].before is Break.NONE else None


def _listed_on(page: Page, at: int) -> bool:
    """Whether a list goes on to an `or`: in `no red, blue or green` none is wanted."""
    for place in range(at, min(at + _REACH, len(page.tokens))):
        if page.tokens[place].before is Break.CLAUSE:
            return False
        if page.kind_at(place, "nor"):
            return True
        if page.kind_at(place, "but"):
            return False
    return False


def _turn_after(page: Page, hit: Hit) -> How | None:
    if hit.last == len(page.tokens):
        return None
    gap = page.text[page.tokens[hit.last - 1].end : page.tokens[hit.last].start]
    here = page.covering[hit.last]
    if here and here.of("no_after") and gap.strip() in {"", "-", ":", "="}:
        return How.WITHOUT
    return None
