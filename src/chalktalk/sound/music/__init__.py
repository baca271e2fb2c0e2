"""Music: made here, so that it is free of rights, or the author's own."""

from chalktalk.sound.music.compose import compose
from chalktalk.sound.music.mood import mood_of
from chalktalk.sound.music.own import check_music

__all__ = ["check_music", "compose", "mood_of"]
