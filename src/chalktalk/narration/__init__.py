"""Narration: script to speech with the time of every word."""

from chalktalk.narration.engines import VoiceInfo
from chalktalk.narration.registry import check_voice, list_voices
from chalktalk.narration.speech import narrate

__all__ = ["VoiceInfo", "check_voice", "list_voices", "narrate"]
