"""Code: program text in an editor, typed line by line, its lines lit as they are spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.decimals import decimal
from chalktalk.documents.storyboard import CodeVisual
from chalktalk.documents.timeline import AnyNode, Clip, Number
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.board import Board
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import LABEL, SMALL, Box
from chalktalk.staging.parts.highlighting import Run, highlighted, plain
from chalktalk.staging.parts.words import WORDS_BACK
from chalktalk.staging.typeset import set_lines

LARGEST = 66.0
LEADING, TIGHTEST = 1.6, 1.25
"""Height of a line as a multiple of its type: where there is room, and where there are many lines."""
BAR, PADDING = 84.0, 42.0
"""Height of the editor's title bar, and the room around the text."""
NARROWEST = 0.62
"""Width of the editor's card at least, as a share of the area's."""
PACE = 26.0
"""Milliseconds a letter takes to be typed, at most."""
YET_TO_COME = 0.25
"""Opacity of the number of a line that is not there yet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The editor's text as it will stand."""

    card: Box
    text: Box
    """From the first line's top to the last one's bottom, the line numbers left out."""
    size: float
    pitch: float
    """From line to line."""
    lines: tuple[tuple[Run, ...], ...]
    edges: tuple[tuple[float, ...], ...]
    """For each line, where its letters end."""
    typed: tuple[tuple[int, int], ...]
    """For each line, the frames of its first and its last letter."""

    def baseline(self, line: int) -> float:
        """Where a line stands."""
        return self.text.y + (line + 0.5) * self.pitch + self.size * 0.35


def stage(board: Board, visual: CodeVisual) -> list[AnyNode]:
    """One card with a title bar; numbers, text, the light behind the lines, the caret."""
    sheet = _set(board, visual)
    id_, start = visual.block.id, board.due[visual.block.id]
    children = [
        board.card(id_, sheet.card),
        _ground(board, id_, sheet.card),
        *_title_bar(board, visual, sheet.card),
        *_light(board, visual, sheet),
        *_numbers(board, id_, sheet),
        *(_line(board, visual, sheet, at) for at in range(len(sheet.lines))),
        _caret(board, f"{id_}/caret", sheet),
    ]
    pulses = board.pulses(visual.block, [visual.block])
    for at in pulses:
        until = at + board.clock.lasting(900)
        children.append(board.lit_edge(f"{id_}/{at}", sheet.card, board.palette.primary, at, until))
    return [board.rising(id_, children, start, sheet.card)]


# -- setting -----------------------------------------------------------------------------------------------------------


def _set(board: Board, visual: CodeVisual) -> Sheet:
    """The largest type at which all lines stand in the area; lines that are too long even in the smallest are cut."""
    area = board.area
    lines = tuple("".join(sign for sign in line.expandtabs(4) if sign.isprintable()) for line in visual.lines)
    board.check_glyphs("".join(lines), Weight.CODE)
    room = area.width - 2 * PADDING
    longest = max(advance(line, Weight.CODE, 1.0) for line in lines) or 1.0
    gutter = advance("0", Weight.CODE, 1.0) * (len(str(len(lines))) + 2)
    tallest = (area.height - BAR - 2 * PADDING) / len(lines)
    size = max(SMALL, min(LARGEST, float(int(room / (longest + gutter))), float(int(tallest / TIGHTEST))))
    pitch = min(size * LEADING, tallest)
    runs = highlighted(lines, visual.language)
    if runs is None:
        board.warn(
            f'"{visual.language}" is no language known here; its code is shown in one colour', "see pygments.org"
        )
        runs = plain(lines)
    shown = tuple(_cut(board, row, room - gutter * size, size) for row in runs)
    edges = tuple(_edges("".join(run.text for run in row), size) for row in shown)
    width = max((*(row[-1] for row in edges), 0.0)) + gutter * size + 2 * PADDING
    card = area.centred(max(width, area.width * NARROWEST), BAR + 2 * PADDING + pitch * len(lines))
    text = card.below(BAR).inset(PADDING, PADDING).right_of(gutter * size)
    return Sheet(card, text, size, pitch, shown, edges, _typing(board, visual, edges))


def _cut(board: Board, row: tuple[Run, ...], room: float, size: float) -> tuple[Run, ...]:
    """As much of a line as there is room for, and an ellipsis where that is not all."""
    line = "".join(run.text for run in row)
    if advance(line, Weight.CODE, size) <= room:
        return row
    board.warn(f'"{line.strip()}" is too long for its place and was shortened', "break it into two lines")
    kept = len(line)
    while kept and advance(line[:kept] + "…", Weight.CODE, size) > room:
        kept -= 1
    found: list[Run] = []
    for text, role in row:
        found.append(Run(text[:kept], role))
        kept -= len(found[-1].text)
    return (*(run for run in found if run.text), Run("…", "muted"))


