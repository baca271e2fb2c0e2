"""SDXL on Replicate: a prediction is created, waited for, and its picture fetched.

Source: Replicate's HTTP API reference (`predictions.create`) and the input schema of stability-ai/sdxl, November 2026.
A model is `owner/name`, or `owner/name:version`.
"""

import re
from typing import Any

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.pictures import SDXL_SIZES, brought, kept, nearest_size, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.replicate_jobs import done, given, versioned
from chalktalk.providers.wire import host_of

_UNLIKE_REFERENCE = 0.75
"""How far a picture may go from its reference; 1 would leave nothing of it."""
_SEED = re.compile(r"Using seed: (\d{1,18})\b")


class Replicate:
    """SDXL, and models trained from it."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description: of a LoRA's character, or else like the reference.

        Raises:
            PolicyError: if the model's own checker finds the picture indecent.
            ExpiredError: if the picture is gone before it is fetched.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        trained = request.lora if request.lora is not None and not _is_file(request.lora) else None
        body = {"version": trained or versioned(model), "input": await _input(request, access)}
        job = await done("predictions", "/v1/predictions", body, access)
        first = job.output[0] if isinstance(job.output, list) and job.output else job.output
        if not isinstance(first, str):
            raise BrokenAnswerError(f"{host_of(access)} answers without a picture", paid=True)
        picture = kept(await brought(first, access), access)
        logged = _SEED.search(job.logs or "")
        return Reply(painted(picture, int(logged.group(1)) if logged else seed_of(request)), job.usage(pictures=1))


async def _input(request: PictureRequest, access: Access) -> dict[str, Any]:
    width, height = nearest_size(request, SDXL_SIZES)
    told: dict[str, Any] = {"prompt": request.prompt, "width": width, "height": height, "num_outputs": 1}
    told["apply_watermark"] = False
    if request.negative:
        told["negative_prompt"] = request.negative
    if request.seed is not None:
        told["seed"] = seed_of(request)
    if request.lora is not None:
        told["lora_scale"] = request.lora_scale
        if _is_file(request.lora):
            told["replicate_weights"] = request.lora
    if request.reference is not None and request.lora is None:  # which knows the character better, in any pose
        told |= {"image": await given(request.reference, access), "prompt_strength": _UNLIKE_REFERENCE}
    return told


def _is_file(lora: str) -> bool:
    """Whether weights are a file; else they are a model of their own, as trainings give."""
    return lora.startswith("https:")
