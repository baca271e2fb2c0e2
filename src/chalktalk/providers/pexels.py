"""Photographs from Pexels.

Source: Pexels' API documentation (`/v1/search`), November 2026. Its terms ask that the photographer is named.
"""

from typing import Any

from pydantic import Field

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Request, Usage
from chalktalk.errors import MisaskedError
from chalktalk.providers.pictures import address_of, brought, kept, subject_words
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import Wire, key_of, read, send

_MOST_WORDS = 6
"""Of a query; more find nothing."""
_SQUARE = 1.2
"""Times as long as the other side, up to which a shape is one."""


class _Sources(Wire):
    original: str


class _Photo(Wire):
    width: int = Field(gt=0)
    height: int = Field(gt=0)
    photographer: str
    src: _Sources


class _Found(Wire):
    photos: tuple[_Photo, ...]


class Pexels:
    """Pexels' search."""

    async def ask(self, request: Request[PictureAnswer], model: str, access: Access) -> Reply[PictureAnswer]:  # noqa: ARG002  as `Adapter` has it
        """A photograph of the subject, cut to the shape asked for; with each attempt the next one.

        Raises:
            MisaskedError: if it has none.
            ProviderError: of any other kind.
        """
        assert isinstance(request, PictureRequest)
        words = " ".join(subject_words(request.prompt)[:_MOST_WORDS])
        params: dict[str, Any] = {
            "query": words or request.prompt[:80],
            "orientation": _orientation(request),
            "per_page": 40,
        }
        headers = {"Authorization": key_of(access)}
        answer = await send(access, "GET", "/v1/search", headers=headers, params=params)
        found = read(_Found, answer.content, access).photos
        large = [photo for photo in found if photo.width >= request.width and photo.height >= request.height]
        choice = (*large, *sorted(set(found) - set(large), key=lambda photo: -photo.width * photo.height))
        if request.attempt >= len(choice):
            raise MisaskedError(f"Pexels has no picture of {words or 'that'}")
        photo = choice[request.attempt]
        # The address is cut to size as those of `src` are, of which none is both large and of this shape.
        form = {"auto": "compress", "cs": "tinysrgb", "fit": "crop", **_size(request, photo)}
        cut = address_of(photo.src.original, access.url).copy_with(params=form)
        picture = kept(await brought(str(cut), access), access)
        return Reply(
            PictureAnswer(picture=picture, credit=f"Photo by {photo.photographer} on Pexels"), Usage(pictures=1)
        )


def _size(request: PictureRequest, photo: _Photo) -> dict[str, int]:
    """The size asked for, or the largest of its shape that the photograph has."""
    factor = min(1.0, photo.width / request.width, photo.height / request.height)
    return {"w": int(request.width * factor), "h": int(request.height * factor)}


def _orientation(request: PictureRequest) -> str:
    shape = request.width / request.height
    return "landscape" if shape > _SQUARE else "portrait" if shape < 1 / _SQUARE else "square"
