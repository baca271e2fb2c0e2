"""Grounds: what lies behind everything, one function for each that a theme can have.

All of it stands still, so that a player draws it once. Text stands on it: whatever colour lies over the page's own is
as strong as all inks can bear.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from math import cos, hypot, pi, sin

from chalktalk.colours import contrast_ratio, from_oklch, mixed, oklch
from chalktalk.decimals import decimal
from chalktalk.documents.theme import Ground, Palette
from chalktalk.documents.timeline import AnyNode, Radial, Stop, Stroke
from chalktalk.staging import ink, nodes
from chalktalk.staging.page import Box, Page

GRID = 60.0
READ = 4.5
"""WCAG 2.x level AA for text."""
STEPS = 12
"""Strengths that are tried for a colour over the page."""

Drawn = list[AnyNode]


def ground_of(page: Page, palette: Palette, ground: Ground) -> Drawn:
    """A theme's ground, the page's own gradient first."""
    wash = ink.diagonal(page.width, page.height, palette.background_from, palette.background_to)
    return [nodes.rect("ground/wash", _whole(page), fill=wash), *_GROUNDS[ground](page, palette)]


def bearable(palette: Palette, colour: str, most: float) -> float:
    """How strong a colour may lie over the page, up to `most`, so that all that is written can still be read on it."""
    inks = (palette.ink, palette.muted, palette.primary, palette.contrast, palette.positive, palette.warning)
    pages = (palette.background_from, palette.background_to)
    strengths = (most * (STEPS - step) / STEPS for step in range(STEPS))
    return next(
        (
            alpha
            for alpha in strengths
            if all(contrast_ratio(each, mixed(page, colour, alpha)) >= READ for each in inks for page in pages)
        ),
        0.0,
    )


def tint(palette: Palette, accent: str) -> str:
    """An accent's hue in about the page's own lightness: what is written on the page can be written on it as well."""
    lightness, chroma, _ = oklch(palette.background_to)
    dark = lightness < oklch(palette.ink)[0]
    _, own, hue = oklch(accent)
    return from_oklch(lightness + (0.1 if dark else 0.0), max(chroma, min(0.8 * own, 0.1)), hue)


def chances(seed: str) -> tuple[float, float, float, float]:
    """Four even numbers from 0 to 1 that are always the same for a seed."""
    digest = hashlib.sha256(seed.encode()).digest()
    return digest[0] / 255, digest[1] / 255, digest[2] / 255, digest[3] / 255


def _whole(page: Page) -> Box:
    return Box(0.0, 0.0, page.width, page.height)


def _light(page: Page, id_: str, place: tuple[float, float], reach: float, colour: str, alpha: float) -> AnyNode:
    """A soft light about a place in parts of the page; its reach in parts of the longer side."""
    span = max(page.width, page.height)
    light = ink.light(page.width * place[0], page.height * place[1], span * reach, colour, alpha)
    return nodes.rect(id_, _whole(page), fill=light)


def _dots(page: Page, palette: Palette) -> Drawn:
    columns, rows = int(page.width // GRID), int(page.height // GRID)
    left, top = (page.width - (columns - 1) * GRID) / 2, (page.height - (rows - 1) * GRID) / 2
    places = ((left + i * GRID, top + j * GRID) for j in range(rows) for i in range(columns))
    return [
        _light(page, "ground/glow", (0.84, 0.1), 0.42, palette.glow, 0.5),
        _light(page, "ground/warmth", (0.06, 0.9), 0.3, palette.contrast, 0.10),
        nodes.path("ground/grid", _points(places), stroke=ink.line(palette.ink, 3.0, 0.05)),
    ]


def _plain(page: Page, palette: Palette) -> Drawn:
    return [_light(page, "ground/glow", (0.5, 0.36), 0.62, palette.glow, 0.5)]


def _squares(page: Page, palette: Palette) -> Drawn:
    """Squared paper with a margin."""
    across = (GRID * n for n in range(1, int(page.width // GRID) + 1))
    down = (GRID * n for n in range(1, int(page.height // GRID) + 1))
    lines = [f"M {decimal(x)} 0 L {decimal(x)} {decimal(page.height)}" for x in across]
    lines += [f"M 0 {decimal(y)} L {decimal(page.width)} {decimal(y)}" for y in down]
    margin = f"M {decimal(GRID)} 0 L {decimal(GRID)} {decimal(page.height)}"
    return [
        _light(page, "ground/glow", (0.84, 0.1), 0.42, palette.glow, 0.5),
        nodes.path("ground/squares", " ".join(lines), stroke=ink.line(tint(palette, palette.primary), 2.0, 0.7)),
        nodes.path("ground/margin", margin, stroke=ink.line(palette.contrast, 3.0, 0.35)),
    ]


def _floor(page: Page, palette: Palette) -> Drawn:
    """Lines that run to a horizon, lit from behind it, and a few stars above."""
    width, height = page.width, page.height
    horizon, middle = height * 0.66, width / 2
    depth = height - horizon
    across = [horizon + depth * (step / 9) ** 2.2 for step in range(1, 10)]
    level = " ".join(f"M 0 {decimal(y)} L {decimal(width)} {decimal(y)}" for y in across)
    ends = (middle + width * 0.16 * step for step in range(-14, 15))
    away = " ".join(
        f"M {decimal((x - middle) * 0.12 + middle)} {decimal(horizon)} L {decimal(x)} {decimal(height)}" for x in ends
    )
    fading = Stroke(paint=ink.fade(0.0, horizon, 0.0, height, palette.primary, (0.05, 0.5)), width=2.5)
    stars = ((width * x, horizon * y * 0.92) for x, y, *_ in (chances(f"star {n}") for n in range(46)))
    return [
        _light(page, "ground/glow", (0.5, 0.7), 0.5, palette.glow, 0.9),
        _light(page, "ground/dawn", (0.5, 0.66), 0.34, palette.primary, bearable(palette, palette.primary, 0.2)),
        nodes.path("ground/stars", _points(stars), stroke=ink.line(palette.ink, 3.0, 0.16)),
        nodes.path("ground/level", level, stroke=fading),
        nodes.path("ground/away", away, stroke=fading),
    ]


def _paper(page: Page, palette: Palette) -> Drawn:
    """Fibres, edges that have darkened, and a printed frame."""
    shade = bearable(palette, palette.ink, 0.16)
    dark = (Stop(0.0, ink.with_alpha(palette.ink, 0.0)), Stop(0.62, ink.with_alpha(palette.ink, 0.0)))
    ring = Radial(
        kind="radial",
        cx=page.width / 2,
        cy=page.height / 2,
        radius=hypot(page.width, page.height) / 2,
        stops=(*dark, Stop(1.0, ink.with_alpha(palette.ink, shade))),
    )
    fibres = " ".join(_fibres(page))
    frames = ((22.0, 3.0, 0.34), (32.0, 1.5, 0.22))
    return [
        _light(page, "ground/glow", (0.5, 0.42), 0.6, palette.glow, 0.8),
        nodes.rect("ground/edges", _whole(page), fill=ring),
        nodes.path("ground/fibres", fibres, stroke=ink.line(palette.ink, 1.5, 0.07)),
        *(
            nodes.rect(f"ground/frame-{n}", _whole(page).inset(by, by), stroke=ink.line(palette.ink, width, alpha))
            for n, (by, width, alpha) in enumerate(frames)
        ),
    ]


def _fibres(page: Page) -> Iterator[str]:
    for number in range(round(page.width * page.height / 9000)):
        x, y, turn, length = chances(f"fibre {number}")
        x, y, reach, angle = page.width * x, page.height * y, 6 + 22 * length, pi * turn
        fine, _, bend, _ = chances(f"curl {number}")
        x, y = x + 8 * fine, y + 8 * bend  # chances come in 256 steps: what is drawn often must not stand in rows
        dx, dy = reach * cos(angle), reach * sin(angle)
        cx, cy = x + dx / 2 - dy * (bend - 0.5), y + dy / 2 + dx * (bend - 0.5)
        yield f"M {decimal(x)} {decimal(y)} Q {decimal(cx)} {decimal(cy)} {decimal(x + dx)} {decimal(y + dy)}"


def _rays(page: Page, palette: Palette) -> Drawn:
    """Every other wedge of a sun that stands below the page."""
    cx, cy, far = page.width * 0.5, page.height * 1.12, 1.4 * hypot(page.width, page.height)
    wedges = 26
    turn = 2 * pi / wedges
    spokes = ((cx + far * cos(turn * i), cy + far * sin(turn * i)) for i in range(wedges))
    pairs = list(pairwise(spokes))[::2]
    d = " ".join(nodes.outline([(cx, cy), *pair]) + " Z" for pair in pairs)
    return [
        nodes.path("ground/rays", d, fill=ink.solid(palette.glow, 0.85)),
        _light(page, "ground/sun", (0.5, 1.12), 0.5, palette.warning, bearable(palette, palette.warning, 0.3)),
    ]


def _blobs(page: Page, palette: Palette) -> Drawn:
    """Soft round shapes that look in over the page's edges."""
    span = min(page.width, page.height)
    shapes = (
        (0.93, 0.12, 0.46, palette.glow),
        (0.04, 0.94, 0.36, tint(palette, palette.primary)),
        (0.985, 0.84, 0.24, tint(palette, palette.contrast)),
        (0.03, 0.07, 0.17, tint(palette, palette.positive)),
        (0.72, 0.03, 0.09, tint(palette, palette.warning)),
    )
    return [
        nodes.path(
            f"ground/blob-{n}",
            _blob(f"blob {n}", page.width * x, page.height * y, span * size),
            fill=ink.solid(colour, bearable(palette, colour, 1.0)),
        )
        for n, (x, y, size, colour) in enumerate(shapes)
    ]


