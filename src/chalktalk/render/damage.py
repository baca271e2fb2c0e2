"""Where a page looks different from one picture to the next, in cells of a grid."""

from typing import TypeAlias

Box: TypeAlias = tuple[int, int, int, int]
"""Pixels from (left, top) up to, but not including, (right, bottom)."""

CELL_WIDTH, CELL_HEIGHT = 32, 16
"""Pixels. Smaller cells leave more alone, larger ones make fewer boxes; measured (`docs/decisions/0009-damage.md`)."""


class Damage:
    """Cells to be painted anew: a row is an integer, a cell one of its bits.

    The last column and the last row take in what is left over, so that no cell is smaller than the others.
    """

    def __init__(self, width: int, height: int) -> None:
        self.page: Box = (0, 0, width, height)
        self._columns, self._rows = max(width // CELL_WIDTH, 1), max(height // CELL_HEIGHT, 1)
        self._cells = [0] * self._rows

    def mark(self, box: Box | None) -> None:
        """Everything in a box, which lies on the page, has to be painted anew."""
        if box:
            rows, mask = self._rows_and_mask(box)
            for row in rows:
                self._cells[row] |= mask

    def touches(self, box: Box) -> bool:
        """Whether anything in a box, which lies on the page, has to be painted anew."""
        rows, mask = self._rows_and_mask(box)
        return any(self._cells[row] & mask for row in rows)

    def covers(self, box: Box) -> bool:
        """Whether everything in a box, which lies on the page, has to be painted anew."""
        rows, mask = self._rows_and_mask(box)
        return all(self._cells[row] & mask == mask for row in rows)

    def boxes(self) -> list[Box]:
        """All that is marked as few boxes, none of which overlaps another."""
        boxes = []
        cells = [*self._cells, 0]
        for row in range(self._rows):
            while cells[row]:
                start = (cells[row] & -cells[row]).bit_length() - 1
                length = (~(cells[row] >> start) & ((cells[row] >> start) + 1)).bit_length() - 1
                mask = ((1 << length) - 1) << start
                end = row
                while cells[end] & mask == mask:
                    cells[end] &= ~mask
                    end += 1
                boxes.append(self._box(start, row, start + length, end))
        return boxes

    def _rows_and_mask(self, box: Box) -> tuple[range, int]:
        left, top, right, bottom = box
        first = min(left // CELL_WIDTH, self._columns - 1)
        last = min((right - 1) // CELL_WIDTH, self._columns - 1)
        above = min(top // CELL_HEIGHT, self._rows - 1)
        below = min((bottom - 1) // CELL_HEIGHT, self._rows - 1)
        return range(above, below + 1), (2 << last) - (1 << first)

    def _box(self, left: int, top: int, right: int, bottom: int) -> Box:
        return (
            left * CELL_WIDTH,
            top * CELL_HEIGHT,
            self.page[2] if right == self._columns else right * CELL_WIDTH,
            self.page[3] if bottom == self._rows else bottom * CELL_HEIGHT,
        )
