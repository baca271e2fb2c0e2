"""List and recap: things that belong together, each on its card, lit as it is spoken of."""

from collections.abc import Sequence

from chalktalk.documents.storyboard import Element, ListVisual, RecapVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import ink, motion
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, Box
from chalktalk.staging.parts import places_kept, tick


def stage(board: Board, visual: ListVisual) -> list[AnyNode]:
    """Two to four items as tall cards where the page is wide enough, else as rows."""
    shown = board.heading(visual.heading)
    items = visual.items
    if board.page.wide and 2 <= len(items) <= 4 and board.area.width / len(items) > 330:
        height = min(board.area.height, 456.0)
        boxes = board.area.centred(min(board.area.width, 480.0 * len(items)), height).columns(len(items), 36)
        shown.append(places_kept(board, boxes, board.due[visual.heading.id]))
        return shown + [_tall_card(board, i, items, box) for i, box in enumerate(boxes)]
    boxes = _rows(board, len(items))
    shown.append(places_kept(board, boxes, board.due[visual.heading.id]))
    return shown + [_row(board, i, items, box) for i, box in enumerate(boxes)]


def stage_recap(board: Board, visual: RecapVisual) -> list[AnyNode]:
    """Rows with a tick each."""
    shown = board.heading(visual.heading)
    boxes = _rows(board, len(visual.items))
    shown.append(places_kept(board, boxes, board.due[visual.heading.id]))
    return shown + [_row(board, i, visual.items, box, ticked=True) for i, box in enumerate(boxes)]


def _rows(board: Board, count: int) -> tuple[Box, ...]:
    """Rows of a comfortable height, centred; two columns of them where there are many and the page is wide."""
    area = board.area
    if count > 3 and board.page.wide and area.width > 1200:
        left, right = area.columns(2, 36)
        half = (count + 1) // 2
        return (*_stack(left, half, count), *_stack(right, half, count)[: count - half])
    return _stack(area, count, count)


def _stack(area: Box, rows: int, count: int) -> tuple[Box, ...]:
    gap = 24.0 if count > 3 else 36.0
    height = min(156.0 if area.width > area.height else 204.0, (area.height - gap * (rows - 1)) / rows)
    total = height * rows + gap * (rows - 1)
    return area.centred(area.width, total).rows(rows, gap)


def _tall_card(board: Board, index: int, items: Sequence[Element], box: Box) -> AnyNode:
    """Icon above, words below."""
    item = items[index]
    start, colour = board.due[item.id], board.colour(item, board.accents()[index % 4])
    drawn = motion.draw(board.clock, start + board.clock.lasting(120), 700)
    alike = board.common_size((i.label for i in items), box.width - 48, size=BODY, weight=Weight.BOLD, lines=3)
    label = board.fit(item.label, box.width - 48, size=alike, weight=Weight.BOLD, lines=3)
    size = min(192.0, box.width * 0.5, box.height * 0.46)
    if item.icon is None:
        words = box.inset(24, 24)
        picture: list[AnyNode] = []
    else:
        block = box.centred(box.width - 48, size + 48 + label.height)
        place = Box(block.cx - size / 2, block.y, size, size)
        picture = board.medallion(f"{item.id}/icon", item.icon, place, colour, drawn=drawn)
        words = block.below(size + 48)
    text = board.lines(item.id, label, words, ink.solid(board.palette.ink), align=0.5)
    lit = board.lit_edge(item.id, box, colour, start, board.next_after(item, items))
    children = [board.card(item.id, box), lit, *picture, *text]
    return board.popping(item.id, children, start, box, pulses=board.pulses(item, items))


def _row(board: Board, index: int, items: Sequence[Element], box: Box, *, ticked: bool = False) -> AnyNode:
    """Icon at the left, words beside it, a tick at the right where it is a recap."""
    item = items[index]
    start, colour = board.due[item.id], board.colour(item, board.accents()[index % 4])
    size = min(96.0, box.height - 36)
    inner = box.inset(36 if box.height > 110 else 24, 0)
    drawn = motion.draw(board.clock, start + board.clock.lasting(120), 600)
    place = Box(inner.x, box.cy - size / 2, size, size)
    picture = board.medallion(f"{item.id}/icon", item.icon, place, colour, drawn=drawn) if item.icon else []
    words = inner.right_of(size + 36) if item.icon else inner
    if ticked:
        mark = min(60.0, size)
        words = words.from_left(words.width - mark - 24)
        picture += tick(board, f"{item.id}/tick", Box(inner.right - mark, box.cy - mark / 2, mark, mark), colour, start)
    alike = board.common_size((i.label for i in items), words.width, size=BODY, weight=Weight.BOLD, lines=2)
    label = board.fit(item.label, words.width, size=alike, weight=Weight.BOLD, lines=2)
    text = board.lines(item.id, label, words, ink.solid(board.palette.ink))
    lit = board.lit_edge(item.id, box, colour, start, board.next_after(item, items))
    children = [board.card(item.id, box), lit, *picture, *text]
    return board.popping(item.id, children, start, box, pulses=board.pulses(item, items))
