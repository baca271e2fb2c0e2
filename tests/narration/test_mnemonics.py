"""IPA as espeak-ng is told it: what it is told is asked back."""

import pytest

from chalktalk.errors import OptionError
from chalktalk.narration.libespeak import dialects, phonemes
from chalktalk.narration.mnemonics import in_mnemonics

CONSONANTS = (
    "b d f h j k l m n p s t v w z ɡ ŋ ʃ ʒ θ ð tʃ dʒ ɹ r x ç ʁ ɣ ɲ ʎ ɬ q ʔ ħ ʕ ɦ ɾ ɽ ʈ ɖ ɕ ʑ ʂ ʐ ɸ β χ ʋ ɰ ɥ ʍ ɫ ɭ ɳ"
)
VOWELS = "a e i o u y ø œ ə ɛ ɪ ɔ ʊ ʌ æ ɑ ɒ ɜː ɑː iː uː ɔː eɪ aɪ ɔɪ aʊ oʊ əʊ ɚ ɝ ɨ ʉ ɯ ɐ ɤ ɵ ɑ̃ ɛ̃ ɔ̃ œ̃"


@pytest.mark.parametrize(
    ("dialect", "ipa", "said"),
    [
        ("en-US", "ˈkuːbkənˌtroʊl", "kˈuːbkəntɹˌoʊl"),
        ("en-US", "ˌpoʊstɡrɛskjuːˈɛl", "pˌoʊstɡɹɛskjuːˈɛl"),
        ("en-US", "ˈjʊrənəs", "jˈʊɹənəs"),
        ("en-US", "ˈɑːpənˌhaɪmər", "ˈɑːpənhˌaɪmɚ"),
        ("en-US", "bərˈnuːli", "bɚnˈuːli"),
        ("en-US", "'redis", "ɹˈɛdis"),
        ("en-US", "de:ˈtɑːnt", "deːtˈɑːnt"),
        ("en-US", "ʤɪf", "dʒˈɪf"),
        ("en-US", "t͡ʃ", "tʃ"),
        ("en-US", "lə ʃəˈtɛlieɪ", "lə ʃətˈɛlieɪ"),
        ("en", "ˈɔɪlər", "ˈɔɪlə"),
        ("en", "kɑːrˈnoʊ", "kɑːnˈəʊ"),
        ("de", "ˈʃnaɪdɐ", "ʃnˈaɪda"),
        ("fr", "ʁɛ̃bo", "ʁˈɛ̃bo"),
        ("es", "xalaˈpeɲo", "xalapˈeɲo"),
        ("ru", "ˈkubə", "kˈubə"),
        ("cmn", "ˈlinʊks", "lˈinuks"),
        ("hi", "ˈɡuɡəl", "ɡˈuɡəl"),
        ("ja", "ˈlinʊks", "lˈinɯᵝks"),
        ("ar", "ˈlinuks", "lˈinuks"),
    ],
)
def test_a_dialect_says_what_it_is_told(dialect: str, ipa: str, said: str) -> None:
    assert said == phonemes(in_mnemonics(ipa, dialect), dialect)


def test_every_dialect_has_something_for_every_sound() -> None:
    for dialect in dialects():
        for sound in (*CONSONANTS.split(), *VOWELS.split()):
            assert "[[]]" != in_mnemonics(sound, dialect.name), (dialect.name, sound)


def test_the_sounds_of_english_are_told_apart() -> None:
    vowels = "ɪ ɛ æ ʌ ʊ ə iː uː ɑː ɜː eɪ aɪ ɔɪ aʊ oʊ".split()  # noqa: SIM905  a table that reads better so
    said = {phonemes(in_mnemonics(f"ˈb{vowel}t", "en-US"), "en-US") for vowel in vowels}
    assert len(vowels) == len(said)


def test_a_word_of_weak_vowels_stays_unstressed() -> None:
    assert "lə" == phonemes(in_mnemonics("lə", "en-US"), "en-US")


@pytest.mark.parametrize("ipa", ["ˈku4b", "ku[b", "ku]]b", "<mark/>", "ʘa"])
def test_what_is_no_letter_of_the_alphabet_is_refused(ipa: str) -> None:
    with pytest.raises(OptionError, match="no letter of the phonetic alphabet"):
        in_mnemonics(ipa, "en-US")
