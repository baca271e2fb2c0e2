"""Colours as the Timeline writes them, and the few things done to them."""

from chalktalk.colours import mixed, relative_luminance
from chalktalk.documents.theme import Palette, Theme
from chalktalk.documents.timeline import Linear, Radial, Shadow, Solid, Stop, Stroke


def solid(colour: str, alpha: float = 1.0) -> Solid:
    """A paint of one colour, `#rrggbb`."""
    return Solid(kind="solid", colour=with_alpha(colour, alpha))


def with_alpha(colour: str, alpha: float) -> str:
    """`#rrggbb` to `#rrggbbaa`."""
    return f"{colour.lower()}{round(alpha * 255):02x}"


def line(colour: str, width: float, alpha: float = 1.0) -> Stroke:
    """A stroke of one colour."""
    return Stroke(paint=solid(colour, alpha), width=width)


def diagonal(width: float, height: float, first: str, second: str) -> Linear:
    """A gradient from the upper left to the lower right of a box at the origin."""
    stops = (Stop(0.0, with_alpha(first, 1)), Stop(1.0, with_alpha(second, 1)))
    return Linear(kind="linear", x1=0.0, y1=0.0, x2=width, y2=height, stops=stops)


def diagonal_in(low: float, high: float, first: str, second: str, alphas: tuple[float, float]) -> Linear:
    """A translucent gradient from the upper left to the lower right of a square around the origin."""
    stops = (Stop(0.0, with_alpha(first, alphas[0])), Stop(1.0, with_alpha(second, alphas[1])))
    return Linear(kind="linear", x1=low, y1=low, x2=high, y2=high, stops=stops)


def fade(x1: float, y1: float, x2: float, y2: float, colour: str, alphas: tuple[float, float]) -> Linear:
    """One colour along a line, from one opacity to another."""
    stops = (Stop(0.0, with_alpha(colour, alphas[0])), Stop(1.0, with_alpha(colour, alphas[1])))
    return Linear(kind="linear", x1=x1, y1=y1, x2=x2, y2=y2, stops=stops)


def light(cx: float, cy: float, radius: float, colour: str, alpha: float) -> Radial:
    """A soft light that fades to nothing; the middle stop keeps the fall-off round rather than conical."""
    stops = (
        Stop(0.0, with_alpha(colour, alpha)),
        Stop(0.5, with_alpha(colour, alpha * 0.4)),
        Stop(1.0, with_alpha(colour, 0)),
    )
    return Radial(kind="radial", cx=cx, cy=cy, radius=radius, stops=stops)


CARD_SHADOWS: tuple[Shadow, ...] = (
    Shadow(dx=0.0, dy=24.0, blur=18.0, colour="#00000038"),
    Shadow(dx=0.0, dy=6.0, blur=4.0, colour="#00000026"),
)
"""Far and near shadow of everything that floats above the page."""


def shadows_of(theme: Theme) -> tuple[Shadow, ...]:
    """What a theme's raised things throw, or shed: light where they glow."""
    palette = theme.palette
    match theme.cards:
        case "raised":
            return CARD_SHADOWS
        case "blocks":
            return (Shadow(dx=10.0, dy=10.0, blur=0.5, colour=with_alpha(_darkest(palette), 0.9)),)
        case "glowing":
            return (Shadow(dx=0.0, dy=0.0, blur=20.0, colour=with_alpha(palette.primary, 0.34)),)
        case "flat" | "outlined":
            return ()


def edge_of(theme: Theme) -> Stroke | None:
    """The line round a theme's surfaces."""
    palette = theme.palette
    match theme.cards:
        case "raised":
            return line(palette.surface_edge, 2.0)
        case "outlined":
            return line(palette.ink, 2.5)
        case "blocks":
            return line(palette.ink, 4.0)
        case "glowing":
            return line(mixed(palette.surface_edge, palette.primary, 0.7), 2.5)
        case "flat":
            return None


def _darkest(palette: Palette) -> str:
    ground = mixed(palette.background_from, "#000000", 0.5)
    return min((palette.ink, ground), key=relative_luminance)
