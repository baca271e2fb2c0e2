"""Sound: the film's soundtrack, at the loudness that platforms expect, and how to measure it."""

from chalktalk.sound.loudness import Loudness, measure_loudness
from chalktalk.sound.mixing import mix
from chalktalk.sound.music import check_music, compose, mood_of
from chalktalk.sound.plan import plan_music, plan_sound

__all__ = ["Loudness", "check_music", "compose", "measure_loudness", "mix", "mood_of", "plan_music", "plan_sound"]
