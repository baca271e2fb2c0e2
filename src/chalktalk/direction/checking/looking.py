"""Looking around in a sentence of a brief: what its words are in it, and what was found of what it measures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalktalk.direction.checking.items import Item, Sentence, is_bare_unit

Stretch = tuple[int, int]
"""Characters of a brief's text, half-open."""

BESIDE = 8
"""Items between a thing and what is said of it."""
NEAR = 3
"""Items between a number and what it counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many things; of each scene, or in so many seconds, or in all."""

    number: float
    seconds: float | None = None
    a_scene: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the video and how long it is."""

    seconds: float
    span: Stretch


class Looking:
    """One sentence, and what is found in it; each length is taken for one thing only."""

    def __init__(self, words: Sentence) -> None:
        """Begin with nothing found."""
        self.words = words
        self.rates: list[tuple[str, float]] = []
        self.lengths: list[tuple[str, float]] = []
        self.counts: list[tuple[str, Count]] = []
        self.scenes: list[tuple[float, float]] = []
        self.parts: list[Part] = []
        self.totals: list[float] = []
        self.voices: list[float] = []
        self.held: list[tuple[float, float]] = []
        self.spans: list[Stretch] = []
        self.has_middle = False
        self.is_numbered = False
        self.used: set[int] = set()
        self.on_screen = any(item.of("screen", "overlay") for item in words)
        self.spoken = any(item.of("voice") for item in words)

    def ranges(self) -> Iterator[tuple[float, float, Stretch]]:
        """Lengths from one to another."""
        for item in self.words:
            if item.of("low"):
                yield item.kinds["low"], item.kinds["time"], span_of(item)

    def times(self) -> Iterator[tuple[float, Stretch]]:
        """All lengths."""
        yield from ((item.kinds["time"], span_of(item)) for item in self.words if item.of("time"))

    def may_be(self, at: int, *kinds: str) -> bool:
        """Whether the word at a place may be any of some kinds."""
        return 0 <= at < len(self.words) and self.words[at].of(*kinds)

    def is_topic(self, at: int) -> bool:
        """Whether a thing is what the video is about: `how bees beat their wings 200 times a second`."""
        for place in range(at - 1, -1, -1):
            if self.words[place + 1].apart:
                return False
            if self.words[place].of("about") and not self.words[place].of("link", "article"):
                return True
        return False

    def thing(self, at: int) -> str | None:
        """What of a video a word names: scenes, cuts, or what is written."""
        item = self.words[at]
        bounded = item.of("anything") and self.on_screen and any(one.of("longer") for one in self.words)
        scene = item.of("scene") or bounded or (item.of("image") and self._is_changed(at))
        found: str | None = None
        if self.is_topic(at):
            return None
        if scene:
            found = "scene"
        elif item.of("image"):
            found = None
        elif item.of("cut"):
            found = "cut"
        elif item.of("overlay", "text") or (item.of("spoken") and self.on_screen):
            found = "overlay"
        return found

    def _is_changed(self, at: int) -> bool:
        """Whether a picture is one of those that scenes are: each of them, or a new one."""
        each = self.may_be(at + 1, "each") or any(self.may_be(at - step, "each", "new", "no") for step in (1, 2, 3))
        return each or any(one.of("new") for one in self.words)

    def seconds(self, at: int) -> float | None:
        """The length that a word is, if it is no other thing's yet; a bare unit after its article too."""
        if at in self.used or not 0 <= at < len(self.words):
            return None
        if self.words[at].of("time"):
            return self.words[at].kinds["time"]
        after_article = self.may_be(at - 1, "article") or (
            self.may_be(at - 1, "link") and not self.may_be(at - 1, "per")
        )
        if is_bare_unit(self.words, at) and after_article and not self.may_be(at + 1, "scene", "part"):
            return self.words[at].kinds["unit"]
        return None

    def use(self, *places: int) -> None:
        """Take words for what was found: their lengths are of nothing else."""
        for at in places:
            self.used.add(at)
            item = self.words[at]
            if item.of("time", "unit"):
                self.spans.append((item.start, item.end))

    def seek(self, places: range, wanted: Callable[[int], bool], stop: Callable[[int], bool]) -> int | None:
        """The first of some places that is wanted, before any that stops the search."""
        for at in places:
            if not 0 <= at < len(self.words):
                return None
            if wanted(at):
                return at
            if stop(at):
                return None
        return None

    def number_before(self, at: int) -> float | None:
        """The number that counts a thing."""
        for place in range(at - 1, max(-1, at - 2 - NEAR), -1):
            if (
                place in self.used
                or self.words[place].of("time", "scene", "overlay", "spoken", "text")
                or self.words[place + 1].apart
            ):
                return None
            if self.words[place].of("number"):
                return self.words[place].kinds["number"]
        return None

    def is_denied(self, at: int) -> bool:
        """Whether a rate is one not to be passed: `never more than 40 a minute`."""
        return any(self.may_be(place, "no") for place in range(max(0, at - BESIDE), at))

    def is_number(self, at: int) -> bool:
        """Whether a figure stands at a place, and no length."""
        return self.may_be(at, "number") and not self.may_be(at, "time")


def span_of(item: Item) -> Stretch:
    """Where an item stands."""
    return item.start, item.end
