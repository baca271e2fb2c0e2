"""SDXL on Replicate: a prediction is created, waited for, and its picture fetched.

Source: Replicate's HTTP API reference (`predictions.create`, `predictions.get`, `files.create`, `trainings.create`)
and the input schema of stability-ai/sdxl, November 2026. A model is `owner/name`, or `owner/name:version`.
"""

import re
from typing import Any

from pydantic import Field

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.documents.base import Blob
from chalktalk.errors import BrokenAnswerError, OverloadedError, PolicyError, ProviderError, SlowError
from chalktalk.providers.faults import redacted
from chalktalk.providers.pictures import SDXL_SIZES, brought, data_address, kept, nearest_size, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.waiting import look_until
from chalktalk.providers.wire import Wire, bearer, host_of, read, send

SDXL = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc"
_VERSIONS = {"stability-ai/sdxl": f"stability-ai/sdxl:{SDXL}"}
"""Of models that do not run without one. Pinned, so that a seed gives the same picture next year."""
_MOST_IN_LINE = 1 << 20
"""Bytes of a file that may come as a data: address."""
_UNLIKE_REFERENCE = 0.75
"""How far a picture may go from its reference; 1 would leave nothing of it."""
_LONGEST_TRAINING = 5400.0
"""Seconds."""
_SEED = re.compile(r"Using seed: (\d+)")


class _Metrics(Wire):
    predict_time: float = Field(default=0.0, ge=0)


class _Job(Wire):
    """A prediction, or a training."""

    id: str = Field(pattern=r"^\w+$")
    status: str
    output: Any = None
    error: Any = None
    logs: str | None = None
    metrics: _Metrics | None = None


class _File(Wire):
    urls: dict[str, str]


class Replicate:
    """SDXL, and models trained from it."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description; with a reference like it, with a LoRA of its character.

        Raises:
            PolicyError: if the model's own checker finds the picture indecent.
            ExpiredError: if the picture is gone before it is fetched.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        version = _VERSIONS.get(model, model)
        if request.lora is not None and not request.lora.startswith("https:"):
            version = request.lora  # a training gives a model of its own
        body = {"version": version, "input": await _input(request, access)}
        headers = bearer(access) | {"Prefer": "wait"}
        answer = await send(access, "POST", "/v1/predictions", headers=headers, json=body)
        job = await _ended(read(_Job, answer.content, access), "predictions", access)
        first = job.output[0] if isinstance(job.output, list) and job.output else job.output
        if not isinstance(first, str):
            raise BrokenAnswerError(f"{host_of(access)} answers without a picture", paid=True)
        picture = kept(await brought(first, access), access)
        logged = _SEED.search(job.logs or "")
        return Reply(painted(picture, int(logged.group(1)) if logged else seed_of(request)), _usage(job, pictures=1))


async def train_lora(
    pictures: Blob, *, token: str, destination: str, access: Access, trainer: str = "stability-ai/sdxl"
) -> tuple[str, Usage]:
    """Train SDXL on pictures of a character; what to write as `lora` to have it drawn, and what that used up.

    Args:
        pictures: A ZIP file of some.
        token: The word by which prompts shall name the character.
        destination: The user's own model on Replicate that takes the result, `owner/name`; it has to exist.
        access: How Replicate is reached.
        trainer: The model that is trained.

    Raises:
        ProviderError: if that does not come to a good end.
    """
    owner_and_name, _, version = _VERSIONS.get(trainer, trainer).partition(":")
    about = {
        "input_images": await _given(pictures, access),
        "token_string": token,
        "caption_prefix": f"a drawing of {token}",
    }
    path = f"/v1/models/{owner_and_name}/versions/{version}/trainings"
    body = {"destination": destination, "input": about}
    answer = await send(access, "POST", path, headers=bearer(access), json=body)
    job = await _ended(read(_Job, answer.content, access), "trainings", access, longest=_LONGEST_TRAINING)
    trained = job.output.get("version") if isinstance(job.output, dict) else None
    if not isinstance(trained, str):
        raise BrokenAnswerError(f"{host_of(access)} trained without a result", paid=True)
    return trained, _usage(job, pictures=0)


async def _input(request: PictureRequest, access: Access) -> dict[str, Any]:
    width, height = nearest_size(request, SDXL_SIZES)
    given: dict[str, Any] = {"prompt": request.prompt, "width": width, "height": height, "num_outputs": 1}
    given |= {"apply_watermark": False}
    if request.negative:
        given["negative_prompt"] = request.negative
    if request.seed is not None:
        given["seed"] = seed_of(request)
    if request.lora is not None:
        given["lora_scale"] = request.lora_scale
        if request.lora.startswith("https:"):
            given["replicate_weights"] = request.lora
    if request.reference is not None:
        given |= {"image": await _given(request.reference, access), "prompt_strength": _UNLIKE_REFERENCE}
    return given


async def _given(blob: Blob, access: Access) -> str:
    """An address under which Replicate finds a blob: of the data itself, or of a file uploaded for that."""
    if blob.size <= _MOST_IN_LINE:
        return data_address(blob, access)
    name = "file." + blob.media_type.partition("/")[2]
    files = {"content": (name, access.fetch(blob), blob.media_type)}
    answer = await send(access, "POST", "/v1/files", headers=bearer(access), files=files)
    uploaded = read(_File, answer.content, access).urls.get("get")
    if uploaded is None:
        raise BrokenAnswerError(f"{host_of(access)} does not say where it keeps a file", paid=False)
    return uploaded


async def _ended(job: _Job, kind: str, access: Access, longest: float | None = None) -> _Job:
    """A prediction or training when it has succeeded."""

    async def look() -> _Job | None:
        # by id and not by the address it names: the key goes nowhere but to the vendor
        answer = await send(access, "GET", f"/v1/{kind}/{job.id}", headers=bearer(access))
        now = read(_Job, answer.content, access)
        return None if now.status in {"starting", "processing"} else now

    if job.status in {"starting", "processing"}:
        try:
            bounds = {} if longest is None else {"longest": longest}
            job = await look_until(look, what=f"the work of {host_of(access)}", **bounds)
        except SlowError:
            await send(access, "POST", f"/v1/{kind}/{job.id}/cancel", headers=bearer(access))
            raise
    if job.status != "succeeded":
        raise _failure(job, access)
    return job


def _failure(job: _Job, access: Access) -> ProviderError:
    worked = job.metrics is not None and job.metrics.predict_time > 0
    said = redacted(str(job.error or job.status), access.key)
    kind = PolicyError if re.search("nsfw|sensitive|safety", said, re.IGNORECASE) else OverloadedError
    return kind(f"{host_of(access)} could not do it: {said}", paid=True if worked else None)


def _usage(job: _Job, *, pictures: int) -> Usage:
    return Usage(pictures=pictures, seconds=job.metrics.predict_time if job.metrics else 0.0)
