"""A picture as a point: what lies near looks alike, in colour, in texture and in layout.

Our own descriptor, `visual-1`, needs no network: a soft histogram of colours, how strong edges run in which direction,
and a coarse picture. Parts are weighed so that each says about as much in a cosine.
"""

import numpy as np

from chalktalk.direction.references.shrinking import shrunk
from chalktalk.direction.references.spaces import Reals
from chalktalk.documents.creative.readings import Embedding

SPACE = "visual-1"
_LEVELS = np.array([10.0, 30.0, 50.0, 70.0, 90.0], np.float32)
_CHROMAS = np.array([-60.0, -30.0, 0.0, 30.0, 60.0], np.float32)
_GRID = 6
_DIRECTIONS = 8
_OCTAVES = 3
_WEIGHTS = {"colour": 1.0, "texture": 0.6, "layout": 0.9}


def described(lab: Reals) -> Reals:
    """The descriptor of a picture, height by width by CIELAB; of unit length."""
    parts = (("colour", _colour(lab)), ("texture", _texture(lab[..., 0])), ("layout", _layout(lab)))
    return unit(np.concatenate([_WEIGHTS[name] * unit(values) for name, values in parts]))


def embedding_of(values: Reals, space: str = SPACE) -> Embedding:
    """A descriptor as a document."""
    return Embedding(space=space, values=tuple(round(float(value), 6) for value in unit(values)))


def likeness(one: Embedding, other: Embedding) -> float:
    """How alike two references look: 1 the same, 0 nothing in common.

    Raises:
        ValueError: if they are points of different spaces.
    """
    if one.space != other.space or len(one.values) != len(other.values):
        raise ValueError(f"a point of {one.space} cannot be compared with one of {other.space}")
    return float(np.dot(np.asarray(one.values), np.asarray(other.values)))


def unit(values: Reals) -> Reals:
    """The same direction, of length one; nothing stays nothing."""
    return np.asarray(values / max(float(np.linalg.norm(values)), 1e-9), np.float32)


def _colour(lab: Reals) -> Reals:
    """How much there is of each colour: the square root of a histogram, so that large grounds do not drown the rest."""
    small = shrunk(lab, 96).reshape(-1, 3)
    axes = [_soft(small[:, axis], levels) for axis, levels in enumerate((_LEVELS, _CHROMAS, _CHROMAS))]
    return np.sqrt(np.einsum("ni,nj,nk->ijk", *axes).ravel() / len(small)).astype(np.float32)


def _soft(values: Reals, levels: Reals) -> Reals:
    """Each value shared out between its two levels, so that a little lighter or redder is a little further."""
    place = np.clip((values - levels[0]) / (levels[1] - levels[0]), 0, len(levels) - 1)
    return np.maximum(1 - np.abs(place[:, None] - np.arange(len(levels), dtype=np.float32)), 0)


def _texture(lightness: Reals) -> Reals:
    """Strength of edges by direction, at three scales."""
    parts = []
    for octave in range(_OCTAVES):
        small = shrunk(lightness, 128 >> octave)
        down, across = np.gradient(small) if min(small.shape) > 1 else (np.zeros_like(small),) * 2
        strength = np.hypot(down, across)
        turn = (np.arctan2(down, across) % np.pi) * (_DIRECTIONS / np.pi)
        lower = turn.astype(np.int64)
        part = turn - lower
        bins = np.bincount(lower.ravel() % _DIRECTIONS, (strength * (1 - part)).ravel(), _DIRECTIONS)
        bins += np.bincount((lower + 1).ravel() % _DIRECTIONS, (strength * part).ravel(), _DIRECTIONS)
        parts.append(np.sqrt(bins / strength.size))
    calm = [np.sqrt(max(0.0, 4 - float(sum(part.sum() for part in parts)) / 4))]
    return np.concatenate([*parts, calm]).astype(np.float32)


def _layout(lab: Reals) -> Reals:
    """A picture of six by six cells, each against grey."""
    height, width = lab.shape[:2]
    tops, lefts = np.arange(_GRID) * height // _GRID, np.arange(_GRID) * width // _GRID
    sums = np.add.reduceat(np.add.reduceat(lab, tops, axis=0), lefts, axis=1)
    areas = np.diff(np.append(tops, height))[:, None] * np.diff(np.append(lefts, width))[None]
    cells = sums / np.maximum(areas, 1)[..., None]
    return np.asarray((cells - np.array([50, 0, 0], np.float32)).ravel() / 50, np.float32)
