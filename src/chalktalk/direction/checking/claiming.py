"""Validator of statements about the whole video that cannot both hold: `all scenes dissolve` and `only hard cuts`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from chalktalk.direction.checking.absence import is_absolute
from chalktalk.direction.checking.axes import axes
from chalktalk.direction.checking.case import Case, contradiction, overlap
from chalktalk.direction.checking.excluding import exclusions
from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.setting import course_told
from chalktalk.direction.checking.stating import WITH, Saying, Statement
from chalktalk.direction.words.page import Hit
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim, How

_MOST = 8
"""Statements of a kind that are compared with one another."""
_APART = frozenset({"music", "voice", "details"})
"""Things of which nothing is said that is said of the whole."""
_SOUNDS = frozenset({Aim.VOICE, Aim.MUSIC, Aim.EFFECTS, Aim.CAPTIONS, Aim.OVERLAYS, Aim.SUBJECT})
"""What is named itself, so that it is no matter of what else is named beside it."""
_APART_BY = re.compile(r"[.;!?\n,–—]")
_SHORT = 4
"""Words of `with pumping techno`, which says that it is there."""


@dataclass(frozen=True, slots=True)
class _Claim:
    span: Stretch
    statement: Statement


_Told = dict[tuple[str, int], list[_Claim]]


def claims_against(case: Case) -> Iterator[Caution]:
    """What is claimed of the whole, and excludes another such claim: one caution for each pair of opposites."""
    saying = Saying(case.page)
    told = _told(case, saying)
    for number, (field, _) in enumerate(axes().exclusive):
        yield from _clash(case, field, told.get(("one", number), ()), told.get(("other", number), ()))
    for number, field in enumerate(axes().absent):
        yield from _clash(case, field, told.get(("none", number), ()), told.get(("some", number), ()))
    yield from _languages(case, saying)
    yield from exclusions(case, saying)


def _told(case: Case, saying: Saying) -> _Told:
    told: _Told = {}
    for hit in saying.hits:
        for entry in hit.entries:
            kind = "none" if entry.kind == "hush" else entry.kind
            if kind in {"one", "other", "none", "some"} and (claim := _claim(case, saying, hit, entry.kind)):
                number = int(entry.value)
                of = axes().exclusive[number][1] if kind in {"one", "other"} else ""
                if not of or of in claim.statement.about:
                    told.setdefault((kind, number), []).append(claim)
    for number, claim in _denied(case, saying):
        told.setdefault(("none", number), []).append(claim)
    return told


def _clash(
    case: Case, field: Aim, ones: "tuple[()] | list[_Claim]", others: "tuple[()] | list[_Claim]"
) -> Iterator[Caution]:
    for one, other in product(ones[:_MOST], others[:_MOST]):
        if _exclude(case, field, one, other):
            first, second = sorted((one.span, other.span))
            yield contradiction(field, case.brief.text[slice(*first)], case.brief.text[slice(*second)])
            return


def _claim(case: Case, saying: Saying, hit: Hit, kind: str) -> _Claim | None:
    """What a phrase claims, if it does."""
    page = case.page
    span = (page.tokens[hit.first].start, page.tokens[hit.last - 1].end)
    if hit.first in page.topical or hit.first in page.muted:
        return None
    if hit.last - hit.first == 1 and page.language != "en" and page.is_small(hit.first):
        return None  # German `man`
    statement = saying.statements[hit.first]
    if kind == "none":
        return _Claim(span, statement) if statement.whole or is_absolute(case, span) else None
    if saying.is_denied(hit.first):
        return None
    given = kind == "some" and page.tokens[statement.first].text in WITH and statement.last - statement.first <= _SHORT
    if (
        not (statement.whole or given)
        or case.is_denied(span[0])
        or (hit.last not in saying.covering and (page.kind_at(hit.last, "no") or page.kind_at(hit.last, "no_after")))
    ):
        return None
    return _Claim(span, statement)


def _denied(case: Case, saying: Saying) -> Iterator[tuple[int, _Claim]]:
    """Things of which words say that there are none: `no music`, `subtitles are forbidden`."""
    page = case.page
    for number in range(len(axes().absent)):
        for hit in saying.hits:
            if not any(hit.of(f"noun.{language}.{number}") for language in (page.language, "en")):
                continue
            if hit.first in page.topical or hit.first in page.muted:
                continue
            statement = saying.statements[hit.first]
            before = saying.covering.get(hit.first - 1)
            denied = before is not None and saying.is_denying(before) and page.before(hit.first) is Break.NONE
            first = saying.denial_before(hit.first) if denied else hit.first
            span = (page.tokens[first].start, page.tokens[hit.last - 1].end)
            away = any(
                one.first >= hit.last and saying.of_language(one, "away")
                for at in range(statement.first, statement.last)
                if (one := saying.covering.get(at))
            )
            if (denied and is_absolute(case, span)) or away:
                yield number, _Claim(span, statement)


def _exclude(case: Case, field: Aim, one: _Claim, other: _Claim) -> bool:
    """Whether two claims are made apart from one another, of the same thing, and at the same time."""
    if one.statement is other.statement or overlap(one.span, other.span):
        return False
    if not _is_insisted_on(case, field, one, other):
        return False
    things = one.statement.things - {"whole"}, other.statement.things - {"whole"}
    apart = not things[0] & things[1] and (all(things) or bool((things[0] | things[1]) & _APART))
    if apart and field not in _SOUNDS:
        return False
    if one.statement.parts != other.statement.parts:
        return False
    if one.statement.places and other.statement.places and not one.statement.places & other.statement.places:
        return False  # warm in the kitchen, cold in the cellar
    return bool(one.statement.parts) or not course_told(case.brief.text, one.span, other.span)


def _is_insisted_on(case: Case, field: Aim, one: _Claim, other: _Claim) -> bool:
    """Whether it is more than a row of what is to be found in the video: `for adults and children`."""
    insisted = one.statement.explicit, other.statement.explicit
    if field is Aim.AUDIENCE:
        return all(insisted)
    first, second = sorted((one.span, other.span))
    return any(insisted) or field in _SOUNDS or bool(_APART_BY.search(case.brief.text, first[1], second[0]))


def _languages(case: Case, saying: Saying) -> Iterator[Caution]:
    """Two languages in which all is spoken."""
    page = case.page
    tongues = [(hit, entry.value) for hit in page.hits if (entry := hit.of("tongue")) and hit.first not in page.topical]
    if len({value for _, value in tongues}) == 1 or not tongues:
        return
    statements = saying.statements
    captions = {statements[hit.first].first for hit in saying.hits if _is_of_captions(hit)}
    claims = [
        (page.words(hit.first, hit.last), value, here)
        for hit, value in tongues[:_MOST]
        if (here := statements[hit.first]).whole and here.first not in captions
    ]
    for (one, value, here), (other, another, there) in combinations(claims, 2):
        spoken = any("voice" in said.things for said in (here, there)) or len(case.asked(Aim.LANGUAGE, How.SET)) > 1
        if value != another and here is not there and spoken and not course_told(case.brief.text, one[1:], other[1:]):
            yield contradiction(Aim.LANGUAGE, one[0], other[0])
            return


def _is_of_captions(hit: Hit) -> bool:
    return any(entry.kind == "some" and axes().absent[int(entry.value)] is Aim.CAPTIONS for entry in hit.entries)
