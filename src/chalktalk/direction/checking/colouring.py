"""Validators of the palette: how many colours are asked for, whether text is read on it, whether accents differ."""

import re
from collections.abc import Iterator

from chalktalk.colours import contrast_ratio
from chalktalk.direction.checking.case import Case, caution
from chalktalk.direction.checking.counting import NUMBER, number_in
from chalktalk.direction.legibility import SEEN_AT_A_GLANCE, TEXT_RATIO
from chalktalk.direction.vision import DEFICIENCIES, distance, distance_as_seen
from chalktalk.documents.creative.direction import Caution, Role, Source
from chalktalk.documents.creative.readings import MOST_COLOURS
from chalktalk.documents.creative.wishes import Aim, How
from chalktalk.documents.theme import Colour

_CLEARLY_OTHER = 60.0
"""CIE 1976 difference of colours meant to be two: what lies nearer is a range of one, and may run together."""
_ALIKE = 10.0
"""CIE 1976 difference under which two colours pass for one."""
_MOST = 12
"""Colours that are looked at for one written on another."""
_NEAR = 40
"""Characters between two colours, one of which is written on the other."""
_COLOURS = r"(?:colou?rs?|hues|shades|farben|couleurs|colores|colori|cores|kleuren)"
_OTHERS = r"(?:(?:different|distinct|bright|bold|brand|strong|main|accent|verschiedenen?|différentes|distintos)\s+)?"
_COUNTED = re.compile(
    rf"\b(?:palette|palet\w*|paleta|tavolozza|scheme|use|using|in|with|needs?|wants?|mit|aus|avec|de|con|com|di)\s+"
    rf"(?:of\s+|exactly\s+|at least\s+|all\s+|aus\s+|von\s+|the\s+|our\s+)?{NUMBER}[\s-]+{_OTHERS}{_COLOURS}\b"
    rf"|\b{NUMBER}[\s-]+{_OTHERS}{_COLOURS}[\s-]+(?:palette|scheme|paleta|palet)"
    rf"|(?:^|[,;.!?:]\s*){NUMBER}[\s-]+{_OTHERS}{_COLOURS}\s*(?:[,;.!?:]|$)",
    re.IGNORECASE,
)
"""So many colours of the look; `the seven colours of the rainbow` are what a video may be about."""
_LETTERS_ON = re.compile(
    r"\s*(?:(?:text|texts|lettering|letters|type|typography|captions?|titles?|words|writing|fonts?|ink|schrift|texte?"
    r"|texto|testo|letras)\s+)?(?:on|over|against|upon|auf|sur|sobre|su)\s+(?:an?\s+|the\s+|einem\s+|un\w*\s+)?",
    re.IGNORECASE,
)
"""What stands between two colours of which the first is written on the second."""
_WITH_LETTERS = re.compile(
    r"\s*(?:(?:background|ground|backdrop|hintergrund|fond|fondo)\s*)?(?:,\s*)?(?:with|and|mit|und|avec|con|com)\s+(?:an?\s+)?",
    re.IGNORECASE,
)
"""What stands between them where it is the other way round."""
_LETTERS = re.compile(
    r"\s*(?:text|lettering|letters|type|typography|captions?|titles?|words|writing|schrift|texte|texto|testo|letras)\b",
    re.IGNORECASE,
)
_NAMED_GROUNDS = (
    (re.compile(r"white|weiß|blanc|bianc|branc|wit\b", re.IGNORECASE), "#ffffff"),
    (re.compile(r"black|schwarz|noir|negr|ner[oa]|pret|zwart", re.IGNORECASE), "#000000"),
)
"""Grounds that words name as light or dark where they ask how bright it is."""


def size_of_palette(case: Case) -> Iterator[Caution]:
    """More colours than a palette has roles."""
    named = {wish.value.casefold() for wish in case.asked(Aim.PALETTE, How.SET, How.MORE)}
    counted = [number_in(next(filter(None, found.groups()))) for found in case.said(_COUNTED)]
    most = max([len(named), *counted])
    if most > MOST_COLOURS:
        yield caution(
            "palette_too_large",
            Aim.PALETTE,
            f"{most} colours are asked for, and a palette holds {MOST_COLOURS}",
            f"name the {MOST_COLOURS} that matter most: more are not told apart as roles",
        )


