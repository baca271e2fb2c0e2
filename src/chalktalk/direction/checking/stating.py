"""Statements: the stretches of a brief's sentences that say one thing each, and whether they say it of the whole video.

A statement is of the whole where a word says so (`only`, `always`, `in every scene`), or where it is a sentence or a
clause by itself (`High contrast.`). What is said of a part, of a moment, or of another thing excludes nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from chalktalk.direction.checking.axes import axes
from chalktalk.direction.checking.setting import things_among
from chalktalk.direction.words.lists import Entry
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break

WITH = frozenset({"with", "mit", "avec", "con", "com", "met"})
POLES = frozenset({"one", "other", "none", "hush", "some"})
_LONGEST_BARE = 9
"""Words of a sentence that says nothing but one thing."""
_UNIT_WITHIN = 3
"""Words after `every` in which it is said of what."""
_COMPOUNDING = frozenset({"de", "nl"})
"""Languages that write words made of words as one."""
_SHORTEST_PART = 5
"""Letters."""
_LABEL = 2
"""Words of `Mood: calm`, which is one statement."""
_SENTENCE_ENDS = re.compile(r"[.!?;\n\r…。！？；•]|\s[-–—]\s")
_STATEMENT_ENDS = re.compile(r"[,(–—:]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a sentence that says one thing."""

    first: int
    """Its first word."""
    last: int
    """One past its last."""
    whole: bool
    """Whether it is of the whole video."""
    explicit: bool
    """Whether a word says that it is."""
    things: frozenset[str]
    """What of the video it names."""
    parts: frozenset[str]
    """What parts of the video it names."""
    places: frozenset[str]
    """Where, or when, it is so, if that is no part of the video: in the kitchen, while he dreams."""
    about: frozenset[str]
    """What things of `claims.toml` it names, or the one that it goes on about."""


