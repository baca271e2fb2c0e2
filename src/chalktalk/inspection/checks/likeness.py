"""Frames that do not look as they were drawn, and in what way."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.bars import barred_at
from chalktalk.inspection.checks.black import blank_at
from chalktalk.inspection.checks.blur import blurred_at
from chalktalk.inspection.checks.damage import damaged_at
from chalktalk.inspection.checks.flicker import flickering_at
from chalktalk.inspection.checks.freeze import frozen_at
from chalktalk.inspection.checks.judder import juddering_at
from chalktalk.inspection.checks.kinds import Cluster, named
from chalktalk.inspection.checks.spans import beside, frames_in, scene_starts, seconds_of, spread
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.runs import Bools, runs

_GAP = 0.35
"""Seconds between faulty frames that are told as one: three drawn frames."""


def check_likeness(evidence: Evidence) -> Iterator[Finding]:
    """Every stretch that is not as drawn, told once, by the plainest name for it."""
    for cluster in _clusters(evidence):
        kind, words, measured, limit = named(evidence, cluster)
        yield evidence.found(
            f"picture.{kind}",
            Severity.ISSUE,
            seconds_of(evidence, *cluster.frames),
            words,
            measured=measured,
            limit=limit,
            hints=("render the scene again",),
            remedy=Remedy.RENDER,
        )


def _clusters(evidence: Evidence) -> Iterator[Cluster]:
    """Stretches of frames that are not as drawn, none reaching from one scene into the next."""
    seen = evidence.seen
    if not len(seen.drawn_at):
        return
    unlike = spread(seen, _unlike(evidence)) & ~_explained(evidence)
    bounds = scene_starts(evidence).tolist()
    for start, end in runs(unlike, frames_in(evidence, _GAP)):
        cuts = [start, *(bound for bound in bounds if start < bound < end), end]
        for first, last in pairwise(cuts):
            drawn = np.flatnonzero((seen.drawn_at >= first) & (seen.drawn_at < last) & unlike[seen.drawn_at])
            if len(drawn):
                yield Cluster((first, last), drawn)


def _unlike(evidence: Evidence) -> Bools:
    """Of the drawn frames, which are out of any bound."""
    limits = evidence.limits.picture
    figures = {name: values[evidence.seen.drawn_at] for name, values in evidence.seen.figures.items()}
    unlike: Bools = np.logical_or.reduce(
        [
            figures["odd"] > limits.odd,
            figures["odd_tint"] > limits.coloured,
            np.abs(figures["off_mean"]) > limits.brightness,
            (np.abs(figures["gain"] - 1) > limits.contrast) & (figures["off"] > limits.brightness / 2),
            np.hypot(figures["tint_u"], figures["tint_v"]) > limits.cast,
            (np.hypot(figures["shift_x"], figures["shift_y"]) > limits.shift) & (figures["explained"] > 0.3),
            (np.abs(figures["zoom"]) > limits.zoom) & (figures["explained"] > 0.3),
            figures["grain"] > limits.grain,
            figures["crisp"] < limits.least_crisp,
        ]
    )
    return unlike


def _explained(evidence: Evidence) -> Bools:
    """Frames of which other checks tell."""
    return (
        blank_at(evidence)
        | damaged_at(evidence)
        | barred_at(evidence)
        | beside(blurred_at(evidence), evidence)
        | beside(frozen_at(evidence), evidence)
        | beside(juddering_at(evidence), evidence)
        | beside(flickering_at(evidence), evidence)
    )
