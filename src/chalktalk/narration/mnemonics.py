"""IPA as espeak-ng is told it: the mnemonics of a dialect's phonemes, between double brackets.

Which sound a mnemonic stands for differs from dialect to dialect, so the library itself is asked what each one is.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from chalktalk.errors import OptionError
from chalktalk.narration import libespeak


def _listed(words: str) -> tuple[str, ...]:
    """The words of a string, for tables that read better so."""
    return tuple(words.split())


def _table(entries: str) -> dict[str, tuple[str, ...]]:
    """The lists of a string, each named: `a: b c; d: e`."""
    return {name.strip(): _listed(words) for name, _, words in (entry.partition(":") for entry in entries.split(";"))}


# Mnemonics as in espeak-ng's docs/phonemes.md; of several that are the same sound in a dialect, the first is taken.
_VOWELS = _listed(
    "@ a e i o u A V E I O U y Y W & 3 8 "
    "a: A: e: E: i: I: o: O: u: y: Y: &: 3: W: aI eI OI oI uI aU eU oU EI OY iU ai ei au ou ui Au "
    'i@ e@ A@ o@ i@3 U@ @L A~ O~ E~ W~ a~ e~ i~ I~ o~ u~ U~ V~ 0 I# u" I^'
)
_CONSONANTS = _listed(
    'p b t d k g q ? m n N n^ n. f v T D s z S Z x X h H l r j w tS dZ ts dz pF C J c R Q Q" r" * l^ l. L l# B p\\ v# '
    "w# s. z. S; Z; tS; dZ; t. d. t[ d[ s[ J^ p# b# t# d# k# g# c# J# t; d; n; m; s; z; r; l; p; b; tH dH sH A m- n- "
    "N- l- r-"
)

# What comes near a sound that a dialect does not have, the nearest first.
_NEAR = _table("""
    a: æ ɑ ɑː ɐ ʌ; aː: ɑː a ɐ; ɑ: ɑː a ɐ ʌ; ɑː: aː ɑ a ɐ ʌ; æ: a ɛ ɑ; ɐ: ʌ a ə; ɒ: ɔ ɑː o; ʌ: a ɑ;
    ɶ: œ a æ; ɜ: ɜː ɛ e; ɜː: əː øː œ e; ɝ: ɜː ɚ ə; ɚ: ə; ɘ: ə; ɞ: ɜ ə; ə: e; ɵ: ø ə; ɤ: ʌ o; e: ɛ; ɛ: e;
    i: iː; ɪ: i; ɨ: ɪ i; ᵻ: ɪ i; ʏ: y ɪ i; y: uː u ɯ; ø: œ øː ɜː ə; œ: ø ɛ e; o: ɔ oʊ; ɔ: o; ɔː: ɔ o;
    u: uː ɯ; ʊ: u ɯ; ɯ: ʊ u; ʉ: u uː ɯ; ɑ̃: ɑ ɑː a; ɛ̃: ɛ e; ɔ̃: ɔ o; œ̃: œ ɛ e; əʊ: oʊ; oʊ: əʊ; ɡ: k;
    ɢ: ɡ; ʈ: t; ɖ: d; ɱ: m; ɴ: ŋ; ɳ: n; ɸ: f; β: v; ʒ: ʐ z; ʃ: ʂ s; ʂ: ʃ; ʎ: j; ʟ: l; l: ɭ; ɫ: l ɭ;
    ɬ: l; ɮ: l ɭ; ʕ: ʔ; ħ: h; ɦ: h; ɹ: ɾ r; ɻ: ɹ ɾ; r: ɹ ɾ; ɾ: r; ɺ: ɾ; ɽ: ɾ; ʀ: ʁ r; ʁ: ʀ r; v: ʋ;
    ʍ: w; ɥ: j; ɰ: ɡ; ɕ: ʃ; ʑ: ʒ; tɕ: tʃ; dʑ: dʒ
