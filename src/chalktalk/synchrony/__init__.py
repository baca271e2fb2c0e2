"""Synchrony: when each word of a scene sounds, when each element comes in, when each caption is read."""

from chalktalk.synchrony.bounds import cut_take
from chalktalk.synchrony.quality import sync_quality
from chalktalk.synchrony.scene import synchronise

__all__ = ["cut_take", "sync_quality", "synchronise"]
