"""Validators of the palette: how many colours are asked for, whether text is read on it, whether accents differ."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from chalktalk.colours import contrast_ratio
from chalktalk.direction.checking.case import Case, caution
from chalktalk.direction.legibility import SEEN_AT_A_GLANCE, TEXT_RATIO
from chalktalk.direction.vision import DEFICIENCIES, distance, distance_as_seen
from chalktalk.direction.words.palette import colours_in
from chalktalk.documents.creative.direction import Caution, Role, Source
from chalktalk.documents.creative.readings import MOST_COLOURS
from chalktalk.documents.creative.wishes import Aim, How, Wish
from chalktalk.documents.theme import Colour

_CLEARLY_OTHER = 60.0
"""CIE 1976 difference of colours meant to be two: what lies nearer is a range of one, and may run together."""
_ALIKE = 10.0
"""CIE 1976 difference under which two colours pass for one."""
_MOST = 12
"""Colours that are looked at for one written on another."""
_NEAR = 40
"""Characters between two colours, one of which is written on the other."""
_LETTERS = (
    r"(?:text|texts|lettering|letters|lettere|lettres?|letras?|caracteres|caratteri|scritt[ae]|buchstaben|copy|labels?|type|typography|captions?|titles?|words|writing|fonts?|ink|schrift|texte?"
    r"|texto|testo|letras|rótulos?|letreros?|letreiros?|legendas|sous-titres|sottotitoli|subtítulos|ondertitels?|opschrift\w*|überschriften?|beschriftung\w*|caractères|slogans?|names?|subtitles?|headlines?|untertitel|titel|titres?|títulos?|titoli|teksten|tekst)"
)
_GROUNDS = (
    r"(?:background|ground|backdrop|page|canvas|panels?|cards?|hintergrund|grund|fond|fondo|sfondo|fundo|achtergrond)"
)
_IS = (
    r"(?:\s+(?:colou?rs?|farbe))?\s*(?:[:=]|\s(?:(?:be|s[’']affiche|van|va|vão|vai|set|printed|written|shown|stehen|steht|sont|staan|staat|sono|in|goes|going|be)"
    r"(?: (?:in|en|em))?|is|are|in|ist|sind|est|es|son|è|sono|em|en))?\s*(?:(?:in|an?|the)\s+)?"
)
_INK_BEFORE = re.compile(rf"\b{_LETTERS}{_IS}$")
_INK_AFTER = re.compile(rf"\s*{_LETTERS}\b")
_GROUND_BEFORE = re.compile(
    rf"\b(?:{_GROUNDS}{_IS}|(?:on|over|against|upon|auf|sur|sobre|su|op)\s+(?:an?\s+|the\s+|einem\s+|un\w*\s+"
    rf"|{_GROUNDS}\s+)?(?:plain |pure |bright )?)$"
)
_GROUND_AFTER = re.compile(rf"[\s-]*{_GROUNDS}\b")
_ONLY = re.compile(
    r"(?:n['’]\w+ que|ne \w+ que|only|just|solely|exclusively|nothing but|stick to|limited to|restricted to"
    r"|no other colou?rs? than|nur"
    r"|ausschließlich"
    r"|lediglich|uniquement|seulement|rien que|exclusivement|solo|sólo|solamente|únicamente|soltanto|esclusivamente"
    r"|apenas"
    r"|somente|só|alleen|uitsluitend|tylko)"
    r"(?:\s+(?:use|using|in|with|of|the|these|those|our|your|two|three|brand|colou?rs?|shades?|tones?|hues?|allowed"
    r"|are|is"
    r"|die|der|farben?|farbtöne|les?|la|couleurs?|los?|las|colores|color|i|gli|colori|colore|as|os|cores|kleuren|de"
    r"|mit|avec|con|com|met|usa|use|verwende|utiliser|usar|usare|gebruik))*[\s:]+$"
)
"""What stands before colours beside which there are to be no others."""
_ONLY_AFTER = re.compile(
    r"[\s,;.–-]*(?:only|alone|exclusively|(?:and )?nothing else|(?:and )?no others?(?: colou?rs?)?|nur|sonst nichts"
    r"|uniquement"
    r"|seulement|rien d['’]autre|solamente|nada más|soltanto|nient['’]altro|apenas|mais nada|alleen)\s*(?:[.,;!\n]"
    r"|please\b|$)"
)
_LIST_ENDS = re.compile(r"\s*(?:[.;!?\n]|,\s*(?:no|and no|nothing|please|keine|sonst|rien|nada|bitte)\b|$"
    r"|(?:please|throughout|everywhere|for everything|as (?:the )?(?:palette|colou?rs)|bitte|überall"
    r"|partout)\b)")  # fmt: skip
_BESIDE = re.compile(
    r"\s*(?:[,/&+]|and|und|et|y|e|en|i|or|with|plus|mit|avec|con|com|met)?\s*(?:and\s+)?(?:an?\s+|the\s+)?"
)
"""What stands between colours of one list."""
_BEFORE = 80
"""Characters before a colour that say what it is for."""
_ON = re.compile(r"\s*(?:on|over|against|upon|auf|sur|sobre|su|op)\s+(?:an?\s+|the\s+|einem\s+|un\w*\s+)?")
_IN_THING = re.compile(
    r"\b(?:with|mit|avec|con|com|met)\s+(?:the\s+|an?\s+|\w{2,3}\s+)?\w+\s+(?:in|en|em)\s+(?:an?\s+)?$"
)
_NAMED_GROUNDS = (
    (re.compile(r"white|weiß|weiss|blanc|bianc|branc|wit(?:te)?\b"), "#ffffff"),
    (re.compile(r"black|schwarz|noir|negr|ner[oa]|pret|zwart"), "#000000"),
)
"""Grounds that words name as light or dark where they ask how bright it is."""
_ON_NAMED = re.compile(
    rf"(?:{_GROUNDS}\s+(?:\w+\s+)?)(?:(white|weiß|blanc|bianc|branc|wit)|(black|schwarz|noir|negr|ner[oa]|pret|zwart))"
    rf"|(?:(white|weiß|weiss)|(black|schwarz|zwart))\w*\s+{_GROUNDS}"
)


def size_of_palette(case: Case) -> Iterator[Caution]:
    """More colours than a palette has roles."""
    named = {wish.value.casefold() for wish in case.asked(Aim.PALETTE, How.SET, How.MORE)}
    counted = [int(count.number) for thing, count in case.measures.counts if thing == "colour"]
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
    for colours in _only_ones(case):
        ratio, one, other = max((contrast_ratio(*pair), *pair) for pair in combinations(colours, 2))
        if ratio < TEXT_RATIO:
            yield caution(
                "contrast_too_low",
                Aim.PALETTE,
                f"only {' and '.join(colours)} are asked for, and text in {one} on {other} has a contrast of"
                f" {ratio:.1f}:1; it is read from {TEXT_RATIO}:1",
                "allow a much lighter or darker colour for text; one was added here",
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


def _colours_named(case: Case) -> list[Wish]:
    """Colours that are named, as wishes, in their order; of a thing too: whatever has it, another is written on it."""
    page = case.page
    named = (one for one in colours_in(page) if page.places(one.start, one.end).start not in page.topical)
    return sorted(named, key=lambda wish: wish.start)[:_MOST]


def _written_in(case: Case) -> Iterator[tuple[Colour, Colour, str]]:
    """Pairs of colours of which the words say that one is to be written on the other, and what they call the other."""
    text, wishes = case.lower, _colours_named(case)
    grounds = [
        (wish.start, wish.end, wish.value, wish.words)
        for wish in wishes
        if _stands(case, wish, _GROUND_BEFORE, _GROUND_AFTER)
    ]
    for wish in case.asked(Aim.KEY, How.SET)[:_MOST]:
        found = (colour for pattern, colour in _NAMED_GROUNDS if pattern.search(wish.words.lower()))
        grounds += [(wish.start, wish.end, colour, wish.words) for colour in found]
    for named in _ON_NAMED.finditer(text) if wishes else ():
        colour = "#ffffff" if named.group(1) or named.group(3) else "#000000"
        grounds.append((*named.span(), colour, named.group()))
    for ink in wishes:
        if _IN_THING.search(text[max(0, ink.start - _NEAR) : ink.start]) and not _stands(
            case, ink, _INK_BEFORE, _INK_AFTER
        ):
            continue  # a rope in orange on grey
        others = [ground for ground in grounds if not (ground[0] < ink.end and ink.start < ground[1])]
        after = [one for one in others if ink.end <= one[0] <= ink.end + _BEFORE]
        after = [one for one in after if not _is_anothers(text, ink, wishes, one[0])]
        before = [one for one in others if ink.start - _BEFORE <= one[1] <= ink.start]
        lettered = _stands(case, ink, _INK_BEFORE, _INK_AFTER)
        for _, _, colour, words in sorted(after)[:1] if lettered else ():
            yield ink.value, colour, words
        for _, _, colour, words in sorted(before)[-1:] if lettered and not after else ():
            yield ink.value, colour, words
        for start, _, colour, words in after if not lettered else ():
            if _ON.fullmatch(text[ink.end : start]):
                yield ink.value, colour, words


def _is_anothers(text: str, ink: Wish, wishes: Sequence[Wish], start: int) -> bool:
    """Whether a ground is what another colour is on: `grey text for notes, black on white`."""
    between = (wish for wish in wishes if ink.end <= wish.start and wish.end <= start)
    return any(_ON.fullmatch(text[wish.end : start]) for wish in between)


def _stands(case: Case, wish: Wish, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    """Whether words before a colour, or after it, say what it is for."""
    text = case.lower
    said_before = before.search(text[max(0, wish.start - _NEAR) : wish.start])
    return bool(said_before or after.match(text[wish.end : wish.end + _NEAR]))


def _only_ones(case: Case) -> Iterator[Sequence[Colour]]:
    """Lists of colours beside which the words want no others."""
    text = case.lower
    rows: list[list[Wish]] = []
    for wish in _colours_named(case):
        if rows and _BESIDE.fullmatch(text[rows[-1][-1].end : wish.start][:_NEAR]):
            rows[-1].append(wish)
        else:
            rows.append([wish])
    for row in rows:
        before, after = text[max(0, row[0].start - _BEFORE) : row[0].start], text[row[-1].end : row[-1].end + _NEAR]
        only = _ONLY_AFTER.match(after) or (_ONLY.search(before) and _LIST_ENDS.match(after))
        colours = tuple(dict.fromkeys(wish.value for wish in row))
        if only and len(colours) > 1:
            yield colours
