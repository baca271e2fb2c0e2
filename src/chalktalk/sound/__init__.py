"""Sound: the film's soundtrack, at the loudness that platforms expect, and how to measure it."""

from chalktalk.sound.loudness import Loudness, measure_loudness
from chalktalk.sound.mixing import mix
from chalktalk.sound.plan import plan_sound

__all__ = ["Loudness", "measure_loudness", "mix", "plan_sound"]
