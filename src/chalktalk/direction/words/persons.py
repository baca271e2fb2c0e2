"""For whom a video is, and in which language."""

from collections.abc import Iterator

from chalktalk.direction.words.amounts import number_at, wish_of
from chalktalk.direction.words.bearing import bearing_of
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import Aim, How, Wish

_REACH = 5
"""Words between `for` and the people."""


def audience_wishes(page: Page) -> Iterator[Wish]:
    """`for children aged 8`, `aimed at CFOs`: whom it is for, in the text's words."""
    for hit in page.hits:
        if not hit.of("people") or hit.first in page.muted:
            continue
        first = _introduced(page, hit)
        if first is None:
            continue
        last = _described(page, hit.last)
        how = bearing_of(page, Hit(first, last, hit.entries))
        words, start, end = page.words(first, last)
        if how in {How.SET, How.WITHOUT}:
            assert how is not None
            yield Wish(field=Aim.AUDIENCE, value=" ".join(words.split()), how=how, words=words, start=start, end=end)


def language_wishes(page: Page) -> Iterator[Wish]:
    """`in German`, `German voice-over`."""
    for hit in page.hits:
        entry = hit.of("tongue")
        if entry is None or hit.first in page.muted:
            continue
        before = page.tokens[hit.first].before is Break.NONE and page.kind_at(hit.first - 1, "of_language")
        after = page.before(hit.last) is Break.NONE and _is_spoken(page, hit.last)
        alone = page.tokens[hit.first].before is not Break.NONE and page.before(hit.last) is not Break.NONE
        if (before or after or alone) and (how := bearing_of(page, hit)) in {How.SET, How.WITHOUT}:
            assert how is not None
            yield wish_of(page, hit.first, hit.last, Aim.LANGUAGE, entry.value, how)


def _is_spoken(page: Page, at: int) -> bool:
    hit = page.covering[at]
    return hit is not None and any(entry.field in {Aim.VOICE, Aim.CAPTIONS} for entry in hit.entries)


def _introduced(page: Page, hit: Hit) -> int | None:
    """The first word after what introduces an audience; None where nothing does."""
    at = hit.first
    while at > 0 and hit.first - at <= _REACH and page.tokens[at].before is Break.NONE:
        at -= 1
        if page.kind_at(at, "about") or page.kind_at(at, "no"):
            break
        if page.kind_at(at, "audience"):
            first = at + 1
            while first < hit.first and page.is_small(first):
                first += 1
            return first
    gap = page.text[page.tokens[hit.first - 1].end : page.tokens[hit.first].start] if hit.first else ""
    aged = page.kind_at(hit.last, "aged") is not None and number_at(page, hit.last + 1) is not None
    return hit.first if aged or (":" in gap and page.kind_at(hit.first - 1, "audience")) else None


def _described(page: Page, last: int) -> int:
    """To where an age goes on: `aged 8 to 12`."""
    at = last
    while at < len(page.tokens) and page.tokens[at].before is Break.NONE:
        number = number_at(page, at)
        if number:
            at = last = number[1]
        elif page.kind_at(at, "aged") or page.kind_at(at, "to_words") or (at > last and page.is_small(at)):
            at += 1
            if page.kind_at(at - 1, "years"):
                last = at
        else:
            break
        if at - last > 3:
            break
    return last
