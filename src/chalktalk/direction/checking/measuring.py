"""Measures: how many of what a brief asks for, how often, and how long; read out of its items."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalktalk.direction.checking.items import Item, Sentence, is_bare_unit, sentences_of
from chalktalk.direction.words.page import Page

Stretch = tuple[int, int]
"""Characters of a brief's text, half-open."""

_BESIDE = 8
"""Items between a thing and what is said of it."""
_NEAR = 3
"""Items between a number and what it counts."""
_MANY_PARTS = 3
"""Parts that tell the whole, where one of them is its middle."""
_GLANCE = 15.0
"""Seconds for which a long text is shown at most."""
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)\s*(?:-|–|—|to|bis|à|a)\s*(\d{1,2}):([0-5]\d)")


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


@dataclass(frozen=True, slots=True)
class Measures:
    """What a brief measures. Lengths in seconds, rates a minute."""

    rates: tuple[tuple[str, float], ...]
    """Of scenes, cuts, overlays, spoken words."""
    lengths: tuple[tuple[str, float], ...]
    """Of each scene, or overlay."""
    counts: tuple[tuple[str, Count], ...]
    scenes: tuple[tuple[float, float], ...]
    """How many scenes or parts of how many seconds each."""
    parts: tuple[tuple[tuple[float, ...], bool], ...]
    """Lengths of parts, and whether they are all that there is."""
    totals: tuple[float, ...]
    voices: tuple[float, ...]
    """How long a voice speaks."""
    held: tuple[tuple[float, float], ...]
    """How many words are to be read in how many seconds."""
    ranges: tuple[tuple[float, float, Stretch], ...]
    """The ends of ranges of lengths, and where they stand."""
    spans: tuple[Stretch, ...]
    """Lengths of something other than the whole."""


def measures_of(page: Page) -> Measures:
    """Read the measures of a text."""
    readers = [_Reader(sentence) for sentence in sentences_of(page)]
    for reader in readers:
        reader.read()
    clocks = [tuple(int(group) for group in found.groups()) for found in _CLOCK.finditer(page.text)]
    ends = [60 * one[2] + one[3] for one in clocks]
    from_start = len(clocks) > 1 and min(60 * one[0] + one[1] for one in clocks) == 0
    parts = list(_parts(readers))
    if from_start:
        parts.append(((float(max(ends)),), True))
    spans = [span for reader in readers for span in reader.spans]
    spans += [found.span() for found in _CLOCK.finditer(page.text)] if len(clocks) > 1 else []
    return Measures(
        rates=tuple(one for reader in readers for one in reader.rates),
        lengths=tuple(one for reader in readers for one in reader.lengths),
        counts=tuple(one for reader in readers for one in reader.counts),
        scenes=tuple(one for reader in readers for one in reader.scenes),
        parts=tuple(parts),
        totals=tuple(one for reader in readers for one in reader.totals),
        voices=tuple(one for reader in readers for one in reader.voices),
        held=tuple(one for reader in readers for one in reader.held),
        ranges=tuple(one for reader in readers for one in reader.ranges()),
        spans=tuple(spans),
    )


def _parts(readers: "list[_Reader]") -> Iterator[tuple[tuple[float, ...], bool]]:
    """Parts of sentence after sentence together, as far as they follow one another."""
    told = [reader for reader in readers if reader.parts]
    lengths = tuple(part.seconds for reader in told for part in reader.parts)
    if len(lengths) > 1:
        whole = any(reader.has_middle for reader in told) and len(lengths) >= _MANY_PARTS
        together = any(reader.totals for reader in told)
        yield lengths, whole or together or all(reader.is_numbered for reader in told)


