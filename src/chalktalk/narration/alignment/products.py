"""Matrix products on one core."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

_LARGEST = 200_000
"""Multiplications in one product. From 262 144 on OpenBLAS shares a product among threads, which for sizes like ours
wait for one another longer than they work."""

Float = TypeVar("Float", bound=np.floating)


def product(rows: npt.NDArray[Float], matrix: npt.NDArray[Float]) -> npt.NDArray[Float]:
    """The matrix product, made from so few rows at a time that no thread is started."""
    result = np.empty((rows.shape[0], matrix.shape[1]), dtype=matrix.dtype)
    step = max(1, _LARGEST // matrix.size)
    for first in range(0, rows.shape[0], step):
        np.matmul(rows[first : first + step], matrix, out=result[first : first + step])
    return result
