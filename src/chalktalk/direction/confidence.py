"""Confidence: how likely a direction is what was meant, in parts that are explained, and as one calibrated figure."""

from math import exp

from chalktalk.direction.checking import cautions_for
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, Confidence, CreativeDirection, Factor, Part, Source
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Aim, Wording

_GIVEN = frozenset({Source.BRIEF, Source.WORDS, Source.VIDEO, Source.IMAGE, Source.PREVIOUS})
"""Sources that are the user's own."""
_WORTH: tuple[tuple[str, float, frozenset[Aim]], ...] = (
    ("how it should look", 0.2, frozenset({Aim.STYLE, Aim.PALETTE, Aim.KEY, Aim.TEMPERATURE, Aim.COMPOSITION})),
    ("how it should feel", 0.1, frozenset({Aim.FEELING, Aim.MOTION, Aim.CUTS, Aim.ENERGY})),
    ("where it is seen", 0.15, frozenset({Aim.PLATFORM, Aim.ASPECT})),
    ("how long it is", 0.1, frozenset({Aim.DURATION})),
    ("for whom", 0.1, frozenset({Aim.AUDIENCE})),
)
"""What a brief may say, how much that is worth, and the fields that tell."""
_SUBJECT = 0.35
"""What it is worth to know what the video is about."""
_INFORMATIVE = 0.3
"""Share of a brief's words that mean something, from which what it calls its subject is taken for one."""
_HALF = 0.5
_UNHEARD, _UNHEARD_VALUE = "change_not_understood", 0.1
"""The caution of a change of which nothing was understood, and what such a brief is worth."""
_INCOHERENT = {
    "wishes_contradict": 0.55,
    "aspect_against_wording": 0.4,
    "platform_against_wording": 0.35,
    "duration_against_wording": 0.3,
    "language_against_wording": 0.3,
    "voice_in_other_language": 0.3,
    "palette_too_large": 0.5,
    "contrast_too_low": 0.45,
    "accents_alike": 0.1,
    "role_without_colour": 0.1,
}
"""Cautions that speak against a direction's coherence, and by how much."""
_INFEASIBLE = {
    "aspect_against_platform": 0.5,
    "too_long_for_platform": 0.55,
    "too_short_for_platform": 0.4,
    "captions_missing": 0.15,
    "scene_too_short": 0.55,
    "durations_do_not_add_up": 0.5,
    "cuts_too_fast": 0.4,
    "voice_too_long": 0.5,
    "overlays_too_dense": 0.5,
    "overlay_too_short": 0.2,
    "overlay_outside_scene": 0.2,
    "overlays_overlap": 0.2,
}
"""The same, against its being made."""
_REFERRED = {"reference_too_small": 0.4, "reference_blurred": 0.4, "reference_of_other_aspect": 0.2}
"""The same, against its reference."""
_CRISP = 0.5
"""Sharpness from which a reference is as good as it gets."""
_LARGE = 360
"""Pixels of the shorter side from which it is."""

_FITTED = {Factor.COMPLETENESS: 4.58, Factor.COHERENCE: 4.90, Factor.FEASIBILITY: 4.47}
_BIAS = -11.44
"""A logistic regression on two thirds of the rated briefs of bench/direction/confidence, whose fit.py prints it."""
_CHOSEN = {Factor.REFERENCE: (2.0, 0.9), Factor.AGREEMENT: (2.0, 0.7)}
"""Weights of the parts that not every direction has, and what leaves the whole as it is: by judgement, not fitted."""


def confidence_of(
    direction: CreativeDirection,
    brief: CreativeBrief,
    wording: Wording,
    picture: PictureReading | None = None,
    film: FilmReading | None = None,
    agreement: float | None = None,
    told: tuple[Caution, ...] | None = None,
) -> Confidence:
    """How likely a direction is what was meant.

    The whole is a logistic function of the parts, fitted so that of directions rated 0.8 eight in ten would be trusted.

    Args:
        direction: What was decided.
        brief: What it was asked for with.
        wording: What was read out of the brief's text.
        picture: What was read out of the reference picture, if there is one.
        film: What was read out of the reference film.
        agreement: How far a model and the rules say the same, 0 to 1; None: no model had a say.
        told: What `cautions_for` says of it, if that is known already.
    """
    told = cautions_for(direction, brief, wording, film, picture) if told is None else told
    parts = [_completeness(direction, wording, brief, told), _coherence(told), _feasibility(told)]
    if picture is not None or film is not None:
        parts.append(_reference(picture, film, told))
    if agreement is not None:
        parts.append(_agreement(agreement))
    return _of(parts)


