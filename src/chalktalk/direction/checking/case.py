"""What validators look at: a direction beside what it was asked for with, and what words can be trusted to mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.measuring import Measures, measures_of
from chalktalk.direction.words.page import Page, page_of
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, CreativeDirection, Source
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Aim, How, Wish, Wording

_NEGATIONS = (
    *("no", "not", "non", "never", "without", "avoid", "avoiding", "nothing", "neither", "nor", "isn't", "don't"),
    *("kein", "keine", "keinen", "keiner", "nicht", "ohne", "nie", "weder", "pas", "sans", "jamais", "ni", "aucun"),
    *("aucune", "sin", "nunca", "ningún", "evita", "senza", "mai", "sem", "não", "niet", "geen", "zonder", "bez"),
)
_BUT = r"(?!(?:but|rather|sondern|mais|pero|sino|ma|mas|maar)\b)"
_DENIED = re.compile(
    rf"(?:^|[^\w’'])(?:{'|'.join(_NEGATIONS)})(?:\s+{_BUT}[\w’'-]+){{0,2}}\s*$",
    re.IGNORECASE,
)
_PART_OF_WORD = re.compile(r"[\w-]")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
FIGURE = "0"
"""What all figures count as among the words that a phrase begins with."""
_EARSHOT = 40
"""Characters before a word in which it may be denied."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are looked for where one of their first words stands: searching everywhere takes ten times as long."""

    openers: frozenset[str]
    """First words, in lower case; `FIGURE` for figures."""
    pattern: re.Pattern[str]
    """All of it, in lower case, from the beginning of an opener."""


@dataclass(frozen=True)
class Case:
    """A direction to be checked, and all that it was made from."""

    direction: CreativeDirection
    brief: CreativeBrief
    wording: Wording
    picture: PictureReading | None = None
    film: FilmReading | None = None

    @cached_property
    def lower(self) -> str:
        """The brief's text in lower case, character by character."""
        text, lower = self.brief.text, self.brief.text.lower()
        return (
            lower
            if len(lower) == len(text)
            else "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
        )

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word of the brief begins, in lower case; all figures under `FIGURE`."""
        found: dict[str, list[int]] = {}
        for word in _WORDS.finditer(self.lower):
            written = word.group()
            found.setdefault(FIGURE if written.isdecimal() else written, []).append(word.start())
        return {word: tuple(starts) for word, starts in found.items()}

    @cached_property
    def page(self) -> Page:
        """The brief's text with what was found in it."""
        return page_of(self.brief.text, self.wording.language)

    @cached_property
    def measures(self) -> Measures:
        """What the words measure: how many, how often, how long."""
        return measures_of(self.page)

    def asked(self, field: Aim, *hows: How) -> tuple[Wish, ...]:
        """What the words ask of a field, in these ways; without any: in every way."""
        wishes = self._by_field.get(field, ())
        return tuple(wish for wish in wishes if not hows or wish.how in hows)

    @cached_property
    def _by_field(self) -> Mapping[Aim, list[Wish]]:
        found: dict[Aim, list[Wish]] = {}
        for wish in self.wording.wishes:
            found.setdefault(wish.field, []).append(wish)
        return found

    def source(self, field: Aim) -> Source | None:
        """Where a field comes from, if the direction says so."""
        return next((origin.source for origin in self.direction.origins if origin.field is field), None)

    def is_asked_for(self, field: Aim) -> bool:
        """Whether somebody asked for a field's value, rather than that it is only usual."""
        return self.source(field) not in {Source.PLATFORM, Source.CATEGORY, Source.DEFAULT}

    def said(self, phrase: Phrase) -> tuple[re.Match[str], ...]:
        """Where the brief's words in lower case match and do not deny what they name, in their order."""
        starts = sorted(start for word in phrase.openers & self.places.keys() for start in self.places[word])
        found: list[re.Match[str]] = []
        for start in starts:
            if found and start < found[-1].end():
                continue
            if (match := phrase.pattern.match(self.lower, start)) and not self.is_denied(start):
                found.append(match)
        return tuple(found)

    def named(self, pattern: re.Pattern[str]) -> tuple[Stretch, ...]:
        """Where whole words match a pattern in lower case, denied or not.

        Such a pattern begins with letters, and ignores no case, so that it is looked for at their first ones alone.
        """
        found = (match.span() for match in pattern.finditer(self.lower))
        return tuple(span for span in found if not (span[0] and _PART_OF_WORD.match(self.lower[span[0] - 1])))

    def named_and_meant(self, pattern: re.Pattern[str]) -> tuple[Stretch, ...]:
        """The same, where they do not deny what they name."""
        return tuple(span for span in self.named(pattern) if not self.is_denied(span[0]))

    def is_denied(self, start: int) -> bool:
        """Whether what begins at a character is named only to say that it is not wanted."""
        before = self.brief.text[max(0, start - _EARSHOT) : start]
        clause = re.split(r"[.;:!?,\n]", before)[-1]
        return _DENIED.search(clause) is not None


def caution(code: str, field: Aim, message: str, hint: str, scene: int | None = None) -> Caution:
    """A caution, in the order in which one thinks of it."""
    return Caution(code=code, field=field, scene=scene, message=message, hint=hint)


def contradiction(field: Aim, one: str, other: str) -> Caution:
    """The caution that two things a brief says exclude one another."""
    said = f"“{one.strip()}” and “{other.strip()}” cannot be had at once"
    return caution("wishes_contradict", field, said, "keep one of them, or say which comes when")


def whole_words(pattern: str) -> re.Pattern[str]:
    """For `Case.named`: what a pattern of a table matches, to the end of a word."""
    return re.compile(rf"(?:{pattern})(?![\w-])")


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]
