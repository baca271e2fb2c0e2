"""What adapters of painters share: what counts as a picture, which sizes there are, what a library is asked for."""

import base64
import re
from collections.abc import Iterable

import httpx

from chalktalk.documents.asking import PictureAnswer, PictureRequest
from chalktalk.documents.base import Blob
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.guarded import fetch
from chalktalk.providers.ports import Access
from chalktalk.providers.waiting import looked

Size = tuple[int, int]
"""Width and height, in pixels."""

SDXL_SIZES: tuple[Size, ...] = (
    *((1024, 1024), (1152, 896), (896, 1152), (1216, 832), (832, 1216)),
    *((1344, 768), (768, 1344), (1536, 640), (640, 1536)),
)
"""The sizes of about a million pixels that SDXL was trained on (Podell et al. 2023, appendix I)."""
ACCEPTED = "image/png, image/jpeg, image/webp"
"""Media types, for the header of requests."""

_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE_END = re.compile(r"[.:;!?\n]+(?:\s|$)")
_MANNER = """
a an and are art as at background beautiful being bright by clean clear close closeup color colorful colour colourful
cartoon composition cute depicting detailed digital drawing each editorial explainer flat for friendly from has have
her his illustrated illustration image in inside into is isometric its large minimal minimalist modern of on one onto
or over palette photo photograph picture realistic rendering scene schematic seen show showing shown shows simple
simplified sketch small soft some strong style stylised stylized that the their them these they this three through to
two under up vector very view warm wide with
"""
_HOW = frozenset(_MANNER.split())
"""Words that tell a painter how, not what."""


def media_type_of(data: bytes) -> str | None:
    """`image/png`, `image/jpeg` or `image/webp`, by the first bytes; None for anything else."""
    return next((kind for signature, kind in _SIGNATURES if signature.match(data)), None)


def kept(data: bytes, access: Access, *, paid: bool = True) -> Blob:
    """A picture, put into the store.

    Raises:
        BrokenAnswerError: if it is none.
    """
    media_type = media_type_of(data)
    if media_type is None:
        raise BrokenAnswerError("what was sent as a picture is no PNG, JPEG or WebP file", paid=paid)
    return access.keep(data, media_type)


def decoded(text: str) -> bytes:
    """Bytes written as base64, with or without the head of a data: address.

    Raises:
        BrokenAnswerError: if they are not.
    """
    try:
        return base64.b64decode(text.partition(";base64,")[2] or text, validate=True)
    except ValueError:
        raise BrokenAnswerError("what was sent as a picture is not base64", paid=True) from None


async def brought(reference: str, access: Access) -> bytes:
    """What lies at the address of a picture that has been paid for; a data: address holds it itself.

    Raises:
        ProviderError: as `fetch` does.
    """
    if reference.startswith("data:"):
        return decoded(reference)
    address = str(address_of(reference, access.url))
    return (await looked(lambda: fetch(access.client, address, accept=ACCEPTED, paid=True))).content


def address_of(reference: str, base: str | httpx.URL) -> httpx.URL:
    """A whole address, of what an answer from another one refers to.

    Raises:
        BrokenAnswerError: if it is none.
    """
    try:
        return httpx.URL(base).join(reference)
    except (httpx.InvalidURL, ValueError):
        raise BrokenAnswerError("what should be the address of a picture is none", paid=True) from None


def data_address(blob: Blob, access: Access) -> str:
    """A blob as a data: address (RFC 2397)."""
    return f"data:{blob.media_type};base64,{in_base64(blob, access)}"


def in_base64(blob: Blob, access: Access) -> str:
    """A blob's bytes, written as base64."""
    return base64.b64encode(access.fetch(blob)).decode("ascii")


def nearest_size(request: PictureRequest, known: Iterable[Size]) -> Size:
    """The size whose shape comes nearest to what is asked for."""
    asked = request.width / request.height
    return min(known, key=lambda size: max(asked * size[1] / size[0], size[0] / size[1] / asked))


def seed_of(request: PictureRequest) -> int | None:
    """The seed of this attempt: another one each time, for the same one would give the same picture."""
    return None if request.seed is None else (request.seed + request.attempt) % 2**32


def painted(blob: Blob, seed: int | None = None) -> PictureAnswer:
    """A picture as an answer."""
    return PictureAnswer(picture=blob, seed=seed)


def subject_words(prompt: str) -> tuple[str, ...]:
    """What a picture is of, in a few words: those of the prompt's first sentence that say what, not how."""
    first = _SENTENCE_END.split(prompt.strip(), maxsplit=1)[0]
    words = [word.casefold() for word in _WORD.findall(first)]
    return tuple(dict.fromkeys(word for word in words if word not in _HOW))
