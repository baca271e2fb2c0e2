"""From a recording to the words in it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from chalktalk.narration.alignment.levels import pauses
from chalktalk.narration.alignment.resampling import piece
from chalktalk.narration.takes.reading import SAMPLE_RATE, mapped, read_recording
from chalktalk.narration.transcription.free import FreeListener
from chalktalk.narration.transcription.pieces import pieces
from chalktalk.narration.transcription.whisper import Whisper
from chalktalk.narration.transcription.words import TranscribedWord, Transcriber, Transcript

POCKETSPHINX = "pocketsphinx"
"""The model that is always there."""


def transcribe(
    source: Path, folder: Path, model: str, language: str | None, advance: Callable[[float, float], None]
) -> Transcript:
    """Understand a recording.

    Args:
        source: Any sound file that FFmpeg reads.
        folder: Where a copy of the sound may lie while it is listened to: some 350 MB an hour.
        model: `pocketsphinx`, the name of a Whisper model whose weights are there, or a file of weights.
        language: BCP 47 tag of what is spoken; None to find out.
        advance: Told how many seconds are done, of how many.

    Raises:
        AssetError: if the recording cannot be read, or nobody speaks in it.
        OptionError: if the model cannot be used, or does not know the language.
    """
    listener: Transcriber = FreeListener(language) if model == POCKETSPHINX else Whisper(model, language)
    sound = folder / "recording.wav"
    read_recording(source, sound, str(source))
    samples = mapped(sound)
    duration = samples.size / SAMPLE_RATE
    words: list[TranscribedWord] = []
    for part in pieces(pauses(samples, SAMPLE_RATE), duration, listener.longest):
        heard = listener.hear(piece(samples, SAMPLE_RATE, part.start, part.end), part.speech)
        words += [replace(word, start=part.start + word.start, end=part.start + word.end) for word in heard]
        advance(part.end, duration)
    return Transcript(tuple(words), listener.language or "en", listener.punctuates, listener.engine)
