"""Voices of providers, chosen by name."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.cli.briefing import brief_for
from chalktalk.documents.asking import Offer
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.services import RemoteVoice
from chalktalk.engine import Store
from chalktalk.errors import OptionError
from chalktalk.narration import check_voice, name_of, remote_voice, voice_here
from chalktalk.narration.phrasing import phrased
from chalktalk.narration.remote.texts import text_of
from chalktalk.script import Overrides
from chalktalk.settings import read_settings


def remote(provider: str, model: str, voice: str) -> RemoteVoice:
    return RemoteVoice(offer=Offer(provider=provider, model=model), voice=voice)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("elevenlabs:Rachel", remote("elevenlabs", "eleven_multilingual_v2", "Rachel")),
        ("elevenlabs/eleven_turbo_v2_5:My own voice", remote("elevenlabs", "eleven_turbo_v2_5", "My own voice")),
        ("openai:alloy", remote("openai", "gpt-4o-mini-tts", "alloy")),
        ("openai/tts-1-hd:nova", remote("openai", "tts-1-hd", "nova")),
        ("google:en-GB-Neural2-A", remote("google", "neural2", "en-GB-Neural2-A")),
        ("google:cmn-CN-Chirp3-HD-Charon", remote("google", "chirp3-hd", "cmn-CN-Chirp3-HD-Charon")),
        ("azure:en-US-JennyNeural", remote("azure", "neural", "en-US-JennyNeural")),
        ("espeak", None),
        ("voices/mine.onnx", None),
        ("en_US-ljspeech-high", None),
    ],
)
def test_a_name_says_whose_voice_it_is_and_what_model_speaks_it(name: str, expected: RemoteVoice | None) -> None:
    assert expected == remote_voice(name)


def test_a_voice_is_called_by_its_provider_and_its_name() -> None:
    assert "openai:nova" == name_of(remote("openai", "tts-1-hd", "nova"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("elevenlab:Rachel", "no provider of voices ‘elevenlab’ .*elevenlabs"),
        ("google:Charon", "‘Charon’ is no voice of Google’s .*google:en-GB-Neural2-A"),
        ("openai: ", "names no voice"),
    ],
)
def test_a_name_that_nobody_can_have_is_refused_before_anybody_is_asked(name: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        check_voice(name, "en")


def test_a_providers_voice_is_not_on_this_machine(store: Store, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="speaks films only"):
        voice_here("openai:alloy", "en", store, tmp_path)


@pytest.mark.parametrize("wish", ["option", "front matter"])
def test_a_wish_for_a_providers_voice_comes_first_and_the_best_voice_here_last(tmp_path: Path, wish: str) -> None:
    script = tmp_path / "ice.md"
    chosen = "" if wish == "option" else "---\nvoice: elevenlabs:Rachel\n---\n\n"
    script.write_text(f"{chosen}Ice floats.\n", encoding="utf-8")
    given = Overrides(voice="elevenlabs:Rachel" if wish == "option" else None)
    settings = read_settings({"CHALKTALK_STORE": str(tmp_path / "store")}, tmp_path)

    brief = brief_for(script, given, settings)

    assert (remote("elevenlabs", "eleven_multilingual_v2", "Rachel"),) == brief.services.voices
    assert "auto" == brief.voice


WORDS = st.builds(
    Word,
    display=st.text(alphabet="ab,.;:—?!() ", min_size=1, max_size=6),
    spoken=st.text(alphabet="abé7' -中—.", max_size=8),
    pause=st.sampled_from((0.0, 1.0)),
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_word_is_found_in_what_is_sent(groups: list[list[Word]]) -> None:
    sentences = [Sentence(words=tuple(words)) for words in groups]
    text = text_of(sentences)

    assert [len(words) for words in groups] == [len(spans) for spans in text.words]
    spoken = [[word.text for word in phrased(sentence)] for sentence in sentences]
    assert spoken == [[text.text[first:past] for first, past in spans] for spans in text.words]
    places = [place for spans in text.words for span in spans for place in span]
    assert sorted(places) == places
    assert not any(character.isspace() and following.isspace() for character, following in pairwise(text.text))
