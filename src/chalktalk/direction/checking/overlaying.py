"""Validators of what is written over the pictures: how much, how long it stays, and where it lies in its scene."""

import re
from collections.abc import Iterator
from itertools import pairwise

from chalktalk.direction.checking.case import Case, caution
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
_CHARACTERS_A_WORD = 6
_LONG_QUOTE = re.compile(r"(?<!\w)[\"“„«‘']([^\"“”„«»\n]{60,600})[\"”“»’'](?!\w)")
_SHOWN = re.compile(
    r"\b(?:show|display|put|flash|text|title|on screen|appear|blende\w*|zeig\w*|affich\w*|montr\w*|mostr\w*|muestr\w*"
    r"|pon|mett\w*|toon|zet)\b",
    re.IGNORECASE,
)
_BESIDE = 80
"""Characters beside quoted words that say what to do with them."""
_GLANCE = 5.0
"""Seconds for which something long is shown at most: longer times are of something else."""
_SLACK = 0.05
"""Seconds by which an overlay may pass its scene's end, or another's start."""


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


def reading_of_overlays(case: Case) -> Iterator[Caution]:
    """Words that are wanted on the screen for less time than they take to read."""
    stays = [(seconds, LEAST_SECONDS) for thing, seconds in case.measures.lengths if thing == "overlay"]
    stays += [(seconds, words * _CHARACTERS_A_WORD / MOST_CHARACTERS_A_SECOND) for words, seconds in case.measures.held]
    stays += [(seconds, len(words) / MOST_CHARACTERS_A_SECOND) for words, seconds in _quoted(case)]
    for seconds, needed in stays:
        if seconds < needed - _SLACK:
            yield caution(
                "overlay_too_short",
                Aim.OVERLAYS,
                f"what is written is wanted for {seconds:.1f} s, and takes {needed:.1f} s to read",
                "leave it up longer, or write less",
            )
            return


def _quoted(case: Case) -> Iterator[tuple[str, float]]:
    """Quoted words that are to be shown, with for how long."""
    text = case.brief.text
    for found in _LONG_QUOTE.finditer(text):
        before = text[max(0, found.start() - _BESIDE) : found.start()]
        if _SHOWN.search(before):
            near = (s for s, span in case.measures.times if found.start() - _BESIDE <= span[0] <= found.end() + _BESIDE)
            yield from ((found.group(), seconds) for seconds in near if seconds <= _GLANCE)


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
    yield from (rate for thing, rate in case.measures.rates if thing == "overlay")
    for thing, count in case.measures.counts:
        if thing == "overlay":
            times = len(case.direction.scenes) if count.a_scene else 1
            yield 60 * count.number * times / (count.seconds or case.direction.duration)


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
