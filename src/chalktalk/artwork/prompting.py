"""What painters are told: what a picture shows, and one sentence of style and one of composition for the whole film.

Nothing here depends on where in a film a picture stands, and what is simple says nothing of the film at all: the same
thing in another film of the same look has the same prompt, so that what was paid for once need not be drawn again.
"""

import re

from chalktalk.artwork.concepts import concepts, spelt
from chalktalk.artwork.matching import forms
from chalktalk.colours import oklch
from chalktalk.documents.analysis import Tone
from chalktalk.documents.direction import Look, Palette
from chalktalk.documents.services import Character

NEGATIVE = (
    "text, letters, words, numbers, captions, watermark, signature, logo, frame, border, collage, split screen, "
    "blurry, out of focus, low quality, deformed, extra limbs"
)
COMPOSITION = (
    "One clear subject in the middle with room around it, the lower fifth calm and empty, evenly lit, sharp edges. "
    "No text, no letters, no numbers, no watermark."
)
SHEET = (
    "Character reference sheet of {looks}. The same character three times at full length, from the front, in "
    "three-quarter view and from the side, and below them four heads with a happy, a surprised, a thoughtful and a "
    "doubtful face. Clean flat illustration with soft shading on a plain light grey ground, evenly lit, sharp edges. "
    "No text, no letters, no numbers, no watermark."
)
LONGEST = 400
"""Characters of what is to be shown; a description is a sentence or two."""
LIGHT_GROUND = 0.6
"""OKLCh lightness from which a theme counts as light."""
GREY = 0.04
"""OKLCh chroma below which a colour has no hue to name."""
HUES = (
    (10.0, "pink"), (35.0, "red"), (50.0, "coral"), (75.0, "orange"), (112.0, "amber"), (128.0, "lime"),
    (166.0, "green"), (205.0, "teal"), (235.0, "sky blue"), (280.0, "blue"), (312.0, "violet"), (345.0, "magenta"),
    (360.0, "pink"),
)  # fmt: skip
"""Names of hues by their upper ends, in degrees of OKLCh."""
FEELINGS = {
    Tone.NEUTRAL: "calm",
    Tone.POSITIVE: "hopeful",
    Tone.NEGATIVE: "serious and quiet",
    Tone.EXCITED: "lively",
    Tone.THOUGHTFUL: "thoughtful",
    Tone.DOUBTFUL: "uncertain",
}
YOUNG = re.compile(
    r"\b(?:child|children|kids?|pupils?|primary|elementary|preschool\w*|toddlers?|grade)\b", re.IGNORECASE
)
EXPERT = re.compile(
    r"\b(?:experts?|engineers?|developers?|scientists?|researchers?|doctors?|physicians?)\b", re.IGNORECASE
)
ARTICLES = re.compile(r"^(?:an?|the|some|our|your|its|their) ", re.IGNORECASE)


def style_of(look: Look, audience: str | None) -> str:
    """The film's one sentence of style: manner, colours, light, and for whom."""
    palette = look.theme.palette
    chalk = look.theme.stroke == "chalk"
    manner = "Hand-drawn illustration in soft coloured chalk" if chalk else "Flat editorial illustration, soft shading"
    light = oklch(palette.background_from)[0] >= LIGHT_GROUND
    mood = "bright daylight mood" if light else "calm evening mood, the subject well lit"
    return f"{manner}, {colours_of(palette)}, {mood}, {_for(audience)}."


def colours_of(palette: Palette) -> str:
    """A palette in words: `deep blue surroundings with blue, coral and green accents`."""
    accents = dict.fromkeys(hue(colour) for colour in (palette.primary, palette.contrast, palette.positive))
    *first, last = accents
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{shade(palette.background_to)} surroundings with {named} accents"


def hue(colour: str) -> str:
    """A colour's hue by name."""
    _, chroma, angle = oklch(colour)
    return "grey" if chroma < GREY / 2 else next(name for end, name in HUES if angle <= end)


def shade(colour: str) -> str:
    """A colour as a ground, by name: `deep blue`, `cream`, `charcoal`."""
    lightness, chroma, _ = oklch(colour)
    if chroma < GREY:
        warm = chroma > GREY / 4 and hue(colour) in ("orange", "amber", "coral")
        if lightness > 0.85:
            return "cream" if warm else "off-white"
        return "light grey" if lightness > 0.6 else f"{hue(colour)}-grey slate" if chroma > GREY / 4 else "charcoal"
    return f"{'deep ' if lightness < 0.4 else 'pale ' if lightness > 0.85 else ''}{hue(colour)}"


def _for(audience: str | None) -> str:
    """The audience in one of three ways, so that two films rarely differ in it."""
    if audience and YOUNG.search(audience):
        return "friendly picture-book shapes for children"
    if audience and EXPERT.search(audience):
        return "precise and sober, for experts"
    return "friendly and clear, for a general audience"


def normal(words: str) -> str:
    """A few words in one form: lower case, no article, no marks at the ends, a known noun in the singular.

    What has capitals of its own (`DNA`, `iPhone`, `New York`) keeps them; a capital at the start is the label's.
    """
    plain = ARTICLES.sub("", " ".join(words.split()).strip(" .,:;!?“”\"'…*"))
    first, _, rest = plain.partition(" ")
    if first[1:].islower() and rest == rest.lower():
        plain = plain.lower()
    known = concepts()
    return next((form for form in forms(plain) if spelt(form) in known), plain) if plain.islower() else plain


def named_first(query: str) -> str:
    """The first thing of an icon query in reading order: `cell nerve` is a nerve cell."""
    return " ".join(reversed(query.partition(";")[0].partition(",")[0].split()))


def shown_words(description: str) -> str:
    """The author's description on one line, not too long, without its full stop."""
    flat = " ".join(description.split())
    return flat[:LONGEST].rsplit(" ", 1)[0].rstrip(" .,;") if len(flat) > LONGEST else flat.rstrip(" .")


def sheet_prompt(character: Character) -> str:
    """What a painter is told of a character's reference sheet."""
    looks = f"{character.name}, {shown_words(character.description)}"
    return SHEET.format(looks=looks)


def prompt_of(shown: str, style: str, characters: tuple[Character, ...] = ()) -> str:
    """Everything a painter is told of one picture; its first sentence says what it shows."""
    people = "".join(f" {_in_words(character)}." for character in characters)
    return f"{shown[:1].upper()}{shown[1:]}.{people} {style} {COMPOSITION}"


def _in_words(character: Character) -> str:
    kept = ", exactly as in the reference picture" if character.reference else ""
    return f"{character.name}: {shown_words(character.description)}{kept}"
