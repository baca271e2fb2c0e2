"""Measures: how many of what a brief asks for, how often, and how long; read out of its items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chalktalk.direction.checking.items import is_bare_unit, sentences_of
from chalktalk.direction.checking.looking import BESIDE, NEAR, Count, Stretch
from chalktalk.direction.checking.parting import Parting
from chalktalk.direction.words.page import Page

_MANY_PARTS = 3
"""Parts that tell the whole, where one of them is its middle."""
_GLANCE = 15.0
"""Seconds for which a long text is shown at most."""
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)\s*(?:-|–|—|to|bis|à|a)\s*(\d{1,2}):([0-5]\d)")


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
    times: tuple[tuple[float, Stretch], ...]
    """All lengths, and where they stand."""
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
        times=tuple(one for reader in readers for one in reader.times()),
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


class _Reader(Parting):
    """One sentence, read once."""

    def read(self) -> None:
        """Find everything; what is found first is not taken for something else."""
        self._read_totals()
        self.read_shares()
        self._read_rates()
        self.read_scenes()
        self._read_lengths()
        self.read_parts()
        self._read_counts()
        self._read_words()

    def _read_totals(self) -> None:
        for at, item in enumerate(self.words):
            if not item.of("total"):
                continue
            before = range(at - 1, at - 4, -1)
            first = before[:1] if self.words[at].apart is False else range(0)
            for place in (*first, *range(at + 1, at + 5), *before):
                if place < at and self.may_be(place + 1, "part", "main", "scene"):
                    break
                if (seconds := self.seconds(place)) is not None:
                    self.totals.append(seconds)
                    self.used.add(place)
                    break

    def _read_rates(self) -> None:
        for at in range(len(self.words)):
            if not (found := self._rate_at(at)):
                continue
            seconds, end = found
            thing, number = self._paced(at, end)
            if thing is not None and not self.is_denied(at):
                self.rates.append((thing, 60 * number / seconds))
            self.use(*range(at, end))

    def _rate_at(self, at: int) -> tuple[float, int] | None:
        """Seconds from one to the next: `every half second`, `per minute`, `a minute` after a number of things."""
        item = self.words[at]
        if item.of("rate"):
            return item.kinds["rate"], at + 1
        if item.of("unit") and item.sliced:
            return item.kinds["unit"], at + 1
        if not item.of("each", "per", "article") or at + 1 == len(self.words) or at + 1 in self.used:
            return None
        beside = self.words[at + 1]
        bare = is_bare_unit(self.words, at + 1) and not self.may_be(at + 2, "scene", "part")
        if item.of("each") and beside.of("time") and not item.of("apiece"):
            return beside.kinds["time"], at + 2
        if bare and item.of("each", "per"):
            return beside.kinds["unit"], at + 2
        counted = self.may_be(at - 1, "times", "number") or (
            not self.may_be(at + 2, "apiece")
            and not self.may_be(at - 1, "link", "total")
            and (self.may_be(at - 2, "number") or (at > 0 and self.thing(at - 1) and self.number_before(at - 1)))
        )
        return (beside.kinds["unit"], at + 2) if bare and item.of("article") and counted else None

    def _paced(self, at: int, end: int) -> tuple[str | None, float]:
        """What comes at a rate, and how many of it at once."""
        times = self.words[at - 1].kinds.get("times") if at else None
        for place in range(at - 1, max(-1, at - 1 - BESIDE), -1):
            if self.words[place].of("spoken") and self.spoken and not self.is_topic(place):
                return "spoken", self.number_before(place) or 1.0
            if thing := self.thing(place):
                direct = self.words[at - 1].kinds.get("number")
                return thing, times or self.number_before(place) or direct or 1.0
        for place in range(end, min(end + 6, len(self.words))):
            if thing := self.thing(place):
                return thing, times or self.number_before(place) or 1.0
        return None, 1.0

    def _read_lengths(self) -> None:
        """How long each scene is, or each text stays: `no scene longer than a second`, `0.5 s per title`."""
        for at in range(len(self.words)):
            thing = self.thing(at)
            if thing not in {"scene", "overlay"} or self.may_be(at - 1, "ordinal", "part"):
                continue
            quantified = (
                any(self.may_be(place, "each", "no") for place in range(at - 3, at))
                or self.may_be(at, "anything")
                or self.may_be(at + 1, "each")
            )
            length = self._length_after(at, quantified=quantified)
            if length is None:
                length = self._length_before(at, quantified=quantified)
            if length is None:
                continue
            seconds = self.seconds(length)
            if seconds is not None and not self._is_lower_bound(min(at, length), max(at, length)):
                self.lengths.append((thing, seconds))
            self.use(length)
        for at, item in enumerate(self.words):  # scenes, like half a second apiece
            seconds = self.seconds(at - 1) if item.of("apiece") else None
            things = (self.thing(place) for place in range(max(0, at - 1 - BESIDE), at - 1))
            thing = next((one for one in things if one in {"scene", "overlay"}), None) if seconds is not None else None
            if seconds is not None and thing is not None:
                self.lengths.append((thing, seconds))
                self.use(at - 1)
        for at, item in enumerate(self.words):  # every animal appears for five seconds
            places = range(at + 1, at + 1 + BESIDE) if item.of("each") else range(0)
            length = self.seek(places, lambda p: self.seconds(p) is not None, lambda p: self.may_be(p, "total"))
            if length is not None:
                self.use(length)

    def _length_after(self, at: int, *, quantified: bool) -> int | None:
        gap = 8 if quantified else 7
        found = self.seek(
            range(at + 1, at + 1 + gap),
            lambda place: self.seconds(place) is not None,
            lambda place: (
                self.may_be(place, "number", "scene", "part", "total", "cut")
                or (self.may_be(place, "ordinal") and not self.may_be(place, "link"))
            ),
        )
        if found is None or quantified:
            return found
        between = [place for place in range(at + 1, found) if not self.may_be(place, "article")]
        said = all(self.may_be(place, "link", "shorter", "longer", "screen", "no") for place in between)
        within = self.may_be(found - 1, "within") and not self.may_be(found - 1, "link")
        colon = self.words[found].apart
        number = self.number_before(at) is not None or self.may_be(at - 1, "single", "number")
        return (
            found
            if said and not within and (between or colon) and not (number and self.words[at].of("scene"))
            else None
        )

    def _length_before(self, at: int, *, quantified: bool) -> int | None:
        if (
            self.seconds(at - 1) is not None
            and not self.words[at].apart
            and not self.may_be(at - 2, "article", "ordinal")
        ):
            return at - 1
        for place in range(at - 1, max(-1, at - 4), -1):
            if self.seconds(place) is not None and place < at - 1:
                beside = self.may_be(place + 1, "per", "each") or (self.may_be(place + 1, "link") and quantified)
                return place if beside else None
        return None

    def _is_lower_bound(self, start: int, end: int) -> bool:
        said = self.words[max(0, start - 3) : end + 1]
        denied, shorter = any(one.of("no", "anything") for one in said), any(one.of("shorter") for one in said)
        longer = any(one.of("longer") for one in said)
        return any(one.of("least") for one in said) or (denied and (shorter or not longer)) or (longer and not denied)

    def _read_counts(self) -> None:
        """How many things: in all, of each scene, or in so many seconds."""
        for at in range(len(self.words)):
            item = self.words[at]
            thing = "colour" if item.of("colour") else self.thing(at)
            number = self.number_before(at)
            if thing is None or number is None or self.is_denied(at):
                continue
            if thing == "colour" and not self._is_of_look(at):
                continue
            if item.of("image") and thing == "scene" and not item.of("scene"):
                continue
            each = thing == "overlay" and any(
                self.may_be(place, "per", "each", "within") and self._is_scene_near(place)
                for place in range(len(self.words))
            )
            if thing == "overlay" and not (item.of("overlay") or self.on_screen or each):
                continue
            times = [place for place in range(at + 1, len(self.words)) if self.may_be(place - 1, "within")]
            within = next((self.seconds(place) for place in times if self.seconds(place) is not None), None)
            self.counts.append((thing, Count(number, within, a_scene=each)))

    def _is_scene_near(self, at: int) -> bool:
        return self.may_be(at + 1, "scene") or (self.may_be(at + 1, "each", "article") and self.may_be(at + 2, "scene"))

    def _is_of_look(self, at: int) -> bool:
        """Whether so many colours are asked for: not those that a video is about."""
        if self.is_topic(at) or self.may_be(at + 1, "about"):
            return False
        return any(one.of("ask") for one in self.words) or len(self.words) <= NEAR + 1

    def _read_words(self) -> None:
        """Words that are spoken, or to be read, in a time."""
        times = [at for at in range(len(self.words)) if self.words[at].of("time") or self.seconds(at) is not None]
        for at, item in enumerate(self.words):
            if self.is_topic(at):
                continue
            number = self.number_before(at)
            seconds = next((self.words[place].kinds.get("time") or self.seconds(place) for place in times), None)
            if item.of("spoken") and number and not self.is_denied(at):
                words = number * item.kinds["spoken"]
                if self.spoken and not any(self.words[p].of("overlay") for p in range(len(self.words))):
                    self.counts.append(("spoken", Count(words, seconds)))
                elif seconds and any(one.of("screen", "text", "overlay") for one in self.words):
                    self.held.append((words, seconds))
            elif item.of("long") and seconds and seconds <= _GLANCE and self.on_screen and not self.spoken:
                self.held.append((item.kinds["long"] * (number or 1), seconds))
            if item.of("voice"):
                near = [p for p in (at - 1, at - 2, at + 1, at + 2, at + 3) if self.seconds(p) is not None]
                if near and self.may_be(near[0] - 1 if near[0] > at else near[0], "link", "time"):
                    self.voices.append(self.seconds(near[0]) or 0.0)
                    self.use(near[0])
        entire = any(one.of("entire") for one in self.words)
        if entire and self.on_screen and not self.held and not self.spoken:
            shown = [self.words[place].kinds.get("time", 0.0) for place in times]
            self.held += [(100.0, seconds) for seconds in shown[:1] if 0.0 < seconds <= _GLANCE]
