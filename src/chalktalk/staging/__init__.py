"""Staging: storyboard and cues become a Timeline. Everything that needs taste or arithmetic happens here."""

from chalktalk.staging.assemble import assemble
from chalktalk.staging.carrying import carry_over
from chalktalk.staging.effects import effects_of
from chalktalk.staging.installed import typefaces_here
from chalktalk.staging.scene import stage_scene
from chalktalk.staging.thumbnail import stage_thumbnail

__all__ = ["assemble", "carry_over", "effects_of", "stage_scene", "stage_thumbnail", "typefaces_here"]
