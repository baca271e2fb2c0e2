"""Whether films show the same picture: the same frames as PNG, and how much they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

PARTS = (0.15, 0.55, 0.9)
"""Of the film, at which frames are compared."""
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""Wang et al., Image quality assessment: from error visibility to structural similarity, IEEE TIP 13(4), 2004."""
_BLOCK = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """Means over frames."""

    ssim: float
    """Of luma, in blocks of 8 x 8 pixels."""
    difference: float
    """Mean absolute, in levels of 255."""


def save_stills(film: Path, folder: Path, frames: int) -> list[Path]:
    """Some frames of a film as PNG.

    Raises:
        SystemExit: if the film has not as many frames as it should.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {round(part * frames) for part in PARTS}
    saved, count = [], 0
    with av.open(str(film)) as container:
        for count, frame in enumerate(container.decode(video=0), start=1):
            if count - 1 in wanted:
                saved.append(folder / f"{count - 1:04}-{film.stem}.png")
                Image.fromarray(frame.to_ndarray(format="rgb24")).save(saved[-1])
    if count != frames:
        raise SystemExit(f"{film} has {count} frames and not {frames}")
    return saved


def likeness(ours: Sequence[Path], theirs: Sequence[Path]) -> Likeness:
    """Compare frames pair by pair."""
    pairs = [(_read(one), _read(other)) for one, other in zip(ours, theirs, strict=True)]
    return Likeness(
        ssim=float(np.mean([_ssim(one.mean(axis=2), other.mean(axis=2)) for one, other in pairs])),
        difference=float(np.mean([np.abs(one - other).mean() for one, other in pairs])),
    )


def _read(path: Path) -> NDArray[np.float64]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), np.float64)


def _ssim(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    a, b = _blocks(one), _blocks(other)
    mean_a, mean_b = a.mean(axis=1), b.mean(axis=1)
    together = (a * b).mean(axis=1) - mean_a * mean_b
    top = (2 * mean_a * mean_b + _C1) * (2 * together + _C2)
    return float((top / ((mean_a**2 + mean_b**2 + _C1) * (a.var(axis=1) + b.var(axis=1) + _C2))).mean())


def _blocks(page: NDArray[np.float64]) -> NDArray[np.float64]:
    height, width = (side // _BLOCK for side in page.shape)
    cut = page[: height * _BLOCK, : width * _BLOCK].reshape(height, _BLOCK, width, _BLOCK)
    return cut.transpose(0, 2, 1, 3).reshape(height * width, _BLOCK * _BLOCK)
