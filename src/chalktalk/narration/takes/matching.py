"""What was heard, laid against what is written: the cheapest way to turn one into the other."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Row = npt.NDArray[np.int64]
Pair = tuple[int, int]
"""A written token and the heard one that is the same, by their indices."""

# To change a token costs less than to leave one out and put another in, so that replaced stretches stay together.
_GAP, _CHANGE = 2, 3

_SMALL = 1_000_000
"""Cells up to which a whole table of costs is kept; larger ones are halved first."""


def matched(written: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    """The tokens that both have in common, in order, on the path of least cost.

    Memory grows with the length of the texts, not with its square (D. S. Hirschberg, "A linear space algorithm for
    computing maximal common subsequences", CACM 18 (6), 1975); a row at a time goes through numpy.
    """
    numbers: dict[str, int] = {}
    left, right = (
        np.array([numbers.setdefault(token, len(numbers)) for token in tokens], dtype=np.int64)
        for tokens in (written, heard)
    )
    return _pairs(left, right, 0, 0)


def _pairs(left: Row, right: Row, first: int, second: int) -> list[Pair]:
    if not left.size or not right.size:
        return []
    if left.size == 1 or left.size * right.size <= _SMALL:
        return [(first + i, second + j) for i, j in _small_pairs(left, right)]
    half = left.size // 2
    costs = _last_row(left[:half], right) + _last_row(left[half:][::-1], right[::-1])[::-1]
    cut = int(np.argmin(costs))
    return [
        *_pairs(left[:half], right[:cut], first, second),
        *_pairs(left[half:], right[cut:], first + half, second + cut),
    ]


def _next_row(row: Row, token: np.int64, right: Row) -> Row:
    """From the costs of turning some tokens into each beginning of `right` to those with one token more."""
    gaps = _GAP * np.arange(row.size)
    costs = np.append(row[0] + _GAP, np.minimum(row[:-1] + _CHANGE * (right != token), row[1:] + _GAP))
    return np.minimum.accumulate(costs - gaps) + gaps  # what comes from the left, for all cells at once


def _last_row(left: Row, right: Row) -> Row:
    row = _GAP * np.arange(right.size + 1)
    for token in left:
        row = _next_row(row, token, right)
    return row


def _small_pairs(left: Row, right: Row) -> list[Pair]:
    rows = [_GAP * np.arange(right.size + 1)]
    for token in left:
        rows.append(_next_row(rows[-1], token, right))
    i, j = left.size, right.size
    found: list[Pair] = []
    while i and j:
        cost = rows[i][j]
        if cost == rows[i][j - 1] + _GAP:
            j -= 1
        elif cost == rows[i - 1][j] + _GAP:
            i -= 1
        else:
            i, j = i - 1, j - 1
            if left[i] == right[j]:
                found.append((i, j))
    return found[::-1]
