"""What every adapter of a voice is held to: what it sends, and what it makes of answers and of all that goes wrong."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from traceback import format_exception
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from speakers import AZURE, CHIRP, ELEVENLABS, GOOGLE, OPENAI, SPEAKERS, TTS_1, TURBO, Speaker
from vendor_kit import CONTRACT, Asked, Charge, Expected, Fault, Given, Mounted, Vendor, route
from vendors.elevenlabs import RACHEL, ElevenLabs
from vendors.sounding import as_mp3, as_wav, sounding

from chalktalk.documents.asking import SpeechRequest
from chalktalk.engine import Store
from chalktalk.errors import BrokenAnswerError, ExhaustedError, MisaskedError, PolicyError, ProviderError
from chalktalk.providers.elevenlabs import ElevenLabsSpeech
from chalktalk.providers.google_speech import _marked, _places, _Timepoint, _times
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.providers.ports import Access

KEY = "sk-planted-7f3a9c2e51b8"
TEXT = "Ice floats. It weighs less than water & that is odd."
USUAL = Limits()
SMALL = Limits(most_bytes=4 << 20, most_text_bytes=1 << 20)
HASTY = Limits(connecting=0.5, between=0.3, total=0.6)
SLOW = (Fault.DRIP, Fault.STALL, Fault.SILENCE)
"""What ends only when patience does; everything else gets all the time it needs, on however busy a machine."""


def asking(speaker: Speaker, **more: Any) -> SpeechRequest:
    return SpeechRequest(**{"text": TEXT, "voice": speaker.remote.voice, "language": "en-US", **more})


@asynccontextmanager
async def access_to(
    speaker: Speaker, server: Mounted[Any], store: Store, limits: Limits = USUAL, key: str | None = KEY
) -> AsyncIterator[Access]:
    async with guarded_client(server.url, limits=limits) as client:
        yield Access(
            speaker.url(server), SecretStr(key) if key else None, client, store.put, lambda blob: store.get(blob.digest)
        )


@pytest.mark.parametrize("speaker", SPEAKERS, ids=str)
async def test_a_text_is_spoken_charged_as_the_vendor_charges_it_and_timed_where_it_tells(
    speaker: Speaker, store: Store
) -> None:
    with Mounted(speaker.vendor(KEY)) as server:
        async with access_to(speaker, server, store) as access:
            reply = await speaker.adapter().ask(asking(speaker), speaker.remote.offer.model, access)

    truth = sounding(TEXT)
    assert [Charge(speaker.remote.offer.model, reply.usage)] == server.vendor.charges
    assert store.get(reply.answer.audio.digest) in (as_wav(truth), as_mp3(truth))
    assert speaker.tells is (reply.answer.characters is not None)
    if reply.answer.characters is not None:
        words = [place for place, (before, letter) in enumerate(zip(" " + TEXT, TEXT, strict=False)) if before == " "]
        told = [reply.answer.characters[place].start for place in words]
        assert pytest.approx([truth.characters[place][0] for place in words], abs=0.001) == told
        assert len(TEXT) == len(reply.answer.characters)


@pytest.mark.parametrize("expected", CONTRACT, ids=str)
@pytest.mark.parametrize("speaker", [ELEVENLABS, OPENAI, TTS_1, GOOGLE, AZURE], ids=str)
async def test_a_fault_is_told_by_its_kind_and_never_by_the_key(
    speaker: Speaker, expected: Expected, store: Store
) -> None:
    with Mounted(speaker.vendor()) as server:
        server.misbehave(expected.fault)
        async with access_to(speaker, server, store, HASTY if expected.fault in SLOW else SMALL) as access:
            with pytest.raises(ProviderError) as caught:
                await speaker.adapter().ask(asking(speaker), speaker.remote.offer.model, access)

    assert (expected.error, expected.paid) == (type(caught.value), caught.value.paid)
    assert KEY not in "".join(format_exception(caught.value))
    if expected.retry_after is not None:
        assert caught.value.retry_after is not None
        assert abs(expected.retry_after - caught.value.retry_after) <= 2


@pytest.mark.parametrize("speaker", [ELEVENLABS, OPENAI, GOOGLE], ids=str)
async def test_an_account_without_credit_is_told_apart(speaker: Speaker, store: Store) -> None:
    with Mounted(speaker.vendor()) as server:
        server.misbehave(Fault.QUOTA)
        async with access_to(speaker, server, store) as access:
            with pytest.raises(ExhaustedError):
                await speaker.adapter().ask(asking(speaker), speaker.remote.offer.model, access)


async def test_what_offends_the_rules_is_told_apart(store: Store) -> None:
    with Mounted(OPENAI.vendor()) as server:
        server.misbehave(Fault.POLICY)
        async with access_to(OPENAI, server, store) as access:
            with pytest.raises(PolicyError):
                await OPENAI.adapter().ask(asking(OPENAI), OPENAI.remote.offer.model, access)


async def sent(speaker: Speaker, store: Store, **more: Any) -> Asked:
    """The last request that asking makes."""
    with Mounted(speaker.vendor()) as server:
        async with access_to(speaker, server, store) as access:
            await speaker.adapter().ask(asking(speaker, **more), speaker.remote.offer.model, access)
        return server.asked[-1]


async def test_elevenlabs_gets_the_neighbours_words_the_language_only_where_it_may_and_the_key_in_a_header(
    store: Store,
) -> None:
    asked = await sent(ELEVENLABS, store, before="Look.", after="Why?", pace=1.5)
    told = {"text": TEXT, "model_id": "eleven_multilingual_v2", "previous_text": "Look.", "next_text": "Why?"}
    assert {**told, "voice_settings": {"speed": 1.2}} == asked.json
    assert (KEY, {"output_format": ["mp3_44100_128"]}) == (asked.headers["xi-api-key"], asked.query)

    turbo = await sent(TURBO, store)
    assert {"text": TEXT, "model_id": "eleven_turbo_v2_5", "language_code": "en"} == turbo.json


async def test_a_voice_of_elevenlabs_is_found_by_its_name_once(store: Store) -> None:
    adapter = ElevenLabsSpeech()
    with Mounted(ELEVENLABS.vendor()) as server:
        async with access_to(ELEVENLABS, server, store) as access:
            for name in ("Rachel", "Rachel", "adam"):
                await adapter.ask(asking(ELEVENLABS, voice=name), "eleven_turbo_v2_5", access)
            with pytest.raises(MisaskedError, match=r"no voice ‘Bob’ \(it has Rachel - calm and young, Adam\)"):
                await adapter.ask(asking(ELEVENLABS, voice="Bob"), "eleven_turbo_v2_5", access)
    paths = [asked.path for asked in server.asked]
    assert ["/v1/voices", f"/v1/text-to-speech/{RACHEL}/with-timestamps"] == paths[:2]
    assert 3 == paths.count("/v1/voices")


async def test_openai_is_asked_for_events_where_it_has_them(store: Store) -> None:
    usual = {"input": TEXT, "voice": "alloy", "response_format": "wav"}
    streamed = await sent(OPENAI, store)
    assert {**usual, "model": "gpt-4o-mini-tts", "stream_format": "sse"} == streamed.json
    whole = await sent(TTS_1, store, pace=0.8)
    assert {**usual, "model": "tts-1", "speed": 0.8} == whole.json
    assert f"Bearer {KEY}" == whole.headers["authorization"]


async def test_google_gets_a_mark_before_each_word_but_for_voices_that_take_none(store: Store) -> None:
    asked = await sent(GOOGLE, store, text="Salt & ice.", pace=1.25)
    assert {
        "input": {"ssml": '<speak><mark name="0"/>Salt <mark name="5"/>&amp; <mark name="7"/>ice.</speak>'},
        "voice": {"languageCode": "en-GB", "name": "en-GB-Neural2-A"},
        "audioConfig": {"audioEncoding": "LINEAR16", "speakingRate": 1.25},
        "enableTimePointing": ["SSML_MARK"],
    } == asked.json
    assert KEY == asked.headers["x-goog-api-key"]
    plain = await sent(CHIRP, store, text="Salt & ice.")
    assert {"text": "Salt & ice."} == plain.json["input"]


async def test_google_is_not_asked_for_more_than_it_takes(store: Store) -> None:
    with Mounted(GOOGLE.vendor()) as server:
        async with access_to(GOOGLE, server, store) as access:
            with pytest.raises(MisaskedError, match="5000 bytes"):
                await GOOGLE.adapter().ask(asking(GOOGLE, text="word " * 1000), "neural2", access)
    assert [] == server.asked


async def test_of_many_words_google_marks_only_some_and_those_between_share_the_time(store: Store) -> None:
    text = "ice melts " * 120
    with Mounted(GOOGLE.vendor()) as server:
        async with access_to(GOOGLE, server, store) as access:
            reply = await GOOGLE.adapter().ask(asking(GOOGLE, text=text), "neural2", access)
    assert 120 == server.asked[0].json["input"]["ssml"].count("<mark")
    told, truth = reply.answer.characters, sounding(text).characters
    assert told is not None
    assert len(text) == len(told)
    words = [word.start() for word in re.finditer(r"\S+", text)]
    assert max(abs(told[word].start - truth[word][0]) for word in words) < 0.25


@given(
    text=st.text(min_size=1),
    points=st.lists(st.tuples(st.integers(-2, 40), st.floats(0, 100)), max_size=30),
)
def test_whatever_google_tells_there_is_one_time_for_each_character_or_none(
    text: str, points: list[tuple[int, float]]
) -> None:
    told = tuple(_Timepoint(markName=str(name), timeSeconds=seconds) for name, seconds in points)
    times = _times(told, text, _places(text))
    assert times is None or len(text) == len(times)
    assert text == unescape(re.sub("<[^>]*>", "", _marked(text, _places(text))))


async def test_azure_gets_ssml_in_which_nothing_of_the_text_is_markup(store: Store) -> None:
    asked = await sent(AZURE, store, text="a < b & c", pace=0.9)
    assert (
        '<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">'
        '<voice name="en-US-JennyNeural"><prosody rate="0.90">a &lt; b &amp; c</prosody></voice></speak>'
    ) == asked.body.decode()
    assert ("riff-24khz-16bit-mono-pcm", KEY) == (asked.headers["x-microsoft-outputformat"], asked.key)


class Unfinished(Vendor):
    """Events that end, in good order, before the sound does; and a server of OpenAI's kind that knows no events."""

    @route("POST", "/v1/audio/speech")
    def speak(self, asked: Asked) -> Given:
        if asked.json["model"] == "kokoro":
            return Given(body=as_wav(sounding(TEXT)), media_type="audio/wav")
        return Given(media_type="text/event-stream", pieces=(b'data: {"type": "speech.audio.delta", "audio": ""}\n\n',))


