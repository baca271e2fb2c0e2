"""Validator of statements about the whole video that cannot both hold: `every scene dissolves` beside `only hard cuts`.

A statement is of the whole where a word says so (`only`, `always`, `in every scene`), or where it is a sentence by
itself (`High contrast.`). What is said of a part, of a moment, or of another thing excludes nothing.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product

from chalktalk.direction.checking.absence import is_absolute
from chalktalk.direction.checking.case import Case, contradiction, overlap
from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.setting import course_told, things_among
from chalktalk.direction.words.lists import Entry, Tree
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim, How

_MOST = 8
"""Statements of a kind that are compared with one another."""
_LONGEST_BARE = 9
"""Words of a sentence that says nothing but one thing."""
_APART = frozenset({"music", "voice", "details"})
"""Things of which nothing is said that is said of the whole."""
_SOUNDS = frozenset({Aim.VOICE, Aim.MUSIC, Aim.EFFECTS, Aim.CAPTIONS, Aim.OVERLAYS, Aim.SUBJECT})
"""What is named itself, so that it is no matter of what else is named beside it."""
_WITH = frozenset({"with", "mit", "avec", "con", "com", "met"})
_SHORT = 4
"""Words of `with pumping techno`, which says that it is there."""
_UNIT_WITHIN = 3
"""Words after `every` in which it is said of what."""
_SENTENCE_ENDS = re.compile(r"[.!?;\n\r…。！？；•]|\s[-–—]\s")
_STATEMENT_ENDS = re.compile(r"[,(–—]")
_POLES = frozenset({"one", "other", "none", "some"})


@dataclass(frozen=True, slots=True)
class _Statement:
    """A stretch of a sentence that says one thing."""

    first: int
    """Its first word."""
    last: int
    """One past its last."""
    whole: bool
    """Whether it is of the whole video."""
    things: frozenset[str]
    """What of the video it names."""


@dataclass(frozen=True, slots=True)
class _Claim:
    span: Stretch
    statement: _Statement


def claims_against(case: Case) -> Iterator[Caution]:
    """What is claimed of the whole, and excludes another such claim: one caution for each pair of opposites."""
    page, tables = case.page, _tables()
    hits = tuple(_hits(page, tables.tree))
    if not any(entry.kind in {"one", "none"} for hit in hits for entry in hit.entries):
        yield from _languages(case, hits)
        return
    statements = _statements(page, hits)
    told: dict[tuple[str, str], list[_Claim]] = {}
    for hit in hits:
        for entry in hit.entries:
            if entry.kind in _POLES and (claim := _claim(case, hit, entry.kind, statements)):
                told.setdefault((entry.kind, entry.value), []).append(claim)
    for kinds, fields in ((("one", "other"), tables.exclusive), (("none", "some"), tables.absent)):
        for number, field in enumerate(fields):
            ones, others = (told.get((kind, str(number)), [])[:_MOST] for kind in kinds)
            for one, other in product(ones, others):
                if _exclude(case, field, one, other):
                    first, second = sorted((one.span, other.span))
                    yield contradiction(field, case.brief.text[slice(*first)], case.brief.text[slice(*second)])
                    break
    yield from _languages(case, hits)


def _claim(case: Case, hit: Hit, kind: str, statements: tuple[_Statement, ...]) -> _Claim | None:
    """What a phrase claims, if it does."""
    page = case.page
    span = (page.tokens[hit.first].start, page.tokens[hit.last - 1].end)
    if hit.first in page.topical or hit.first in page.muted:
        return None
    statement = statements[hit.first]
    if kind == "none":
        return _Claim(span, statement) if is_absolute(case, span) else None
    given = kind == "some" and page.tokens[statement.first].text in _WITH and statement.last - statement.first <= _SHORT
    if (
        not (statement.whole or given)
        or case.is_denied(span[0])
        or page.kind_at(hit.last, "no")
        or page.kind_at(hit.last, "no_after")
    ):
        return None
    return _Claim(span, statement)


def _exclude(case: Case, field: Aim, one: _Claim, other: _Claim) -> bool:
    """Whether two claims are made apart from one another, of the same thing, and at the same time."""
    if one.statement is other.statement or overlap(one.span, other.span):
        return False
    things = one.statement.things - {"whole"}, other.statement.things - {"whole"}
    apart = not things[0] & things[1] and (all(things) or bool((things[0] | things[1]) & _APART))
    if apart and field not in _SOUNDS:
        return False
    return not course_told(case.brief.text, one.span, other.span)


def _languages(case: Case, hits: tuple[Hit, ...]) -> Iterator[Caution]:
    """Two languages in which all is spoken."""
    page = case.page
    tongues = [(hit, entry.value) for hit in page.hits if (entry := hit.of("tongue")) and hit.first not in page.topical]
    if len({value for _, value in tongues}) == 1 or not tongues:
        return
    statements = _statements(page, hits)
    captions = {statements[hit.first].first for hit in hits if _is_of_captions(hit)}
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
    return any(entry.kind == "some" and _tables().absent[int(entry.value)] is Aim.CAPTIONS for entry in hit.entries)


def _hits(page: Page, tree: Tree) -> Iterator[Hit]:
    at = 0
    while at < len(page.tokens):
        end, entries = tree.longest(page.tokens, at)
        if entries:
            yield Hit(at, end, tuple(entries))
        at = max(end, at + 1)


def _statements(page: Page, hits: tuple[Hit, ...]) -> tuple[_Statement, ...]:
    """For every word the statement that it belongs to."""
    covering: dict[int, Hit] = {at: hit for hit in hits for at in range(hit.first, hit.last)}
    held = frozenset(at for at, hit in covering.items() if hit.first < at)
    joints = _joints(page)
    found: list[_Statement] = []
    for first, last in _runs(page, _SENTENCE_ENDS, frozenset(), 0, len(page.tokens), frozenset()):
        bare = last - first <= _LONGEST_BARE and all(
            _says_nothing_else(page, covering, at) for at in range(first, last)
        )
        going_on = False
        for start, end in _joined(_runs(page, _STATEMENT_ENDS, joints, first, last, held), page, covering):
            subject = (going_on and page.tokens[start].before is Break.NONE) or any(
                (hit := covering.get(at)) is not None and hit.of("subject") for at in range(start, end)
            )
            whole = bare or subject or any(_is_universal(page, covering, at) for at in range(start, end))
            going_on = subject
            free = (at for at in range(start, end) if at not in covering or not covering[at].of("unit"))
            said = (at for at in free if at not in covering or not _is_opposite(covering[at]))
            things = things_among(" ".join(page.words(at, at + 1)[0] for at in said))
            found += [_Statement(start, end, whole, things)] * (end - start)
    return tuple(found)


def _runs(
    page: Page, ends: re.Pattern[str], joints: frozenset[str], first: int, last: int, held: frozenset[int]
) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first + 1, last):
        token = page.tokens[at]
        if at in held:
            continue
        if token.text in joints or ends.search(page.text, page.tokens[at - 1].end, token.start):
            yield start, at
            start = at
    if start < last:
        yield start, last


def _joints(page: Page) -> frozenset[str]:
    joints = _tables().joints
    return joints["en"] | joints.get(page.language, frozenset())


def _joined(runs: Iterator[tuple[int, int]], page: Page, covering: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Runs of words, those that claim nothing by themselves together with the one before."""
    start, end = next(runs)
    claims = _has_pole(page, covering, start, end)
    for first, last in runs:
        other = _has_pole(page, covering, first, last)
        if claims and other:
            yield start, end
            start = first
        claims, end = claims or other, last
    yield start, end


