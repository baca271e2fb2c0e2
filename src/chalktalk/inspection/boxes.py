"""Boxes: the outermost structure of an MP4 file, read without trusting it (ISO/IEC 14496-12, 4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST = 100_000
"""Boxes that are looked at: a fragmented hour has some thousands."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the order of an MP4's boxes means."""

    index_first: bool
    """Whether the index (`moov`) comes before the first media data (`mdat`), so that it plays while it loads."""
    cut_off: bool
    """Whether the last box is longer than what is left of the file."""


def layout_of(file: BinaryIO, size: int) -> Layout:
    """Read the outermost boxes of a file of so many bytes."""
    boxes = list(_boxes(file, size))
    kinds = [kind for kind, _ in boxes]
    before_data = kinds[: kinds.index(b"mdat")] if b"mdat" in kinds else kinds
    return Layout(index_first=b"moov" in before_data, cut_off=any(end > size for _, end in boxes))


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    """Each box's type, and where it ends."""
    start = 0
    for _ in range(_MOST):
        file.seek(start)
        header = file.read(16)
        if len(header) < 8:
            return
        length, head = int.from_bytes(header[:4], "big"), 8
        if length == 1:  # the length follows in eight bytes
            length, head = int.from_bytes(header[8:16], "big"), 16
        elif length == 0:  # to the end of the file
            length = size - start
        if length < head:  # nonsense, behind which nothing can be found
            return
        start += length
        yield header[4:8], start
