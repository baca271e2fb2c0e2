"""What is true of a picture's colours: taken from what was drawn, before noise and before a file's losses."""

from dataclasses import dataclass

import numpy as np
from drawn import Drawn
from marks import NEAR, Lab, difference, lab_of

from chalktalk.documents.creative.readings import MOST_COLOURS

LEAST = 0.04
"""Share of a picture from which on a colour must be found."""
EVEN = 0.8
"""Share of a layer's pixels that have to look alike for it to have a colour."""
ONE_COLOUR = 10.0
"""CIEDE2000 below which two layers may count as one colour."""
THERE = 0.005
"""Share of a picture that has to have a colour for it to be there."""
SAMPLES = 24_000
"""Pixels that are looked at."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The colours of a picture."""

    must: tuple[Lab, ...]
    """Those that have to be found, heaviest first."""
    pixels: Lab
    """A sample of all that is there."""

    def is_there(self, colour: Lab) -> bool:
        """Whether enough of the picture has a colour."""
        return bool((difference(self.pixels, colour) <= NEAR).mean() >= THERE)


def truth_of(drawn: Drawn) -> Truth:
    """The colours of a drawing: what each layer looks like, where it looks like one thing."""
    pixels, owner = drawn.pixels.reshape(-1, 3), drawn.owner.reshape(-1)
    some = np.random.default_rng(0).permutation(len(pixels))[:SAMPLES]
    lab, owner = lab_of(pixels[some]), owner[some]
    found: list[tuple[float, Lab]] = []
    for number in np.unique(owner):
        ours = lab[owner == number]
        colour = np.median(ours, axis=0)
        if (difference(ours, colour) <= NEAR + 1).mean() >= EVEN:
            found.append((len(ours) / len(lab), colour))
    must: list[Lab] = []
    for share, colour in sorted(found, key=lambda one: -one[0]):
        if share >= LEAST and all(difference(colour, other) >= ONE_COLOUR for other in must):
            must.append(colour)
    return Truth(tuple(must[:MOST_COLOURS]), lab)
