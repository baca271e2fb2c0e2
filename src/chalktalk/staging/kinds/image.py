"""Image: the author's picture in a frame, slowly panned and zoomed, its caption below."""

from chalktalk.documents.storyboard import ImageVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, Box

ZOOM = 1.12


def stage(board: Board, visual: ImageVisual) -> list[AnyNode]:
    """A frame as large as the picture's shape allows, cropped at most by a fifth of its longer side."""
    start = board.due[visual.picture.id]
    caption = visual.picture.label
    setting = board.fit(caption, board.area.width, size=BODY, weight=Weight.SEMIBOLD) if caption else None
    room = board.area.from_top(board.area.height - (setting.cap + 48 if setting else 0))
    frame = _frame(room, visual.width / visual.height)
    cover = max(frame.width / visual.width, frame.height / visual.height)
    width, height = visual.width * cover, visual.height * cover
    end = board.clock.frames
    slack = min(width * ZOOM - frame.width, frame.width * 0.08) / 2
    x = motion.track([(start, frame.cx - slack / 2, "linear"), (end, frame.cx + slack / 2, "hold")])
    zoom = motion.track([(start, ZOOM, "linear"), (end, 1.0 + slack / frame.width, "hold")])
    window = Clip(x=frame.x, y=frame.y, width=frame.width, height=frame.height, radius=36.0)
    picture = nodes.image(f"{visual.picture.id}/picture", visual.blob.digest, x, frame.cy, width, height, scale=zoom)
    ground = nodes.rect(
        f"{visual.picture.id}/frame",
        frame,
        radius=36.0,
        fill=ink.solid(board.palette.surface),
        shadows=ink.CARD_SHADOWS,
    )
    edge = nodes.rect(f"{visual.picture.id}/edge", frame, radius=36.0, stroke=ink.line(board.palette.surface_edge, 2.0))
    inside = nodes.group(f"{visual.picture.id}/window", [picture], clip=window)
    pulses = board.pulses(visual.picture, [visual.picture])
    shown: list[AnyNode] = [board.popping(visual.picture.id, [ground, inside, edge], start, frame, pulses=pulses)]
    if setting:
        place = Box(board.area.x, frame.bottom + 48, board.area.width, setting.cap)
        words = board.lines(f"{visual.picture.id}/caption", setting, place, ink.solid(board.palette.ink), align=0.5)
        shown.append(board.rising(f"{visual.picture.id}/label", words, start + board.clock.lasting(240), place))
    return shown


def _frame(room: Box, shape: float) -> Box:
    """The largest frame of nearly the picture's shape; a little of its longer side may be lost."""
    natural_width = min(room.width, room.height * shape)
    natural_height = natural_width / shape
    width = min(room.width, natural_width * 1.2)
    return room.centred(width, min(room.height, natural_height * 1.2))
