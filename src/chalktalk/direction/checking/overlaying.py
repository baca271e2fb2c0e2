"""Validators of what is written over the pictures: how much, how long it stays, and where it lies in its scene."""

import re
from collections.abc import Iterator
from itertools import pairwise

from chalktalk.direction.checking.case import Case, Phrase, caution
from chalktalk.direction.checking.counting import NUMBER, NUMBERS, each_second, number_in, seconds_between
from chalktalk.direction.limits import SHORTEST_SEEN
from chalktalk.documents.creative.direction import Caution, Overlay, SceneDirection
from chalktalk.documents.creative.wishes import Aim, How

MOST_A_MINUTE = 20.0
"""One every three seconds: each wants reading, and then a look at the picture."""
MOST_CHARACTERS_A_SECOND = 20.0
"""Netflix, "Timed Text Style Guide: General Requirements", English: the most that adults are given to read."""
LEAST_SECONDS = 0.8
"""The same guide's least: five sixths of a second."""
_CROWD = 3
"""Overlays of one scene that are no crowd, however short it is."""
_SLACK = 0.05
"""Seconds by which an overlay may pass its scene's end, or another's start."""
_TEXTS = (
    r"(?:overlays?|captions?|titles?|text(?:s| cards?| overlays?| lines?)?|words? on screen|callouts?"
    r"|stickers?|einblendung(?:en)?|textes?|incrustations?|textos?|rótulos?|scritte)"
)
_TEXT_WORDS = (
    "overlay overlays caption captions title titles text texts word words callout callouts sticker stickers einblendung"
    " einblendungen texte textes incrustation incrustations texto textos rótulo rótulos scritta scritte"
)
_A_MINUTE = Phrase(
    NUMBERS,
    re.compile(
        rf"{NUMBER}\s+(?:[\w-]+\s+){{0,2}}{_TEXTS}\s*(?:on screen\s*)?(?:/|an?|per|each|every|pro|par|por"
        rf"|al)\s*minut\w*"
    ),
)
_IN_ALL = Phrase(
    NUMBERS,
    re.compile(
        rf"{NUMBER}\s+(?:[\w-]+\s+){{0,2}}"
        r"(?:overlays|captions|callouts|text cards|einblendungen|incrustations|rótulos)\b"
    ),
)
_EVERY = each_second(_TEXTS, _TEXT_WORDS)


def density_of_overlays(case: Case) -> Iterator[Caution]:
    """More written over the pictures than can be read beside them."""
    direction = case.direction
    minutes = direction.duration / 60
    written = sum(len(scene.overlays) for scene in direction.scenes)
    rates = [direction.overlays.a_minute, *_asked(case)]
    if written > _CROWD:
        rates.append(written / minutes)
    if (most := max(rates)) > MOST_A_MINUTE + 0.5:
        yield caution(
            "overlays_too_dense",
            Aim.OVERLAYS,
            f"{most:.0f} overlays a minute are more than can be read beside the pictures",
            f"keep to {MOST_A_MINUTE:.0f} a minute, and say the rest",
        )
        return
    for scene in direction.scenes:
        if len(scene.overlays) > max(_CROWD, scene.duration / 60 * 2 * MOST_A_MINUTE):
            yield caution(
                "overlays_too_dense",
                Aim.OVERLAYS,
                f"scene {scene.number} has {len(scene.overlays)} overlays in {scene.duration:.1f} s",
                "keep the one or two that matter",
                scene.number,
            )


def time_of_overlays(case: Case) -> Iterator[Caution]:
    """Overlays that are gone before they are read."""
    for scene in case.direction.scenes:
        for overlay in scene.overlays if scene.duration >= SHORTEST_SEEN else ():
            stays = overlay.end - overlay.start
            needed = max(LEAST_SECONDS, len(overlay.text) / MOST_CHARACTERS_A_SECOND)
            if 0 < stays < needed - _SLACK:
                yield caution(
                    "overlay_too_short",
                    Aim.OVERLAYS,
                    f"{_called(overlay)} in scene {scene.number} stays {stays:.1f} s and takes {needed:.1f} s to read",
                    "leave it up longer, or write less",
                    scene.number,
                )


def place_of_overlays(case: Case) -> Iterator[Caution]:
    """Overlays that last beyond their scene, end before they start, or lie over one another."""
    for scene in case.direction.scenes:
        yield from (_outside(scene, overlay) for overlay in scene.overlays if _is_outside(scene, overlay))
        in_order = sorted(scene.overlays, key=lambda overlay: overlay.start)
        for one, other in pairwise(in_order):
            if other.start < one.end - _SLACK:
                yield caution(
                    "overlays_overlap",
                    Aim.OVERLAYS,
                    f"{_called(one)} and {_called(other)} are up at the same time in scene {scene.number}",
                    "show one after the other",
                    scene.number,
                )


def _asked(case: Case) -> Iterator[float]:
    """How many a minute the words want."""
    for wish in case.asked(Aim.OVERLAYS, How.SET):
        if re.fullmatch(r"\d+(\.\d+)?", wish.value):
            yield float(wish.value)
    rates = case.said(_A_MINUTE)
    yield from (float(number_in(found.group(1))) for found in rates)
    for found in case.said(_IN_ALL):
        if all(found.start() != rate.start() for rate in rates):
            yield number_in(found.group(1)) * 60 / case.direction.duration
    yield from (60 / seconds_between(found) for found in case.said(_EVERY))


def _is_outside(scene: SceneDirection, overlay: Overlay) -> bool:
    return overlay.end <= overlay.start or overlay.end > scene.duration + _SLACK


def _outside(scene: SceneDirection, overlay: Overlay) -> Caution:
    return caution(
        "overlay_outside_scene",
        Aim.OVERLAYS,
        f"{_called(overlay)} is up from {overlay.start:.1f} to {overlay.end:.1f} s, and scene {scene.number} lasts"
        f" {scene.duration:.1f} s",
        "let it end with its scene",
        scene.number,
    )


def _called(overlay: Overlay) -> str:
    return f"“{overlay.text if len(overlay.text) <= 30 else overlay.text[:29] + '…'}”"
