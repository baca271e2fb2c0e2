"""The scene graph: sentences grouped into drafts of scenes, 3 to 14 s each; what belongs together stays together.

The cut is the cheapest partition of each section, found by dynamic programming over sentence ends; linear in the
script's length, because a draft never takes more than a few sentences.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.documents.analysis import (
    AnyOpportunity,
    Complexity,
    Pacing,
    Priority,
    SceneDraft,
    SceneType,
)
from chalktalk.documents.base import Span

SHORTEST, LONGEST = 3.0, 14.0
"""Seconds a scene lasts."""
BASE, STRETCH = 8.0, 0.5
"""Recommended seconds: 8 x (1 + 0.5 x difficulty)."""
CARD = 4.0
"""Seconds recommended for the first draft of a section, over which its card stands."""
MOST_SENTENCES = 8
EASY, HARD = 0.35, 0.6
"""Difficulty below which a draft is easy, and from which it is hard."""
OWN = 0.7
"""What it is worth to cut where something to show begins or ends: its picture should not go on over other matters."""
WEIGHT = {Priority.CRITICAL: 3.0, Priority.HIGH: 2.0, Priority.MEDIUM: 1.2, Priority.LOW: 0.6}
"""What it costs to cut inside an opportunity."""
NEW_PARAGRAPH = 0.8
"""What it costs to run across a paragraph's end."""
TOO_SHORT, TOO_LONG = 4.0, 6.0
"""What it costs to be much shorter, or at all longer than allowed."""


@dataclass(frozen=True)
class _Costs:
    """What it costs to cut before each sentence, and how hard each sentence is."""

    cut: Sequence[float]
    complexity: Sequence[float]


def drafts(
    reading: Reading,
    opportunities: Sequence[AnyOpportunity],
    types: Sequence[SceneType],
    complexity: Sequence[float],
) -> tuple[SceneDraft, ...]:
    """All drafts in order."""
    costs = _Costs(_cut_costs(reading, opportunities), complexity)
    found: list[SceneDraft] = []
    for stretch in _stretches(reading):
        found += [_draft(stretch[start:end], types, costs) for start, end in _partition(stretch, costs)]
    return tuple(found)


def _stretches(reading: Reading) -> Iterator[Sequence[ReadSentence]]:
    """Sentences between which a draft may run: of one section, without a directive inside."""
    start = 0
    sentences = reading.sentences
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].section != sentences[start].section or sentences[at].directive:
            yield sentences[start:at]
            start = at


def _cut_costs(reading: Reading, opportunities: Sequence[AnyOpportunity]) -> list[float]:
    """For each sentence what it costs to start a draft with it: an opportunity should lie in one draft, and alone."""
    starts = [sentence.first for sentence in reading.sentences]
    costs = [0.0] * len(starts)
    for opportunity in opportunities:
        first = bisect_right(starts, opportunity.span.start) - 1
        following = bisect_left(starts, opportunity.span.end)
        for at in range(first + 1, following):
            costs[at] += WEIGHT[opportunity.priority] * opportunity.confidence
        for at in (first, following):
            if at < len(costs):
                costs[at] -= OWN * opportunity.confidence
    return costs


def _partition(stretch: Sequence[ReadSentence], costs: _Costs) -> list[tuple[int, int]]:
    """The cheapest way to cut a stretch, as half-open ranges."""
    best = [0.0] + [float("inf")] * len(stretch)
    before = [0] * (len(stretch) + 1)
    for end in range(1, len(stretch) + 1):
        for start in range(max(0, end - MOST_SENTENCES), end):
            cost = best[start] + _cost(stretch, start, end, costs)
            if cost < best[end]:
                best[end], before[end] = cost, start
    ranges: list[tuple[int, int]] = []
    end = len(stretch)
    while end:
        ranges.append((before[end], end))
        end = before[end]
    return ranges[::-1]


def _cost(stretch: Sequence[ReadSentence], start: int, end: int, costs: _Costs) -> float:
    inside = stretch[start:end]
    seconds = sum(sentence.seconds for sentence in inside)
    opens_section = start == 0 and (stretch[0].index == 0 or not stretch[0].directive)
    wanted = CARD if opens_section else recommended(_difficulty(inside, costs))
    cost = abs(seconds - wanted) / wanted
    cost += TOO_SHORT * max(0.0, SHORTEST - seconds) / SHORTEST
    if end - start > 1 and seconds > LONGEST:
        cost += TOO_LONG
    paragraphs = sum(one.paragraph != other.paragraph for one, other in pairwise(inside))
    return cost + NEW_PARAGRAPH * paragraphs + (costs.cut[inside[0].index] if start else 0.0)


def _difficulty(inside: Sequence[ReadSentence], costs: _Costs) -> float:
    words = sum(len(sentence.words) for sentence in inside)
    return sum(costs.complexity[sentence.index] * len(sentence.words) for sentence in inside) / max(1, words)


def recommended(difficulty: float) -> float:
    """Seconds that a scene of this difficulty should last."""
    return BASE * (1 + STRETCH * difficulty)


def _draft(inside: Sequence[ReadSentence], types: Sequence[SceneType], costs: _Costs) -> SceneDraft:
    difficulty = _difficulty(inside, costs)
    weights: dict[SceneType, int] = {}
    for sentence in inside:
        kind = types[sentence.index]
        weights[kind] = weights.get(kind, 0) + len(sentence.words)
    return SceneDraft(
        sentences=Span(start=inside[0].index, end=inside[-1].index + 1),
        type=max(weights, key=lambda kind: weights[kind]),
        seconds=round(sum(sentence.seconds for sentence in inside), 2),
        recommended=round(recommended(difficulty), 2),
        difficulty=round(difficulty, 3),
        pacing=Pacing.SLOW if difficulty >= HARD else Pacing.FAST if difficulty < EASY else Pacing.MEDIUM,
    )


def distribution(found: Sequence[SceneDraft]) -> Complexity:
    """Which share of the drafts is easy, middling and hard."""
    easy = sum(draft.difficulty < EASY for draft in found) / len(found)
    hard = sum(draft.difficulty >= HARD for draft in found) / len(found)
    return Complexity(easy=round(easy, 4), middling=round(max(0.0, 1 - easy - hard), 4), hard=round(hard, 4))
