"""Network: things joined by lines, round a hub or in a ring; lines grow to what is named, and pulses travel them."""

from collections.abc import Sequence
from math import hypot

from chalktalk.documents.storyboard import Element, NetworkVisual
from chalktalk.documents.timeline import AnyNode
from chalktalk.staging import motion
from chalktalk.staging.board import Board
from chalktalk.staging.contours import Point
from chalktalk.staging.page import BODY, HEADING, Box
from chalktalk.staging.parts.arrows import GROWING, branch, quadratic, shortened, spark
from chalktalk.staging.parts.cards import alike
from chalktalk.staging.parts.discs import station, words_of
from chalktalk.staging.parts.marks import places_kept
from chalktalk.staging.parts.rings import Seat, ring, settings

CLEAR = 12.0
"""Between a disc and the lines that lead to it."""
PACE = 1800.0
"""Milliseconds a pulse is on its way from end to end."""
LARGEST_HUB = 312.0
ROOMY = 240.0
"""Size from which a hub's name may be as large as a heading."""
SPOKE = 66.0
"""Length at least of a line from the hub."""

Pair = tuple[int, int]


def stage(board: Board, visual: NetworkVisual) -> list[AnyNode]:
    """The hub, where there is one, in the middle of the others; words outside."""
    members, opening = visual.nodes, board.due[visual.heading.id]
    pairs = _pairs(visual)
    hub = _hub(len(members), pairs)
    seats = _seats(board, len(members), hub=hub)
    discs = [seat.disc for seat in seats]
    shown = board.heading(visual.heading)
    others = discs[1:] if hub else discs
    shown.append(places_kept(board, others, opening, radius=others[0].width / 2))
    if hub:
        shown.append(places_kept(board, discs[:1], opening, radius=discs[0].width / 2, id_="middle"))
    for pair in pairs:
        shown += _link(board, members, pair, discs, hub=hub)
    first = 1 if hub else 0
    if hub:
        shown += _middle(board, members, discs[0])
    labels = settings(board, [member.label for member in members[first:]], seats[first:])
    for member, seat, label in zip(members[first:], seats[first:], labels, strict=True):
        colour = _colour(board, members, members.index(member), hub=hub)
        shown += station(board, member, members, seat.disc, colour, back=0.88)
        shown.append(words_of(board, member, members, label, seat.placed(label), align=seat.align))
    return shown


def _pairs(visual: NetworkVisual) -> list[Pair]:
    """Which nodes are joined, each pair once; a pulse goes from the first to the second."""
    count = len(visual.nodes)
    found: dict[frozenset[int], Pair] = {}
    for link in visual.links:
        if link.start != link.end and max(link.start, link.end) < count:
            found.setdefault(frozenset((link.start, link.end)), (link.start, link.end))
    return list(found.values())


def _hub(count: int, pairs: Sequence[Pair]) -> bool:
    """Whether the first node is what the others are joined to."""
    degrees = [sum(at in pair for pair in pairs) for at in range(count)]
    return count > 2 and degrees[0] >= 2 and degrees[0] > max(degrees[1:])


def _colour(board: Board, members: Sequence[Element], at: int, *, hub: bool) -> str:
    """The hub in the first accent, the others by turns in the rest; a concept keeps its own."""
    primary, *rest = board.accents()
    plain = primary if hub and at == 0 else (rest[0] if hub else board.accents()[at % 4])
    return board.colour(members[at], plain)


def _seats(board: Board, count: int, *, hub: bool) -> list[Seat]:
    placed = ring(board.area, count - hub, filled=hub)
    seats = list(placed.seats)
    if hub:
        cx, cy = placed.middle
        nearest = min(hypot(seat.disc.cx - cx, seat.disc.cy - cy) for seat in seats)
        size = min(LARGEST_HUB, 2 * (nearest - seats[0].disc.width / 2 - SPOKE))
        disc = Box(cx - size / 2, cy - size / 2, size, size)
        seats.insert(0, Seat(0.0, disc, disc, 0.5, 0.5))
    return seats


def _middle(board: Board, members: Sequence[Element], disc: Box) -> list[AnyNode]:
    """The hub, its name within it; it stays as large as it is."""
    hub, colour = members[0], _colour(board, members, 0, hub=True)
    room = disc.centred(disc.width * 0.7, disc.width * 0.36)
    (label,) = alike(board, [hub.label], [room], largest=HEADING if disc.width > ROOMY else BODY)
    return station(board, hub, members, disc, colour, inside=label, back=1.0)


def _link(board: Board, members: Sequence[Element], pair: Pair, discs: Sequence[Box], *, hub: bool) -> list[AnyNode]:
    """A line that grows from what was there to what has just been named, and the pulses that travel it ever after."""
    clock, palette = board.clock, board.palette
    one, other = sorted(pair, key=lambda at: board.due[members[at].id])
    start = board.due[members[other].id]
    points = _way(discs, one, other, hub=hub)
    id_ = f"link/{one}-{other}"
    shown = branch(
        board, id_, points, _colour(board, members, other, hub=hub), start, board.next_after(members[other], members)
    )
    way = points if (one, other) == pair else points[::-1]
    for pulse in motion.flow(clock, way, (start + clock.lasting(GROWING), clock.frames), 1, PACE / 1000):
        shown += spark(f"{id_}/pulse", pulse.x, pulse.y, pulse.opacity, palette.warning, 7.0)
    return shown


def _way(discs: Sequence[Box], one: int, other: int, *, hub: bool) -> list[Point]:
    """From disc to disc; round the hub, where it would lie between them."""
    a, b = discs[one], discs[other]
    begin, end, middle = (a.cx, a.cy), (b.cx, b.cy), ((a.cx + b.cx) / 2, (a.cy + b.cy) / 2)
    points: list[Point] = [begin, end]
    if hub and 0 not in (one, other):
        centre = discs[0]
        aside = hypot(middle[0] - centre.cx, middle[1] - centre.cy)
        if aside < centre.width:
            ux, uy = (begin[1] - end[1], end[0] - begin[0])
            length = hypot(ux, uy) or 1.0
            side = 1 if ux * (middle[0] - centre.cx) + uy * (middle[1] - centre.cy) >= 0 else -1
            bend = side * 2 * (centre.width - aside) / length
            points = quadratic(begin, (middle[0] + ux * bend, middle[1] + uy * bend), end)
    return shortened(points, a.width / 2 + CLEAR, b.width / 2 + CLEAR)
