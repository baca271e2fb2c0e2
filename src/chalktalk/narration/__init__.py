"""Narration: script to speech with the time of every word."""

from chalktalk.narration.delivered import hear_words
from chalktalk.narration.engines import VoiceInfo
from chalktalk.narration.phrasing import emphases_by_sentence
from chalktalk.narration.recorded import align_take
from chalktalk.narration.registry import check_voice, list_voices, voice_here
from chalktalk.narration.remote.asking import voice_over
from chalktalk.narration.remote.cutting import cut_batch
from chalktalk.narration.remote.naming import name_of, remote_voice
from chalktalk.narration.remote.texts import batches_of
from chalktalk.narration.speech import narrate
from chalktalk.narration.takes.reading import check_recording

__all__ = [
    "VoiceInfo",
    "align_take",
    "batches_of",
    "check_recording",
    "check_voice",
    "cut_batch",
    "emphases_by_sentence",
    "hear_words",
    "list_voices",
    "name_of",
    "narrate",
    "remote_voice",
    "voice_here",
    "voice_over",
]
