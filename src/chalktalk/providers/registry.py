"""Who can be asked for what: one table. An adapter's module is imported when it is first needed, not before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from chalktalk.documents.asking import Port
from chalktalk.errors import OptionError
from chalktalk.nearest import suggestion

if TYPE_CHECKING:  # it imports httpx, which a glance at the table need not wait for
    from chalktalk.providers.ports import Adapter


@dataclass(frozen=True, slots=True)
class Capability:
    """What a vendor does, and how often it may be asked."""

    adapter: str
    """Module of this package and class: `openai_text:OpenAIText`."""
    models: tuple[str, ...]
    """The ones we know, the best first; any other that the vendor has can be named as well."""
    requests_a_minute: int
    """By default, below what new accounts may; settable."""
    concurrency: int = 4
    """Requests at the same time, by default."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Of one that speaks: whom it speaks as if nobody says, by model; `*` for all others."""
    speaks_many: bool = False
    """Whether these voices speak languages other than English."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """Someone who can be asked."""

    name: str
    """As settings have it."""
    title: str
    """As people call it."""
    ports: Mapping[Port, Capability]
    url: str | None
    """Base of its addresses, without a slash at the end; None: the user has to say where it is."""
    url_variable: str
    """Of the environment, where the user says so."""
    key_variable: str | None
    """Of the environment, with the key; None: it has none."""
    needs_key: bool = True
    """Whether it cannot be asked without one."""
    offline: bool = False
    """Whether it is on this machine and needs no network; its address is a folder then, or empty."""


VENDORS: tuple[Vendor, ...] = (
    Vendor(
        name="openai",
        title="OpenAI",
        ports={
            Port.TEXT: Capability(
                "openai_text:OpenAIText", ("gpt-5.6-sol", "gpt-5.6-terra", "gpt-5.6-luna"), requests_a_minute=60
            ),
            Port.SPEECH: Capability(
                "openai_speech:OpenAISpeech",
                ("gpt-4o-mini-tts", "tts-1-hd", "tts-1"),
                requests_a_minute=50,
                voices={"*": "alloy"},
                speaks_many=True,
            ),
            Port.IMAGE: Capability(
                "openai_image:OpenAIImages",
                ("gpt-image-2:high", "gpt-image-2", "gpt-image-2:low", "dall-e-3:hd", "dall-e-3"),
                requests_a_minute=5,
            ),
            Port.MODERATION: Capability(
                "openai_moderation:OpenAIModeration", ("omni-moderation-latest",), requests_a_minute=120
            ),
        },
        url="https://api.openai.com/v1",
        url_variable="OPENAI_BASE_URL",
        key_variable="OPENAI_API_KEY",
    ),
    Vendor(
        name="anthropic",
        title="Anthropic",
        ports={
            Port.TEXT: Capability(
                "anthropic_text:AnthropicText",
                ("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"),
                requests_a_minute=50,
            ),
        },
        url="https://api.anthropic.com",
        url_variable="ANTHROPIC_BASE_URL",
        key_variable="ANTHROPIC_API_KEY",
    ),
    Vendor(
        name="compatible",
        title="OpenAI-compatible server",
        ports={Port.TEXT: Capability("compatible:Compatible", (), requests_a_minute=600, concurrency=1)},
        url=None,
        url_variable="CHALKTALK_TEXT_URL",
        key_variable="CHALKTALK_TEXT_KEY",
        needs_key=False,
    ),
    Vendor(
        name="elevenlabs",
        title="ElevenLabs",
        ports={
            Port.SPEECH: Capability(
                "elevenlabs:ElevenLabsSpeech",
                ("eleven_multilingual_v2", "eleven_turbo_v2_5", "eleven_flash_v2_5"),
                requests_a_minute=60,
                concurrency=2,  # of its free subscription
                voices={"*": "21m00Tcm4TlvDq8ikWAM"},  # Rachel, whom every account has
                speaks_many=True,
            ),
        },
        url="https://api.elevenlabs.io",
        url_variable="ELEVENLABS_BASE_URL",
        key_variable="ELEVENLABS_API_KEY",
    ),
    Vendor(
        name="google",
        title="Google Cloud Text-to-Speech",
        ports={
            Port.SPEECH: Capability(
                "google_speech:GoogleSpeech",
                ("chirp3-hd", "neural2", "wavenet", "standard"),
                requests_a_minute=150,
                voices={
                    "chirp3-hd": "en-US-Chirp3-HD-Kore",
                    "neural2": "en-US-Neural2-F",
                    "wavenet": "en-US-Wavenet-F",
                    "standard": "en-US-Standard-F",
                },
            ),
        },
        url="https://texttospeech.googleapis.com",
        url_variable="GOOGLE_SPEECH_URL",
        key_variable="GOOGLE_API_KEY",
    ),
    Vendor(
        name="azure",
        title="Azure AI Speech",
        ports={
            Port.SPEECH: Capability(
                "azure_speech:AzureSpeech", ("neural",), requests_a_minute=20, voices={"*": "en-US-AvaNeural"}
            )
        },
        url=None,
        url_variable="AZURE_SPEECH_URL",
        key_variable="AZURE_SPEECH_KEY",
    ),
    Vendor(
        name="replicate",
        title="Replicate",
        ports={Port.IMAGE: Capability("replicate:Replicate", ("stability-ai/sdxl",), requests_a_minute=10)},
        url="https://api.replicate.com",
        url_variable="REPLICATE_BASE_URL",
        key_variable="REPLICATE_API_TOKEN",
    ),
    Vendor(
        name="stability",
        title="Stability AI",
        ports={
            Port.IMAGE: Capability(
                "stability:Stability",
                ("ultra", "sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium", "core"),
                requests_a_minute=60,
            ),
        },
        url="https://api.stability.ai",
        url_variable="STABILITY_BASE_URL",
        key_variable="STABILITY_API_KEY",
    ),
    Vendor(
        name="automatic1111",
        title="AUTOMATIC1111's web UI",
        ports={
            Port.IMAGE: Capability("automatic1111:Automatic1111", ("loaded",), requests_a_minute=600, concurrency=1)
        },
        url=None,
        url_variable="CHALKTALK_AUTOMATIC1111_URL",
        key_variable="CHALKTALK_AUTOMATIC1111_LOGIN",
        needs_key=False,
    ),
    Vendor(
        name="comfyui",
        title="ComfyUI",
        ports={
            Port.IMAGE: Capability(
                "comfyui:ComfyUI", ("sd_xl_base_1.0.safetensors",), requests_a_minute=600, concurrency=1
            )
        },
        url=None,
        url_variable="CHALKTALK_COMFYUI_URL",
        key_variable="CHALKTALK_COMFYUI_KEY",
        needs_key=False,
    ),
    Vendor(
        name="midjourney",
        title="Midjourney",
        ports={Port.IMAGE: Capability("midjourney:Midjourney", ("7",), requests_a_minute=10, concurrency=2)},
        url=None,
        url_variable="CHALKTALK_MIDJOURNEY_URL",
        key_variable="CHALKTALK_MIDJOURNEY_KEY",
        needs_key=False,
    ),
    Vendor(
        name="pexels",
        title="Pexels",
        ports={Port.IMAGE: Capability("pexels:Pexels", ("search",), requests_a_minute=3)},  # 200 an hour
        url="https://api.pexels.com",
        url_variable="PEXELS_BASE_URL",
        key_variable="PEXELS_API_KEY",
    ),
    Vendor(
        name="stock_folder",
        title="Folder of pictures",
        ports={Port.IMAGE: Capability("stock_folder:StockFolder", ("words",), requests_a_minute=6000)},
        url=None,
        url_variable="CHALKTALK_STOCK_FOLDER",
        key_variable=None,
        needs_key=False,
        offline=True,
    ),
    Vendor(
        name="wordlist",
        title="Embedded word list",
        ports={Port.MODERATION: Capability("wordlist:WordList", ("english",), requests_a_minute=6000)},
        url="",
        url_variable="",
        key_variable=None,
        needs_key=False,
        offline=True,
    ),
)


def vendor_named(name: str) -> Vendor:
    """A vendor by its name.

    Raises:
        OptionError: if there is none of that name.
    """
    for vendor in VENDORS:
        if vendor.name == name:
            return vendor
    raise OptionError(f"there is no provider {name}", hints=suggestion(name, [vendor.name for vendor in VENDORS]))


def capability_of(vendor: Vendor, port: Port) -> Capability:
    """What a vendor does for a port.

    Raises:
        OptionError: if it does nothing for it.
    """
    if port not in vendor.ports:
        able = ", ".join(other.name for other in VENDORS if port in other.ports)
        raise OptionError(f"{vendor.name} does no {port}", hints=(f"these do: {able}",))
    return vendor.ports[port]


def adapter_of(capability: Capability) -> "Adapter[Any]":
    """The adapter itself."""
    module, name = capability.adapter.split(":")
    adapter: Adapter[Any] = getattr(import_module(f"chalktalk.providers.{module}"), name)()
    return adapter
