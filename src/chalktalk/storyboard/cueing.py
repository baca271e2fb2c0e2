"""Cues for what the author put on screen: the words of the narration each label belongs to."""

from collections.abc import Sequence

from chalktalk.documents.base import Span
from chalktalk.storyboard.tokens import Token, Tokens, read_text

ALIKE = 5
"""Words that share so many first letters are taken as related: `immune` and `immunity`."""
LOOSE = 3
"""How many more words than its own a label may be spread over in the narration."""


def cues_for(labels: Sequence[str], tokens: Tokens) -> tuple[Span, ...]:
    """A cue for each label, in order: the best-matching words, each later than the one before where that is possible.

    Labels that match nothing share the words between their neighbours evenly.
    """
    told = [[token for token in read_text(label) if token.telling] or [] for label in labels]
    scores = [[_score(label, tokens, at) for at in range(len(tokens))] for label in told]
    placed = _best_order(scores, len(tokens))
    spans = [None if at is None else _span(told[n], tokens, at) for n, at in enumerate(placed)]
    return _filled(spans, tokens)


def matches(label: str, tokens: Tokens) -> bool:
    """Whether any word of a label is said."""
    words = [token for token in read_text(label) if token.telling]
    return any(_related(word, token) for word in words for token in tokens)


def _related(one: Token, other: Token) -> bool:
    if not one.stem or not other.stem:
        return False
    if one.stem == other.stem:
        return True
    return len(one.stem) >= ALIKE <= len(other.stem) and one.stem[:ALIKE] == other.stem[:ALIKE]


def _score(label: Sequence[Token], tokens: Tokens, at: int) -> float:
    """How much of a label is said from this word on; 0 unless this very word is part of it."""
    if not any(_related(word, tokens[at]) for word in label):
        return 0.0
    window = tokens[at : at + len(label) + LOOSE]
    hits = sum(any(_related(word, token) for token in window) for word in label)
    first = _related(label[0], tokens[at])
    return hits / len(label) + 0.1 * hits + 0.05 * first


def _best_order(scores: Sequence[Sequence[float]], words: int) -> list[int | None]:
    """The places, strictly one after another, that give the greatest sum; None for a label without a place."""
    best = [[0.0] * (words + 1) for _ in range(len(scores) + 1)]
    for n, row in enumerate(scores, 1):
        for at in range(1, words + 1):
            taken = best[n - 1][at - 1] + row[at - 1] if row[at - 1] else 0.0
            best[n][at] = max(best[n][at - 1], best[n - 1][at], taken)
    places: list[int | None] = [None] * len(scores)
    at = words
    for n in range(len(scores), 0, -1):
        while at and best[n][at] == best[n][at - 1]:
            at -= 1
        if at and best[n][at] > best[n - 1][at]:
            places[n - 1] = at - 1
            at -= 1
    return places


def _span(label: Sequence[Token], tokens: Tokens, at: int) -> Span:
    window = tokens[at : at + len(label) + LOOSE]
    last = max(token.index for token in window if any(_related(word, token) for word in label))
    return Span(start=at, end=last + 1)


def _filled(spans: list[Span | None], tokens: Tokens) -> tuple[Span, ...]:
    """Every gap in a row of cues shared out evenly between the cues around it, on telling words where there are any."""
    found: list[Span] = []
    for n, span in enumerate(spans):
        if span is not None:
            found.append(span)
            continue
        after = next((at for at in range(n, len(spans)) if spans[at] is not None), len(spans))
        known = spans[after] if after < len(spans) else None
        start = found[-1].start + 1 if found else 0
        end = known.start if known else len(tokens)
        at = start + (end - start) * (1 if found else 0 if n == 0 else 1) // (after - n + 1) if end > start else start
        at = min(at, len(tokens) - 1)
        near = [token.index for token in tokens[at : max(at + 1, min(at + 3, end))] if token.telling]
        at = near[0] if near else at
        found.append(Span(start=at, end=at + 1))
    return tuple(found)
