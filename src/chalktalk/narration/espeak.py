"""espeak-ng as a speech engine: voices, languages and pace. It speaks inside this process and needs nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from html import escape

from chalktalk.documents.direction import Voice
from chalktalk.errors import OptionError
from chalktalk.narration import libespeak
from chalktalk.narration.engines import Recording, SpokenWord, VoiceFiles, VoiceInfo
from chalktalk.narration.mnemonics import in_mnemonics


@dataclass(frozen=True, slots=True)
class Timbre:
    """One of the library's hundred variants, and how fast it is."""

    variant: str
    rate_per_pace: float
    """The library's rate for one word a minute while speaking, measured on English explanatory prose."""


# These two, because their long-term average spectrum lies close to that of people (Byrne et al. 1994, "An
# international comparison of long-term average speech spectra": 2.1 and 4.0 dB from it, 4.3 for the plain voice),
# they never clip, and loud peaks are rare in them.
MALE, FEMALE = Timbre("edward2", 0.885), Timbre("f2", 0.945)

TIMBRES = {"espeak": MALE, "espeak-female": FEMALE, "espeak-male": MALE}

# The library's scale is 0 to 100 with 50 in the middle: a little lower and livelier than it comes.
PITCH, PITCH_RANGE = 45, 60

# In explanatory prose a sentence has about 12 words, and the silence after it lasts about 0.57 s: 0.35 s within a
# scene, 0.9 s between scenes, two and a half sentences to a scene.
SILENCE_PER_WORD = 0.57 / 12

STRESS = '<prosody pitch="+30%" rate="88%" volume="+15">'
"""Measured on a word within a sentence: two semitones, a sixth of its length and a good decibel more. The
library's own `<emphasis>` lowers the word's pitch instead."""

SLOWEST, FASTEST = 80, 450
"""The library's own limits of rate."""

# Where several accents share a bare tag, the one most viewers are used to.
PREFERRED = {"en": "en-US"}


class Espeak:
    """The default engine."""

    voices = (
        VoiceInfo("espeak", "mul", "clear and synthetic; 130 languages and accents; needs no network", "espeak-ng"),
        VoiceInfo("espeak-female", "mul", "the same, with a higher voice", "espeak-ng"),
        VoiceInfo("espeak-male", "mul", "the same, with a lower voice", "espeak-ng"),
    )

    def check_language(self, language: str) -> None:
        """See that there is data for a language (a BCP 47 tag).

        Raises:
            OptionError: if there is none; names the nearest that has some.
        """
        dialect_of(language)

    def speak(self, words: tuple[SpokenWord, ...], voice: Voice, files: VoiceFiles | None) -> Recording:  # noqa: ARG002
        """Speak a sentence; a mark before each word gives its exact sample. See `Engine.speak`."""
        timbre = TIMBRES[voice.name]
        dialect = dialect_of(voice.language)
        ssml = " ".join(_marked_up(index, word, dialect) for index, word in enumerate(words))
        rate = _rate_for(voice.words_per_minute, timbre)
        name = f"{dialect}+{timbre.variant}"
        spoken = libespeak.synthesise(ssml, name, rate=rate, pitch=PITCH, pitch_range=PITCH_RANGE)
        return Recording(
            samples=spoken.samples,
            sample_rate=spoken.sample_rate,
            starts={0: 0} | {int(mark): sample for mark, sample in spoken.marks.items()},
            engine=f"espeak-ng {_version()}, voice {name}",
        )


def pronounced(words: Sequence[SpokenWord], language: str) -> tuple[str, ...]:
    """How espeak-ng says each word by itself, in IPA; `language` is a BCP 47 tag.

    Raises:
        OptionError: if it does not speak the language, or a word's own pronunciation is no IPA.
        MachineError: if it cannot speak on this machine.
    """
    dialect = dialect_of(language)
    told = [in_mnemonics(word.ipa, dialect) if word.ipa else word.text for word in words]
    return libespeak.phonemes_of(told, dialect)


def _marked_up(index: int, word: SpokenWord, dialect: str) -> str:
    """A word with its mark before it, as the library reads it; a stressed one is higher, slower and louder."""
    said = in_mnemonics(word.ipa, dialect) if word.ipa else escape(word.text)
    marked = f'<mark name="{index}"/>{said}{word.mark}'
    return f"{STRESS}{marked}</prosody>" if word.emphasis else marked


def _rate_for(words_per_minute: int, timbre: Timbre) -> int:
    """The library's rate at which a script, with the silences between its sentences, has this pace."""
    seconds_per_word = 60 / words_per_minute - SILENCE_PER_WORD
    return min(max(round(60 / seconds_per_word * timbre.rate_per_pace), SLOWEST), FASTEST)


def dialect_of(language: str) -> str:
    """The library's name for a BCP 47 tag; without its own accent, the language's main one (`fr-CA`: `fr`)."""
    known = _dialects_by_tag()
    wanted = language.lower().replace("_", "-")
    subtags = wanted.split("-")
    for length in range(len(subtags), 0, -1):
        if dialect := known.get("-".join(subtags[:length])):
            return dialect
    nearest = get_close_matches(wanted, known, n=1, cutoff=0.0)[0]
    raise OptionError(
        f"espeak-ng does not speak the language ‘{language}’",
        hints=(f"the nearest it speaks is ‘{nearest}’",),
    )


@cache
def _dialects_by_tag() -> dict[str, str]:
    ranked = sorted((rank, dialect.name, tag) for dialect in libespeak.dialects() for tag, rank in dialect.tags)
    own_names = {name.lower(): name for _, name, _ in ranked}
    return own_names | {tag: name for _, name, tag in reversed(ranked)} | PREFERRED


@cache
def _version() -> str:
    return libespeak.version()
