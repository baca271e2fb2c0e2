"""Stability AI's painters: a form in, the bytes of a picture out.

Source: Stability AI's REST API reference (`/v2beta/stable-image/generate/…`), November 2026. Models are `core`,
`ultra`, and those of Stable Diffusion 3.5 by their own names, such as `sd3.5-large`.
"""

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.errors import PolicyError
from chalktalk.providers.pictures import kept, nearest_size, painted, seed_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import bearer, host_of, send

_SHAPES = ((16, 9), (1, 1), (21, 9), (2, 3), (3, 2), (4, 5), (5, 4), (9, 16), (9, 21))
_SERVICES = ("core", "ultra")
_MOST_SEED = 2**32 - 2


class Stability:
    """Stable Image and Stable Diffusion 3.5."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:
        """A picture by description.

        Raises:
            PolicyError: if the picture offends its rules; what it sends then is blurred, and charged.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        headers = bearer(access) | {"Accept": "image/*"}
        # All are fields and none is a file; but it wants the encoding that forms with files have.
        files = {name: ("", value.encode(), "text/plain") for name, value in _form(request, model).items()}
        path = f"/v2beta/stable-image/generate/{model if model in _SERVICES else 'sd3'}"
        answer = await send(access, "POST", path, headers=headers, files=files)
        if answer.headers.get("finish-reason", "SUCCESS") == "CONTENT_FILTERED":
            raise PolicyError(f"{host_of(access)} blurred its picture, which offends its rules", paid=True)
        seed = answer.headers.get("seed", "")
        picture = kept(answer.content, access)
        return Reply(painted(picture, int(seed) if seed.isdecimal() else None), Usage(pictures=1))


def _form(request: PictureRequest, model: str) -> dict[str, str]:
    wide, high = nearest_size(request, _SHAPES)
    form = {"prompt": request.prompt, "aspect_ratio": f"{wide}:{high}", "output_format": "png"}
    if model not in _SERVICES:
        form |= {"model": model, "mode": "text-to-image"}
    if request.negative and not model.endswith("turbo"):  # which takes none
        form["negative_prompt"] = request.negative
    seed = seed_of(request)
    return form if seed is None else form | {"seed": str(min(seed, _MOST_SEED))}
