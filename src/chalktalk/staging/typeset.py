"""Setting text: breaking it into balanced lines and finding the size at which it fits."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from chalktalk.staging.bidi import RIGHT_MARK, begins_right
from chalktalk.staging.clusters import clusters, pieces
from chalktalk.staging.measure import Weight, advance, cap_height
from chalktalk.staging.page import LINE_HEIGHT, SIZES, SMALL

MOST_WORDS_A_LINE = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """Text as it will stand: its lines, each with its width, and their size."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    weight: Weight
    size: float
    shortened: bool = False
    """Whether something had to be left out to make it fit."""

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max(self.widths, default=0.0)

    @property
    def leading(self) -> float:
        """From baseline to baseline."""
        return self.size * LINE_HEIGHT

    @property
    def cap(self) -> float:
        """Height of a capital letter."""
        return self.size * cap_height(self.weight)

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline: the block as the eye sees it."""
        return self.cap + (len(self.lines) - 1) * self.leading if self.lines else 0.0


def fit(text: str, width: float, *, size: float, weight: Weight, lines: int = 1, least: float = SMALL) -> Setting:
    """Set text at the largest of the page's sizes, from `size` down, at which it fits; shorten it if none does."""
    for candidate in (step for step in SIZES if least <= step <= size):
        broken = break_lines(text, width, weight, candidate, lines)
        if broken is not None:
            return set_lines(broken, weight, candidate)
    return _shortened(text, width, weight, least, lines)


def fit_display(text: str, width: float, *, size: float, weight: Weight, least: float) -> Setting:
    """Set one display line, such as a large number, at any size from `size` down to `least`."""
    natural = advance(text, weight, size)
    chosen = size if natural <= width else max(least, float(int(size * width / natural)))
    if advance(text, weight, chosen) <= width:
        return set_lines((text,), weight, chosen)
    return _shortened(text, width, weight, chosen, 1)


def break_lines(text: str, width: float, weight: Weight, size: float, lines: int) -> tuple[str, ...] | None:
    """Break text into the fewest lines that fit, as even as can be; None if it takes more than `lines`."""
    units = _units(text)
    if not units:
        return ()
    widths = _Widths(units, weight, size)
    if widths.of(0, len(units)) > width * lines:
        return None
    for count in range(1, lines + 1):
        cuts = _balanced(widths, width, count)
        if cuts is not None:
            broken = tuple(widths.line(start, end) for start, end in pairwise(cuts))
            return tuple(map(_from_right, broken)) if begins_right(text) else broken
    return None


def _from_right(line: str) -> str:
    """A line of a text that is read from the right, so that it is too where it begins with other letters."""
    return line if begins_right(line) else RIGHT_MARK + line


class _Unit(NamedTuple):
    """What stays together on a line, and whether a space stands before it."""

    text: str
    spaced: bool


def _units(text: str) -> list[_Unit]:
    """Words; where a script has no spaces, its signs."""
    return [_Unit(piece, at == 0) for word in text.split() for at, piece in enumerate(pieces(word))]


class _Widths:
    """Widths of lines made of neighbouring units.

    A line of words is measured as it will stand. One of signs without spaces, which have no kerning, is summed up.
    """

    def __init__(self, units: Sequence[_Unit], weight: Weight, size: float) -> None:
        self._units, self._weight, self._size = units, weight, size
        self._spaced = all(unit.spaced for unit in units)
        own = ((" " if unit.spaced else "") + unit.text for unit in units)
        self._until = [] if self._spaced else list(accumulate((advance(u, weight, size) for u in own), initial=0.0))

    def line(self, start: int, end: int) -> str:
        """The words of a line."""
        return "".join((" " if unit.spaced else "") + unit.text for unit in self._units[start:end]).lstrip()

    def of(self, start: int, end: int) -> float:
        """How wide a line is."""
        if self._spaced:
            return advance(self.line(start, end), self._weight, self._size)
        return self._until[end] - self._until[start]

    def most(self, start: int) -> int:
        """One past the last unit that a line from here may hold, by its number of words."""
        words = 0
        for at in range(start, len(self._units)):
            words += self._units[at].spaced or at == start
            if words > MOST_WORDS_A_LINE:
                return at
        return len(self._units)

    def __len__(self) -> int:
        return len(self._units)


def _balanced(widths: _Widths, room: float, count: int) -> tuple[int, ...] | None:
    """Of all ways to make `count` lines that fit, the cuts of the one whose longest line is shortest."""
    end = len(widths)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]] | None:
        if left == 1:
            fits = widths.most(start) == end and widths.of(start, end) <= room
            return (widths.of(start, end), (start, end)) if fits else None
        found: tuple[float, tuple[int, ...]] | None = None
        for cut in range(start + 1, min(end, widths.most(start) + 1)):
            head = widths.of(start, cut)
            if head > room:
                break
            rest = best(cut, left - 1)
            if rest is not None and (found is None or max(head, rest[0]) < found[0]):
                found = (max(head, rest[0]), (start, *rest[1]))
        return found

    chosen = best(0, count)
    return chosen[1] if chosen else None


def _shortened(text: str, width: float, weight: Weight, size: float, lines: int) -> Setting:
    """As many whole words as fit, then an ellipsis; of a single endless word, as many letters."""
    units = _units(text)

    def begun(kept: int) -> tuple[str, ...] | None:
        beginning = "".join((" " if unit.spaced else "") + unit.text for unit in units[:kept]).strip()
        return break_lines(f"{beginning}…", width, weight, size, lines)

    kept = bisect_left(range(1, len(units)), True, key=lambda count: begun(count) is None)  # noqa: FBT003
    broken = begun(kept) if kept else None
    if broken is not None:
        return set_lines(broken, weight, size, shortened=True)
    letters = clusters(units[0].text) if units else ()
    fitting = bisect_right(
        range(1, len(letters)), width, key=lambda count: advance("".join(letters[:count]) + "…", weight, size)
    )
    return set_lines(("".join(letters[:fitting]) + "…",), weight, size, shortened=True)


def set_lines(lines: tuple[str, ...], weight: Weight, size: float, *, shortened: bool = False) -> Setting:
    """Lines already broken, with their widths."""
    widths = tuple(advance(line, weight, size) for line in lines)
    return Setting(lines=lines, widths=widths, weight=weight, size=size, shortened=shortened)
