"""Music: made here, so that it is free of rights, or the author's own."""

from chalktalk.sound.music.compose import compose
from chalktalk.sound.music.mood import mood_of

__all__ = ["compose", "mood_of"]
