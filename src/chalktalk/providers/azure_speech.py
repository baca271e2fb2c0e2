"""Azure AI Speech as a voice. No times of words: only its SDK tells them.

Wire format: https://learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech. Its address has the
region of the key in it: `https://westeurope.tts.speech.microsoft.com`.
"""

from html import escape

from chalktalk.documents.asking import Request, SpeechAnswer, SpeechRequest, Usage
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.speaking import kept
from chalktalk.providers.wire import key_of, send

FORMAT = "riff-24khz-16bit-mono-pcm"
SLOWEST, FASTEST = 0.5, 2.0
"""Speeds it takes."""
_CHARGED_TWICE = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uac00", "\ud7af"))
"""Japanese, Chinese and Korean characters."""


class AzureSpeech:
    """Speaks with Azure's neural voices: `en-US-JennyNeural`."""

    async def ask(
        self,
        request: Request[SpeechAnswer],
        model: str,  # noqa: ARG002  a voice has but one
        access: Access,
    ) -> Reply[SpeechAnswer]:
        """Speak once; see `Adapter.ask`. What surrounds the text cannot be told, and is not sent."""
        assert isinstance(request, SpeechRequest)
        key = key_of(access)
        headers = {"Content-Type": "application/ssml+xml", "X-Microsoft-OutputFormat": FORMAT}
        headers |= {"Ocp-Apim-Subscription-Key": key} if key else {}
        answer = await send(access, "POST", "/cognitiveservices/v1", headers=headers, content=_ssml(request).encode())
        return Reply(SpeechAnswer(audio=kept(answer.content, access)), Usage(characters=_charged(request.text)))


def _ssml(request: SpeechRequest) -> str:
    text = escape(request.text, quote=False)
    if request.pace != 1.0:
        text = f'<prosody rate="{min(max(request.pace, SLOWEST), FASTEST):.2f}">{text}</prosody>'
    language = "-".join(request.voice.split("-")[:2])
    return (
        f'<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="{escape(language)}">'
        f'<voice name="{escape(request.voice)}">{text}</voice></speak>'
    )


def _charged(text: str) -> int:
    """Its own count, by its page on prices; tags are free but those that change how a text is spoken."""
    return len(text) + sum(any(first <= letter <= last for first, last in _CHARGED_TWICE) for letter in text)
