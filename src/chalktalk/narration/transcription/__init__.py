"""Transcription: from a recording without a script to the words in it, and to a script that can be mended."""

from chalktalk.narration.transcription.markdown import script_of
from chalktalk.narration.transcription.transcribing import transcribe
from chalktalk.narration.transcription.words import TranscribedWord, Transcript

__all__ = ["TranscribedWord", "Transcript", "script_of", "transcribe"]
