"""Image: the author's picture in a frame, slowly panned and zoomed, its caption below."""

from chalktalk.documents.storyboard import ImageVisual
from chalktalk.documents.timeline import AnyNode, Clip
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight
from chalktalk.staging.page import BODY, Box

ZOOM = 1.12
TALLEST, WIDEST = 0.5, 2.4
"""Shapes, width to height, up to which a picture is shown whole."""


def stage(board: Board, visual: ImageVisual) -> list[AnyNode]:
    """A frame as large as the picture's shape allows."""
    asset = visual.asset
    assert asset is not None  # a thing without a picture is staged by `thing`
    start = board.due[visual.picture.id]
    caption = visual.picture.label
    setting = board.fit(caption, board.area.width, size=BODY, weight=Weight.SEMIBOLD) if caption else None
    room = board.area.from_top(board.area.height - (setting.cap + 48 if setting else 0))
    frame = _frame(room, asset.width / asset.height)
    cover = max(frame.width / asset.width, frame.height / asset.height)
    width, height = asset.width * cover, asset.height * cover
    end = board.clock.frames
    # It ends whole and at rest; on the way there no edge of it may show inside the frame.
    aside = (width * ZOOM - frame.width) * 0.3
    x = motion.shifted(motion.pan(board.clock, start, end, aside).dx, frame.cx - aside)
    zoom = motion.pull_out(board.clock, start, end, ZOOM - 1).scale
    window = Clip(x=frame.x, y=frame.y, width=frame.width, height=frame.height, radius=board.rounded(36.0))
    picture = nodes.image(f"{visual.picture.id}/picture", asset.blob.digest, x, frame.cy, width, height, scale=zoom)
    ground = nodes.rect(
        f"{visual.picture.id}/frame",
        frame,
        radius=board.rounded(36.0),
        fill=ink.solid(board.palette.surface),
        shadows=board.shadows,
    )
    edge = nodes.rect(f"{visual.picture.id}/edge", frame, radius=board.rounded(36.0), stroke=board.edge)
    inside = nodes.group(f"{visual.picture.id}/window", [picture], clip=window)
    pulses = board.pulses(visual.picture, [visual.picture])
    shown: list[AnyNode] = [board.popping(visual.picture.id, [ground, inside, edge], start, frame, pulses=pulses)]
    if setting:
        place = Box(board.area.x, frame.bottom + 48, board.area.width, setting.cap)
        words = board.lines(f"{visual.picture.id}/caption", setting, place, ink.solid(board.palette.ink), align=0.5)
        shown.append(board.rising(f"{visual.picture.id}/label", words, start + board.clock.lasting(240), place))
    return shown


def _frame(room: Box, shape: float) -> Box:
    """The largest frame of the picture's own shape; only what is extremely wide or tall loses some of its length."""
    shape = min(max(shape, TALLEST), WIDEST)
    width = min(room.width, room.height * shape)
    return room.centred(width, width / shape)
