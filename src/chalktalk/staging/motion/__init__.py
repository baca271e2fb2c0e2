"""Movement as keyframes: the house's patterns, each a small pure function of frames.

`entrances`, `emphasis`, `exits`, `loops`, `data` and `camera` hold one function a pattern; a `Movement` says what a
pattern does to a group, and `Board.moving` puts it there. Springs and waves are baked (`baking`).
"""

from chalktalk.staging.motion.baking import baked
from chalktalk.staging.motion.camera import pan, parallax, pull_out, push_in
from chalktalk.staging.motion.clock import (
    EASE_IN,
    EASE_IN_OUT,
    EASE_OUT,
    SWAY,
    Clock,
    Key,
    between,
    scaled,
    shifted,
    track,
)
from chalktalk.staging.motion.data import Particle, count_up, draw_path, flow, grow_bar, reaching, turn_into
from chalktalk.staging.motion.emphasis import STRESS, beat, flash, glow, pulse, shake
from chalktalk.staging.motion.entrances import Side, appear, bounce_in, draw, fade_in, slide_in, type_on, zoom_in
from chalktalk.staging.motion.exits import dissolve, fade_out, shrink, slide_out, vanish
from chalktalk.staging.motion.loops import breathe, hover, rotate, sway
from chalktalk.staging.motion.morphing import cut, matched, middle_of
from chalktalk.staging.motion.movement import REST, Movement, joined
from chalktalk.staging.motion.springs import spring

__all__ = [
    "EASE_IN",
    "EASE_IN_OUT",
    "EASE_OUT",
    "REST",
    "STRESS",
    "SWAY",
    "Clock",
    "Key",
    "Movement",
    "Particle",
    "Side",
    "appear",
    "baked",
    "beat",
    "between",
    "bounce_in",
    "breathe",
    "count_up",
    "cut",
    "dissolve",
    "draw",
    "draw_path",
    "fade_in",
    "fade_out",
    "flash",
    "flow",
    "glow",
    "grow_bar",
    "hover",
    "joined",
    "matched",
    "middle_of",
    "pan",
    "parallax",
    "pull_out",
    "pulse",
    "push_in",
    "reaching",
    "rotate",
    "scaled",
    "shake",
    "shifted",
    "shrink",
    "slide_in",
    "slide_out",
    "spring",
    "sway",
    "track",
    "turn_into",
    "type_on",
    "vanish",
    "zoom_in",
]
