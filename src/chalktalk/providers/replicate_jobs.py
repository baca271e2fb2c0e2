"""What Replicate works on: predictions and trainings, created, waited for, and given files.

Source: Replicate's HTTP API reference (`predictions.get`, `trainings.get`, `files.create`), November 2026.
"""

import contextlib
import re
from typing import Any

from pydantic import Field

from chalktalk.documents.asking import Usage
from chalktalk.documents.base import Blob
from chalktalk.errors import BrokenAnswerError, OverloadedError, PolicyError, ProviderError, SlowError
from chalktalk.providers.faults import redacted
from chalktalk.providers.pictures import data_address
from chalktalk.providers.ports import Access
from chalktalk.providers.waiting import LONGEST, look_until
from chalktalk.providers.wire import Wire, bearer, host_of, read, send

SDXL = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc"
_VERSIONS = {"stability-ai/sdxl": f"stability-ai/sdxl:{SDXL}"}
"""Of models that do not run without one. Pinned, so that a seed gives the same picture next year."""
_UNREADY = frozenset(("starting", "processing"))
_MOST_IN_LINE = 1 << 20
"""Bytes of a file that may come as a data: address."""


class _Metrics(Wire):
    predict_time: float = Field(default=0.0, ge=0)


class Job(Wire):
    """A prediction, or a training."""

    id: str = Field(pattern=r"^\w+$")
    status: str
    """`starting`, `processing`, `succeeded`, `failed`, `canceled` or `aborted`."""
    output: Any = None
    error: Any = None
    logs: str | None = None
    metrics: _Metrics | None = None

    @property
    def seconds(self) -> float:
        """Of a machine; what is charged."""
        return self.metrics.predict_time if self.metrics else 0.0

    def usage(self, pictures: int = 0) -> Usage:
        """What it used up."""
        return Usage(pictures=pictures, seconds=self.seconds)


class _File(Wire):
    urls: dict[str, str]


def versioned(model: str) -> str:
    """A model with its version, where it needs one and we know one."""
    return _VERSIONS.get(model, model)


async def done(kind: str, path: str, body: dict[str, Any], access: Access, *, longest: float = LONGEST) -> Job:
    """Begin a job, and wait until it has succeeded.

    Args:
        kind: `predictions` or `trainings`.
        path: Where it is begun.
        body: What is asked for.
        access: How Replicate is reached.
        longest: Seconds until it is called off.

    Raises:
        PolicyError: if the model's own checker finds the result indecent.
        SlowError: if it takes too long.
        ProviderError: of any other kind.
    """
    waiting = {"Prefer": "wait"} if kind == "predictions" else {}  # for up to a minute, which most pictures take
    answer = await send(access, "POST", path, headers=bearer(access) | waiting, json=body)
    job = read(Job, answer.content, access)
    if job.status in _UNREADY:
        job = await _ended(f"/v1/{kind}/{job.id}", access, longest)
    if job.status != "succeeded":
        raise _failure(job, access)
    return job


async def given(blob: Blob, access: Access) -> str:
    """An address under which Replicate finds a blob: of the data itself, or of a file uploaded for that.

    Raises:
        ProviderError: if it does not take the file.
    """
    if blob.size <= _MOST_IN_LINE:
        return data_address(blob, access)
    name = "file." + blob.media_type.partition("/")[2]
    files = {"content": (name, access.fetch(blob), blob.media_type)}
    answer = await send(access, "POST", "/v1/files", headers=bearer(access), files=files)
    uploaded = read(_File, answer.content, access).urls.get("get")
    if uploaded is None:
        raise BrokenAnswerError(f"{host_of(access)} does not say where it keeps a file", paid=False)
    return uploaded


async def _ended(path: str, access: Access, longest: float) -> Job:
    async def look() -> Job | None:
        now = read(Job, (await send(access, "GET", path, headers=bearer(access))).content, access)
        return None if now.status in _UNREADY else now

    try:
        return await look_until(look, what=f"the work of {host_of(access)}", longest=longest)
    except SlowError:
        with contextlib.suppress(ProviderError):  # it may have ended just now; that it was slow stays true
            await send(access, "POST", f"{path}/cancel", headers=bearer(access))
        raise


def _failure(job: Job, access: Access) -> ProviderError:
    said = redacted(str(job.error or job.status), access.key)
    kind = PolicyError if re.search("nsfw|sensitive|safety", said, re.IGNORECASE) else OverloadedError
    return kind(f"{host_of(access)} could not do it: {said}", paid=True if job.seconds else None)
