"""ElevenLabs as a voice, with the time of every character.

Wire format: https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps. There is a variant that
streams (`…/stream/with-timestamps`, one JSON object a line); nothing is gained by it here, for nothing can be cut
before all is there.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from chalktalk.documents.asking import CharacterTime, Request, SpeechAnswer, SpeechRequest, Usage
from chalktalk.errors import BrokenAnswerError, MisaskedError
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.speaking import kept, unpacked
from chalktalk.providers.wire import Wire, key_of, read, send

FORMAT = "mp3_44100_128"
"""The best that every subscription may ask for."""
SLOWEST, FASTEST = 0.7, 1.2
"""Speeds it takes."""
_ID = re.compile(r"[A-Za-z0-9]{20}")
"""What a voice's id looks like; anything else is a name."""
_WITHOUT_LANGUAGE = ("eleven_multilingual", "eleven_monolingual")
"""Models, by how they begin, that find the language out by themselves and cannot be told."""
_WITHOUT_CONTEXT = ("eleven_v3",)
"""Models that refuse the text before and after."""


class _Alignment(Wire):
    characters: tuple[str, ...]
    character_start_times_seconds: tuple[float, ...]
    character_end_times_seconds: tuple[float, ...]


class _Answer(Wire):
    audio_base64: str
    alignment: _Alignment | None = None


class _Voice(Wire):
    voice_id: str
    name: str


class _Voices(Wire):
    voices: tuple[_Voice, ...]


@dataclass
class ElevenLabsSpeech:
    """Speaks with ElevenLabs' models, such as `eleven_multilingual_v2`, `eleven_turbo_v2_5` and `eleven_flash_v2_5`."""

    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of voices that were looked up, by address and name; looking up costs nothing."""

    async def ask(self, request: Request[SpeechAnswer], model: str, access: Access) -> Reply[SpeechAnswer]:
        """Speak once; see `Adapter.ask`. The text's characters are charged, not those around it."""
        assert isinstance(request, SpeechRequest)
        voice = await self._id_of(request.voice, access)
        path = f"/v1/text-to-speech/{quote(voice, safe='')}/with-timestamps"
        answer = await send(
            access, "POST", path, headers=_key(access), params={"output_format": FORMAT}, json=_body(request, model)
        )
        told = read(_Answer, answer.content, access)
        sound = kept(unpacked(told.audio_base64, access), access)
        spoken = SpeechAnswer(audio=sound, characters=_times(told.alignment, request.text))
        return Reply(spoken, Usage(characters=len(request.text)))

    async def _id_of(self, voice: str, access: Access) -> str:
        """A voice's id, which is asked for where there is only a name; `Rachel` also finds `Rachel - calm`."""
        if _ID.fullmatch(voice):
            return voice
        if (access.url, voice) not in self._ids:
            answer = await send(access, "GET", "/v1/voices", headers=_key(access))
            there = read(_Voices, answer.content, access).voices
            names = {one.name.casefold(): one.voice_id for one in reversed(there)}
            shorter = {name.split(" - ")[0].strip(): number for name, number in names.items()}
            found = names.get(voice.casefold()) or shorter.get(voice.casefold())
            if found is None:
                hint = f"it has {', '.join(one.name for one in there[:12])}" if there else "add one to the account"
                raise MisaskedError(f"ElevenLabs has no voice ‘{voice}’", hints=(hint,))
            self._ids[access.url, voice] = found
        return self._ids[access.url, voice]


def _key(access: Access) -> dict[str, str]:
    key = key_of(access)
    return {"xi-api-key": key} if key else {}


def _body(request: SpeechRequest, model: str) -> dict[str, object]:
    body: dict[str, object] = {"text": request.text, "model_id": model}
    if model not in _WITHOUT_CONTEXT:
        body |= {"previous_text": request.before} if request.before else {}
        body |= {"next_text": request.after} if request.after else {}
    if not model.startswith(_WITHOUT_LANGUAGE):
        body["language_code"] = request.language.partition("-")[0].lower()
    if request.pace != 1.0:
        body["voice_settings"] = {"speed": min(max(request.pace, SLOWEST), FASTEST)}
    return body


def _times(told: _Alignment | None, text: str) -> tuple[CharacterTime, ...] | None:
    """Each character's time; None where there are times of another text, for some models change what they read."""
    if told is None or told.characters != tuple(text):
        return None
    starts, ends = told.character_start_times_seconds, told.character_end_times_seconds
    if not len(starts) == len(ends) == len(text) or min(*starts, *ends) < 0:
        raise BrokenAnswerError("ElevenLabs tells not one time for each character", paid=True)
    return tuple(CharacterTime(start=start, end=end) for start, end in zip(starts, ends, strict=True))
