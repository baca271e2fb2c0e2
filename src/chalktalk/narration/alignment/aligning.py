"""Which way of aligning a language gets."""

from collections.abc import Sequence

from chalktalk.documents.narration import Timing
from chalktalk.narration.alignment.english import align_english
from chalktalk.narration.alignment.proportional import proportional
from chalktalk.narration.alignment.words import Aligned, Samples, SpokenWord
from chalktalk.narration.espeak import dialect_of


def align(samples: Samples, sample_rate: int, words: Sequence[SpokenWord], language: str) -> Aligned:
    """Find when each word of a text sounds in a sound of any length.

    English is aligned with an acoustic model; what the sound has besides the words (music, noise, other speech) is
    passed over, and a word that is not in the sound gets confidence 0 and a time between its neighbours. In other
    languages the words share out what lies between pauses.

    Args:
        samples: mono; an array mapped from a file is read piece by piece.
        sample_rate: samples a second.
        words: the text, one item for each time that is wanted.
        language: BCP 47 tag.
    """
    if not words:
        return Aligned((), Timing.ALIGNED)
    if language.lower().replace("_", "-").partition("-")[0] == "en":
        return Aligned(align_english(samples, sample_rate, words, dialect_of(language)), Timing.ALIGNED)
    return Aligned(proportional(samples, sample_rate, tuple(words)), Timing.APPROXIMATE)
