"""Which of a source's sentences tell most, and which of them go into a script of a given length."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from chalktalk.script.condensing.units import Unit
from chalktalk.script.weighing import terms_in

_DEFINES = re.compile(
    r"\b(?:is|are|was|were) (?:an?|the) \w+|\b(?:means|is called|are called|is known as|are known as|refers? to|"
    r"is defined as|consists? of|is made of|stands for)\b",
    re.IGNORECASE,
)
_CUES = re.compile(
    r"\b(?:because|therefore|as a result|in short|key|most important|importantly|crucial|the (?:main|biggest|first) |"
    r"found that|shows? that|showed that|suggests? that|reveal|discover|surpris|reason|causes?d?|leads? to|led to|"
    r"depends? on|works? by|so that|unlike|rather than|without|only|instead of|the answer|turns? out|in other words|"
    r"must|never|always)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:half|twice|double|million|billion|percent|dozen)\b", re.IGNORECASE)
_SMALL_TALK = re.compile(
    r"\b(?:we (?:thank|acknowledge|would like)|i (?:think|guess|hope)|stay tuned|sign up|subscribe|click|download the|"
    r"feel free|pull request|npm|pip install|git clone|todo|tbd|is pleased to announce|is proud to|is excited to|"
    r"thrilled|(?:said|says),? (?:the )?(?:ceo|president|spokes))\b",
    re.IGNORECASE,
)
_STARTLES = re.compile(
    r"\b(?:only|never|no one|nobody|every|more than|less than|fewer than|over|almost|nearly|half|twice|times|million|"
    r"billion|trillion|percent|surpris\w+|myth|contrary|without|(?:old|larg|small|fast|slow|heav|hott|cold|deep|rich|"
    r"poor|bigg|long|deadli|strong)est|most|least|impossible|unknown|mystery|hidden|dies?|died|kills?|killed|secret)\b|%",
    re.IGNORECASE,
)
_PER_MILLION = re.compile(r"\bper (?:m|b|tr)illion\b")
_CLOSES = re.compile(
    r"\b(?:in short|overall|in the end|in conclusion|we conclude|ultimately|future|will|matters?|remember|means that|"
    r"lesson|next|today|one day|depends on|up to|worth|still|together)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"(?:conclusions?|summary|outlook|discussion|what(?:'s| is) next|the future|looking ahead|.*lessons?.*)\W*",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the same|such|this|these|both|neither|too|as well|however|that|do so|another|other|so)\b", re.IGNORECASE
)
"""What points at the sentence before."""
_ALIKE = 0.7
"""Shared weight of two sentences from which the second repeats the first."""
_FEWEST_LOOKED_AT = 300
"""Sentences that are weighed against one another, for the shortest script."""
_LONGEST_LEAD, _LONGEST_HOOK = 2, 26


@dataclass(frozen=True, slots=True)
class Choice:
    """What is taken over."""

    hook: Unit | None
    body: tuple[Unit, ...]
    """In the source's order."""
    closing: Unit | None


def chosen(
    units: Sequence[Unit], film: str, titles: Sequence[str | None], weights: Mapping[str, float], words: int
) -> Choice:
    """The most telling sentences, at most about so many words of them; each part gets its share.

    Args:
        units: All there are.
        film: The film's title.
        titles: Each part's.
        weights: How telling words are.
        words: How many may be spoken.
    """
    worth = {unit.order: _worth(unit, units, weights) for unit in units}
    free = [unit for unit, after in pairwise([*units, None]) if unit and not _is_leant_on(unit, after)]
    hook = _hook(free, _subject(film, weights)) if len(units) > 3 else None
    closing = _closing([unit for unit in free if unit is not hook], units, titles, weights)
    ends = [unit for unit in (hook, closing) if unit]
    left = words - sum(unit.words for unit in ends)
    picked = _picked([unit for unit in units if unit not in ends], worth, weights, left, ends)
    return Choice(hook, tuple(sorted(picked, key=lambda unit: unit.order)), closing)


