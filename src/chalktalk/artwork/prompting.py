"""What painters are told: what a picture shows, and one sentence of style and one of composition for the whole film.

Nothing here depends on where in a film a picture stands, and what is simple says nothing of the film at all: the same
thing in another film of the same look has the same prompt, so that what was paid for once need not be drawn again.
"""

import re

from chalktalk.artwork.concepts import concepts, spelt
from chalktalk.artwork.matching import GENERAL, SHIFTED, forms
from chalktalk.colours import oklch
from chalktalk.documents.analysis import Tone
from chalktalk.documents.direction import Look
from chalktalk.documents.services import Character
from chalktalk.documents.theme import Palette

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
WARM = (40.0, 110.0)
"""Hues of paper and cream."""
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
BEFORE = re.compile(
    r"^(?:(?:an?|the|some|our|your|its|their|his|her|such|same|most|many|few|several|other|another|each|every|all|no"
    r"|[\d.,]+|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million) )+",
    re.IGNORECASE,
)
"""What before a thing's name makes no other picture of it."""
TWO_SENSES = SHIFTED | GENERAL | {
    "back", "bar", "bat", "battery", "bolt", "bow", "button", "calf", "chip", "club", "court", "crane", "deck", "drum",
    "fan", "file", "gap", "jam", "key", "letter", "light", "match", "mouse", "nail", "net", "note", "organ", "palm",
    "pen", "pipe", "pitch", "plane", "plug", "point", "pool", "port", "press", "race", "river", "rock", "row", "scale",
    "seal", "sheet", "spring", "string", "table", "tank", "tie", "track", "trunk", "virus", "yard",
}  # fmt: skip
"""Names of things that need their sentence to be understood."""


def style_of(look: Look, audience: str | None) -> str:
    """The film's one sentence of style: manner, colours, light, and for whom."""
    palette = look.theme.palette
    if look.theme.stroke == "chalk":
        manner, mood = "Hand-drawn illustration in soft coloured chalk", "bright strokes on the board, filled areas"
    elif oklch(palette.background_from)[0] >= LIGHT_GROUND:
        manner, mood = "Flat editorial illustration, soft shading", "bright daylight mood"
    else:
        manner, mood = "Flat editorial illustration, soft shading", "calm evening mood, the subject well lit"
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
    lightness, chroma, angle = oklch(colour)
    if chroma < GREY:
        warm = chroma > GREY / 4 and WARM[0] <= angle <= WARM[1]
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


def normal(words: str, said: str = "") -> str:
    """A thing's name in one form: no article, number or marks, no capital but a name's own, a known noun in singular.

    Args:
        words: A label, which starts with a capital whatever it says.
        said: What is said where the thing is named; tells whether that capital is its own.
    """
    label = " ".join(words.split()).strip(" .,:;!?“”\"'…*")
    plain = BEFORE.sub("", label) or label
    if plain == label and plain[1:2].islower() and _is_common(plain, said):
        plain = plain[:1].lower() + plain[1:]
    return (_known(plain) or plain) if plain.islower() else plain


def _is_common(label: str, said: str) -> bool:
    """Whether a label's first word is no name: it is said in lower case, or the table of icons has it."""
    start = label.partition(" ")[0].lower()
    stem = start[: max(3, len(start) - 3)]
    return any(word.lstrip("“\"'(").startswith(stem) for word in said.split()) or _known(label.lower()) is not None


def _known(phrase: str) -> str | None:
    """A phrase, or its singular, as the table of icons has it."""
    return next((form for form in forms(phrase) if spelt(form) in concepts()), None)


def is_clear(thing: str) -> bool:
    """Whether a thing's normal name alone tells a painter what to draw: no proper name, and no word of two senses."""
    return thing.islower() and thing not in TWO_SENSES


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
