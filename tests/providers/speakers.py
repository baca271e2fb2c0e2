"""Adapters of voices, each with its vendor on this machine."""

from dataclasses import dataclass
from typing import Any

from vendor_kit import Mounted, Vendor
from vendors.azure_speech import AzureSpeechVendor
from vendors.elevenlabs import RACHEL, ElevenLabs
from vendors.google_speech import GoogleSpeechVendor
from vendors.openai_speech import OpenAISpeechVendor

from chalktalk.documents.asking import Offer, SpeechAnswer
from chalktalk.documents.services import RemoteVoice
from chalktalk.providers.azure_speech import AzureSpeech
from chalktalk.providers.elevenlabs import ElevenLabsSpeech
from chalktalk.providers.google_speech import GoogleSpeech
from chalktalk.providers.openai_speech import OpenAISpeech
from chalktalk.providers.ports import Adapter


@dataclass(frozen=True)
class Speaker:
    """An adapter, its vendor, and what to ask for."""

    adapter: type[Adapter[SpeechAnswer]]
    vendor: type[Vendor]
    remote: RemoteVoice
    base: str = ""
    """After the server's origin."""
    tells: bool = True
    """Whether it tells times."""

    def __str__(self) -> str:
        return self.remote.offer.model

    @property
    def provider(self) -> str:
        return self.remote.offer.provider

    def url(self, server: Mounted[Any]) -> str:
        return server.url + self.base


def _remote(provider: str, model: str, voice: str) -> RemoteVoice:
    return RemoteVoice(offer=Offer(provider=provider, model=model), voice=voice)


ELEVENLABS = Speaker(ElevenLabsSpeech, ElevenLabs, _remote("elevenlabs", "eleven_multilingual_v2", RACHEL))
TURBO = Speaker(ElevenLabsSpeech, ElevenLabs, _remote("elevenlabs", "eleven_turbo_v2_5", RACHEL))
OPENAI = Speaker(
    OpenAISpeech, OpenAISpeechVendor, _remote("openai", "gpt-4o-mini-tts", "alloy"), base="/v1", tells=False
)
TTS_1 = Speaker(OpenAISpeech, OpenAISpeechVendor, _remote("openai", "tts-1", "alloy"), base="/v1", tells=False)
GOOGLE = Speaker(GoogleSpeech, GoogleSpeechVendor, _remote("google", "neural2", "en-GB-Neural2-A"))
CHIRP = Speaker(GoogleSpeech, GoogleSpeechVendor, _remote("google", "chirp3-hd", "en-US-Chirp3-HD-Charon"), tells=False)
AZURE = Speaker(AzureSpeech, AzureSpeechVendor, _remote("azure", "neural", "en-US-JennyNeural"), tells=False)

SPEAKERS = (ELEVENLABS, TURBO, OPENAI, TTS_1, GOOGLE, CHIRP, AZURE)
