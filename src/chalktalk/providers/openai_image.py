"""OpenAI's painters, and gateways that speak their language: `POST /images/generations` and `/images/edits`.

Source: OpenAI's API reference ("Create image", "Create image edit") and its guide to image generation, November 2026.
DALL·E 3 is no longer served by OpenAI itself since May 2026, nor gpt-image-1 since October; gateways still have both.

A model may be followed by a colon and a quality: `gpt-image-2:low`, `dall-e-3:hd`.
"""

from typing import Any

from pydantic import Field

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.pictures import Size, brought, decoded, kept, nearest_size
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import Wire, bearer, host_of, read, send

_DALL_E_3: tuple[Size, ...] = ((1024, 1024), (1792, 1024), (1024, 1792))
_GPT_IMAGE_1: tuple[Size, ...] = ((1024, 1024), (1536, 1024), (1024, 1536))
_FIXED = {"dall-e-3": _DALL_E_3, "gpt-image-1": _GPT_IMAGE_1, "chatgpt-image": _GPT_IMAGE_1}
"""Sizes by the beginning of a model's name; later models take any that `_any_size` gives."""
_FEWEST_PIXELS, _MOST_PIXELS = 655_360, 3_686_400
"""Of later models; more than the second is called experimental."""
_STEP = 16
"""Pixels, of which both sides are multiples."""
_TOKENS_A_PIXEL = {"low": 0.00026, "medium": 0.00102, "high": 0.004}
"""Of gpt-image-1, from the table in OpenAI's guide: 272, 1056 and 4160 tokens for 1024 by 1024."""
_CHARACTERS_A_TOKEN = 4
"""About, in English; OpenAI's own rule of thumb."""


class _Picture(Wire):
    b64_json: str | None = None
    url: str | None = None


class _Tokens(Wire):
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)


class _Pictures(Wire):
    data: tuple[_Picture, ...] = Field(min_length=1)
    usage: _Tokens | None = None


class OpenAIImages:
    """Painters of OpenAI's."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description; where the model can, like the reference.

        Raises:
            ExpiredError: if the address of a picture is no longer good.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        form = _form(request, model)
        if request.reference is None or form["model"] == "dall-e-3":
            answer = await send(access, "POST", "/images/generations", headers=bearer(access), json=form)
        else:
            blob = request.reference
            files = {"image[]": ("reference." + blob.media_type.partition("/")[2], access.fetch(blob), blob.media_type)}
            fields = {name: str(value) for name, value in form.items()}
            answer = await send(access, "POST", "/images/edits", headers=bearer(access), data=fields, files=files)
        found = read(_Pictures, answer.content, access)
        picture = kept(await _bytes_of(found.data[0], access), access)
        return Reply(PictureAnswer(picture=picture), _usage(found.usage, form))


async def _bytes_of(picture: _Picture, access: Access) -> bytes:
    if picture.b64_json:
        return decoded(picture.b64_json)
    if picture.url:
        return await brought(picture.url, access)
    raise BrokenAnswerError(f"{host_of(access)} answers without a picture", paid=True)


def _usage(tokens: _Tokens | None, form: dict[str, Any]) -> Usage:
    """What a picture used up; where a gateway does not tell the tokens that OpenAI charges for, about as many."""
    if tokens is not None:
        return Usage(pictures=1, input_tokens=tokens.input_tokens, output_tokens=tokens.output_tokens)
    if form["model"] == "dall-e-3":  # which is charged by the picture
        return Usage(pictures=1)
    width, height = map(int, form["size"].split("x"))
    output = round(width * height * _TOKENS_A_PIXEL.get(form["quality"], _TOKENS_A_PIXEL["high"]))
    inputs = -(-len(form["prompt"]) // _CHARACTERS_A_TOKEN)
    return Usage(pictures=1, input_tokens=inputs, output_tokens=output, estimated=True)


def _form(request: PictureRequest, model: str) -> dict[str, Any]:
    name, _, quality = model.partition(":")
    fixed = next((sizes for start, sizes in _FIXED.items() if name.startswith(start)), None)
    width, height = nearest_size(request, fixed) if fixed else _any_size(request)
    form = {"model": name, "prompt": request.prompt, "n": 1, "size": f"{width}x{height}"}
    if name == "dall-e-3":
        return form | {"quality": quality or "standard", "style": "natural", "response_format": "b64_json"}
    return form | {"quality": quality or "medium", "output_format": "png"}


def _any_size(request: PictureRequest) -> Size:
    """The size asked for, in the steps and within the bounds of models since gpt-image-2."""
    pixels = request.width * request.height
    factor = (min(max(pixels, 1.05 * _FEWEST_PIXELS), 0.98 * _MOST_PIXELS) / pixels) ** 0.5
    return _stepped(request.width * factor), _stepped(request.height * factor)


def _stepped(length: float) -> int:
    return max(1, round(length / _STEP)) * _STEP