def _has_pole(page: Page, covering: dict[int, Hit], first: int, last: int) -> bool:
    found = (hit for at in range(first, last) if (hit := covering.get(at)) and hit.first == at)
    return any(map(_is_pole, found)) or any(page.kind_at(at, "tongue") for at in range(first, last))


def _is_opposite(hit: Hit) -> bool:
    return hit.of("one") is not None or hit.of("other") is not None


def _is_pole(hit: Hit) -> bool:
    return any(entry.kind in _POLES for entry in hit.entries)


def _says_nothing_else(page: Page, covering: dict[int, Hit], at: int) -> bool:
    known = at in covering or page.is_small(at) or page.tokens[at].text in _joints(page)
    return known or page.kind_at(at, "tongue") is not None


def _is_universal(page: Page, covering: dict[int, Hit], at: int) -> bool:
    """Whether a word makes its statement one of the whole."""
    hit = covering.get(at)
    if hit is None or hit.first != at:
        return False
    if hit.of("universal"):
        return True
    after = page.tokens[hit.last].text if page.before(hit.last).value == 0 and hit.last < len(page.tokens) else ""
    if hit.of("only"):
        places = [at - 1] if page.before(at) is Break.NONE else []
        for place in range(hit.last, hit.last + _UNIT_WITHIN):
            if page.before(place) is not Break.NONE:
                break
            places.append(place)
        near = any((one := covering.get(place)) and _is_pole(one) for place in places)
        spoken = any(page.kind_at(place, "tongue") for place in places)
        return spoken or (near and after not in _tables().part_follows)
    beside = (covering.get(place) for place in range(hit.last, hit.last + _UNIT_WITHIN))
    return hit.of("every") is not None and any(one is not None and one.of("unit") for one in beside)


@dataclass(frozen=True, slots=True)
class _Tables:
    tree: Tree
    exclusive: tuple[Aim, ...]
    absent: tuple[Aim, ...]
    joints: dict[str, frozenset[str]]
    part_follows: frozenset[str]


@cache
def _tables() -> _Tables:
    read = tomllib.loads(files("chalktalk.direction.checking").joinpath("claims.toml").read_text("utf-8"))
    tree = Tree()
    for kind in ("universal", "subject", "only", "every", "unit", "plain"):
        for phrase in read[kind]:
            tree.add(phrase, Entry(kind))
    for table, kinds in (("exclusive", ("one", "other")), ("absent", ("none", "some"))):
        for number, entry in enumerate(read[table]):
            for kind in kinds:
                for phrase in entry[kind]:
                    tree.add(phrase, Entry(kind, str(number)))
            for language, nouns in entry.get("nouns", {}).items():
                for without, noun in product(read["without"][language], nouns):
                    tree.add(f"{without} {noun}", Entry("none", str(number)))
    return _Tables(
        tree,
        tuple(Aim(entry["field"]) for entry in read["exclusive"]),
        tuple(Aim(entry["field"]) for entry in read["absent"]),
        {language: frozenset(words.split()) for language, words in read["joints"].items()},
        frozenset(read["part_follows"]),
    )