def contrast_of_palette(case: Case) -> Iterator[Caution]:
    """Text that cannot be read on its ground, in the palette or as the words want it."""
    painted = painted_roles(case)
    inks = [painted[Role.INK]] if Role.INK in painted else []
    grounds = {f"the {role}": painted[role] for role in (Role.GROUND, Role.SURFACE) if role in painted}
    pairs = [(ink, where, ground) for ink in inks for where, ground in grounds.items()]
    pairs += [(ink, f"“{words}”", ground) for ink, ground, words in _written_in(case)]
    for ink, where, ground in pairs:
        if (ratio := contrast_ratio(ink, ground)) < TEXT_RATIO:
            yield caution(
                "contrast_too_low",
                Aim.PALETTE,
                f"text in {ink} on {where} ({ground}) has a contrast of {ratio:.1f}:1, and is read from {TEXT_RATIO}:1",
                "make the text or what is behind it much lighter or darker",
            )
            return


def accents_of_palette(case: Case) -> Iterator[Caution]:
    """Accents that are one to the eye, or to eyes with a colour-vision deficiency."""
    painted = painted_roles(case)
    if not {Role.ACCENT, Role.SECOND_ACCENT} <= painted.keys():
        return
    one, other = painted[Role.ACCENT], painted[Role.SECOND_ACCENT]
    apart = distance(one, other)
    to = "to anyone" if apart < _ALIKE else None
    if apart >= _CLEARLY_OTHER and _is_chosen(case):
        lost = [name for name in DEFICIENCIES if distance_as_seen(one, other, name) < SEEN_AT_A_GLANCE]
        to = f"with {lost[0]}" if lost else None
    if to:
        yield caution(
            "accents_alike",
            Aim.PALETTE,
            f"the accents {one} and {other} can hardly be told apart {to}",
            "make one of them much lighter or darker, or tell things apart by shape and label as well",
        )


def _is_chosen(case: Case) -> bool:
    """Whether somebody chose the colours one by one, so that they can choose others."""
    chosen = case.source(Aim.PALETTE) in {Source.BRIEF, Source.MODEL, Source.PREVIOUS, None}
    return chosen or bool(case.asked(Aim.PALETTE, How.SET))


def roles_of_scenes(case: Case) -> Iterator[Caution]:
    """Scenes led by a role for which the palette has no colour."""
    painted = painted_roles(case)
    for scene in case.direction.scenes:
        if missing := [role for role in scene.palette if role not in painted]:
            yield caution(
                "role_without_colour",
                Aim.PALETTE,
                f"scene {scene.number} is led by the {missing[0]}, and the palette has none",
                f"add a colour for the {missing[0]}, or choose another role",
                scene.number,
            )


def painted_roles(case: Case) -> dict[Role, Colour]:
    """The palette by role, the first of each."""
    return {paint.role: paint.colour for paint in reversed(case.direction.palette)}


def _written_in(case: Case) -> Iterator[tuple[Colour, Colour, str]]:
    """Pairs of colours of which the words say that one is to be written on the other, and what they call the other."""
    text = case.brief.text
    inks = [wish for wish in case.asked(Aim.PALETTE, How.SET) if re.fullmatch(r"#[0-9a-f]{6}", wish.value)][:_MOST]
    grounds = [(wish, wish.value) for wish in inks]
    for wish in case.asked(Aim.KEY, How.SET):
        grounds += [(wish, colour) for pattern, colour in _NAMED_GROUNDS if pattern.search(wish.words)]
    for ink in inks:
        for ground, colour in grounds[:_MOST]:
            on = ink.end <= ground.start and _LETTERS_ON.fullmatch(text[ink.end : ground.start][:_NEAR])
            under = ground.end <= ink.start and _WITH_LETTERS.fullmatch(text[ground.end : ink.start][:_NEAR])
            if on or (under and _LETTERS.match(text[ink.end : ink.end + _NEAR])):
                yield ink.value, colour, ground.words