def _blob(seed: str, cx: float, cy: float, radius: float) -> str:
    """A closed curve that is nearly a circle, through eight points."""
    reach = [radius * (0.82 + 0.36 * part) for part in chain(chances(f"{seed} a"), chances(f"{seed} b"))]
    count = len(reach)
    points = [(cx + r * cos(2 * pi * i / count), cy + r * sin(2 * pi * i / count)) for i, r in enumerate(reach)]
    return _closed(points)


def _closed(points: list[tuple[float, float]]) -> str:
    """A smooth line through points and back: Catmull and Rom's spline as cubic Beziers."""
    count = len(points)
    words = [f"M {decimal(points[0][0])} {decimal(points[0][1])}"]
    for at in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[(at + i) % count] for i in (-1, 0, 1, 2))
        numbers = (bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
        words.append(" ".join(["C", *map(decimal, numbers)]))
    return " ".join((*words, "Z"))


def _waves(page: Page, palette: Palette) -> Drawn:
    """Hills, one behind the other, and a low sun."""
    near = tint(palette, palette.primary)
    tints = (palette.glow, mixed(palette.glow, near, 0.55), near)
    hills = ((0.74, 0.075, 0.3), (0.82, 0.06, 1.7), (0.9, 0.05, 3.4))
    sun = min(page.width, page.height) * 0.2
    return [
        _light(page, "ground/glow", (0.8, 0.22), 0.45, palette.glow, 0.8),
        nodes.ellipse("ground/sun", page.width * 0.86, page.height * 0.2, sun, fill=ink.solid(palette.glow, 0.8)),
        *(
            nodes.path(
                f"ground/hill-{n}",
                _hill(page, level, rise, phase),
                fill=ink.solid(colour, bearable(palette, colour, 1.0)),
            )
            for n, ((level, rise, phase), colour) in enumerate(zip(hills, tints, strict=True))
        ),
    ]


def _hill(page: Page, level: float, rise: float, phase: float) -> str:
    """A wave across the page, and all below it: pieces of half a turn, cubics with level ends."""
    half = page.width / 2.5
    crests = [(half * (i - phase / pi), page.height * (level + rise * (-1) ** i / 2)) for i in range(5)]
    words = [nodes.outline(crests[:1])]
    for (ax, ay), (bx, by) in pairwise(crests):
        near = (bx - ax) * 0.3642  # within 0.1 % of a sine
        words.append(" ".join(["C", *map(decimal, (ax + near, ay, bx - near, by, bx, by))]))
    foot = [(crests[-1][0], page.height), (crests[0][0], page.height)]
    return " ".join((*words, *(f"L {decimal(x)} {decimal(y)}" for x, y in foot), "Z"))


def _halftone(page: Page, palette: Palette) -> Drawn:
    """Dots in a screen turned by 45 degrees, that grow towards two corners."""
    pitch, span = 34.0, 0.62 * max(page.width, page.height)
    sizes = 7
    by_size: dict[int, list[tuple[float, float]]] = {}
    for row in range(int(page.height / pitch * 2) + 2):
        for column in range(int(page.width / pitch) + 2):
            x, y = (column + row % 2 / 2) * pitch, row * pitch / 2
            near = min(hypot(page.width - x, y), hypot(x, page.height - y) * 1.35)
            size = int(sizes * max(0.0, 1 - near / span))
            if size:
                by_size.setdefault(size, []).append((x, y))
    colour = palette.surface
    alpha = bearable(palette, colour, 0.6)
    return [
        *(
            nodes.path(f"ground/dots-{size}", _points(places), stroke=ink.line(colour, 3.2 * size, alpha))
            for size, places in sorted(by_size.items())
        ),
    ]


def _points(places: Iterator[tuple[float, float]] | list[tuple[float, float]]) -> str:
    """Lines without length, whose round ends are dots."""
    return " ".join(f"M {decimal(x)} {decimal(y)} L {decimal(x)} {decimal(y)}" for x, y in places)


_GROUNDS: dict[Ground, Callable[[Page, Palette], Drawn]] = {
    "dots": _dots,
    "plain": _plain,
    "grid": _squares,
    "paper": _paper,
    "rays": _rays,
    "floor": _floor,
    "blobs": _blobs,
    "waves": _waves,
    "halftone": _halftone,
}
