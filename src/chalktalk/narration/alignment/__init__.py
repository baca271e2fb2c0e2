"""Alignment: when each word of a known text sounds."""

from chalktalk.narration.alignment.aligning import align
from chalktalk.narration.alignment.recognition import recognise
from chalktalk.narration.alignment.words import Aligned, HeardWord, SpokenWord

__all__ = ["Aligned", "HeardWord", "SpokenWord", "align", "recognise"]
