"""Measures: what is noted of every frame as it passes, one family a file.

A measure is a function from a glance to figures by name, always the same names; NaN where one cannot be told. It runs
for every frame, so it may take some microseconds of a glance, and of the whole picture no more than a few rows.
"""

from collections.abc import Callable, Mapping

from chalktalk.inspection.glance import Glance
from chalktalk.inspection.measures.bars import bars
from chalktalk.inspection.measures.brightness import brightness
from chalktalk.inspection.measures.change import change
from chalktalk.inspection.measures.damage import damage
from chalktalk.inspection.measures.likeness import likeness
from chalktalk.inspection.measures.motion import motion
from chalktalk.inspection.measures.placing import placing
from chalktalk.inspection.measures.sharpness import sharpness

Measure = Callable[[Glance], Mapping[str, float]]

MEASURES: tuple[Measure, ...] = (bars, brightness, change, damage, likeness, motion, placing, sharpness)