async def test_events_without_the_last_are_part_of_a_sound(store: Store) -> None:
    with Mounted(Unfinished()) as server:
        async with access_to(OPENAI, server, store) as access:
            with pytest.raises(BrokenAnswerError, match="only part"):
                await OPENAI.adapter().ask(asking(OPENAI), "gpt-4o-mini-tts", access)


async def test_a_server_of_openais_kind_may_send_a_file_and_need_no_key(store: Store) -> None:
    with Mounted(Unfinished()) as server:
        async with access_to(OPENAI, server, store, key=None) as access:
            reply = await OPENAI.adapter().ask(asking(OPENAI), "kokoro", access)
    assert as_wav(sounding(TEXT)) == store.get(reply.answer.audio.digest)
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("alignment", "times"),
    [
        (None, None),
        ({"characters": ["x"], "character_start_times_seconds": [0], "character_end_times_seconds": [1]}, None),
        ({"characters": list(TEXT), "character_start_times_seconds": [0], "character_end_times_seconds": [1]}, "fault"),
        ({"characters": list(TEXT)}, "fault"),
    ],
)
async def test_times_that_are_not_the_texts_own_are_no_times(
    store: Store, alignment: object, times: str | None
) -> None:
    class Odd(ElevenLabs):
        @route("POST", "/v1/text-to-speech/{voice}/with-timestamps")
        def speak(self, asked: Asked, voice: str) -> Given:
            given = super().speak(asked, voice)
            return Given.of({**json.loads(given.body), "alignment": alignment})

    with Mounted(Odd()) as server:
        async with access_to(ELEVENLABS, server, store) as access:
            asked = ELEVENLABS.adapter().ask(asking(ELEVENLABS), "eleven_turbo_v2_5", access)
            if times == "fault":
                with pytest.raises(BrokenAnswerError):
                    await asked
            else:
                assert (await asked).answer.characters is None
