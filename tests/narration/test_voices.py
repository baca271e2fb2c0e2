import pytest

from chalktalk.documents.direction import Voice
from chalktalk.errors import OptionError
from chalktalk.narration import check_voice, libespeak, list_voices
from chalktalk.narration.engines import SpokenWord
from chalktalk.narration.espeak import Espeak


def test_the_default_voice_is_listed_first() -> None:
    assert ["espeak", "espeak-female", "espeak-male"] == [voice.name for voice in list_voices()]


def test_every_listed_voice_is_accepted() -> None:
    for voice in list_voices():
        check_voice(voice.name, "en")


def test_an_unknown_voice_names_the_nearest() -> None:
    with pytest.raises(OptionError) as caught:
        check_voice("espeak-femail")
    assert "there is no voice ‘espeak-femail’ (the nearest is ‘espeak-female’)" == str(caught.value)


def test_a_voice_is_refused_for_a_language_it_does_not_speak() -> None:
    with pytest.raises(OptionError, match="‘eng-lish’"):
        check_voice("espeak", "eng-lish")


def test_every_dialect_of_the_library_speaks_without_complaint(capfd: pytest.CaptureFixture[str]) -> None:
    dialects = libespeak.dialects()
    assert len(dialects) > 130
    for dialect in dialects:
        tag = min(dialect.tags, key=lambda tag: tag[1])[0]
        voice = Voice(name="espeak-female", language=tag, words_per_minute=150)
        assert Espeak().speak(tuple(map(SpokenWord, ("radio", "hotel", "taxi"))), voice, None).samples.size > 10_000, (
            dialect
        )
    assert ("", "") == capfd.readouterr()