@dataclass(frozen=True)
class Saying:
    """A page with its statements."""

    page: Page

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The phrases of both tables, the longest at each place."""
        return tuple(self._hits())

    @cached_property
    def covering(self) -> dict[int, Hit]:
        """For every word of a phrase its phrase."""
        return {at: hit for hit in self.hits for at in range(hit.first, hit.last)}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """For every word the statement that it belongs to."""
        held = frozenset(at for at, hit in self.covering.items() if hit.first < at)
        found: list[Statement] = []
        for first, last in self._runs(_SENTENCE_ENDS, 0, len(self.page.tokens), held, joints=False):
            found += self._of_sentence(first, last, held)
        return tuple(found)

    def is_denying(self, hit: Hit) -> bool:
        """Whether a phrase denies what stands after it, in the page's language or in English."""
        return self.of_language(hit, "without") is not None

    def is_denied(self, at: int) -> bool:
        """Whether one of the two words before a word denies it."""
        for place in (at, at - 1):
            if self.page.before(place) is not Break.NONE:
                return False
            before = self.covering.get(place - 1)
            if before is not None and self.is_denying(before):
                return True
        return False

    def denial_before(self, at: int) -> int:
        """The first word of what denies a thing right before it: `que no aparezca ninguna`."""
        while (before := self.covering.get(at - 1)) and self.is_denying(before) and self.page.before(at) is Break.NONE:
            at = before.first
        return at

    def of_language(self, hit: Hit, kind: str) -> Entry | None:
        """What a phrase means as a kind that is told by language."""
        return hit.of(f"{kind}.{self.page.language}") or hit.of(f"{kind}.en")

    def _hits(self) -> Iterator[Hit]:
        at, tree = 0, axes().tree
        while at < len(self.page.tokens):
            end, entries = tree.longest(self.page.tokens, at)
            if not entries and self.page.language in _COMPOUNDING:
                end, entries = self._last_part(at)
            if entries:
                yield Hit(at, end, (*entries, *self._within(at, end)))
            at = max(end, at + 1)

    def _within(self, first: int, last: int) -> Iterator[Entry]:
        """What phrases in a phrase say is there: giant letters are letters."""
        for at in range(first + 1, last):
            end, entries = axes().tree.longest(self.page.tokens, at)
            yield from (entry for entry in entries if entry.kind == "some" and end <= last)

    def _last_part(self, at: int) -> tuple[int, list[Entry]]:
        """What a word made of words means by its last: `tieftraurig`."""
        token = self.page.tokens[at]
        for start in range(_SHORTEST_PART - 1, len(token.text) - _SHORTEST_PART + 1):
            part = replace(token, text=token.text[start:], forms=(token.text[start:],))
            end, entries = axes().tree.longest((part,), 0)
            if entries := [entry for entry in entries if entry.kind in {"one", "other", "some"}]:
                return at + end, entries
        return at, []

    def _of_sentence(self, first: int, last: int, held: frozenset[int]) -> Iterator[Statement]:
        runs = list(self._joined(self._runs(_STATEMENT_ENDS, first, last, held, joints=True)))
        bare = last - first <= _LONGEST_BARE and self._is_bare(first, last)
        wholes = [bare or self._is_whole(*run) or (len(runs) > 1 and self._is_bare_clause(*run)) for run in runs]
        for at in range(len(runs) - 1, 0, -1):  # crowded with people throughout
            ends = self.covering.get(runs[at][1] - 1)
            if ends and ends.of("universal") and self.page.tokens[runs[at][0]].before is Break.NONE:
                wholes[at - 1] = wholes[at - 1] or wholes[at]
        going_on, about = False, frozenset[str]()
        for (start, end), is_whole in zip(runs, wholes, strict=True):
            linked = self.page.tokens[start].before is Break.NONE
            subject = (going_on and linked) or any(self._at(at, "subject") for at in range(start, end))
            going_on = subject
            named = frozenset(entry.value for at in range(start, end) if (entry := self._at(at, "thing")))
            about = named or (about if self._goes_on(start, end) else frozenset())
            said = [at for at in range(start, end) if not (self._is_counted(at) or self._is_opposite(at))]
            said = list(takewhile(lambda at: self.page.tokens[at].text != "of", said))
            things = things_among(" ".join(self.page.words(at, at + 1)[0] for at in said))
            parts = frozenset(entry.value for at in range(start, end) if (entry := self._at(at, "part")))
            places = frozenset(self._places(start, end))
            explicit = subject or self._is_whole(start, end)
            direct = bool(things - {"voice"}) and not places and not self._is_limited(start, end)
            statement = Statement(start, end, is_whole or subject or direct, explicit, things, parts, places, about)
            yield from (statement for _ in range(start, end))

    def _runs(
        self, ends: re.Pattern[str], first: int, last: int, held: frozenset[int], *, joints: bool
    ) -> Iterator[tuple[int, int]]:
        start, page = first, self.page
        for at in range(first + 1, last):
            token = page.tokens[at]
            if at in held:
                continue
            sign = ends.search(page.text, page.tokens[at - 1].end, token.start)
            if (joints and self._is_joint(at)) or (sign and (sign.group() != ":" or at - start > _LABEL)):
                yield start, at
                start = at
        if start < last:
            yield start, last

    def _joined(self, runs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Runs of words, those that claim nothing by themselves together with the one before."""
        start, end = next(runs)
        claims = self._has_pole(start, end)
        for first, last in runs:
            other = self._has_pole(first, last) or self._has_colours(first, last)
            claims = claims or self._has_colours(start, end)
            if claims and other and not self._goes_on_with_colours(first, end):
                yield start, end
                start = first
            claims, end = claims or other, last
        yield start, end

    def is_always(self, at: int) -> bool:
        """Whether what stands between commas around a word is said of the whole."""
        first = last = at
        while first and self.page.before(first) is Break.NONE:
            first -= 1
        while last + 1 < len(self.page.tokens) and self.page.before(last + 1) is Break.NONE:
            last += 1
        return self._is_whole(first, last + 1)

    def _has_pole(self, first: int, last: int) -> bool:
        found = (hit for at in range(first, last) if (hit := self.covering.get(at)) and hit.first == at)
        return any(self._claims(hit) for hit in found) or any(
            self.page.kind_at(at, "tongue") for at in range(first, last)
        )

    def _goes_on_with_colours(self, first: int, end: int) -> bool:
        """Whether a run of words goes on with a row of colours: `white | and dark blue`."""
        beginning = any(self.page.kind_at(at, "colour") for at in (first, first + 1))
        return (
            beginning and self.page.tokens[first].text not in WITH and self.page.kind_at(end - 1, "colour") is not None
        )

    def _has_colours(self, first: int, last: int) -> bool:
        """Whether a run of words names colours, other than as one of a row."""
        if self.page.tokens[first].text not in WITH and (
            self.page.kind_at(first, "colour") or self.page.kind_at(first + 1, "colour")
        ):
            return False
        return any(self.page.kind_at(at, "colour") for at in range(first, last))

    def _claims(self, hit: Hit) -> bool:
        return any(entry.kind in POLES for entry in hit.entries) or self.is_denying(hit)

    def _is_whole(self, first: int, last: int) -> bool:
        return any(self._is_universal(at) for at in range(first, last))

    def _is_bare(self, first: int, last: int) -> bool:
        return all(self._says_nothing_else(at) for at in range(first, last))

    def _is_bare_clause(self, first: int, last: int) -> bool:
        """Whether a clause says nothing but one thing, and not where or when."""
        return self._is_bare(first, last) and not self._is_limited(first, last)

    def _is_limited(self, first: int, last: int) -> bool:
        limits = axes().limits
        return any(self.page.tokens[at].text in limits for at in range(first, last) if at not in self.covering)

    def _places(self, first: int, last: int) -> Iterator[str]:
        """What follows a preposition and is not known."""
        page, where = self.page, axes().where
        for at in range(first, last):
            if page.tokens[at].text not in where or (at in self.covering and not self._at(at, "plain")):
                continue
            noun = at + 1
            while noun < last and page.is_small(noun) and noun not in self.covering:
                noun += 1
            then = page.tokens[at].text in axes().limits and self._at(noun, "plain") is not None
            if noun < last and (then or (noun not in self.covering and not things_among(page.tokens[noun].text))):
                yield page.tokens[noun].text

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether a statement says something more of what the one before is about."""
        return all(
            self._is_opposite(at)
            or any(self._at(at, kind) for kind in ("universal", "every", "unit"))
            or (self._says_nothing_else(at) and at not in self.covering)
            for at in range(first, last)
        )

    def _says_nothing_else(self, at: int) -> bool:
        page = self.page
        return at in self.covering or page.is_small(at) or self._is_joint(at) or page.kind_at(at, "tongue") is not None

    def _is_joint(self, at: int) -> bool:
        joints, word = axes().joints, self.page.tokens[at].text
        return word in joints["en"] or word in joints.get(self.page.language, frozenset())

    def _is_counted(self, at: int) -> bool:
        """Whether a word only says of what every one is meant: every scene."""
        near = (self._at(place, "every") for place in range(at - _UNIT_WITHIN, at))
        return self._at(at, "unit") is not None and any(near)

    def _is_opposite(self, at: int) -> bool:
        return self._at(at, "one") is not None or self._at(at, "other") is not None

    def _at(self, at: int, kind: str) -> Entry | None:
        hit = self.covering.get(at)
        return hit.of(kind) if hit else None

    def _is_universal(self, at: int) -> bool:
        """Whether a word makes its statement one of the whole."""
        hit, page = self.covering.get(at), self.page
        if hit is None or hit.first != at:
            return False
        if hit.of("universal"):
            return True
        follows = hit.last < len(page.tokens) and page.before(hit.last) is Break.NONE
        after = page.tokens[hit.last].text if follows else ""
        if hit.of("only"):
            places = [at - 1, at - 2] if page.before(at) is Break.NONE else []
            for place in range(hit.last, hit.last + _UNIT_WITHIN):
                if page.before(place) is not Break.NONE:
                    break
                places.append(place)
            near = any((one := self.covering.get(place)) and self._claims(one) for place in places)
            spoken = any(page.kind_at(place, "tongue") for place in places)
            beside = self.covering.get(hit.last)
            return (
                spoken or (beside is not None and self._claims(beside)) or (near and after not in axes().part_follows)
            )
        if not hit.of("every"):
            return False
        after_it = (self.covering.get(place) for place in range(hit.last, hit.last + _UNIT_WITHIN))
        return self._is_opposite(hit.last) or any(one is not None and one.of("unit") for one in after_it)
