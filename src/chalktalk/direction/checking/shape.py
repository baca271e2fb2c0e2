"""Validators of the frame's shape and of what a platform takes: against the words, and against the references."""

import re
from collections.abc import Iterator

from chalktalk.direction.checking.case import Case, caution, overlap
from chalktalk.direction.usual import usual_platform
from chalktalk.documents.creative.direction import Caution, Source
from chalktalk.documents.creative.readings import Seen
from chalktalk.documents.creative.wishes import Aim, How, Platform
from chalktalk.documents.options import Aspect, CaptionMode

MUTED = frozenset({Platform.LINKEDIN, Platform.SQUARE, Platform.PORTRAIT, Platform.REELS})
"""Platforms whose feeds start videos without sound."""

NUMBERS: dict[Aspect, float] = {Aspect.WIDE: 16 / 9, Aspect.TALL: 9 / 16, Aspect.SQUARE: 1.0, Aspect.PORTRAIT: 4 / 5}
"""Width to height."""
_WIDER, _TALLER = 1.2, 0.85
"""Width to height from which, and up to which, a picture is wide or tall at first glance."""

_FILM = "reference film"
_LAYOUT = re.compile(
    r"(?:composition|layout|framing|framed|arrange\w+|bildaufbau|komposition|cadrage|composición|encuadre|composizione"
    r"|inquadratura|enquadramento|compositie)\b",
)
_EVOKED = {
    Aspect.WIDE: re.compile(
        r"(?:(?:wide|broad|sweeping)[ -](?:open[ -])?(?:landscapes?|vistas?|panoramas?|horizons?)"
        r"|(?:landschafts)?panoram(?:a|as|en|ic|ique|iques|isch\w*|aaufnahmen?|abilder|abild|icos?|icas?)"
        r"|panorámic[oa]s?"
        r"|(?:weite|breite)[nrs]? (?:landschaft(?:en)?|horizonte?)"
        r"|(?:vastes?|larges?|grands?) (?:paysages?|horizons?)|paysages? larges?"
        r"|paisajes? (?:ampli|anch|extens)os?|(?:ampli|gran|vast)\w* (?:paisajes?|paesagg\w+|paisagens)"
        r"|paesaggi[o]? (?:ampi[o]?|vast[oi])|brede landschap(?:pen)?)\b",
    ),
}
_FRAME = r"(?:format|orientation|mode|videos?|clips?|frames?|crop|aspect|layout|shape|(?:full)?[- ]?screen)"
_NAMED = {
    Aspect.WIDE: re.compile(
        r"(?:(?:wider|twice as wide|much wider) (?:than|as) (?:it is )?(?:tall|high)|breiter als hoch"
        r"|plus large que haut|más anch[ao] que alt[ao]|più larg[ao] che alt[ao]|mais larg[ao] que alt[ao]"
        r"|breder dan hoog"
        r"|(?:em |in |en )?formato de cine(?:ma)?|format cinéma|kinoformat|bioscoopformaat|filmem tudo deitado"
        r"|twice as wide as it is (?:tall|high)|wide (?:cinema|movie) screen|breite[nr]? leinwand|grand écran de cinéma"
        r"|16 ?[:/x×] ?9|21 ?[:/x×] ?9|(?:ultra[- ]?)?wide[- ]?screen|ultra[- ]?wide|cinemascope|letter[- ]?boxed"
        rf"|(?:landscape|horizontal)[ -](?:(?:9:16|1:1|4:5)[ -])?{_FRAME}"
        r"|breitbild\w*|querformat\w*|format (?:paysage|horizontal|large)|écran large|formato (?:horizontal|apaisado"
        r"|panorámico|orizzontale|paisagem)|pantalla ancha|breedbeeld|liggend formaat|panoramicznie"
        r"|(?:frame|framed|shoot|shot|film|filmed) (?:it |this |everything |all of it )?horizontally|en horizontal"
        r"|na horizontal|in orizzontale|liggend beeld)\b",
    ),
    Aspect.TALL: re.compile(
        r"(?:(?:taller|higher|much taller) than (?:it is )?wide|twice as (?:tall|high) as (?:it is )?wide"
        r"|höher als breit|rechtop|phones?,? (?:standing )?up(?:right)?|holds? (?:their|your"
        r"|the) phones?,? (?:upright|standing up)"
        r"|plus haut que large|más alt[ao] que anch[ao]|più alt[ao] che larg[ao]|mais alt[ao] que larg[ao]"
        r"|hoger dan breed|9 ?[:/x×] ?16|(?:vertical|upright|tall|portrait)[ -]"
        rf"(?:(?:phone|mobile|smartphone|social|short|full|16:9|1:1|4:5)[ -])?{_FRAME}"
        r"|hochformat\w*|hochkant|format (?:portrait|vertical)|formato vertical[e]?"
        r"|staand formaat|staand beeld|en vertical|na vertical|in verticale|upright on (?:a |the |your "
        r"|their )?(?:smart)?phones?"
        r"|(?:frame|framed|shoot|shot|film|filmed) (?:it |this |everything |all of it )?vertically)\b",
    ),
    Aspect.SQUARE: re.compile(
        rf"(?:1 ?[:x×] ?1|square[ -](?:(?:16:9|9:16|4:5)[ -])?{_FRAME}"
        r"|quadratische\w* (?:format|video)|quadratformat|format carré|formato (?:cuadrado|quadrato|quadrado)"
        r"|vierkant formaat)\b",
    ),
}

_TAKEN_BACK = re.compile(
    r"\b(?:(?:ignore|scrap|forget|disregard) (?:that|this|it)|first (?:asked|thought|wanted|said)|changed our minds?"
    r"|vergesst das|doch lieber|oubliez|finalement|olvid\w+ eso|al final mejor|lasciate perdere|afinal|toch liever)\b"
)
"""What takes back a shape that was asked for before."""


