"""How fast a voice speaks by itself, and what that makes of the pace asked for."""

from chalktalk.narration.engines import SpokenWord
from chalktalk.narration.espeak import SILENCE_PER_WORD

PHONEMES_PER_WORD = 4.0
"""Without marks of stress and length; counted over 759 words of explanatory English."""

USUAL = 225_715 / (23 * 3600 + 55 * 60 + 17) * PHONEMES_PER_WORD
"""Phonemes a second of a voice that was not measured: those of the recordings most voices are modelled on, by the
counts of words and time that the LJ Speech dataset gives."""

SLOWEST, FASTEST = 0.6, 1.7
"""Times its own pace, beyond which a network slurs or drones."""

PASSAGE = tuple(
    SpokenWord(word, mark=mark)
    for word, mark in (
        *((word, "") for word in ("radio", "hotel", "taxi", "museum", "park", "festival", "doctor", "papa", "mama")),
        ("banana", "."),
    )
)
"""Words that many languages share, to measure a voice by."""


def hastened(words_per_minute: int, phonemes_per_second: float | None) -> float:
    """How many times its own pace a voice has to speak, so that a script, with its silences, has the pace asked for."""
    seconds_per_word = 60 / words_per_minute - SILENCE_PER_WORD
    asked = PHONEMES_PER_WORD / seconds_per_word
    return min(max(asked / (phonemes_per_second or USUAL), SLOWEST), FASTEST)


def counted(phonemes: str) -> int:
    """How many there are, without marks of stress and length, and punctuation."""
    return sum(character.isalpha() and character not in "ːˑ" for character in phonemes)
