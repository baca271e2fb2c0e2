"""Burned captions: two lines on a plate, the spoken word lit."""

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Caption
from chalktalk.documents.storyboard import Scene
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.bidi import words_in_sight
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BODY, LINE_HEIGHT, SMALL, Box
from chalktalk.staging.typeset import Setting, fit_display

PADDING_X, PADDING_Y = 36.0, 18.0


def captions(board: Board, scene: Scene) -> list[AnyNode]:
    """Every caption of the scene."""
    words = [word.display for word in scene.words]
    board.check_glyphs(" ".join(words), Weight.SEMIBOLD)
    return [_caption(board, number, caption, words) for number, caption in enumerate(board.cues.captions)]


def _caption(board: Board, number: int, caption: Caption, words: list[str]) -> AnyNode:
    room = board.page.captions.width - 2 * PADDING_X
    texts = [" ".join(words[line.start : line.end]) for line in caption.lines]
    size = min(_line(text, room, BODY).size for text in texts)
    settings = [_line(text, room, size) for text in texts]
    height = 2 * PADDING_Y + len(settings) * size * LINE_HEIGHT
    width = max(setting.width for setting in settings) + 2 * PADDING_X
    band = board.page.captions
    plate = Box(band.cx - width / 2, band.bottom - (band.height - height) / 2 - height, width, height)
    children: list[AnyNode] = [
        nodes.rect(f"caption-{number}/plate", plate, radius=24.0, fill=ink.solid(board.palette.caption_ground, 0.94))
    ]
    for row, (span, setting) in enumerate(zip(caption.lines, settings, strict=True)):
        line = Box(plate.x, plate.y + PADDING_Y + row * size * LINE_HEIGHT, width, size * LINE_HEIGHT)
        children += _words(board, f"caption-{number}/{row}", span, setting, line, words)
    return nodes.group(f"caption-{number}", children, opacity=_shown(board, caption))


def _line(text: str, room: float, size: float) -> Setting:
    return fit_display(text, room, size=size, weight=Weight.SEMIBOLD, least=SMALL)


def _words(board: Board, id_: str, span: Span, setting: Setting, line: Box, words: list[str]) -> list[AnyNode]:
    """Each word twice, in ink and lit, of which one shows at any time."""
    placed: list[AnyNode] = []
    shown = setting.lines[0].split(" ") if setting.shortened else None
    x = line.cx - setting.width / 2
    baseline = line.cy + setting.cap / 2
    space = advance(" ", setting.weight, setting.size)
    line_words = (words[span.start : span.end] if shown is None else shown)[: span.end - span.start]
    for number in words_in_sight(line_words):
        index, display = span.start + number, line_words[number]
        width = advance(display, setting.weight, setting.size)
        lit = _lit(board, index)
        dark = tuple(key._replace(value=1.0 - key.value) for key in lit)
        for name, colour, opacity in (("ink", board.palette.caption_ink, dark), ("lit", board.palette.warning, lit)):
            placed.append(
                board.line_of_text(
                    f"{id_}/{number}/{name}",
                    display,
                    x,
                    baseline,
                    setting=setting,
                    advance=width,
                    paint=ink.solid(colour),
                    opacity=opacity,
                )
            )
        x += width + space
    return placed


def _lit(board: Board, word: int) -> Track:
    times = board.cues.words
    start = board.clock.rate.frame_at(times[word].start)
    following = times[word + 1].start if word + 1 < len(times) else times[word].end
    end = max(start + 1, board.clock.rate.frame_at(min(following, times[word].end + 0.25)))
    return motion.track([(-1, 0.0, "hold"), (start, 1.0, "hold"), (end, 0.0, "hold")])


def _shown(board: Board, caption: Caption) -> Track:
    rate = board.clock.rate
    start, end = rate.frame_at(caption.start), rate.frame_at(caption.end)
    return motion.track([(-1, 0.0, "hold"), (start, 1.0, "hold"), (max(end, start + 1), 0.0, "hold")])
