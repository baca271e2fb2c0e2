"""What a text is about: its category, by weighing words that point to one, and its subject in a few of its words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, sqrt

from chalktalk.direction.words.bearing import is_denied
from chalktalk.direction.words.kindred import UNSPACED, kindred_in, total, weights
from chalktalk.direction.words.languages import language_of
from chalktalk.direction.words.page import Page, page_of
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import Category

_TOPIC = 2.0
_OF_OLD, _YEAR = range(1000, 1990), 1.2
"""Years that history is told of, and what one of them weighs."""
_AGAIN = 0.35
"""What each further word for the same weighs, against the first."""
_MOST_SUBJECT = 10
"""Words."""
_SURE = 0.14
"""Probability of a category; less is a guess."""


_ASKING = frozenset({"wish", "colour", "thing", "shade", "noun", "unit", "span", "tongue", "number", "ignored"})
"""Kinds of words that say how the video is to be, not what it is about."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that point to a category."""

    category: Category
    weight: float
    first: int
    last: int


def signs_in(page: Page) -> tuple[Sign, ...]:
    """Every word or phrase that points to a category."""
    return tuple(
        Sign(Category(entry.value), entry.weight, hit.first, hit.last) for hit in page.signs for entry in hit.entries
    )


def listed_in(page: Page) -> tuple[Sign, ...]:
    """The words of the lists that point to a category and are meant, and years long gone."""
    signs = (*signs_in(page), *_years_in(page))
    meant = (sign for sign in signs if sign.first not in page.muted and not _directs_as_well(page, sign))
    return tuple(sign for sign in meant if not is_denied(page, sign.first, sign.last))


def _years_in(page: Page) -> Iterator[Sign]:
    for at, token in enumerate(page.tokens):
        if len(token.text) == 4 and token.text.isdecimal() and int(token.text) in _OF_OLD and page.covering[at] is None:
            yield Sign(Category.HISTORY, _YEAR, at, at + 1)


def weight_of(signs: tuple[Sign, ...]) -> dict[Category, float]:
    """What listed words weigh by category: the strongest, and a little more for each further one."""
    found: defaultdict[Category, list[float]] = defaultdict(list)
    for sign in signs:
        found[sign.category].append(sign.weight)
    return {category: max(own) + _AGAIN * (sum(own) - max(own)) for category, own in found.items()}


def meant_in(page: Page) -> frozenset[int]:
    """The words that may say what the video is about: they ask for nothing, and are meant."""
    places = (at for at in range(len(page.tokens)) if at not in page.muted and not _asks_for_something(page, at))
    return frozenset(at for at in places if not is_denied(page, at, at + 1))


def unlisted_in(page: Page) -> frozenset[int]:
    """Those of them that no list has: where one has, it says more than the words that are used alike."""
    return meant_in(page) - {at for hit in page.signs for at in range(hit.first, hit.last)}