def _is_leant_on(unit: Unit, after: Unit | None) -> bool:
    """Whether the sentence after it would hang in the air without it."""
    return after is not None and after.paragraph == unit.paragraph and (after.leans or bool(_SAME.search(after.text)))


def _worth(unit: Unit, units: Sequence[Unit], weights: Mapping[str, float]) -> float:
    terms = set(terms_in(unit.whole)) & weights.keys()
    telling = sum(weights[term] for term in terms) / math.pow(4 + unit.words, 0.75)
    first = unit.order == 0 or units[unit.order - 1].part != unit.part
    bonus = 1 + 0.25 * first + 0.15 * unit.opens + 0.2 * bool(_NUMBER.search(unit.text))
    bonus += 0.3 * bool(_DEFINES.search(unit.text)) + 0.2 * bool(_CUES.search(unit.text)) + 0.35 * bool(unit.items)
    bonus -= 0.25 * ("(" in unit.text) + 0.15 * (";" in unit.text) + 0.2 * (unit.words > 32 and not unit.items)
    bonus -= 0.3 * bool(re.search(r"\b(?:we|our|i|my)\b", unit.text, re.IGNORECASE))
    return telling * max(0.1, bonus) * (0.25 if _SMALL_TALK.search(unit.text) else 1.0)


def _picked(
    units: Sequence[Unit], worth: Mapping[int, float], weights: Mapping[str, float], words: int, ends: Sequence[Unit]
) -> set[Unit]:
    """Greedily the best for its length, with what it leans on, until the words are used up."""
    shares = _shares(units, words)
    by_order = {unit.order: unit for unit in units}
    used = dict.fromkeys(shares, 0)
    picked: set[Unit] = set()
    left = words
    once = {unit.text: unit for unit in reversed(units)}.values()
    groups = [group for unit in once if (group := _with_support(unit, by_order))][::-1]
    groups = _foremost(groups, worth, shares, words)
    sense = {unit.order: frozenset(terms_in(unit.whole)) & weights.keys() for unit in (*units, *ends)}
    while groups and left > 0:
        fresh = [[unit for unit in group if unit not in picked] for group in groups]
        scored = [
            (sum(worth[u.order] for u in new) / len(new) * _room(new, used, shares), -at)
            for at, new in enumerate(fresh)
            if new and sum(u.words for u in new) <= left + 8
        ]
        if not scored:
            break
        _, at = max(scored)
        new = fresh[-at]
        del groups[-at]
        mine = sense[new[-1].order]
        if any(_likeness(mine, sense[other.order], weights) > _ALIKE for other in (*picked, *ends)):
            continue
        picked.update(new)
        for unit in new:
            used[unit.part] += unit.words
            left -= unit.words
    return picked


