"""Sound written down as it passes by, so that what took long to make is read back the next time it is heard.

Raw samples of 32 bit, a file that lives no longer than the work: half a megabyte for a second of voice and music.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from chalktalk.sound.filters import BLOCK, Block


def noted(blocks: Iterable[Block], path: Path) -> Iterator[Block]:
    """The same blocks, written to a file on their way."""
    with path.open("wb") as file:
        for block in blocks:
            file.write(np.asarray(block.T, dtype=np.float32).tobytes())
            yield block


def read_back(path: Path, channels: int) -> Iterator[Block]:
    """What was noted, in blocks of `BLOCK` samples, the last perhaps shorter."""
    with path.open("rb") as file:
        while data := file.read(BLOCK * channels * np.dtype(np.float32).itemsize):
            yield np.ascontiguousarray(np.frombuffer(data, dtype=np.float32).reshape(-1, channels).T)
