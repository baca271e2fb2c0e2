"""Midjourney, through a server that the user configures: Midjourney itself has no public API.

The server speaks a small protocol of ours, described in docs/howto/pictures.md: a description is posted as JSON; what
comes back is a picture, the address of one, or a task to ask after.
"""

from pydantic import Field

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.errors import BrokenAnswerError, OverloadedError
from chalktalk.providers.faults import CODES, redacted
from chalktalk.providers.pictures import address_of, brought, data_address, kept, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.waiting import look_until
from chalktalk.providers.wire import Wire, bearer, host_of, read, send


class _Error(Wire):
    message: str
    code: str = ""
    """As in `faults.CODES`: `content_policy_violation`."""


class _State(Wire):
    picture: str | None = Field(default=None, min_length=1)
    """Its address, or a data: address."""
    seed: int | None = None
    task: str | None = Field(default=None, min_length=1)
    """Where to ask after it."""
    error: _Error | None = None


class Midjourney:
    """Whatever stands between Chalktalk and Midjourney."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description.

        Raises:
            ForbiddenError: if a task lies on another server, which would see the key.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        body = {"model": model, "prompt": request.prompt, "negative": request.negative, "seed": seed_of(request)}
        body |= {"width": request.width, "height": request.height}
        if request.reference is not None:
            body["reference"] = data_address(request.reference, access)
        answer = await send(access, "POST", "", headers=bearer(access), json=body)
        if answer.headers.get("content-type", "").startswith("image/"):
            return Reply(painted(kept(answer.content, access)), Usage(pictures=1))
        state = read(_State, answer.content, access)
        if state.task is not None and state.picture is None:
            state = await _ended(str(address_of(state.task, access.url)), access)
        if state.error is not None:
            kind = CODES.get(state.error.code, OverloadedError)
            raise kind(f"{host_of(access)} could not do it: {redacted(state.error.message, access.key)}", paid=None)
        if state.picture is None:
            raise BrokenAnswerError(f"{host_of(access)} answers without a picture", paid=True)
        picture = kept(await brought(state.picture, access), access)
        return Reply(painted(picture, state.seed), Usage(pictures=1))


async def _ended(task: str, access: Access) -> _State:
    async def look() -> _State | None:
        state = read(_State, (await send(access, "GET", task, headers=bearer(access))).content, access)
        return state if state.picture is not None or state.error is not None else None

    return await look_until(look, what=f"the picture of {host_of(access)}")
