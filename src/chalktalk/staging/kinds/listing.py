"""List and recap: things that belong together, each on its card, lit as it is spoken of."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Element, ListVisual, RecapVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging.board import Board
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.cards import alike, picture_card, room_for_words
from chalktalk.staging.parts.marks import places_kept

GAP = 30.0
WIDEST, TALLEST = 560.0, 480.0
"""A card in a row is no wider and no taller: two of them stay near each other."""
NARROWEST = 390.0
"""Width from which four cards stand side by side."""
ROOMY = 132.0
"""Height from which a card's words may be as large as a heading."""
ROW = 264.0
"""Height of a row where there are few."""


def stage(board: Board, visual: ListVisual) -> list[AnyNode]:
    """A row or a grid of cards where the page is broad enough, else one below the other."""
    boxes = _grid(board.area, len(visual.items), wide=board.page.wide)
    return [*board.heading(visual.heading), *_cards(board, visual.heading, visual.items, boxes)]


def stage_recap(board: Board, visual: RecapVisual) -> list[AnyNode]:
    """One below the other, each checked off."""
    boxes = _rows(board.area, len(visual.items))
    return [*board.heading(visual.heading), *_cards(board, visual.heading, visual.items, boxes, ticked=True)]


def _cards(
    board: Board, heading: Element, items: Sequence[Element], boxes: Sequence[Box], *, ticked: bool = False
) -> list[AnyNode]:
    rooms = [room_for_words(item, box, ticked=ticked) for item, box in zip(items, boxes, strict=True)]
    largest = HEADING if boxes[0].height >= ROOMY else BODY
    labels = alike(board, [item.label for item in items], rooms, largest=largest)
    shown: list[AnyNode] = [places_kept(board, boxes, board.due[heading.id])]
    for at, (item, box, label) in enumerate(zip(items, boxes, labels, strict=True)):
        colour = board.colour(item, board.accents()[at % 4])
        until = board.next_after(item, items)
        shown.append(picture_card(board, item, items, box, colour, label, until=until, ticked=ticked))
    return shown


def _grid(area: Box, count: int, *, wide: bool) -> list[Box]:
    columns = _columns(area, count, wide=wide)
    if columns == 1:
        return _rows(area, count)
    rows = -(-count // columns)
    width = min(WIDEST, (area.width - GAP * (columns - 1)) / columns)
    height = min(TALLEST, (area.height - GAP * (rows - 1)) / rows)
    block = area.centred(width * columns + GAP * (columns - 1), height * rows + GAP * (rows - 1))
    boxes: list[Box] = []
    for at, row in enumerate(block.rows(rows, GAP)):
        here = min(columns, count - at * columns)  # a row that is not full stands in the middle
        boxes += row.centred(width * here + GAP * (here - 1), height).columns(here, GAP)
    return boxes


def _columns(area: Box, count: int, *, wide: bool) -> int:
    """How many cards stand side by side."""
    if not wide and area.height > area.width * 0.8:
        return 1
    if not wide:
        return min(count, 3) if count <= 3 else 2
    if count == 4:
        return 4 if area.width / 4 >= NARROWEST else 2
    return min(count, 3)


def _rows(area: Box, count: int) -> list[Box]:
    """One below the other; a single one is a card in the middle of the page."""
    if count == 1:
        return [area.centred(min(area.width, 960.0), min(area.height, 400.0))]
    gap = GAP if count <= 3 else 24.0
    height = min(ROW, (area.height - gap * (count - 1)) / count)
    return list(area.centred(area.width, height * count + gap * (count - 1)).rows(count, gap))