def _edges(line: str, size: float) -> tuple[float, ...]:
    return tuple(advance(line[: at + 1], Weight.CODE, size) for at in range(len(line))) or (0.0,)


def _typing(board: Board, visual: CodeVisual, edges: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """When each line is typed: on a word; those that are lit before they are spoken of; none before the one above."""
    clock, count = board.clock, len(edges)
    first = board.due[visual.block.id] + clock.lasting(240)
    places = {0: first, count: max(first + count, board.coming(round(len(board.cues.words) * 0.7)))}
    for mark in sorted(visual.marks, key=lambda mark: mark.cue.start):
        wanted = max(first, board.coming(mark.cue.start))
        line = min(mark.first, count) - 1
        if line > max(place for place in places if place < count):
            places[line] = wanted
    words = [max(first, board.coming(word)) for word in range(len(board.cues.words))]
    starts: list[int] = []
    for line in range(count):
        frame = _between(places, line)
        on_word = max((word for word in words if word <= frame), default=first)
        starts.append(max(on_word, starts[-1] + 1 if starts else first))
    ends = [*starts[1:], clock.frames - 1]
    return tuple(
        (begin, max(begin + 1, min(end, begin + clock.lasting(PACE * len(row)))))
        for begin, end, row in zip(starts, ends, edges, strict=True)
    )


def _between(places: dict[int, int], line: int) -> float:
    """The frame of a line, from those of the lines around it."""
    if line in places:
        return places[line]
    before = max(place for place in places if place < line)
    after = min(place for place in places if place > line)
    part = (line - before) / (after - before)
    return places[before] + part * max(0, places[after] - places[before])


# -- drawing -----------------------------------------------------------------------------------------------------------


def _ground(board: Board, id_: str, card: Box) -> AnyNode:
    """The page's own ground below the title bar: the lit band stands out from it, and all accents read well on it."""
    x, y, right, low, round_ = (
        card.x + 3,
        card.y + BAR,
        card.right - 3,
        card.bottom - 3,
        max(board.rounded(36.0) - 3, 0.0),
    )
    outline = (
        f"M {x} {y} L {right} {y} L {right} {low - round_} Q {right} {low} {right - round_} {low} "
        f"L {x + round_} {low} Q {x} {low} {x} {low - round_} Z"
    )
    words = " ".join(word if word.isalpha() else decimal(float(word)) for word in outline.split(" "))
    return nodes.path(f"{id_}/ground", words, fill=ink.solid(board.palette.background_from))


def _title_bar(board: Board, visual: CodeVisual, card: Box) -> list[AnyNode]:
    """Three dots, the block's name, and the language where the name does not say it."""
    id_, palette = visual.block.id, board.palette
    bar = card.from_top(BAR).inset(PADDING, 0.0)
    dots = (palette.contrast, palette.warning, palette.positive)
    shown: list[AnyNode] = [
        nodes.ellipse(f"{id_}/dot-{at}", bar.x + 9 + at * 30, bar.cy, 9.0, fill=ink.solid(colour, 0.9))
        for at, colour in enumerate(dots)
    ]
    rule = nodes.outline([(card.x, card.y + BAR), (card.right, card.y + BAR)])
    shown.append(nodes.path(f"{id_}/rule", rule, stroke=ink.line(palette.surface_edge, 2.0)))
    words = bar.inset(108.0, 0.0)
    if visual.block.label.casefold() != visual.language.casefold():
        tag = board.fit(visual.language, words.width / 3, size=SMALL, weight=Weight.CODE)
        place = bar.right_of(bar.width - tag.width)
        shown += board.lines(f"{id_}/language", tag, place, ink.solid(palette.muted))
        words = bar.inset(max(108.0, tag.width + 24), 0.0)
    name = board.fit(visual.block.label, words.width, size=LABEL, weight=Weight.SEMIBOLD)
    return [*shown, *board.lines(f"{id_}/name", name, words, ink.solid(palette.ink), align=0.5)]


def _numbers(board: Board, id_: str, sheet: Sheet) -> list[AnyNode]:
    """Line numbers, faint until their line is there."""
    shown: list[AnyNode] = []
    for at, (begin, _) in enumerate(sheet.typed):
        setting = set_lines((str(at + 1),), Weight.CODE, sheet.size)
        right = sheet.text.x - advance("0", Weight.CODE, sheet.size)
        light = motion.between(board.clock, begin, (YET_TO_COME, WORDS_BACK), 300, motion.EASE_OUT)
        shown.append(
            board.line_of_text(
                f"{id_}/number-{at + 1}",
                setting.lines[0],
                right - setting.width,
                sheet.baseline(at),
                setting=setting,
                advance=setting.width,
                paint=ink.solid(board.palette.muted),
                opacity=light,
            )
        )
    return shown


def _line(board: Board, visual: CodeVisual, sheet: Sheet, at: int) -> AnyNode:
    """A line behind a window that widens letter by letter."""
    id_ = f"{visual.block.id}/line-{at + 1}"
    light = _stepping(board, visual, at)
    shown: list[AnyNode] = []
    x = sheet.text.x
    for number, (text, role) in enumerate(sheet.lines[at]):
        setting = set_lines((text,), Weight.CODE, sheet.size)
        if text.strip():
            shown.append(
                board.line_of_text(
                    f"{id_}/{number}",
                    text,
                    x,
                    sheet.baseline(at),
                    setting=setting,
                    advance=setting.width,
                    paint=ink.solid(getattr(board.palette, role)),
                    opacity=light,
                )
            )
        x += setting.width
    begin, end = sheet.typed[at]
    window = Clip(
        x=sheet.text.x,
        y=round(sheet.text.y + at * sheet.pitch, 2),
        width=motion.type_on(board.clock, begin, sheet.edges[at], end),
        height=round(sheet.pitch, 2),
        radius=0.0,
    )
    return nodes.group(id_, shown, clip=window)


def _stepping(board: Board, visual: CodeVisual, at: int) -> Number:
    """How strong a line is: full until others are spoken of, and again when it is itself."""
    stops = _marks(board, visual)
    if not stops:
        return 1.0
    levels = [1.0, *(1.0 if first <= at <= last else WORDS_BACK for _, first, last in stops)]
    return motion.reaching(board.clock, [0, *(max(1, frame) for frame, _, _ in stops)], levels, 300)


def _marks(board: Board, visual: CodeVisual) -> list[tuple[int, int, int]]:
    """Frame, first and last line of everything that is spoken of, in time."""
    count = len(visual.lines)
    return sorted(
        (board.coming(mark.cue.start), min(mark.first, count) - 1, min(max(mark.first, mark.last), count) - 1)
        for mark in visual.marks
    )


def _stops(board: Board, visual: CodeVisual, sheet: Sheet) -> list[tuple[int, int, int]]:
    """Frame, first and last line of everything that the light goes to: each line as it is typed, then the marks."""
    marks = _marks(board, visual)
    until = marks[0][0] if marks else board.clock.frames
    return [(begin, at, at) for at, (begin, _) in enumerate(sheet.typed) if begin < until] + marks


def _gliding(board: Board, stops: Sequence[tuple[int, float]]) -> Number:
    """From value to value, each reached soon after its frame."""
    if len(stops) == 1:
        return stops[0][1]
    return motion.reaching(board.clock, [at for at, _ in stops], [value for _, value in stops], 240)


def _light(board: Board, visual: CodeVisual, sheet: Sheet) -> list[AnyNode]:
    """A band behind the line that is being typed, or the lines that are spoken of."""
    palette, id_ = board.palette, f"{visual.block.id}/light"
    stops = _stops(board, visual, sheet)
    top = _gliding(board, [(at, sheet.text.y + first * sheet.pitch) for at, first, _ in stops])
    height = _gliding(board, [(at, (last - first + 1) * sheet.pitch) for at, first, last in stops])
    band = Box(sheet.card.x + 3, 0.0, sheet.card.width - 6, sheet.pitch)
    edge = Box(sheet.card.x + 3, 0.0, 9.0, sheet.pitch)
    bands: list[AnyNode] = [
        nodes.rect(f"{id_}/band", band, fill=ink.solid(palette.surface), height=height),
        nodes.rect(f"{id_}/edge", edge, fill=ink.solid(palette.primary), height=height),
    ]
    shown = motion.appear(board.clock, sheet.typed[0][0])
    return [nodes.group(id_, bands, y=top, opacity=shown)]


def _caret(board: Board, id_: str, sheet: Sheet) -> AnyNode:
    """Goes before the letters, and blinks when all is typed."""
    clock, half = board.clock, board.clock.lasting(530)
    xs: list[motion.Key] = []
    ys: list[motion.Key] = []
    for at, ((begin, end), edges) in enumerate(zip(sheet.typed, sheet.edges, strict=True)):
        typed = motion.type_on(clock, begin, edges, end)[1:]
        xs += [(key.frame, sheet.text.x + key.value + 3, "hold") for key in typed]
        ys.append((begin, sheet.text.y + (at + 0.5) * sheet.pitch - sheet.size * 0.55, "hold"))
    begin, end = sheet.typed[0][0], sheet.typed[-1][1]
    blinks: list[motion.Key] = [(begin - 1, 0.0, "hold"), (begin, 1.0, "hold")]
    blinks += [(frame, float(turn % 2), "hold") for turn, frame in enumerate(range(end + half, clock.frames, half))]
    caret = nodes.rect(
        f"{id_}/bar", Box(0.0, 0.0, max(4.0, sheet.size / 10), sheet.size * 1.1), fill=ink.solid(board.palette.warning)
    )
    return nodes.group(id_, [caret], x=motion.track(xs), y=motion.track(ys), opacity=motion.track(blinks))