def with_reference_of(before: Confidence, confidence: Confidence) -> Confidence:
    """A confidence with the part about references from another, for whoever has no references any more."""
    kept = [part for part in before.parts if part.factor is Factor.REFERENCE]
    order = list(Factor)
    parts = (*(part for part in confidence.parts if part.factor is not Factor.REFERENCE), *kept)
    return _of(sorted(parts, key=lambda part: order.index(part.factor)))


def _completeness(
    direction: CreativeDirection, wording: Wording, brief: CreativeBrief, told: tuple[Caution, ...]
) -> Part:
    if unheard := next((one for one in told if one.code == _UNHEARD), None):
        return Part(factor=Factor.COMPLETENESS, value=_UNHEARD_VALUE, because=unheard.message)
    given = {origin.field for origin in direction.origins if origin.source in _GIVEN}
    if brief.audience:
        given |= {Aim.AUDIENCE}
    known = _known(brief, wording)
    value = _SUBJECT * known + sum(worth for _, worth, fields in _WORTH if fields & given)
    missing = [what for what, _, fields in _WORTH if not fields & given]
    missing = ["what it is about", *missing] if known < _HALF else missing
    because = f"the brief leaves open {_listed(missing)}" if missing else "the brief says all that matters"
    return Part(factor=Factor.COMPLETENESS, value=_bounded(value), because=because)


def _known(brief: CreativeBrief, wording: Wording) -> float:
    """How sure it is what the video is about: of words none of which means anything, the subject is a guess."""
    if brief.about.strip() or brief.context.previous_config:
        return 1.0
    return min(1.0, wording.informative / _INFORMATIVE) if wording.subject else 0.0


def _coherence(told: tuple[Caution, ...]) -> Part:
    return _less(Factor.COHERENCE, told, _INCOHERENT, "nothing that is asked for speaks against anything else")


def _feasibility(told: tuple[Caution, ...]) -> Part:
    return _less(Factor.FEASIBILITY, told, _INFEASIBLE, "it can be made as it stands, and shown where it is for")


def _reference(picture: PictureReading | None, film: FilmReading | None, told: tuple[Caution, ...]) -> Part:
    seens = [reading.seen for reading in (picture, film) if reading is not None]
    best = max(
        min(1.0, seen.sharpness / _CRISP) * min(1.0, min(seen.width, seen.height) / _LARGE) ** 0.5 for seen in seens
    )
    looked = min(1.0, film.looked_at / film.seconds) if film is not None else 1.0
    faults = [one for one in told if one.code in _REFERRED]
    if faults:
        because = faults[0].message
    elif looked < 0.99 and film is not None:
        because = f"{film.looked_at:.0f} of the film's {film.seconds:.0f} s were looked at"
    else:
        because = "the reference is large and sharp enough to be read"
    value = (0.3 + 0.7 * best) * (0.7 + 0.3 * looked) - 0.5 * sum(
        _REFERRED[code] for code in {one.code for one in faults}
    )
    return Part(factor=Factor.REFERENCE, value=_bounded(value), because=because)


def _agreement(agreement: float) -> Part:
    because = f"the model and the rules agree in {agreement:.0%} of what both decide"
    return Part(factor=Factor.AGREEMENT, value=_bounded(agreement), because=because)


def _less(factor: Factor, told: tuple[Caution, ...], penalties: dict[str, float], fine: str) -> Part:
    """A part that each kind of fault makes smaller; a second one of a kind by half as much."""
    faults = [one for one in told if one.code in penalties]
    value = 1.0
    for number, fault in enumerate(sorted(faults, key=lambda one: -penalties[one.code])):
        again = any(other.code == fault.code for other in faults[:number])
        value -= penalties[fault.code] * (0.5 if again else 1.0)
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    return Part(factor=factor, value=_bounded(value), because=faults[0].message + more if faults else fine)


def _of(parts: list[Part]) -> Confidence:
    return Confidence(overall=_overall(parts), parts=tuple(parts))


def _overall(parts: list[Part]) -> float:
    values = {part.factor: part.value for part in parts}
    logit = _BIAS + sum(weight * values[factor] for factor, weight in _FITTED.items())
    logit += sum(weight * (values.get(factor, usual) - usual) for factor, (weight, usual) in _CHOSEN.items())
    return round(1 / (1 + exp(-logit)), 4)


def _listed(things: list[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def _bounded(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)
