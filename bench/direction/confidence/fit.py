"""Fits the few numbers of confidence on rated briefs, and says how well they do on those that were held back.

    python bench/direction/confidence/fit.py

Prints the weights as direction/confidence.py has them, the area under the ROC curve (how often a good brief is rated
above a bad one), and of the held-back briefs how often those of each level of confidence are good.
"""

import itertools
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from chalktalk.direction import directed
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Confidence, Factor

RATED = Path(__file__).with_name("rated.toml")
FACTORS = (Factor.COMPLETENESS, Factor.COHERENCE, Factor.FEASIBILITY)
"""Those that every direction has; the weights of the others are chosen."""
EVERY = 3
"""Of each kind one in so many is held back."""
RIDGE = 0.003
"""On the squares of weights, in mean log-likelihood: keeps them finite where the kinds can be told apart."""
STEPS, RATE = 20_000, 0.3
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rated:
    """A brief, and what an editor and the program think of it."""

    text: str
    good: bool
    held: bool
    confidence: Confidence

    @property
    def values(self) -> tuple[float, ...]:
        """Its parts."""
        parts = {part.factor: part.value for part in self.confidence.parts}
        return tuple(parts[factor] for factor in FACTORS)


def rated() -> tuple[Rated, ...]:
    """All briefs of the set."""
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(RATED.read_text("utf-8"))
    return tuple(
        Rated(entry["text"], kind == "good", number % EVERY == 0, _confidence(entry))
        for kind, entries in tables.items()
        for number, entry in enumerate(entries)
    )


def auc(scores: list[float], good: list[bool]) -> float:
    """Share of pairs of a good and a bad brief in which the good one is rated higher; a tie counts half."""
    pairs = [
        1.0 if one > other else 0.5 if one == other else 0.0
        for one, is_good in zip(scores, good, strict=True)
        if is_good
        for other, is_other in zip(scores, good, strict=True)
        if not is_other
    ]
    return sum(pairs) / len(pairs)


def fitted(values: Floats, good: Floats) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression; no weight below zero, for no part speaks against a direction."""
    weights, bias = np.ones(values.shape[1]), 0.0
    for _ in range(STEPS):
        off = 1 / (1 + np.exp(-(values @ weights + bias))) - good
        weights = np.maximum(0.0, weights - RATE * (values.T @ off / len(good) + RIDGE * weights))
        bias -= RATE * float(off.mean())
    return weights, bias


def main() -> None:
    """Fit and print."""
    everything = rated()
    learnt = [one for one in everything if not one.held]
    held = [one for one in everything if one.held]
    values, good = np.array([one.values for one in learnt]), np.array([float(one.good) for one in learnt])
    weights, bias = fitted(values, good)
    lines = [f"{factor}: {weight:.2f}" for factor, weight in zip(FACTORS, weights, strict=True)]
    lines.append(f"bias: {bias:.2f}")
    for name, part in (("fitted on", learnt), ("held back", held)):
        anew = [float(np.dot(one.values, weights) + bias) for one in part]
        now = [one.confidence.overall for one in part]
        kinds = [one.good for one in part]
        told = f"AUC {auc(anew, kinds):.3f} as fitted, {auc(now, kinds):.3f} as built in"
        lines.append(f"{name}: {len(part)} briefs, {told}")
    lines += [*_reliability(held), *_misjudged(everything)]
    sys.stdout.write("\n".join(lines) + "\n")


def _confidence(entry: dict[str, Any]) -> Confidence:
    brief = CreativeBrief.model_validate({name: value for name, value in entry.items() if name != "why"})
    return directed(brief, read_words(brief.text, brief.language)).confidence


def _reliability(held: list[Rated]) -> list[str]:
    """Of each level of confidence, how many of the held-back briefs are good."""
    told = []
    for low, high in itertools.pairwise(LEVELS):
        here = [one for one in held if low <= one.confidence.overall < high or one.confidence.overall == high == 1.0]
        if here:
            mean, share = np.mean([one.confidence.overall for one in here]), np.mean([one.good for one in here])
            told.append(f"confidence {low:.2f} to {high:.2f}: {len(here)} briefs, mean {mean:.2f}, good {share:.2f}")
    brier = float(np.mean([(one.confidence.overall - one.good) ** 2 for one in held]))
    return [*told, f"Brier score of the held-back briefs: {brier:.3f}"]


def _misjudged(everything: tuple[Rated, ...]) -> list[str]:
    wrong = [one for one in everything if (one.confidence.overall >= 0.5) != one.good]
    return [
        f"{one.confidence.overall:.2f} for a {'good' if one.good else 'bad'} one, {one.values}: {one.text[:70]}"
        for one in wrong
    ]


if __name__ == "__main__":
    main()
