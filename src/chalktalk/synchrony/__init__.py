"""Synchrony: when each word of a scene sounds, when each element comes in, when each caption is read."""

from chalktalk.synchrony.scene import synchronise

__all__ = ["synchronise"]
