"""What stands around two words of a brief: whether they are coordinated, what they are said of, when they hold."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from chalktalk.direction.checking.looking import Stretch

_SIDE_BY_SIDE = 60
"""Characters between two words that can still be coordinated."""
_AROUND = 400
"""Characters to either side of two words in which a change may be told."""
_MOST_BETWEEN = 3
"""Adjectives between two coordinated ones."""
_SENTENCE = 2
"""Words of the shortest one: `it is`."""
_ELIDED = re.compile(r"^(?:l|d|dell|nell|un)['’]")
_IN_SUCH = re.compile(
    r"\b(?:shoot|shot|film|filmed|keep|make|render|all|everything|entirely|purely|it) (?:it |this |all )?in$"
)
"""What stands before what the whole is made in: `shoot it in black and white`."""
_FROM = re.compile(r"\b(?:from|vo[nm]|du|de|del?|d[ae]l?|do|van)\s+(?:\w+\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[\s\w]{0,20}?\s*\b(?:to|into|zu[rm]?|bis|nach|à|au|a|al|ao|naar|tot)\b", re.IGNORECASE)
"""What stands before the first of two, and between them, where one becomes the other."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;/&+]")
_CLAUSE_END = re.compile(r"[.,;:!?\n]")
_SENTENCE_END = re.compile(r"[.!?\n]+(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Words:
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    be: frozenset[str]
    everywhere: frozenset[str]
    copulas: frozenset[str]
    pronouns: frozenset[str]
    goes_on: frozenset[str]
    degrees: frozenset[str]
    course: re.Pattern[str]
    throughout: re.Pattern[str]
    thing_of: dict[str, str]
    empty: frozenset[str]
    measures: frozenset[str]


def course_told(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether the sentences that hold two stretches, and what lies between, tell of a change."""
    first, second = sorted((one, other))
    before = _SENTENCE_END.split(text[max(0, first[0] - _AROUND) : first[0]])[-1]
    after = _SENTENCE_END.split(text[second[1] : second[1] + _AROUND], maxsplit=1)[0]
    between = text[first[1] : second[0]]
    from_to = _FROM.search(before) and _TO.match(between)
    return bool(from_to) or any(_tells_course(part[:_AROUND]) for part in (before, between, after))


@lru_cache(1024)
def _tells_course(part: str) -> bool:
    return _words().course.search(_words().throughout.sub(" ", part.lower())) is not None


def is_coordinated(text: str, first: Stretch, second: Stretch) -> bool:
    """Whether two words stand side by side as what is wanted: `calm and hectic`, `minimal, warm, busy look`."""
    return _is_row(text, first, second) and not _has_noun(text, second)


def are_wished(text: str, first: Stretch, second: Stretch) -> bool:
    """Whether two words are not of what is shown: `fast and slow thinking`, `a quick guide to slow cooking`."""
    return not (_has_noun(text, second) and (_is_row(text, first, second) or _has_noun(text, first)))


def empty_words() -> frozenset[str]:
    """Words that do not say what a brief is about."""
    return _words().empty


def _is_row(text: str, first: Stretch, second: Stretch) -> bool:
    """Whether there are only conjunctions and other words of the same kind between two words."""
    words = _words()
    if second[0] - first[1] > _SIDE_BY_SIDE:
        return False
    between = text[first[1] : second[0]].casefold()
    if _TOKEN.sub("", between).strip():
        return False
    tokens = _TOKEN.findall(between)
    others = [number for number, token in enumerate(tokens) if token not in words.conjunctions | words.adverbs]
    listed = all(0 < at < len(tokens) - 1 and tokens[at + 1] in words.conjunctions for at in others)
    return (not tokens or tokens[0] in words.conjunctions) and listed and len(others) <= _MOST_BETWEEN


def _has_noun(text: str, word: Stretch) -> bool:
    """Whether what follows a word is a noun that is not the look's; lengths and places to see it do not count."""
    after = text[word[1] : word[1] + _SIDE_BY_SIDE].casefold()
    words = _words()
    row = _CLAUSE_END.split(after)[0] if after.startswith(" ") else ""
    follower = next((one for one in _WORD.findall(row) if not one[0].isdigit() and one not in words.measures), None)
    known = words.goes_on | {
        word for word, thing in words.thing_of.items() if thing not in {"music", "voice", "details"}
    }
    return after.startswith("-") or (follower is not None and follower not in known)


def said_of(text: str, word: Stretch) -> str | None:
    """What a word is said of: the whole, its pictures, its pace, its light or its sound; None: something else."""
    words = _words()
    before = _WORD.findall(_CLAUSE_END.split(text[max(0, word[0] - _SIDE_BY_SIDE) : word[0]])[-1].casefold())
    after = _WORD.findall(_CLAUSE_END.split(text[word[1] : word[1] + _SIDE_BY_SIDE])[0].casefold())
    if (subject := _subject(before)) is not None:
        return subject or None
    said = [word for word in before if word not in words.degrees]
    further = after[1:2] if after and after[0] not in words.conjunctions else []
    for near in (after[:1], said[-1:], further):
        if near and (thing := _thing(near[0])):
            return thing
    if before and before[-1] in words.be and (not after or after[0] in words.goes_on):
        return "whole"
    following = text[word[1] : word[1] + _SIDE_BY_SIDE].lower().lstrip(" ,")
    everywhere = (bool(after) and after[0] in words.everywhere) or words.throughout.match(following)
    return "whole" if everywhere or _IN_SUCH.search(" ".join(before[-4:])) else None


def is_of_other(text: str, word: Stretch) -> bool:
    """Whether a verb says a word of something that is no part of the video: `every chase is fast`."""
    before = _WORD.findall(_CLAUSE_END.split(text[max(0, word[0] - _SIDE_BY_SIDE) : word[0]])[-1].casefold())
    return _subject(before) == ""


def things_among(text: str) -> frozenset[str]:
    """What of the video some words name."""
    return frozenset(thing for word in _WORD.findall(text.casefold()) if (thing := _thing(word)))


def _thing(word: str) -> str | None:
    """What of the video a word names; with its article, in Romance languages: `l'ambiance`."""
    return _words().thing_of.get(_ELIDED.sub("", word))


def _subject(before: list[str]) -> str | None:
    """What a copula right before a word says it of; empty: something else. None: there is no such thing."""
    words = _words()
    said = [word for word in before if word not in words.adverbs]
    if len(said) < _SENTENCE or said[-1] not in words.copulas:
        return None
    return "whole" if said[-2] in words.pronouns else _thing(said[-2]) or ""


@cache
def _words() -> _Words:
    read = tomllib.loads(files("chalktalk.direction.checking").joinpath("setting.toml").read_text("utf-8"))
    return _Words(
        conjunctions=frozenset(read["and"].split()),
        adverbs=frozenset(read["very"].split()),
        degrees=frozenset(read["degrees"].split()),
        everywhere=frozenset(read["everywhere"].split()),
        copulas=frozenset(read["copulas"].split()),
        pronouns=frozenset(read["pronouns"].split()),
        be=frozenset(read["be"].split()),
        goes_on=frozenset(read["goes_on"].split()),
        course=re.compile(rf"\b(?:{'|'.join(read['course'])})\b"),
        throughout=re.compile("|".join(read["throughout"])),
        empty=frozenset(read["empty"].split()),
        measures=frozenset(read["measures"].split()),
        thing_of={word: thing for thing, listed in read["things"].items() for word in listed.split()},
    )
