"""Stable Diffusion on the user's own machine, through AUTOMATIC1111's web UI started with `--api`.

Source: the interface's own description at `/docs` of a running web UI, version 1.10. A model is the name of a
checkpoint, or `loaded` for the one that is. A key is `user:password`, as given to `--api-auth`.
"""

import base64
import json
from dataclasses import replace
from typing import Any

from pydantic import Field, SecretStr

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.providers.pictures import SDXL_SIZES, decoded, in_base64, kept, nearest_size, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import Wire, key_of, read, send

LOADED = "loaded"
_STEPS = 28
_UNLIKE_REFERENCE = 0.75
"""How far a picture may go from its reference; 1 would leave nothing of it."""
_CROP = 1
"""`resize_mode` for references of another shape."""


class _Pictures(Wire):
    images: tuple[str, ...] = Field(min_length=1)
    info: str = "{}"
    """JSON."""


class Automatic1111:
    """AUTOMATIC1111's web UI."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description: of a LoRA's character, or else like the reference.

        Raises:
            ProviderError: of any kind.
        """
        assert isinstance(request, PictureRequest)
        login = _login(access)
        # Whatever hides keys in what a server says has to know this form of it, too.
        access = replace(access, key=SecretStr(key_of(access) + login.get("Authorization", "")))
        path = "/sdapi/v1/img2img" if _follows_reference(request) else "/sdapi/v1/txt2img"
        answer = await send(access, "POST", path, headers=login, json=_payload(request, model, access))
        found = read(_Pictures, answer.content, access)
        picture = kept(decoded(found.images[0]), access)
        return Reply(painted(picture, _seed_in(found.info)), Usage(pictures=1))


def _payload(request: PictureRequest, model: str, access: Access) -> dict[str, Any]:
    width, height = nearest_size(request, SDXL_SIZES)
    seed = seed_of(request)
    payload: dict[str, Any] = {
        "prompt": request.prompt + (f" <lora:{request.lora}:{request.lora_scale:g}>" if request.lora else ""),
        "negative_prompt": request.negative,
        "seed": -1 if seed is None else seed,
        "width": width,
        "height": height,
        "steps": _STEPS,
    }
    if model != LOADED:
        payload["override_settings"] = {"sd_model_checkpoint": model}
    if request.reference is not None and _follows_reference(request):
        payload["init_images"] = [in_base64(request.reference, access)]
        payload |= {"denoising_strength": _UNLIKE_REFERENCE, "resize_mode": _CROP}
    return payload


def _follows_reference(request: PictureRequest) -> bool:
    """Whether a picture is drawn from its reference; a LoRA knows the character better, in any pose."""
    return request.reference is not None and request.lora is None


def _login(access: Access) -> dict[str, str]:
    key = key_of(access)
    return {"Authorization": f"Basic {base64.b64encode(key.encode()).decode()}"} if key else {}


def _seed_in(info: str) -> int | None:
    try:
        seed = json.loads(info).get("seed")
    except (ValueError, AttributeError):
        return None
    return seed if isinstance(seed, int) else None
