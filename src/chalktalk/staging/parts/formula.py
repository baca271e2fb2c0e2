"""Formulas: LaTeX set by ziamath, as outlines, cut into the terms in which it is told.

A term is what stands between two signs of the outermost level (`=`, `+`, an arrow), with the sign that leads it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from chalktalk.decimals import decimal
from chalktalk.staging.page import Box

if TYPE_CHECKING:  # imported where it is used: few films have formulas, and it takes a while
    from ziamath.drawable import Drawable

EM = 96.0
"""Size at which formulas are set; drawing scales them."""

RELATIONS = frozenset("=≠≈≡≅∼≃<>≤≥≪≫∝→←↔⇒⇐⇔↦⟶⟵⟷⟹⟸⟺⇌∈∉⊂⊆⊃⊇")
SIGNS = RELATIONS | frozenset("+-−–±∓")
"""What starts a new term."""
OPENING, CLOSING = frozenset("([{⟨"), frozenset(")]}⟩")

_Placed = tuple["Drawable", float, float]


class UnreadableError(Exception):
    """LaTeX that cannot be set, with the reason."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula, its baseline at 0."""

    sign: str
    """Outline of the sign that leads it; may be empty."""
    body: str
    box: Box
    """What both cover."""
    row: int
    """Which of the author's own lines it is in."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it is drawn, at `EM`."""

    terms: tuple[Term, ...]
    missing: str
    """Characters that its typeface does not have."""


def formula_of(latex: str) -> Formula:
    """Set LaTeX.

    Raises:
        UnreadableError: It is none, or asks for something that cannot be drawn.
    """
    from ziamath.config import config  # noqa: PLC0415  see above
    from ziamath.zmath import Latex  # noqa: PLC0415

    config.svg2 = False  # glyphs as outlines in place, not as references to symbols
    try:
        drawn = Latex(latex.strip().strip("$"), size=EM)
    except Exception as fault:  # the library raises whatever goes wrong first
        raise UnreadableError(f"it is not complete ({type(fault).__name__})") from fault
    written = "".join(drawn.mathml.itertext())
    if "\\" in written:
        raise UnreadableError("it has a command that is not known")
    absent = {sign for sign in written if sign.isprintable() and not sign.isspace() and not drawn.font.glyphindex(sign)}
    return Formula(tuple(_terms(drawn.node)), "".join(sorted(absent)))


def _terms(root: "Drawable") -> Iterator[Term]:
    placed = _cells(list(_flat(root, 0.0, 0.0)))
    rows = sorted({round(y) for _, _, y in placed})
    for row, same in groupby(sorted(placed, key=lambda part: round(part[2])), lambda part: round(part[2])):
        for place, parts in enumerate(_split(same)):
            leading = place > 0 and len(parts) > 1
            sign = _outline(parts[:1]) if leading else ""
            body = _outline(parts[1:] if leading else parts)
            if sign or body:
                yield Term(sign, body, _bounds(f"{sign} {body}"), rows.index(row))


def _flat(node: "Drawable", x: float, y: float) -> Iterator[_Placed]:
    """The parts of the outermost level, rows within rows."""
    from ziamath.nodes.mrow import Mrow  # noqa: PLC0415

    if not isinstance(node, Mrow):
        yield node, x, y
        return
    for child, (dx, dy) in zip(node.nodes, node.nodexy, strict=True):
        yield from _flat(child, x + dx, y + dy)


def _cells(parts: list[_Placed]) -> list[_Placed]:
    """A formula that is nothing but a table of rows (`aligned`) is told row by row; a matrix stays whole."""
    from ziamath.nodes.mtable import Mtable  # noqa: PLC0415

    table, x, y = parts[0] if len(parts) == 1 else (None, 0.0, 0.0)
    if not isinstance(table, Mtable):
        return parts
    cells = zip(table.nodes, table.nodexy, strict=True)
    return [part for cell, (dx, dy) in cells for part in _flat(cell, x + dx, y + dy)]


