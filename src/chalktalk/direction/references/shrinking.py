"""Pictures made smaller, as arrays."""

import numpy as np
from numpy.typing import NDArray

from chalktalk.direction.references.spaces import Reals


def shrunk(values: Reals, cells: int) -> Reals:
    """Means over cells, so many along the longer side."""
    height, width = values.shape[:2]
    side = max(max(height, width) / cells, 1.0)
    rows, columns = max(round(height / side), 1), max(round(width / side), 1)
    tops, lefts = (np.arange(count) * size // count for count, size in ((rows, height), (columns, width)))
    sums = np.add.reduceat(np.add.reduceat(values, tops, axis=0), lefts, axis=1)
    heights, widths = np.diff(np.append(tops, height)), np.diff(np.append(lefts, width))
    areas = (heights[:, None] * widths[None]).astype(np.float32)
    return np.asarray(sums / (areas if values.ndim == 2 else areas[..., None]), np.float32)


def enlarged(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The same in height and width of another shape."""
    rows = np.arange(shape[0]) * mask.shape[0] // shape[0]
    columns = np.arange(shape[1]) * mask.shape[1] // shape[1]
    return mask[rows[:, None], columns[None]]
