"""Stable Diffusion on the user's own machine, through ComfyUI: a workflow is queued, and its picture waited for.

Source: ComfyUI's `server.py` routes and its example of the API, November 2026. A model is the file name of a
checkpoint, such as `sd_xl_base_1.0.safetensors`. The workflow is ComfyUI's default one, with a LoRA where one is asked
for.
"""

from typing import Any
from zlib import crc32

from pydantic import Field

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.errors import BrokenAnswerError, OverloadedError
from chalktalk.providers.pictures import SDXL_SIZES, kept, nearest_size, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.waiting import look_until, looked
from chalktalk.providers.wire import Wire, bearer, host_of, read, send

_SAMPLING = {"steps": 28, "cfg": 7.0, "sampler_name": "dpmpp_2m", "scheduler": "karras", "denoise": 1.0}


class _Queued(Wire):
    prompt_id: str = Field(pattern=r"^[\w-]+$")


class _File(Wire):
    filename: str
    subfolder: str = ""
    type: str = "output"


class _Output(Wire):
    images: tuple[_File, ...] = ()


class _Status(Wire):
    status_str: str = "success"


class _Done(Wire):
    outputs: dict[str, _Output]
    status: _Status = _Status()


class _History(Wire):
    jobs: dict[str, _Done]


class ComfyUI:
    """ComfyUI."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description, with a LoRA of its character.

        Raises:
            ProviderError: of any kind.
        """
        assert isinstance(request, PictureRequest)
        given = seed_of(request)
        # It has no seeds by chance of its own, and gives the same picture for the same workflow.
        seed = (crc32(request.prompt.encode()) + request.attempt) % 2**32 if given is None else given
        body = {"prompt": _workflow(request, model, seed)}
        answer = await send(access, "POST", "/prompt", headers=bearer(access), json=body)
        job = read(_Queued, answer.content, access).prompt_id

        async def look() -> _Done | None:
            history = await send(access, "GET", f"/history/{job}", headers=bearer(access))
            return read(_History, b'{"jobs":' + history.content + b"}", access).jobs.get(job)

        done = await look_until(look, what=f"the picture of {host_of(access)}")
        if done.status.status_str == "error":
            hint = "its own window says why"
            raise OverloadedError(f"{host_of(access)} failed while it painted", hints=(hint,))
        made = next((output.images[0] for output in done.outputs.values() if output.images), None)
        if made is None:
            raise BrokenAnswerError(f"{host_of(access)} answers without a picture", paid=True)
        params = made.model_dump()
        viewed = await looked(lambda: send(access, "GET", "/view", headers=bearer(access), params=params))
        return Reply(painted(kept(viewed.content, access), seed), Usage(pictures=1))


def _workflow(request: PictureRequest, model: str, seed: int) -> dict[str, Any]:
    """Nodes by name; `[name, n]` is the n-th output of another node."""
    width, height = nearest_size(request, SDXL_SIZES)
    source = "lora" if request.lora else "checkpoint"
    strength = {"strength_model": request.lora_scale, "strength_clip": request.lora_scale}
    lora = {"lora_name": request.lora, "model": ["checkpoint", 0], "clip": ["checkpoint", 1], **strength}
    ends = {"positive": ["positive", 0], "negative": ["negative", 0], "latent_image": ["empty", 0]}
    nodes = {
        "checkpoint": ("CheckpointLoaderSimple", {"ckpt_name": model}),
        "positive": ("CLIPTextEncode", {"text": request.prompt, "clip": [source, 1]}),
        "negative": ("CLIPTextEncode", {"text": request.negative, "clip": [source, 1]}),
        "empty": ("EmptyLatentImage", {"width": width, "height": height, "batch_size": 1}),
        "sampler": ("KSampler", {"model": [source, 0], "seed": seed, **ends, **_SAMPLING}),
        "decoded": ("VAEDecode", {"samples": ["sampler", 0], "vae": ["checkpoint", 2]}),
        "saved": ("SaveImage", {"images": ["decoded", 0], "filename_prefix": "chalktalk"}),
    }
    if request.lora:
        nodes["lora"] = ("LoraLoader", lora)
    return {name: {"class_type": kind, "inputs": inputs} for name, (kind, inputs) in nodes.items()}
