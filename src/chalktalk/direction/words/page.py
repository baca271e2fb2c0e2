"""A page: a text's words with everything of the lists that was found in them, and what of it is no wish."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from chalktalk.direction.words.lists import IGNORED, Entry, Lists, Tree, lists_of
from chalktalk.direction.words.spelling import mended
from chalktalk.direction.words.tokens import Break, Token, tokens_of

_QUOTES = re.compile(
    r"“([^”“]{1,300})”|\"([^\"\n]{1,300})\"|«([^»«]{1,300})»|„([^“”„]{1,300})[“”]|「([^」]{1,300})」|(?<!\*)\*(\w[^*\n]{1,100})\*(?!\*)"
)
_LONGEST_QUOTED_WISH = 2
"""Words: `a “cozy” look` wishes, `end on “Paint it black”` quotes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a list in the text."""

    first: int
    """Its first word."""
    last: int
    """One past its last."""
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> Entry | None:
        """What it means as this kind; None where it is none of it."""
        for entry in self.entries:
            if entry.kind == kind:
                return entry
        return None


@dataclass(frozen=True)
class Page:
    """A text and what was found in it."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    lists: tuple[Lists, ...]
    """The text's own language first."""

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """In the order of the text, none over another."""
        return tuple(self._found([lists.directing for lists in self.lists]))

    @cached_property
    def covering(self) -> tuple[Hit | None, ...]:
        """For every word the hit that it is in."""
        over: list[Hit | None] = [None] * len(self.tokens)
        for hit in self.hits:
            for at in range(hit.first, hit.last):
                over[at] = hit
        return tuple(over)

    @cached_property
    def muted(self) -> frozenset[int]:
        """Words in which nothing is wished: in quotation marks, or of what was before."""
        return frozenset(self._quoted()) | frozenset(self._of_old())

    @cached_property
    def topical(self) -> frozenset[int]:
        """Words that say what the video is about: how it should look does not stand among them."""
        found: set[int] = set()
        for hit in self.hits:
            if hit.of("about") and hit.first not in found and not self._is_ground(hit):
                found.update(range(hit.last, self.topic_end(hit.last)))
        return frozenset(found)

    def _is_ground(self, hit: Hit) -> bool:
        """Whether `on` says what lies below, not what it is about: `sur fond jaune`, `negro sobre amarillo`."""
        at = hit.last
        while at < len(self.tokens) and self.tokens[at].before is Break.NONE and self._says_nothing(at):
            at += 1
        if at == len(self.tokens) or self.tokens[at].before is not Break.NONE:
            return False
        painted = any(self.kind_at(at, kind) for kind in _PAINT) and any(
            self.kind_at(hit.first - 1, kind) for kind in _PAINT
        )
        return painted or self.kind_at(at, "cue") is not None

    def _says_nothing(self, at: int) -> bool:
        return self.is_small(at) and not self.kind_at(at, "cue")

    def topic_end(self, at: int) -> int:
        """Where a topic that begins at a word ends."""
        first = at
        if self.before(at) is not Break.NONE and self.text[self.tokens[at - 1].end : self.starts_at(at)].strip() != ":":
            return at
        while at < len(self.tokens) and (at == first or self.tokens[at].before is Break.NONE):
            hit = self.covering[at]
            if hit and at > first and hit.of("about_end"):
                break
            at += 1
        return at

    @cached_property
    def signs(self) -> tuple[Hit, ...]:
        """Every word or phrase that points to a category, in the order of the text."""
        return tuple(self._found([lists.topics for lists in self.lists]))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where every word begins in the text."""
        return tuple(token.start for token in self.tokens)

    def starts_at(self, at: int) -> int:
        """Where a word begins; for one past the last, where the text ends."""
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    def places(self, start: int, end: int) -> range:
        """The words that begin in a stretch of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The words that begin in any of some stretches of the text."""
        return frozenset(at for start, end in spans for at in self.places(start, end))

    def kind_at(self, at: int, kind: str) -> Entry | None:
        """What the word at a place, or the phrase it is in, means as this kind."""
        if 0 <= at < len(self.tokens) and (hit := self.covering[at]):
            return hit.of(kind)
        return None

    def words(self, first: int, last: int) -> tuple[str, int, int]:
        """The text from a word to one past another, and where it begins and ends."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return self.text[start:end], start, end

    def is_small(self, at: int) -> bool:
        """Whether a word says nothing by itself."""
        return not self.lists[0].small.isdisjoint(self.tokens[at].forms)

    def before(self, at: int) -> Break:
        """What stands before a word; at the text's end, that it is over."""
        return self.tokens[at].before if at < len(self.tokens) else Break.CLAUSE

    def _found(self, trees: Sequence[Tree]) -> Iterator[Hit]:
        """The longest phrases of the text's own language and of others, in the order of the text, none over another."""
        own, *others = trees
        at = 0
        while at < len(self.tokens):
            end, entries = own.longest(self.tokens, at)
            for tree in others if self.tokens[at].text.isascii() else ():
                further, meant = tree.longest(self.tokens, at)
                meant = [entry for entry in meant if entry.kind not in _OWN_LANGUAGE]
                if meant and further > end and not self._is_own(at, further):
                    end, entries = further, meant
            if entries:
                yield Hit(at, end, tuple(entries))
            at = max(end, at + 1)

    def _is_own(self, first: int, last: int) -> bool:
        """Whether what looks like an English word is a small word of the text's own language: German `war`."""
        return last - first == 1 and self.is_small(first)

    def _quoted(self) -> Iterator[int]:
        spans = [match.span() for match in _QUOTES.finditer(self.text)]
        at = 0
        for start, end in spans:
            while at < len(self.tokens) and self.tokens[at].start < start:
                at += 1
            first = at
            while at < len(self.tokens) and self.tokens[at].end <= end:
                at += 1
            if at - first > _LONGEST_QUOTED_WISH:
                yield from range(first, at)

    def _of_old(self) -> Iterator[int]:
        for hit in self.hits:
            if not hit.of("old"):
                continue
            end = hit.last
            was = False
            while end < len(self.tokens) and self.tokens[end].before is Break.NONE:
                here = self.covering[end]
                if here and here.of("but") and was:
                    break
                was = was or bool(here and here.of("was"))
                end += 1
            if was:
                yield from range(hit.first, end)


_PAINT = ("colour", "thing", "shade")
_OWN_LANGUAGE = frozenset(
    {"about", "about_end", "and_words", "one_of", "per", "was", "target", "but", "by", "nor", IGNORED}
)
"""What is only heard in the text's own language: `also` is German too."""


@lru_cache(maxsize=4)
def page_of(text: str, language: str) -> Page:
    """A text as a page in a language of `LANGUAGES`; English words are understood everywhere."""
    lists = (lists_of(language),) if language == "en" else (lists_of(language), lists_of("en"))
    return Page(text, language, mended(tokens_of(text), language), lists)
