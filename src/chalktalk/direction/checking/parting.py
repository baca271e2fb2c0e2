"""Parts of a video and how long they are to be: `six scenes of ten seconds`, `intro 10 s, main part 40 s`."""

from chalktalk.direction.checking.looking import NEAR, Looking, Part, span_of

_LISTED = 3
"""Lengths beside a total that are those of parts."""
_ROW = 10
"""Items between two lengths of a row."""


class Parting(Looking):
    """Reads what a sentence says of parts."""

    def read_scenes(self) -> None:
        """So many scenes of so many seconds each: `six scenes of ten seconds`, `two 15-second scenes`."""
        for at, item in enumerate(self.words):
            if not item.of("scene", "part", "piece") or self.is_topic(at):
                continue
            if self.may_be(at - 1, "time") and self.may_be(at - 2, "number"):
                number, length = at - 2, at - 1
            else:
                counted = self.seek(
                    range(at - 1, at - 2 - NEAR, -1),
                    lambda p: self.may_be(p, "number"),
                    lambda p: self.may_be(p, "time", "ordinal"),
                )
                found = self.seek(
                    range(at + 1, at + 6),
                    lambda p: self.seconds(p) is not None,
                    lambda p: (
                        self.may_be(p, "within", "number", "scene") and not self.may_be(p, "link", "each", "apiece")
                    ),
                )
                if counted is None or found is None or self.may_be(counted - 1, "ordinal"):
                    continue
                plain = [p for p in range(at + 1, found) if not self.words[p].of("link", "each", "apiece", "article")]
                if len(plain) > 1:
                    continue
                number, length = counted, found
            seconds = self.seconds(length)
            if seconds is None or self.words[number].kinds["number"] < 2:
                continue
            self.scenes.append((self.words[number].kinds["number"], seconds))
            self.lengths.append(("scene", seconds))
            self.use(length)

    def read_shares(self) -> None:
        """Lengths in a row, each with what it is for: `one minute: 20 seconds for the hook, 40 for the story`."""
        rows = [at for at, item in enumerate(self.words) if item.of("number", "time") and self.may_be(at + 1, "share")]
        loose = [at for at, item in enumerate(self.words) if item.of("time") and at not in self.used]
        if self.totals and len(loose) > len(rows) and len(loose) >= _LISTED:
            rows = [] if any(item.of("each", "apiece", "per", "scene", "cut") for item in self.words) else loose
        rows = [
            at
            for at in rows
            if not self.is_topic(at) and not (at in self.used or (at not in loose and self.may_be(at - 1, "share")))
        ]
        while rows and rows[0] + _ROW < rows[min(1, len(rows) - 1)]:
            rows = rows[1:]
        times = [at for at, item in enumerate(self.words) if item.of("time")]
        if len(rows) < 2 or not times or (min(times) > rows[0] and not self.totals):
            return
        whole = [at for at in times if at < rows[0] and at not in self.used]
        if whole and max(self.words[at].kinds.get("time", 0.0) for at in rows) > self.words[whole[-1]].kinds["time"]:
            return  # 10 seconds of intro: one minute on bees
        if whole:
            self.totals.append(self.words[whole[-1]].kinds["time"])
            self.used.add(whole[-1])
        lengths = [self.words[at].kinds.get("time", self.words[at].kinds.get("number", 0.0)) for at in rows]
        for at, length in zip(rows, lengths, strict=True):
            self.parts.append(Part(length, span_of(self.words[at])))
            self.spans.append(span_of(self.words[at]))
            self.used.add(at)

    def read_parts(self) -> None:
        """Lengths of parts: `intro 10 s`, `20 seconds of demo`, `scene 2: the tree, 5 s`, `the second 15`."""
        for at, item in enumerate(self.words):  # the first three seconds
            if item.of("ordinal") and self.seconds(at + 1) is not None:
                self.use(at + 1)
        if self.lists_parts():
            return
        named = [at for at in range(len(self.words)) if self.names_part(at)]
        if not named:
            return
        free = [at for at in range(len(self.words)) if self.seconds(at) is not None]
        backward = bool(free) and free[0] < named[0] and named[0] - free[0] <= NEAR
        backward = backward and not any(self.words[at].apart for at in range(free[0] + 1, named[0] + 1))
        found: list[int] = []
        for index, at in enumerate(named):
            other = (
                (named[index - 1] if index else -1)
                if backward
                else (named[index + 1] if index + 1 < len(named) else len(self.words))
            )
            places = range(at - 1, max(other, at - 5), -1) if backward else range(at + 1, min(other, at + 16))
            near = next((place for place in places if self.seconds(place) is not None), None)
            if near is None and (found or self.totals) and not backward:
                near = next(
                    (place for place in places if self.may_be(place, "number") and place not in self.used), None
                )
            if near is not None:
                seconds = self.seconds(near)
                self.parts.append(
                    Part(self.words[near].kinds["number"] if seconds is None else seconds, span_of(self.words[near]))
                )
                found.append(at)
                self.use(near)
                if seconds is None:
                    self.spans.append(span_of(self.words[near]))
        self.has_middle = any(self.may_be(at, "main") for at in found)
        self.is_numbered = bool(found) and all(
            not self.may_be(at, "part", "main") or self.is_number(at + 1) for at in found
        )

    def lists_parts(self) -> bool:
        """Whether so many parts have so many lengths: `three acts: 20, 20 and 20 seconds`."""
        things = [at for at, item in enumerate(self.words) if item.of("scene", "piece") and not self.is_topic(at)]
        counts = [number for at in things if (number := self.number_before(at))]
        times = [at for at in range(len(self.words)) if self.seconds(at) is not None and self.may_be(at, "time")]
        if len(counts) != 1 or counts[0] != len(times) or len(times) < 2:
            return False
        for at in times:
            self.parts.append(Part(self.words[at].kinds["time"], span_of(self.words[at])))
            self.use(at)
        self.is_numbered = True
        return True

    def names_part(self, at: int) -> bool:
        """Whether a word names a part: the intro, scene 2, the third."""
        if self.is_topic(at) or at in self.used:
            return False
        item = self.words[at]
        if item.of("part", "main"):
            return not self.may_be(at - 1, "no")
        if item.of("scene", "piece"):
            return self.is_number(at + 1) and not self.may_be(at - 1, "number", "ordinal")
        second = item.of("unit") and not self.may_be(at - 1, "number", "per", "each", "fraction")
        second = second and (not self.may_be(at - 1, "article") or self.may_be(at + 1, "scene", "piece"))
        named = item.of("ordinal") or second
        after = self.may_be(at + 1, "scene", "piece", "part", "main") or (self.is_number(at + 1) and at > 0)
        return named and after and not self.may_be(at + 1, "time")