def size_of(page: Page) -> float:
    """By what the words' scores are divided: the longer a text, the less says each."""
    letters = page.language in UNSPACED
    content = sum(not page.is_small(at) and (letters or len(page.tokens[at].text) > 1) for at in meant_in(page))
    return sqrt(max(1, content // 2 if letters else content))


def _asks_for_something(page: Page, at: int) -> bool:
    hit = page.covering[at]
    return hit is not None and any(entry.kind in _ASKING for entry in hit.entries)


def category_in(page: Page) -> Sign | None:
    """The category of a brief, with the words that tell it most; None where it would be a guess.

    Multinomial logistic regression over what the words' kind is and what the lists say; see `kindred.py`.
    """
    listed, places, known, size = listed_in(page), unlisted_in(page), weights(), size_of(page)
    words = [one for one in kindred_in(page.tokens, page.language) if places.issuperset(range(one.first, one.last))]
    scores = total({one.word: one.scores for one in words}.values())
    sums = [bias + score / size for bias, score in zip(known.bias, scores, strict=True)]
    for category, weight in weight_of(listed).items():
        sums = [whole + weight * each for whole, each in zip(sums, known.lists[category], strict=True)]
    best = max(range(len(sums)), key=sums.__getitem__)
    if 1 / sum(exp(other - sums[best]) for other in sums) < _SURE:
        return None
    category = list(Category)[best]
    told = [
        *(Sign(category, sign.weight * known.lists[sign.category][best], sign.first, sign.last) for sign in listed),
        *(Sign(category, one.scores[best] / size, one.first, one.last) for one in words),
    ]
    # a small word tells only where no other does
    strongest = max(
        told, key=lambda sign: (sign.weight > 0, not page.is_small(sign.first), sign.weight, -sign.first), default=None
    )
    return strongest if strongest and strongest.weight > 0 else None


def _directs_as_well(page: Page, sign: Sign) -> bool:
    """Whether the words only belong to a wish: `negative space` is no astronomy."""
    hit = page.covering[sign.first]
    if hit is None or not any(entry.kind in {"wish", "shade", "cue"} for entry in hit.entries):
        return False
    whole = hit.last >= sign.last
    return whole and (hit.of("shade") is not None or hit.last - hit.first > sign.last - sign.first)


def category_of(about: str, language: str | None = None) -> tuple[Category, str] | None:
    """The category of what is said in a text of any length, and why, in a few words for people.

    Other than in a brief, a word that is said once says little; what counts is what is spoken of again and again.
    """
    page = page_of(about, language_of(about, language))
    counts: defaultdict[Category, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sign in signs_in(page):
        words = page.text[page.tokens[sign.first].start : page.tokens[sign.last - 1].end].casefold()
        counts[sign.category][words] += min(sign.weight, _TOPIC)
    if not counts:
        return None
    best = max(counts, key=lambda category: sum(weight**0.7 for weight in counts[category].values()))
    oftenest = sorted(counts[best], key=lambda word: (-counts[best][word], word))[:3]
    if sum(counts[best].values()) < _TOPIC:
        return None
    return best, ", ".join(f"“{word}”" for word in oftenest)


def subject_of(text: str, language: str | None = None) -> str | None:
    """What a text is about, in a few of its own words; None where it does not say."""
    return subject_in(page_of(text, language_of(text, language)))


def subject_in(page: Page, taken: frozenset[int] = frozenset()) -> str | None:
    """The subject of a brief: what follows `about` or `how`, else the words that ask for nothing.

    `taken` are the words that ask for something.
    """
    for hit in page.hits:
        if hit.of("about") and hit.last < len(page.tokens) and hit.first not in page.muted:
            end = page.topic_end(hit.last)
            first = hit.first if _asks(page, hit.first) else hit.last
            if span := _trimmed(page, first, min(end, first + _MOST_SUBJECT + 2)):
                return span
    weights = {sign.first: sign.weight for sign in signs_in(page)}
    best: tuple[float, int, int] = (0.0, 0, 0)
    for first, last in _pieces(page, taken):
        weight = sum(weights.get(at, 0.25) for at in range(first, last) if not page.is_small(at))
        if weight > best[0]:
            best = (weight, first, last)
    return _trimmed(page, best[1], min(best[2], best[1] + _MOST_SUBJECT)) if best[0] else None


def _asks(page: Page, at: int) -> bool:
    """Whether the word belongs to the subject itself: `how vaccines work`."""
    return page.kind_at(at, "asking") is not None


def _pieces(page: Page, taken: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of words that ask for nothing, without what asks for something at their ends."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(len(page.tokens) + 1):
        ends = at == len(page.tokens) or page.tokens[at].before is not Break.NONE or _directs(page, at, taken)
        if ends and at > first:
            found.append((first, at))
            first = at
        if at < len(page.tokens) and _directs(page, at, taken):
            first = at + 1
    return found


def _directs(page: Page, at: int, taken: frozenset[int]) -> bool:
    if at in taken:
        return True
    hit = page.covering[at]
    return hit is not None and any(entry.kind in {"wish", "colour", "noun", "unit"} for entry in hit.entries)


def _trimmed(page: Page, first: int, last: int) -> str | None:
    while first < last and (page.is_small(first) and not page.kind_at(first, "asking")):
        first += 1
    if first + 1 < last and page.kind_at(first, "starting"):
        return _trimmed(page, first + 1, last)
    while last > first and page.is_small(last - 1):
        last -= 1
    return page.words(first, last)[0] if last > first else None
