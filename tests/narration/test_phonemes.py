import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.errors import MachineError
from chalktalk.narration.alignment.arpabet import arpabet
from chalktalk.narration.libespeak import phonemes, phonemes_of


def test_a_text_is_given_in_ipa_with_stress_marks() -> None:
    assert "θɹˈiː pˈɔɪnt fˈaɪv" == phonemes("three point five", "en-us")


def test_all_clauses_of_a_text_are_given() -> None:
    assert "wˈʌn tˈuː θɹˈiː" == phonemes("one. two, three", "en-us")


def test_many_texts_are_said_as_one_by_one() -> None:
    texts = ("kubectl", "", "don't", "qubit")
    assert tuple(phonemes(text, "en-us") for text in texts) == phonemes_of(texts, "en-us")


def test_a_text_without_anything_to_say_has_no_phonemes() -> None:
    assert ("", "", "") == phonemes_of(("", "…", "’"), "en-us")


def test_a_borrowed_word_carries_no_mark_of_its_language() -> None:
    assert "wˈɪndəʊz" == phonemes("Windows", "de")


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(MachineError, match="nonsense"):
        phonemes("word", "nonsense")


@pytest.mark.parametrize(
    ("ipa", "phones"),
    [
        ("kjˈuːbɪt", "K Y UW B IH T"),
        ("ˌpoʊstɡɹˈɛs", "P OW S T G R EH S"),
        ("tʃˈɛn dʒ", "CH EH N JH"),
        ("ˈaɪðə", "AY DH AH"),
        ("nˈɜːs", "N ER S"),
        ("fˈɪɹ", "F IH R"),
        ("bɔ̃ʒˈuʁ", "B AO ZH UW R"),
        ("ɡ g", "G G"),
    ],
)
def test_ipa_becomes_the_phones_of_the_acoustic_model(ipa: str, phones: str) -> None:
    assert tuple(phones.split()) == arpabet(ipa)


def test_signs_that_are_no_sounds_are_passed_over() -> None:
    assert arpabet("tˈuː") == arpabet("t ˈu ː.‿|4")


@settings(max_examples=200)
@given(st.text())
def test_any_text_gives_known_phones_only(text: str) -> None:
    from chalktalk.narration.alignment.acoustic import acoustic_model  # noqa: PLC0415

    assert set(arpabet(text)) <= acoustic_model().phones.keys()
