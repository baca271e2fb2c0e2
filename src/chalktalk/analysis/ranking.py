"""Which of several readings of the same words holds: the graph tells one story, not every possible one."""

from collections.abc import Iterable, Iterator, Sequence

from chalktalk.documents.analysis import AnyOpportunity, Part, Priority
from chalktalk.documents.base import Document, Span

LEAST = 0.5
"""Confidence below which a reading is dropped."""
SAME_WORDS = 0.5
"""Share of the smaller reading's words that the larger one holds too, from which they compete."""
BONUS = {Priority.CRITICAL: 0.15, Priority.HIGH: 0.1, Priority.MEDIUM: 0.05, Priority.LOW: 0.0}
STRENGTH = {
    "quote": 0.3,
    "timeline": 0.2,
    "comparison": 0.15,
    "cycle": 0.15,
    "flowchart": 0.1,
    "chart": 0.1,
    "definition": 0.1,
    "hierarchy": 0.1,
    "network": 0.05,
    "diagram": 0.05,
    "metaphor": 0.0,
    "list": -0.1,
}
"""What a type says beyond its confidence: a list is what is left when nothing better fits."""
ROWS = frozenset({"flowchart", "cycle", "timeline", "list", "hierarchy", "diagram"})
SEVERAL, MOSTLY = 3, 0.7
"""How many parts make a row, and which share of a reading's words lies in one of them for it to be told there."""
SIDE_BY_SIDE = frozenset({frozenset({"definition", "hierarchy"}), frozenset({"definition", "list"})})
"""Types that may share words: a definition may name the parts of what it defines."""


def strongest(found: Iterable[AnyOpportunity]) -> tuple[AnyOpportunity, ...]:
    """The readings that hold, by where they start: of those that compete for the same words, the strongest."""
    kept: list[tuple[AnyOpportunity, frozenset[int]]] = []
    by_word: dict[int, list[int]] = {}
    ordered = sorted(
        (opportunity for opportunity in found if opportunity.confidence >= LEAST),
        key=lambda opportunity: (-strength(opportunity), opportunity.span.start, opportunity.type),
    )
    for opportunity in ordered:
        content = frozenset(at for span in content_spans(opportunity) for at in range(span.start, span.end))
        near = {n for at in content for n in by_word.get(at, ())}
        if any(_compete(opportunity, content, *kept[n]) for n in near):
            continue
        for at in content:
            by_word.setdefault(at, []).append(len(kept))
        kept.append((opportunity, content))
    return tuple(sorted((opportunity for opportunity, _ in kept), key=lambda one: (one.span.start, one.span.end)))


def strength(opportunity: AnyOpportunity) -> float:
    """How much a reading weighs against another of the same words."""
    return opportunity.confidence + BONUS[opportunity.priority] + STRENGTH[opportunity.type]


def _compete(one: AnyOpportunity, words: frozenset[int], other: AnyOpportunity, others: frozenset[int]) -> bool:
    if frozenset({one.type, other.type}) in SIDE_BY_SIDE:
        return False
    if one.type != other.type and (_within_one_part(words, other) or _within_one_part(others, one)):
        return False
    return len(words & others) >= SAME_WORDS * min(len(words), len(others))


def _within_one_part(words: frozenset[int], whole: AnyOpportunity) -> bool:
    """Whether a reading tells of nothing but one part of a row of several: a number in a step, a term in an item."""
    spans = list(content_spans(whole)) if whole.type in ROWS else []
    inside = (sum(span.start <= word < span.end for word in words) for span in spans)
    return len(spans) >= SEVERAL and any(count >= MOSTLY * len(words) for count in inside)


def content_spans(part: Document) -> Iterator[Span]:
    """The words of every part in an opportunity, however deep; its title apart."""
    if isinstance(part, Part):
        yield part.span
        return
    for name in type(part).model_fields:
        if name in ("title", "evidence", "span"):
            continue
        value = getattr(part, name)
        inner: Sequence[object] = value if isinstance(value, tuple) else (value,)
        for one in inner:
            if isinstance(one, Span):
                yield one
            elif isinstance(one, Document):
                yield from content_spans(one)
