"""Validator of statements that exclude one another whatever they speak of, by how they are said.

Nothing that is denied altogether is in every scene (`no logo`, `the logo in every shot`); of what there is only one or
exactly so much, there is no other (`only green`, `each frame purple`; `exactly three scenes`, `exactly nine scenes`).
"""

import re
from collections.abc import Iterator

from chalktalk.direction.checking.absence import is_absolute
from chalktalk.direction.checking.case import Case, contradiction
from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.setting import course_told
from chalktalk.direction.checking.stating import Saying, Statement
from chalktalk.direction.words.page import Hit
from chalktalk.direction.words.palette import colours_in
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim

_MOST = 8
"""Statements that are compared with one another."""
_SHORTEST = 3
"""Letters of a word by which a thing is known again."""
_NOUN = 2
"""Words of a thing that is denied."""
_SINGULARS = {"women": "woman", "men": "man", "children": "child", "mice": "mouse", "geese": "goose", "feet": "foot"}
_ENDINGS = re.compile(r"(?:es|en|er|s|e|n|i|a|o)$")


def exclusions(case: Case, saying: Saying) -> Iterator[Caution]:
    """One caution for each way in which statements exclude one another."""
    yield from _denied_and_there(case, saying)
    yield from _other_colours(case, saying)
    yield from _other_numbers(case, saying)


def _other_numbers(case: Case, saying: Saying) -> Iterator[Caution]:
    """Two exact numbers of one thing."""
    page = case.page
    found: dict[str, tuple[str, Stretch]] = {}
    for hit in saying.hits:
        at = hit.last
        if not hit.of("exact") or at + 1 >= len(page.tokens) or hit.first in page.topical | page.muted:
            continue
        number, thing = page.kind_at(at, "number"), _stem(page.tokens[at + 1].text)
        value = number.value if number else page.tokens[at].text
        span = (page.tokens[hit.first].start, page.tokens[at + 1].end)
        if not number and not value.isdecimal():
            continue
        before, there = found.setdefault(thing, (value, span))
        if before != value and not course_told(case.brief.text, there, span):
            yield contradiction(Aim.SCENES, case.brief.text[slice(*there)], case.brief.text[slice(*span)])
            return


def _denied_and_there(case: Case, saying: Saying) -> Iterator[Caution]:
    """A thing that there is to be none of, and that is there all the time."""
    page, text = case.page, case.brief.text
    places: dict[str, list[int]] = {}
    for at, token in enumerate(page.tokens):
        places.setdefault(_stem(token.text), []).append(at)
    for hit in [hit for hit in saying.hits if saying.is_denying(hit)][:_MOST]:
        for first, last in _nouns(case, hit):
            span = (page.tokens[hit.first].start, page.tokens[last - 1].end)
            stems = [_stem(token.text) for token in page.tokens[first:last]]
            if not is_absolute(case, span):
                continue
            for at in places[stems[0]][:_MOST]:
                same = [_stem(token.text) for token in page.tokens[at : at + len(stems)]] == stems
                there = (page.tokens[at].start, page.tokens[at + len(stems) - 1].end) if same else span
                is_there = same and _is_there(case, saying, at, saying.statements[hit.first])
                if is_there and not course_told(text, span, there):
                    yield contradiction(Aim.SUBJECT, text[slice(*span)], text[slice(*there)])
                    return


def _nouns(case: Case, hit: Hit) -> Iterator[tuple[int, int]]:
    """What may be the thing that stands after a denial: its first words, without articles."""
    page, first = case.page, hit.last
    if hit.first in page.topical | page.muted:
        return
    while first < len(page.tokens) and page.before(first) is Break.NONE and page.is_small(first):
        first += 1
    for last in range(first + 1, first + 1 + _NOUN):
        if last > len(page.tokens) or page.before(last - 1) is not Break.NONE:
            return
        if len(_stem(page.tokens[last - 1].text)) >= _SHORTEST and not page.is_small(last - 1):
            yield first, last


def _is_there(case: Case, saying: Saying, at: int, denying: Statement) -> bool:
    page, statement = case.page, saying.statements[at]
    whole = saying.is_always(at) if statement is denying else statement.whole
    if not whole or at in page.topical or at in page.muted:
        return False
    return not saying.is_denied(at) and not case.is_denied(page.tokens[at].start)


def _other_colours(case: Case, saying: Saying) -> Iterator[Caution]:
    """Colours beside which there are to be no others, and others."""
    page = case.page
    if not any(hit.of("only") for hit in saying.hits):
        return
    named: dict[Statement, set[str]] = {}
    spans: dict[Statement, tuple[int, int]] = {}
    for wish in colours_in(page):
        at = page.places(wish.start, wish.end).start
        if at in page.topical or at in page.muted:
            continue
        statement = saying.statements[at]
        named.setdefault(statement, set()).add(wish.value)
        spans.setdefault(statement, (wish.start, wish.end))
    only = [one for one in named if any(_is_only(saying, at) for at in range(one.first, one.last))]
    for one in only[:_MOST]:
        for other in list(named)[:_MOST]:
            apart = (
                other is not one
                and not named[one] & named[other]
                and other.whole
                and one.things <= other.things | {"light"}
            )
            if apart and not course_told(case.brief.text, spans[one], spans[other]):
                yield contradiction(
                    Aim.PALETTE, case.brief.text[slice(*spans[one])], case.brief.text[slice(*spans[other])]
                )
                return


def _is_only(saying: Saying, at: int) -> bool:
    hit = saying.covering.get(at)
    return hit is not None and hit.first == at and hit.of("only") is not None


def _stem(word: str) -> str:
    word = _SINGULARS.get(word, word)
    if len(word) > _SHORTEST + 1:
        return _ENDINGS.sub("", word)
    return word.removesuffix("s") if len(word) > _SHORTEST else word
