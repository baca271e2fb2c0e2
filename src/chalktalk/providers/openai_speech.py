"""OpenAI as a voice; also servers that speak its format. No times of words.

Wire format: https://platform.openai.com/docs/api-reference/audio/createSpeech. Newer models send their sound as events,
the last of which says what is charged for; others send a sound file.
"""

from typing import Literal

from chalktalk.documents.asking import Request, SpeechAnswer, SpeechRequest, Usage
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.speaking import kept, unpacked
from chalktalk.providers.wire import Wire, bearer, host_of, read, send

SLOWEST, FASTEST = 0.25, 4.0
"""Speeds it takes."""
_AS_A_FILE = ("tts-1", "tts-1-hd")
"""Models that send no events."""


class _Charged(Wire):
    input_tokens: int = 0
    output_tokens: int = 0


class _Event(Wire):
    type: Literal["speech.audio.delta", "speech.audio.done"]
    audio: str = ""
    usage: _Charged = _Charged()


class OpenAISpeech:
    """Speaks with `gpt-4o-mini-tts`, `tts-1` and `tts-1-hd`."""

    async def ask(self, request: Request[SpeechAnswer], model: str, access: Access) -> Reply[SpeechAnswer]:
        """Speak once; see `Adapter.ask`. What surrounds the text cannot be told, and is not sent."""
        assert isinstance(request, SpeechRequest)
        body: dict[str, object] = {"model": model, "input": request.text, "voice": request.voice}
        body["response_format"] = "wav"
        body |= {} if model in _AS_A_FILE else {"stream_format": "sse"}
        body |= {} if request.pace == 1.0 else {"speed": min(max(request.pace, SLOWEST), FASTEST)}
        answer = await send(access, "POST", "/audio/speech", headers=bearer(access), json=body)
        sound, charged = answer.content, _Charged()
        if answer.headers.get("content-type", "").startswith("text/event-stream"):
            sound, charged = _gathered(answer.content, access)
        return Reply(
            SpeechAnswer(audio=kept(sound, access)),
            Usage(
                characters=len(request.text),
                input_tokens=charged.input_tokens,
                output_tokens=charged.output_tokens,
            ),
        )


def _gathered(stream: bytes, access: Access) -> tuple[bytes, _Charged]:
    """The sound of all events, and what the last one says is charged for."""
    told = [line.removeprefix(b"data:").strip() for line in stream.split(b"\n") if line.startswith(b"data:")]
    events = [read(_Event, data, access) for data in told if data != b"[DONE]"]
    if not events or events[-1].type != "speech.audio.done":
        raise BrokenAnswerError(f"{host_of(access)} sent only part of the sound", paid=True)
    return b"".join(unpacked(event.audio, access) for event in events), events[-1].usage
