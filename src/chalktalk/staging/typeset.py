"""Setting text: breaking it into balanced lines and finding the size at which it fits."""

from dataclasses import dataclass

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
    words = text.split()
    if not words:
        return ()
    for count in range(1, lines + 1):
        best = _balanced(words, count, width, weight, size)
        if best is not None:
            return best
    return None


def _balanced(words: list[str], count: int, width: float, weight: Weight, size: float) -> tuple[str, ...] | None:
    """Of all ways to break words into `count` lines that fit, the one whose longest line is shortest."""
    if count == 1:
        line = " ".join(words)
        fits = advance(line, weight, size) <= width and len(words) <= MOST_WORDS_A_LINE
        return (line,) if fits else None
    best: tuple[float, tuple[str, ...]] | None = None
    for cut in range(1, min(len(words), MOST_WORDS_A_LINE + 1)):
        head = " ".join(words[:cut])
        head_width = advance(head, weight, size)
        if head_width > width:
            break
        tail = _balanced(words[cut:], count - 1, width, weight, size)
        if tail is None:
            continue
        longest = max(head_width, *(advance(line, weight, size) for line in tail))
        if best is None or longest < best[0]:
            best = (longest, (head, *tail))
    return best[1] if best else None


def _shortened(text: str, width: float, weight: Weight, size: float, lines: int) -> Setting:
    """As many whole words as fit, then an ellipsis; of a single endless word, as many letters."""
    words = text.split()
    for kept in range(len(words) - 1, 0, -1):
        broken = break_lines(" ".join(words[:kept]) + "…", width, weight, size, lines)
        if broken is not None:
            return set_lines(broken, weight, size, shortened=True)
    letters = words[0] if words else ""
    while letters and advance(letters + "…", weight, size) > width:
        letters = letters[:-1]
    return set_lines((letters + "…",), weight, size, shortened=True)


def set_lines(lines: tuple[str, ...], weight: Weight, size: float, *, shortened: bool = False) -> Setting:
    """Lines already broken, with their widths."""
    widths = tuple(advance(line, weight, size) for line in lines)
    return Setting(lines=lines, widths=widths, weight=weight, size=size, shortened=shortened)