class _Reader:
    """One sentence, read once."""

    def __init__(self, words: Sentence) -> None:
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
        self._used: set[int] = set()
        self._on_screen = any(item.of("screen", "overlay") for item in words)
        self._spoken = any(item.of("voice") for item in words)

    def read(self) -> None:
        """Find everything; what is found first is not taken for something else."""
        self._read_totals()
        self._read_rates()
        self._read_scenes()
        self._read_lengths()
        self._read_parts()
        self._read_counts()
        self._read_words()

    def ranges(self) -> Iterator[tuple[float, float, Stretch]]:
        """Lengths from one to another."""
        for item in self.words:
            if item.of("low"):
                yield item.kinds["low"], item.kinds["time"], _span(item)

    # ------------------------------------------------------------------ looking around

    def _is(self, at: int, *kinds: str) -> bool:
        return 0 <= at < len(self.words) and self.words[at].of(*kinds)

    def _is_topic(self, at: int) -> bool:
        """Whether a thing is what the video is about: `how bees beat their wings 200 times a second`."""
        for place in range(at - 1, -1, -1):
            if self.words[place + 1].apart:
                return False
            if self.words[place].of("about") and not self.words[place].of("link", "article"):
                return True
        return False

    def _thing(self, at: int) -> str | None:
        """What of a video a word names: scenes, cuts, or what is written."""
        item = self.words[at]
        if self._is_topic(at):
            return None
        bounded = item.of("anything") and self._on_screen and any(one.of("longer") for one in self.words)
        if item.of("scene") or bounded:
            return "scene"
        if item.of("image"):
            changed = any(self._is(place, "new", "each", "no") for place in range(at - 3, at))
            changed = changed or any(one.of("new") for one in self.words)
            return "scene" if changed or self._is(at + 1, "each") else None
        if item.of("cut"):
            return "cut"
        if item.of("overlay", "text"):
            return "overlay"
        if item.of("spoken") and self._on_screen:
            return "overlay"
        return None

    def _seconds(self, at: int) -> float | None:
        """The length that a word is, if it is no other thing's yet; a bare unit after its article too."""
        if at in self._used or not 0 <= at < len(self.words):
            return None
        if self.words[at].of("time"):
            return self.words[at].kinds["time"]
        after_article = self._is(at - 1, "article") or (self._is(at - 1, "link") and not self._is(at - 1, "per"))
        if is_bare_unit(self.words, at) and after_article and not self._is(at + 1, "scene", "part"):
            return self.words[at].kinds["unit"]
        return None

    def _use(self, *places: int) -> None:
        for at in places:
            self._used.add(at)
            item = self.words[at]
            if item.of("time", "unit"):
                self.spans.append((item.start, item.end))

    def _seek(self, places: range, wanted: Callable[[int], bool], stop: Callable[[int], bool]) -> int | None:
        for at in places:
            if not 0 <= at < len(self.words):
                return None
            if wanted(at):
                return at
            if stop(at):
                return None
        return None

    # ------------------------------------------------------------------ reading

    def _read_totals(self) -> None:
        for at, item in enumerate(self.words):
            if not item.of("total"):
                continue
            for place in (*range(at + 1, at + 5), *range(at - 1, at - 4, -1)):
                if place < at and self._is(place + 1, "part", "main", "scene"):
                    break
                if (seconds := self._seconds(place)) is not None:
                    self.totals.append(seconds)
                    self._used.add(place)
                    break

    def _read_rates(self) -> None:
        for at in range(len(self.words)):
            if not (found := self._rate_at(at)):
                continue
            seconds, end = found
            thing, number = self._paced(at, end)
            if thing is not None and not self._is_denied(at):
                self.rates.append((thing, 60 * number / seconds))
            self._use(*range(at, end))

    def _rate_at(self, at: int) -> tuple[float, int] | None:
        """Seconds from one to the next: `every half second`, `per minute`, `a minute` after a number of things."""
        item = self.words[at]
        if item.of("rate"):
            return item.kinds["rate"], at + 1
        if item.of("unit") and item.sliced:
            return item.kinds["unit"], at + 1
        if not item.of("each", "per", "article") or at + 1 == len(self.words) or at + 1 in self._used:
            return None
        beside = self.words[at + 1]
        bare = is_bare_unit(self.words, at + 1) and not self._is(at + 2, "scene", "part")
        if item.of("each") and beside.of("time") and not item.of("apiece"):
            return beside.kinds["time"], at + 2
        if bare and item.of("each", "per"):
            return beside.kinds["unit"], at + 2
        counted = self._is(at - 1, "times", "number") or (
            not self._is(at + 2, "apiece")
            and not self._is(at - 1, "link", "total")
            and (self._is(at - 2, "number") or (at > 0 and self._thing(at - 1) and self._number_before(at - 1)))
        )
        return (beside.kinds["unit"], at + 2) if bare and item.of("article") and counted else None

    def _paced(self, at: int, end: int) -> tuple[str | None, float]:
        """What comes at a rate, and how many of it at once."""
        times = self.words[at - 1].kinds.get("times") if at else None
        for place in range(at - 1, max(-1, at - 1 - _BESIDE), -1):
            if self.words[place].of("spoken") and self._spoken and not self._is_topic(place):
                return "spoken", self._number_before(place) or 1.0
            if thing := self._thing(place):
                direct = self.words[at - 1].kinds.get("number")
                return thing, times or self._number_before(place) or direct or 1.0
        for place in range(end, min(end + 6, len(self.words))):
            if thing := self._thing(place):
                return thing, times or self._number_before(place) or 1.0
        return None, 1.0

    def _number_before(self, at: int) -> float | None:
        """The number that counts a thing."""
        for place in range(at - 1, max(-1, at - 2 - _NEAR), -1):
            if (
                place in self._used
                or self.words[place].of("time", "scene", "overlay", "spoken", "text")
                or self.words[place + 1].apart
            ):
                return None
            if self.words[place].of("number"):
                return self.words[place].kinds["number"]
        return None

    def _is_denied(self, at: int) -> bool:
        """Whether a rate is one not to be passed: `never more than 40 a minute`."""
        return any(self._is(place, "no") for place in range(max(0, at - _BESIDE), at))

    def _read_scenes(self) -> None:
        """So many scenes of so many seconds each: `six scenes of ten seconds`, `two 15-second scenes`."""
        for at, item in enumerate(self.words):
            if not item.of("scene", "part", "piece") or self._is_topic(at):
                continue
            if self._is(at - 1, "time") and self._is(at - 2, "number"):
                number, length = at - 2, at - 1
            else:
                counted = self._seek(
                    range(at - 1, at - 2 - _NEAR, -1),
                    lambda p: self._is(p, "number"),
                    lambda p: self._is(p, "time", "ordinal"),
                )
                found = self._seek(
                    range(at + 1, at + 6),
                    lambda p: self._seconds(p) is not None,
                    lambda p: self._is(p, "within", "number", "scene") and not self._is(p, "link", "each", "apiece"),
                )
                if counted is None or found is None or self._is(counted - 1, "ordinal"):
                    continue
                plain = [p for p in range(at + 1, found) if not self.words[p].of("link", "each", "apiece", "article")]
                if len(plain) > 1:
                    continue
                number, length = counted, found
            seconds = self._seconds(length)
            if seconds is None or self.words[number].kinds["number"] < 2:
                continue
            self.scenes.append((self.words[number].kinds["number"], seconds))
            self.lengths.append(("scene", seconds))
            self._use(length)

    def _read_lengths(self) -> None:
        """How long each scene is, or each text stays: `no scene longer than a second`, `0.5 s per title`."""
        for at in range(len(self.words)):
            thing = self._thing(at)
            if thing not in {"scene", "overlay"} or self._is(at - 1, "ordinal", "part"):
                continue
            quantified = (
                any(self._is(place, "each", "no") for place in range(at - 3, at))
                or self._is(at, "anything")
                or self._is(at + 1, "each")
            )
            length = self._length_after(at, quantified=quantified)
            if length is None:
                length = self._length_before(at, quantified=quantified)
            if length is None:
                continue
            seconds = self._seconds(length)
            if seconds is not None and not self._is_lower_bound(min(at, length), max(at, length)):
                self.lengths.append((thing, seconds))
            self._use(length)
        for at, item in enumerate(self.words):  # scenes, like half a second apiece
            seconds = self._seconds(at - 1) if item.of("apiece") else None
            things = (self._thing(place) for place in range(max(0, at - 1 - _BESIDE), at - 1))
            thing = next((one for one in things if one in {"scene", "overlay"}), None) if seconds is not None else None
            if seconds is not None and thing is not None:
                self.lengths.append((thing, seconds))
                self._use(at - 1)
        for at, item in enumerate(self.words):  # every animal appears for five seconds
            places = range(at + 1, at + 1 + _BESIDE) if item.of("each") else range(0)
            length = self._seek(places, lambda p: self._seconds(p) is not None, lambda p: self._is(p, "total"))
            if length is not None:
                self._use(length)

    def _length_after(self, at: int, *, quantified: bool) -> int | None:
        gap = 8 if quantified else 7
        found = self._seek(
            range(at + 1, at + 1 + gap),
            lambda place: self._seconds(place) is not None,
            lambda place: self._is(place, "number", "scene", "part", "ordinal", "total", "cut"),
        )
        if found is None or quantified:
            return found
        between = [place for place in range(at + 1, found) if not self._is(place, "article")]
        said = all(self._is(place, "link", "shorter", "longer", "screen", "no") for place in between)
        within = self._is(found - 1, "within") and not self._is(found - 1, "link")
        colon = self.words[found].apart
        number = self._number_before(at) is not None or self._is(at - 1, "single", "number")
        return (
            found
            if said and not within and (between or colon) and not (number and self.words[at].of("scene"))
            else None
        )

    def _length_before(self, at: int, *, quantified: bool) -> int | None:
        if (
            self._seconds(at - 1) is not None
            and not self.words[at].apart
            and not self._is(at - 2, "article", "ordinal")
        ):
            return at - 1
        for place in range(at - 1, max(-1, at - 4), -1):
            if self._seconds(place) is not None and place < at - 1:
                beside = self._is(place + 1, "per", "each") or (self._is(place + 1, "link") and quantified)
                return place if beside else None
        return None

    def _is_lower_bound(self, start: int, end: int) -> bool:
        said = self.words[max(0, start - 3) : end + 1]
        denied, shorter = any(one.of("no", "anything") for one in said), any(one.of("shorter") for one in said)
        longer = any(one.of("longer") for one in said)
        return any(one.of("least") for one in said) or (denied and (shorter or not longer)) or (longer and not denied)

    def _read_parts(self) -> None:
        """Lengths of parts: `intro 10 s`, `20 seconds of demo`, `scene 2: the tree, 5 s`, `the second 15`."""
        for at, item in enumerate(self.words):  # the first three seconds
            if item.of("ordinal") and self._seconds(at + 1) is not None:
                self._use(at + 1)
        if self._lists_parts():
            return
        named = [at for at in range(len(self.words)) if self._names_part(at)]
        if not named:
            return
        free = [at for at in range(len(self.words)) if self._seconds(at) is not None]
        backward = bool(free) and free[0] < named[0] and named[0] - free[0] <= _NEAR
        backward = backward and not any(self.words[at].apart for at in range(free[0] + 1, named[0] + 1))
        found: list[int] = []
        for index, at in enumerate(named):
            other = (
                (named[index - 1] if index else -1)
                if backward
                else (named[index + 1] if index + 1 < len(named) else len(self.words))
            )
            places = range(at - 1, max(other, at - 5), -1) if backward else range(at + 1, min(other, at + 16))
            near = next((place for place in places if self._seconds(place) is not None), None)
            if near is None and (found or self.totals) and not backward:
                near = next((place for place in places if self._is(place, "number") and place not in self._used), None)
            if near is not None:
                seconds = self._seconds(near)
                self.parts.append(
                    Part(self.words[near].kinds["number"] if seconds is None else seconds, _span(self.words[near]))
                )
                found.append(at)
                self._use(near)
                if seconds is None:
                    self.spans.append(_span(self.words[near]))
        self.has_middle = any(self._is(at, "main") for at in found)
        self.is_numbered = bool(found) and all(
            not self._is(at, "part", "main") or self._is_number(at + 1) for at in found
        )

    def _lists_parts(self) -> bool:
        """Whether so many parts have so many lengths: `three acts: 20, 20 and 20 seconds`."""
        things = [at for at, item in enumerate(self.words) if item.of("scene", "piece") and not self._is_topic(at)]
        counts = [number for at in things if (number := self._number_before(at))]
        times = [at for at in range(len(self.words)) if self._seconds(at) is not None and self._is(at, "time")]
        if len(counts) != 1 or counts[0] != len(times) or len(times) < 2:  # noqa: PLR2004  one has no parts
            return False
        for at in times:
            self.parts.append(Part(self.words[at].kinds["time"], _span(self.words[at])))
            self._use(at)
        self.is_numbered = True
        return True

    def _names_part(self, at: int) -> bool:
        if self._is_topic(at) or at in self._used:
            return False
        item = self.words[at]
        if item.of("part", "main"):
            return not self._is(at - 1, "no")
        if item.of("scene", "piece"):
            return self._is_number(at + 1) and not self._is(at - 1, "number", "ordinal")
        second = item.of("unit") and not self._is(at - 1, "number", "per", "each", "fraction")
        second = second and (not self._is(at - 1, "article") or self._is(at + 1, "scene", "piece"))
        named = item.of("ordinal") or second
        after = self._is(at + 1, "scene", "piece", "part", "main") or (self._is_number(at + 1) and at > 0)
        return named and after and not self._is(at + 1, "time")

    def _is_number(self, at: int) -> bool:
        return self._is(at, "number") and not self._is(at, "time")

    def _read_counts(self) -> None:
        """How many things: in all, of each scene, or in so many seconds."""
        for at in range(len(self.words)):
            item = self.words[at]
            thing = "colour" if item.of("colour") else self._thing(at)
            number = self._number_before(at)
            if thing is None or number is None or self._is_denied(at):
                continue
            if thing == "colour" and not self._is_of_look(at):
                continue
            if item.of("image") and thing == "scene" and not item.of("scene"):
                continue
            each = thing == "overlay" and any(
                self._is(place, "per", "each", "within") and self._is_scene_near(place)
                for place in range(len(self.words))
            )
            if thing == "overlay" and not (item.of("overlay") or self._on_screen or each):
                continue
            times = [place for place in range(at + 1, len(self.words)) if self._is(place - 1, "within")]
            within = next((self._seconds(place) for place in times if self._seconds(place) is not None), None)
            self.counts.append((thing, Count(number, within, a_scene=each)))

    def _is_scene_near(self, at: int) -> bool:
        return self._is(at + 1, "scene") or (self._is(at + 1, "each", "article") and self._is(at + 2, "scene"))

    def _is_of_look(self, at: int) -> bool:
        """Whether so many colours are asked for: not those that a video is about."""
        if self._is_topic(at) or self._is(at + 1, "about"):
            return False
        return any(one.of("ask") for one in self.words) or len(self.words) <= _NEAR + 1

    def _read_words(self) -> None:
        """Words that are spoken, or to be read, in a time."""
        times = [at for at in range(len(self.words)) if self.words[at].of("time") or self._seconds(at) is not None]
        for at, item in enumerate(self.words):
            if self._is_topic(at):
                continue
            number = self._number_before(at)
            seconds = next((self.words[place].kinds.get("time") or self._seconds(place) for place in times), None)
            if item.of("spoken") and number and not self._is_denied(at):
                words = number * item.kinds["spoken"]
                if self._spoken and not any(self.words[p].of("overlay") for p in range(len(self.words))):
                    self.counts.append(("spoken", Count(words, seconds)))
                elif seconds and any(one.of("screen", "text", "overlay") for one in self.words):
                    self.held.append((words, seconds))
            elif item.of("long") and seconds and seconds <= _GLANCE and self._on_screen and not self._spoken:
                self.held.append((item.kinds["long"] * (number or 1), seconds))
            if item.of("voice"):
                near = [p for p in (at - 1, at - 2, at + 1, at + 2, at + 3) if self._seconds(p) is not None]
                if near and self._is(near[0] - 1 if near[0] > at else near[0], "link", "time"):
                    self.voices.append(self._seconds(near[0]) or 0.0)
                    self._use(near[0])
        entire = any(one.of("entire") for one in self.words)
        if entire and self._on_screen and not self.held and not self._spoken:
            shown = [self.words[place].kinds.get("time", 0.0) for place in times]
            self.held += [(100.0, seconds) for seconds in shown[:1] if 0.0 < seconds <= _GLANCE]


def _span(item: Item) -> Stretch:
    return item.start, item.end