def _split(parts: Iterable[_Placed]) -> list[list[_Placed]]:
    """Cut before every sign that stands in no brackets and has something before it."""
    found: list[list[_Placed]] = [[]]
    depth, lone = 0, True
    for part in parts:
        text = _string(part)
        depth += (text in OPENING) - (text in CLOSING)
        if text in SIGNS and depth <= 0 and not lone:
            found.append([])
        lone = text in SIGNS
        found[-1].append(part)
    return [each for each in found if each]


def _string(part: _Placed) -> str:
    return str(getattr(part[0], "string", "")) or "?"


def _outline(parts: Iterable[_Placed]) -> str:
    svg = ET.Element("svg")
    for node, x, y in parts:
        node.draw(x, y, svg)
    return " ".join(filter(None, (_path(element) for element in svg)))


def _path(element: ET.Element) -> str:
    """One drawn element in the path language."""
    if element.tag == "path" and element.get("stroke") is None:
        words = element.get("d", "").split()
        return " ".join(word if word.isalpha() else decimal(float(word)) for word in words)
    if element.tag == "rect":
        return _frame(element)
    raise UnreadableError("it has lines that cannot be drawn")


def _frame(element: ET.Element) -> str:
    """A bar; a box has its inside cut out."""
    x, y, width, height = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    line = float(element.get("stroke-width", 0)) if element.get("stroke") else 0.0
    inside = [(x + line, y + line), (x + line, y + height - line)]
    inside += [(x + width - line, y + height - line), (x + width - line, y + line)]
    return " ".join(_ring(points) for points in ([corners, inside] if line else [corners]))


def _ring(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if at else 'M'} {decimal(x)} {decimal(y)}" for at, (x, y) in enumerate(points)) + " Z"


def _bounds(d: str) -> Box:
    """What an outline covers, its control points included."""
    numbers = [float(word) for word in d.split() if not word.isalpha()]
    xs, ys = numbers[::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def in_rows(terms: tuple[Term, ...], shape: float, most: int = 4) -> list[tuple[Term, ...]]:
    """Terms in the rows in which they stand largest in a place of this shape, width to height.

    The author's own rows are kept; a formula of one row is broken before a sign where that gains much.
    """
    own = [tuple(row) for _, row in groupby(terms, lambda term: term.row)]
    if len(own) > 1:
        return own
    best, best_size = own, _size(own, shape)
    for count in range(2, min(most, len(terms)) + 1):
        rows = _broken(terms, count)
        size = _size(rows, shape)
        if size > best_size * 1.35:
            best, best_size = rows, size
    return best


LEADING = 0.6
"""Room between two rows, in ems."""


def width_of(row: tuple[Term, ...]) -> float:
    """From the first term's left to the last one's right."""
    return max(term.box.right for term in row) - row[0].box.x


def height_of(rows: list[tuple[Term, ...]]) -> float:
    """Of all rows with what is between them."""
    return sum(top_and_bottom(row)[1] - top_and_bottom(row)[0] for row in rows) + (len(rows) - 1) * LEADING * EM


def top_and_bottom(row: tuple[Term, ...]) -> tuple[float, float]:
    """How far a row reaches above and below its baseline."""
    return min(term.box.y for term in row), max(term.box.bottom for term in row)


def _size(rows: list[tuple[Term, ...]], shape: float) -> float:
    return min(shape / max(width_of(row) for row in rows), 1 / height_of(rows))


def _broken(terms: tuple[Term, ...], count: int) -> list[tuple[Term, ...]]:
    """Rows as even as can be: each is filled to its share of the whole width."""
    share = width_of(terms) / count
    left = terms[0].box.x
    cuts = [min(count - 1, int((term.box.x + term.box.width / 2 - left) / share)) for term in terms]
    return [tuple(term for term, cut in zip(terms, cuts, strict=True) if cut == row) for row in sorted(set(cuts))]
