"""Burned captions: two lines on a plate, the spoken word lit."""

from collections.abc import Sequence

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Caption, CaptionWord
from chalktalk.documents.timeline import AnyNode, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.bidi import words_in_sight
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import BODY, LINE_HEIGHT, SMALL, Box
from chalktalk.staging.typeset import Setting, fit_display

PADDING_X, PADDING_Y = 36.0, 18.0


def captions(board: Board) -> list[AnyNode]:
    """Every caption of the scene."""
    board.check_glyphs(_text(board.cues.caption_words), Weight.SEMIBOLD)
    return [_caption(board, number, caption) for number, caption in enumerate(board.cues.captions)]


def _text(words: Sequence[CaptionWord]) -> str:
    """Words as they stand on a line."""
    return "".join(word.text + " " * (not word.glued) for word in words).rstrip()


def _caption(board: Board, number: int, caption: Caption) -> AnyNode:
    room = board.page.captions.width - 2 * PADDING_X
    rows = [board.cues.caption_words[line.start : line.end] for line in caption.lines]
    size = min(_line(_text(row), room, BODY).size for row in rows)
    settings = [_line(_text(row), room, size) for row in rows]
    height = 2 * PADDING_Y + len(settings) * size * LINE_HEIGHT
    width = max(setting.width for setting in settings) + 2 * PADDING_X
    band = board.page.captions
    plate = Box(band.cx - width / 2, band.bottom - (band.height - height) / 2 - height, width, height)
    children: list[AnyNode] = [
        nodes.rect(
            f"caption-{number}/plate",
            plate,
            radius=board.rounded(24.0),
            fill=ink.solid(board.palette.caption_ground, 0.94),
        )
    ]
    for place, (span, setting) in enumerate(zip(caption.lines, settings, strict=True)):
        line = Box(plate.x, plate.y + PADDING_Y + place * size * LINE_HEIGHT, width, size * LINE_HEIGHT)
        children += _words(board, f"caption-{number}/{place}", span, setting, line)
    return nodes.group(f"caption-{number}", children, opacity=_shown(board, caption))


def _line(text: str, room: float, size: float) -> Setting:
    return fit_display(text, room, size=size, weight=Weight.SEMIBOLD, least=SMALL)


def _words(board: Board, id_: str, span: Span, setting: Setting, line: Box) -> list[AnyNode]:
    """Each word twice, in ink and lit, of which one shows at any time."""
    placed: list[AnyNode] = []
    x = line.cx - setting.width / 2
    baseline = line.cy + setting.cap / 2
    space = advance(" ", setting.weight, setting.size)
    row = board.cues.caption_words[span.start : span.end]
    texts = _in_words(setting.lines[0], row)
    for number in words_in_sight(texts):
        width = advance(texts[number], setting.weight, setting.size)
        lit = _lit(board, span.start + number)
        dark = tuple(key._replace(value=1.0 - key.value) for key in lit)
        for name, colour, opacity in (("ink", board.palette.caption_ink, dark), ("lit", board.palette.warning, lit)):
            placed.append(
                board.line_of_text(
                    f"{id_}/{number}/{name}",
                    texts[number],
                    x,
                    baseline,
                    setting=setting,
                    advance=width,
                    paint=ink.solid(colour),
                    opacity=opacity,
                )
            )
        x += width + (0.0 if row[number].glued else space)
    return placed


def _in_words(shown: str, row: Sequence[CaptionWord]) -> list[str]:
    """A line in its words; where it had to be shortened, as far as it goes."""
    found: list[str] = []
    for word in row:
        own, shown = shown[: len(word.text)], shown[len(word.text) :]
        if shown == "…":
            own, shown = own + shown, ""
        if own:
            found.append(own)
        shown = shown[not word.glued :]
    return found


def _lit(board: Board, word: int) -> Track:
    times = board.cues.caption_words
    start = board.clock.rate.frame_at(times[word].start)
    following = times[word + 1].start if word + 1 < len(times) else times[word].end
    end = max(start + 1, board.clock.rate.frame_at(min(following, times[word].end + 0.25)))
    return motion.track([(-1, 0.0, "hold"), (start, 1.0, "hold"), (end, 0.0, "hold")])


def _shown(board: Board, caption: Caption) -> Track:
    rate = board.clock.rate
    start, end = rate.frame_at(caption.start), rate.frame_at(caption.end)
    return motion.track([(-1, 0.0, "hold"), (start, 1.0, "hold"), (max(end, start + 1), 0.0, "hold")])
