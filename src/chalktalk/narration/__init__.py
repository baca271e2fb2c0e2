"""Narration: script to speech with the time of every word."""

from chalktalk.narration.delivered import hear_words
from chalktalk.narration.engines import VoiceInfo
from chalktalk.narration.phrasing import emphases_by_sentence
from chalktalk.narration.recorded import align_take
from chalktalk.narration.registry import check_voice, list_voices, voice_here
from chalktalk.narration.speech import narrate
from chalktalk.narration.takes.reading import check_recording

__all__ = [
    "VoiceInfo",
    "align_take",
    "check_recording",
    "check_voice",
    "emphases_by_sentence",
    "hear_words",
    "list_voices",
    "narrate",
    "voice_here",
]
