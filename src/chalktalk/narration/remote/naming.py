"""Providers' voices by name: `elevenlabs:Rachel`, or with the model, `elevenlabs/eleven_turbo_v2_5:Rachel`."""

import re

from chalktalk.documents.asking import Offer
from chalktalk.documents.services import RemoteVoice
from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion

MODELS = {
    "elevenlabs": "eleven_multilingual_v2",
    "openai": "gpt-4o-mini-tts",
    "google": "",
    "azure": "neural",
}
"""Providers that speak, with the model that is asked where a name has none; Google's is part of its voices' names."""

_NAME = re.compile(r"(?P<provider>[a-z0-9-]+)(?:/(?P<model>[\w.-]+))?:(?P<voice>[^:]+)")


def remote_voice(name: str) -> RemoteVoice | None:
    """The provider's voice that a name stands for; None for a name of another form.

    Raises:
        OptionError: if there is no such provider; names the nearest.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    provider, voice = match["provider"], match["voice"].strip()
    if provider not in MODELS:
        raise OptionError(f"there is no provider of voices ‘{provider}’", hints=suggestion(provider, MODELS))
    if not voice:
        raise OptionError(f"‘{name}’ names no voice", hints=(f"write {provider}:NAME",))
    model = match["model"] or MODELS[provider] or _family(voice)
    return RemoteVoice(offer=Offer(provider=provider, model=model), voice=voice)


def name_of(voice: RemoteVoice) -> str:
    """The same the other way round, for people: without the model."""
    return f"{voice.offer.provider}:{voice.voice}"


def _family(voice: str) -> str:
    """What Google charges a voice as: `neural2` for `en-GB-Neural2-A`, `chirp3-hd` for `en-US-Chirp3-HD-Charon`.

    Raises:
        OptionError: if the name has no such part.
    """
    parts = voice.split("-")
    if len(parts) < 4:
        raise OptionError(f"‘{voice}’ is no voice of Google’s", hints=("write its full name: google:en-GB-Neural2-A",))
    return "-".join(parts[2:-1]).lower()
