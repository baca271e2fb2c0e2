"""What validators look at: a direction beside what it was asked for with, and what words can be trusted to mean."""

import re
from dataclasses import dataclass
from functools import cached_property

from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, CreativeDirection, Source
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Aim, How, Wish, Wording

Stretch = tuple[int, int]
"""Characters of a brief's text, half-open."""

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
_EARSHOT = 40
"""Characters before a word in which it may be denied."""


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
        return "".join(low if len(low := sign.lower()) == 1 else sign for sign in self.brief.text)

    def asked(self, field: Aim, *hows: How) -> tuple[Wish, ...]:
        """What the words ask of a field, in these ways; without any: in every way."""
        return tuple(wish for wish in self.wording.wishes if wish.field is field and (not hows or wish.how in hows))

    def source(self, field: Aim) -> Source | None:
        """Where a field comes from, if the direction says so."""
        return next((origin.source for origin in self.direction.origins if origin.field is field), None)

    def is_asked_for(self, field: Aim) -> bool:
        """Whether somebody asked for a field's value, rather than that it is only usual."""
        return self.source(field) not in {Source.PLATFORM, Source.CATEGORY, Source.DEFAULT}

    def said(self, pattern: re.Pattern[str]) -> tuple[re.Match[str], ...]:
        """Where the brief's words match and do not deny what they name."""
        return tuple(match for match in pattern.finditer(self.brief.text) if not self.is_denied(match.start()))

    def named(self, pattern: re.Pattern[str]) -> tuple[Stretch, ...]:
        """Where whole words match a pattern in lower case, denied or not.

        Such a pattern begins with letters, and ignores no case, so that it is looked for at their first ones alone.
        """
        found = (match.span() for match in pattern.finditer(self.lower))
        return tuple(span for span in found if not (span[0] and _PART_OF_WORD.match(self.lower[span[0] - 1])))

    def is_denied(self, start: int) -> bool:
        """Whether what begins at a character is named only to say that it is not wanted."""
        before = self.brief.text[max(0, start - _EARSHOT) : start]
        clause = re.split(r"[.;:!?,\n]", before)[-1]
        return _DENIED.search(clause) is not None


def caution(code: str, field: Aim, message: str, hint: str, scene: int | None = None) -> Caution:
    """A caution, in the order in which one thinks of it."""
    return Caution(code=code, field=field, scene=scene, message=message, hint=hint)


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]