""")

_CRASHING = {("kl", "O")}
"""Mnemonics that this dialect lists, and at which the library dies once another sound follows."""

_LONGEST = 4
"""Characters of a sound, such as `aɪɚ` or `tʃʲ`."""

_REFERENCE = "en-US"
"""Whose mnemonics are tried for what is left: many a dialect has them and gives their sound another letter."""

_SPELLINGS = str.maketrans({"g": "ɡ", "'": "ˈ", ":": "ː", "͡": "", "͜": "", "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts"})
_STRESSES = {"ˈ": "'", "ˌ": ","}
_BREAKS = ".-‿|"
_MODIFIERS = "ːˑʰʱʲʷˠˤⁿˡᵝ˞"
_FINENESSES = dict.fromkeys(map(ord, "\N{COMBINING DIAERESIS}\N{COMBINING DOWN TACK BELOW}ᵝ"))
"""Marks of vowels that a dialect may put into its own IPA and an author will leave out."""
_VOWEL_LETTERS = "aeiouyæɐɑɒɔəɘɛɜɝɚɞɤɨɪɯɵøœɶʉʊʌʏᵻ"
_SYLLABIC = "\N{COMBINING VERTICAL LINE BELOW}"
_NEVER_STRESSED = frozenset(("ə", "ᵻ", "ɚ"))


def in_mnemonics(ipa: str, dialect: str) -> str:
    """A pronunciation as the library reads it in its text, one pair of brackets for each word of it.

    A word without a stress mark is stressed on its first full vowel. Sounds that the dialect does not have become the
    nearest it has.

    Raises:
        OptionError: for a character that is not of the International Phonetic Alphabet.
        MachineError: if the library cannot be used here, or has no such dialect.
    """
    sounds = _sounds_of(dialect)
    ipa = unicodedata.normalize("NFD", ipa).translate(_SPELLINGS)
    if dialect.lower().startswith("en"):
        ipa = _in_full(ipa, rhotic=sounds["ɚ"] != sounds["ə"])
    return " ".join(f"[[{'|'.join(_word(word, sounds))}]]" for word in ipa.split())


def _in_full(ipa: str, *, rhotic: bool) -> str:
    """English as its dictionaries write it, with the letters of the sounds that are meant."""
    ipa = re.sub("e(?![ɪː])", "ɛ", ipa.replace("r", "ɹ").replace("ɝ", "ɜː"))
    ipa = re.sub(rf"ɹ(?=[ˈˌ]?[{_VOWEL_LETTERS}])", ".ɹ", ipa)  # it begins a syllable; all others end one
    ipa = ipa.replace("ɜːɹ", "ɜː").replace("əɹ", "ɚ")
    return ipa if rhotic else re.sub("(?<=[^.])ɹ", "", ipa)


def _word(ipa: str, sounds: Mapping[str, str]) -> Iterator[str]:
    """The mnemonics of one word: each stress directly before its vowel, where the library wants it."""
    parts = _parts(ipa, sounds)
    if not any(part in _STRESSES for part in parts):
        full = [at for at, part in enumerate(parts) if _is_vowel(part) and part not in _NEVER_STRESSED]
        if full:
            parts.insert(full[0], "ˈ")
    stress = ""
    for part in parts:
        if part in _STRESSES:
            stress = _STRESSES[part]
        elif _is_vowel(part):
            yield stress + sounds[part]
            stress = ""
        else:
            yield sounds[part]


def _parts(ipa: str, sounds: Mapping[str, str]) -> list[str]:
    """Its sounds, each as long as the dialect knows them, and its stress marks."""
    rest = ipa
    parts: list[str] = []
    while rest:
        length = next((size for size in range(_LONGEST, 0, -1) if rest[:size] in sounds or rest[:size] in _STRESSES), 0)
        if length:
            parts.append(rest[:length])
        elif not (rest[0] in _BREAKS or rest[0] in _MODIFIERS or unicodedata.category(rest[0]) == "Mn"):
            raise OptionError(f"‘{rest[0]}’ in the pronunciation /{ipa}/ is no letter of the phonetic alphabet")
        rest = rest[max(length, 1) :]
    return parts


def _is_vowel(part: str) -> bool:
    return part[0] in _VOWEL_LETTERS or _SYLLABIC in part


@cache
def _sounds_of(dialect: str) -> Mapping[str, str]:
    """The mnemonic of every sound, those of other languages included, by its IPA."""
    own = _own_sounds(dialect)
    sounds = dict(own)
    for sound, near in _NEAR.items():
        if found := next((own[other] for other in near if other in own), None):
            sounds.setdefault(unicodedata.normalize("NFD", sound), found)
    if dialect == _REFERENCE:
        return sounds
    letters = {sound: mnemonic for sound, mnemonic in _sounds_of(_REFERENCE).items() if len(sound) == 1}
    return letters | sounds


def _own_sounds(dialect: str) -> Mapping[str, str]:
    """The mnemonics of the sounds that the dialect itself tells apart, by its IPA."""
    asked = [f"[['{vowel}]]" for vowel in _VOWELS] + [f"[[{consonant}@]]" for consonant in (*_CONSONANTS, "")]
    *said, schwa = (unicodedata.normalize("NFD", ipa) for ipa in libespeak.phonemes_of(asked, dialect))
    sounds: dict[str, str] = {}
    for vowel, ipa in zip(_VOWELS, said, strict=False):
        if ipa.startswith("ˈ") and (dialect, vowel) not in _CRASHING:
            sounds.setdefault(ipa[1:], vowel)
    for consonant, ipa in zip(_CONSONANTS, said[len(_VOWELS) :], strict=True):
        if ipa.endswith(schwa) and ipa != schwa:
            sounds.setdefault(ipa.removesuffix(schwa), consonant)
    return {ipa.translate(_FINENESSES): mnemonic for ipa, mnemonic in sounds.items()} | sounds