def _foremost(
    groups: list[list[Unit]], worth: Mapping[int, float], shares: Mapping[int, float], words: int
) -> list[list[Unit]]:
    """The best of each part, as many as could be of use: a book has a hundred times more sentences than a script."""
    most = max(_FEWEST_LOOKED_AT, words // 6)
    if len(groups) <= most:
        return groups
    ranks: dict[int, int] = {}
    placed: list[tuple[float, int]] = []
    for at in sorted(range(len(groups)), key=lambda at: (-worth[groups[at][-1].order], at)):
        part = groups[at][-1].part
        ranks[part] = ranks.get(part, 0) + 1
        placed.append((ranks[part] / max(1.0, shares[part]), at))
    return [groups[at] for at in sorted(at for _, at in sorted(placed)[:most])]


def _shares(units: Sequence[Unit], words: int) -> dict[int, float]:
    """Words for each part: more for longer ones, but not as many times more."""
    sizes: dict[int, int] = {}
    for unit in units:
        sizes[unit.part] = sizes.get(unit.part, 0) + unit.words
    total = sum(math.sqrt(size) for size in sizes.values()) or 1.0
    return {part: words * math.sqrt(size) / total for part, size in sizes.items()}


def _room(new: Sequence[Unit], used: Mapping[int, int], shares: Mapping[int, float]) -> float:
    """How much a part still has coming: one that has nothing yet comes first, one that has its share comes last."""
    part = new[-1].part
    full = used[part] / max(1.0, shares[part])
    return 2.0 if used[part] == 0 else 1.0 if full < 1 else 0.35


def _with_support(unit: Unit, by_order: Mapping[int, Unit]) -> list[Unit]:
    """A sentence and those before it without which it makes no sense; nothing if they are not to be had."""
    group = [unit]
    while group[0].leans:
        before = by_order.get(group[0].order - 1)
        same = before is not None and before.part == group[0].part
        if before is None or not same or before.items or len(group) > _LONGEST_LEAD:
            return []
        if group[0].opens and before.paragraph != group[0].paragraph - 1:
            return []
        group.insert(0, before)
    return group


def _likeness(mine: AbstractSet[str], theirs: AbstractSet[str], weights: Mapping[str, float]) -> float:
    """How much of what two sentences say is the same, from 0 to 1 (Dice's coefficient over weighted terms)."""
    both = sum(weights[term] for terms in (mine, theirs) for term in terms)
    return 2 * sum(weights[term] for term in mine & theirs) / both if both else 0.0


def _subject(film: str, weights: Mapping[str, float]) -> frozenset[str]:
    """The words that say what it is about: the title's, else the three that tell most."""
    named = frozenset(terms_in(film)) & weights.keys()
    return named or frozenset(sorted(weights, key=lambda term: (-weights[term], term))[:3])


def _hook(units: Sequence[Unit], subject: frozenset[str]) -> Unit | None:
    """A startling number or a question that makes sense by itself."""
    return _best(
        (unit for unit in units if 5 <= unit.words <= _LONGEST_HOOK), lambda unit: _startle(unit, subject), 1.4
    )


def _startle(unit: Unit, subject: frozenset[str]) -> float:
    odd = "(" in unit.text or '"' in unit.text or "“" in unit.text or _SMALL_TALK.search(unit.text)
    if odd or _SAME.search(unit.text) or not subject.intersection(terms_in(unit.text)):
        return 0.0
    startling = min(2, len({word.lower() for word in _STARTLES.findall(_PER_MILLION.sub("", unit.text))}))
    number = bool(re.search(r"\d", unit.text)) and not re.fullmatch(r"\D*\b(?:1\d|20)\d\d\b\D*", unit.text)
    return 0.7 * startling + 0.8 * number + 2.2 * unit.text.endswith("?") + 0.4 * (unit.words < 18)


def _closing(
    free: Sequence[Unit], units: Sequence[Unit], titles: Sequence[str | None], weights: Mapping[str, float]
) -> Unit | None:
    """A sentence from near the end that sums up or looks ahead."""
    if len(units) < 6:
        return None
    last = units[-1].order
    ends = {unit.paragraph: unit for unit in units}

    def rounding(unit: Unit) -> float:
        known = sum(weights.get(term, 0.0) for term in set(terms_in(unit.text))) / math.pow(4 + unit.words, 0.75)
        late = max(0.0, unit.order / max(1, last) - 0.7) / 0.3
        return late + 0.8 * (unit.part in finals) + 0.5 * min(2, len(_CLOSES.findall(unit.text))) + 0.1 * known

    finals = {number for number, title in enumerate(titles) if _FINAL.fullmatch(title or "")}
    rounded = [unit for unit in free if ends[unit.paragraph] is unit or unit.part in finals]
    late_ones = (
        unit for unit in rounded if unit.order >= 0.75 * last and not unit.text.endswith("?") and unit.words <= 32
    )
    return _best((unit for unit in late_ones if not _SMALL_TALK.search(unit.text)), rounding, 0.0)


def _best(units: Iterable[Unit], score: Callable[[Unit], float], least: float) -> Unit | None:
    alone = [unit for unit in units if not unit.leans and not unit.items]
    best = max(alone, key=lambda unit: (score(unit), -unit.order), default=None)
    return best if best and score(best) >= least else None
