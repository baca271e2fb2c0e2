"""Flashes that may bring on a seizure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chalktalk.documents.inspection import Finding, Severity
from chalktalk.inspection.checks.spans import frames_in
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools
from chalktalk.inspection.seen import Bytes, Seen

_STEP = 0.1
"""Change of relative luminance that makes half a general flash: WCAG 2.2, "general flash and red flash thresholds"."""
_DARK = 0.8
"""The darker of the two is below this."""
_RED_STEP = 20.0
"""Change of (R - G - B) x 320 that makes half a red flash, and R / (R + G + B) of a saturated red: the same."""
_SATURATED = 0.8
_WINDOW = 3
"""A window is a third as wide and as high as the picture: 341 x 256 of 1024 x 768 pixels, 10 degrees of view; in it
flashes a quarter of the area, which is the same source's limit."""
_AREA = 0.25
_SAME = 0.01
"""Steps by which no block of two frames that are alike differs."""
_TOGETHER = 512
"""Frames turned into light at a time."""


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What may flash: (frames, down, across)."""

    values: npt.NDArray[np.float32]
    """What changes, in steps of 1."""
    counting: Bools
    """Where a change from or to this value counts."""


def check_flashes(evidence: Evidence) -> Iterator[Finding]:
    """More general flashes, or more red ones, within a second than is held to be safe."""
    seen, most = evidence.seen, evidence.limits.picture.flashes_a_second
    if seen.frames < 2:
        return
    for name, blocks in (("flashes", _general(seen)), ("red flashes", _red(seen))):
        worst, first, last = _most_within_a_second(_halves(blocks), frames_in(evidence, 1.0))
        if worst > most:
            yield evidence.found(
                "picture.flashes",
                Severity.ISSUE,
                (float(seen.times[first]), float(seen.times[last]) + evidence.rate.seconds_at(1)),
                f"{worst} {name} within a second may bring on a seizure",
                measured=float(worst),
                limit=float(most),
                hints=("let the picture change more slowly, or in a smaller part",),
            )


def _linear(value: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """Of a colour's share of full (0 to 1), how much light it gives: sRGB, as WCAG has it."""
    clipped = np.clip(value, 0, 1)
    light: npt.NDArray[np.float32] = np.where(
        clipped <= 0.04045, clipped / 12.92, ((clipped + 0.055) / 1.055) ** 2.4
    ).astype(np.float32)
    return light


_LIGHT = _linear((np.arange(256) - 16) / 219)


def _general(seen: Seen) -> Iterator[_Blocks]:
    for part in _parts(seen):
        light = _LIGHT[seen.thumbs[part]]
        yield _Blocks(light / np.float32(_STEP), light < _DARK)


def _red(seen: Seen) -> Iterator[_Blocks]:
    if not seen.tints.size or int(seen.tints[:, 1].max()) < 190:  # no red comes near to being saturated
        return
    for part in _parts(seen):
        yield _redness(seen.thumbs[part], seen.tints[part])


def _parts(seen: Seen) -> Iterator[slice]:
    """Some frames at a time: as light they take sixteen times the memory."""
    return (slice(first, first + _TOGETHER) for first in range(0, seen.frames, _TOGETHER))


def _redness(thumbs: Bytes, tints: Bytes) -> _Blocks:
    down, across = 2 * tints.shape[2], 2 * tints.shape[3]
    corners = (thumbs[:, y:down:2, x:across:2] for y in (0, 1) for x in (0, 1))
    luma = np.mean([corner.astype(np.float32) for corner in corners], axis=0) / 219 - 16 / 219
    blue, red = ((tints[:, plane].astype(np.float32) - 128) / 224 for plane in (0, 1))
    r, b = luma + 1.5748 * red, luma + 1.8556 * blue
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    r, g, b = _linear(r), _linear(g), _linear(b)
    redness = np.maximum(0, r - g - b) * 320
    return _Blocks((redness / _RED_STEP).astype(np.float32), r >= _SATURATED * np.maximum(1e-3, r + g + b))


def _halves(parts: Iterable[_Blocks]) -> list[tuple[int, Bools]]:
    """Frames at which enough blocks of a window turn from growing darker by a step to brighter, or back; and which."""
    found: list[tuple[int, Bools]] = []
    first, follower = 0, None
    for part in parts:
        follower = follower or _Follower(part)
        for number in follower.changes(part.values):
            turns = follower.turns(part.values[number], part.counting[number])
            found += [(first + int(number), together) for together in turns]
        first += len(part.values)
    return found


class _Follower:
    """Follows all blocks from frame to frame: where each was at its furthest, and which way it goes."""

    def __init__(self, part: _Blocks) -> None:
        self._extreme, self._counted = part.values[0].copy(), part.counting[0].copy()
        self._heading = np.zeros(self._extreme.shape, np.int8)
        self._last = part.values[:1]

    def changes(self, values: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
        """Which of the next frames differ from those before them."""
        steps = np.abs(np.diff(values, axis=0, prepend=self._last))
        self._last = values[-1:].copy()
        return np.flatnonzero(steps.reshape(len(values), -1).max(axis=1) > _SAME)

    def turns(self, value: npt.NDArray[np.float32], counting: Bools) -> Iterator[Bools]:
        """The blocks that turn in the next frame, each way, where they are enough of any window."""
        for way in (1, -1):
            turned = (self._heading != way) & (way * (value - self._extreme) >= 1) & (self._counted | counting)
            if turned.any():
                self._heading[turned], self._extreme[turned], self._counted[turned] = (
                    way,
                    value[turned],
                    counting[turned],
                )
                among = turned & _among_enough(turned)
                if among.any():
                    yield among
        further = (self._heading * (value - self._extreme) > 0) | (self._heading == 0)
        self._extreme[further], self._counted[further] = value[further], counting[further]


def _most_within_a_second(halves: list[tuple[int, Bools]], second: int) -> tuple[int, int, int]:
    """Most flashes (two opposing halves each) of any window in any second; from the first of its frames to the last.

    Each block's own changes count: what passes by darkens some blocks while it brightens others, and flashes in none.
    """
    worst = (0, 0, 0)
    turns: list[tuple[int, Bools]] = []
    for frame, turned in halves:
        turns = [turn for turn in turns if frame - turn[0] < second] + [(frame, turned)]
        counts = np.asarray(np.sum([turn[1] for turn in turns], axis=0, dtype=np.int32) // 2)
        while _enough(np.asarray(counts > worst[0])):
            worst = (worst[0] + 1, turns[0][0], frame)
    return worst


def _enough(flashing: Bools) -> bool:
    """Whether enough blocks of any window flash."""
    return bool(_windows(flashing).any())


def _among_enough(turned: Bools) -> Bools:
    """Blocks of windows in which enough blocks turn."""
    windows = _windows(turned)
    down, across = (side - count + 1 for side, count in zip(turned.shape, windows.shape, strict=True))
    among = np.zeros(turned.shape, np.bool_)
    for top, left in np.argwhere(windows):
        among[top : top + down, left : left + across] = True
    return among


def _windows(marked: Bools) -> Bools:
    """Windows, by their upper left block, of which enough blocks are marked."""
    down, across = (max(1, round(side / _WINDOW)) for side in marked.shape)
    sums = np.zeros((marked.shape[0] + 1, marked.shape[1] + 1), np.int32)
    sums[1:, 1:] = marked.cumsum(axis=0).cumsum(axis=1)
    counts = sums[down:, across:] - sums[:-down, across:] - sums[down:, :-across] + sums[:-down, :-across]
    enough: Bools = counts >= _AREA * down * across
    return enough