def shape_of_words(case: Case) -> Iterator[Caution]:
    """Words that name or evoke another shape than the frame has: a wide landscape in 9:16."""
    aspect = case.direction.aspect
    wishes = case.asked(Aim.ASPECT, How.SET)
    words = [words for shape, words in shapes_named(case) if shape is not aspect]
    if was_asked(case.lower):
        words = []
    if {aspect, *(shape for shape, _ in shapes_named(case))} <= {Aspect.TALL, Aspect.PORTRAIT}:
        words = []  # upright is both
    if NUMBERS[aspect] < 1:
        words += [case.brief.text[slice(*span)] for span in case.named_and_meant(_EVOKED[Aspect.WIDE])]
    shown, fits = usual_platform(case.direction.platform).aspects, aspect
    if case.source(Aim.ASPECT) is Source.WORDS and case.is_asked_for(Aim.PLATFORM) and aspect not in shown:
        words += [wish.words for wish in wishes if wish.value == aspect]
        fits = shown[0]
    if words:
        yield caution(
            "aspect_against_wording",
            Aim.ASPECT,
            f"the words ask for “{words[0]}”, and it is to be seen in {fits}",
            "choose another aspect or platform, or describe what is seen so that it fits such a frame",
        )


def was_asked(text: str) -> bool:
    """Whether a text in lower case takes back a shape that was asked for before."""
    return _TAKEN_BACK.search(text) is not None


def shapes_named(case: Case) -> tuple[tuple[Aspect, str], ...]:
    """Shapes that the words name, with these words."""
    topical = case.page.topical
    wishes = [wish for wish in case.asked(Aim.ASPECT) if case.page.places(wish.start, wish.end).start not in topical]
    read = [(wish.start, wish.end) for wish in wishes if wish.how is not How.SET]
    named = [(Aspect(wish.value), wish.words) for wish in wishes if wish.how is How.SET]
    for shape, pattern in _NAMED.items():
        meant = (span for span in case.named_and_meant(pattern) if case.page.places(*span).start not in topical)
        found = [span for span in meant if not any(overlap(span, at) for at in read)]
        named += [(shape, case.brief.text[slice(*span)]) for span in found if all(shape is not one for one, _ in named)]
    return tuple(named)


def shape_of_platform(case: Case) -> Iterator[Caution]:
    """A frame that does not fill the screen of where it is seen."""
    direction = case.direction
    fitting = usual_platform(direction.platform).aspects
    if direction.aspect not in fitting and case.is_asked_for(Aim.PLATFORM):
        yield caution(
            "aspect_against_platform",
            Aim.ASPECT,
            f"{direction.aspect} does not fill the screen on {direction.platform}, which shows {fitting[0]}",
            f"make it {fitting[0]}, or choose a platform that shows {direction.aspect}",
        )


def length_of_platform(case: Case) -> Iterator[Caution]:
    """A video that is longer, or shorter, than its platform takes."""
    direction = case.direction
    usual = usual_platform(direction.platform)
    longest, shortest = usual.longest, usual.shortest
    wished = [float(wish.value) for wish in case.asked(Aim.DURATION, How.SET) if _is_number(wish.value)]
    seconds = max([direction.duration, *wished[:1], *case.measures.totals[:1]])
    if seconds > longest:
        yield caution(
            "too_long_for_platform",
            Aim.DURATION,
            f"{seconds:.0f} s are more than {direction.platform} takes, {longest:.0f} s",
            f"make it at most {longest:.0f} s long, or several parts of it, or choose another platform",
        )
    elif direction.duration < shortest:
        yield caution(
            "too_short_for_platform",
            Aim.DURATION,
            f"{direction.duration:.1f} s are less than {direction.platform} takes, {shortest:.0f} s",
            f"make it at least {shortest:.0f} s long, or choose another platform",
        )


def captions_of_platform(case: Case) -> Iterator[Caution]:
    """A video that nobody understands where videos start without sound."""
    direction = case.direction
    silent = any(wish.value in {"any", "none", "no", "false"} for wish in case.asked(Aim.VOICE, How.WITHOUT))
    if direction.captions is CaptionMode.NONE and direction.platform in MUTED and not silent:
        yield caution(
            "captions_missing",
            Aim.CAPTIONS,
            f"on {direction.platform} videos start without sound, and this one has no captions",
            "burn captions into the picture, or tell all of it by pictures alone",
        )


def shape_of_reference(case: Case) -> Iterator[Caution]:
    """A reference that lies down where the frame is asked to stand, or the other way round.

    Of a picture that only matters where its layout is asked for: colours and light have no shape.
    """
    asked = case.is_asked_for(Aim.ASPECT) or case.is_asked_for(Aim.PLATFORM)
    for what, seen in references_of(case) if asked else ():
        shape, aimed = seen.width / seen.height, NUMBERS[case.direction.aspect]
        apart = (shape >= _WIDER and aimed <= _TALLER) or (shape <= _TALLER and aimed >= _WIDER)
        if apart and (what == _FILM or case.named_and_meant(_LAYOUT)):
            lies, stands = ("wide", "tall") if shape > 1 else ("tall", "wide")
            yield caution(
                "reference_of_other_aspect",
                Aim.COMPOSITION,
                f"the {what} is {lies} and the frame is {stands} ({case.direction.aspect}): its layout cannot be kept",
                f"give a {stands} reference, or take from this one the colours and the light alone",
            )


def references_of(case: Case) -> tuple[tuple[str, Seen], ...]:
    """What the references show, each with what to call it."""
    readings = (("reference picture", case.picture), (_FILM, case.film))
    return tuple((what, reading.seen) for what, reading in readings if reading is not None)


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", value) is not None
