"""Pictures as painters would give them, drawn from a prompt: sharp, coloured, of the asked size, and each prompt's own.

On demand a painter gives something else; see `Flaw`.
"""

import io
import random
from collections import deque
from enum import Enum
from functools import lru_cache
from zlib import crc32

from PIL import Image, ImageDraw
from vendor_kit import Asked, Given, Vendor, route

_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


class Flaw(Enum):
    """What a painter does instead of painting well. It charges for all of them."""

    NO_PICTURE = "bytes that are no picture"
    BLANK = "one flat colour"
    TOO_SMALL = "a picture of 320 by 180"
    EXPIRED = "the address of a picture that is gone"
    PRIVATE = "a private address"
    FILE = "a file: address"


ADDRESSES = {Flaw.PRIVATE: "http://169.254.169.254/latest/meta-data/", Flaw.FILE: "file:///etc/passwd"}


@lru_cache(maxsize=64)
def drawn(prompt: str, width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture of a prompt: the same for the same, another for another."""
    chance = random.Random(prompt)
    picture = Image.new("RGB", (width, height), _colour(chance, 150, 230))
    pen = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(height // 12, height // 4)
        shape = chance.choice((pen.ellipse, pen.rectangle))
        shape(
            (x, y, x + size, y + size), fill=_colour(chance, 40, 220), outline=(20, 20, 30), width=max(2, height // 250)
        )
    return _encoded(picture, kind)


@lru_cache(maxsize=8)
def blank(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture of nothing."""
    return _encoded(Image.new("RGB", (width, height), (255, 255, 255)), kind)


def _colour(chance: random.Random, low: int, high: int) -> tuple[int, int, int]:
    return chance.randint(low, high), chance.randint(low, high), chance.randint(low, high)


def _encoded(picture: Image.Image, kind: str) -> bytes:
    sink = io.BytesIO()
    if kind == "PNG":
        picture.save(sink, "PNG", compress_level=1)
    else:
        picture.save(sink, kind, quality=88)
    return sink.getvalue()


class Painter(Vendor):
    """The base of vendors that paint. What they give by address lies under `/pictures/`."""

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self.flaws: deque[Flaw] = deque()
        """What the next pictures are like, in order; well painted after that."""
        self.shelf: dict[str, Given] = {}

    def answer(self, asked: Asked) -> Given:
        """Who fetches a picture shows no key; one that comes all the same has been given away."""
        if not asked.path.startswith(("/pictures/", "/photos/")):
            return super().answer(asked)
        key, self.key = self.key, None
        try:
            return Given(400, b"a key") if asked.key is not None else super().answer(asked)
        finally:
            self.key = key

    def paint(self, prompt: str, width: int, height: int, kind: str = "PNG") -> Given:
        """A picture, or what its flaw makes of it; flaws of addresses do nothing here."""
        flaw = self.flaws.popleft() if self.flaws and self.flaws[0] not in (Flaw.EXPIRED, *ADDRESSES) else None
        if flaw is Flaw.NO_PICTURE:
            return Given(body=b"I am afraid there is no picture today.", media_type=_TYPES[kind])
        if flaw is Flaw.BLANK:
            return Given(body=blank(width, height, kind), media_type=_TYPES[kind])
        size = (320, 180) if flaw is Flaw.TOO_SMALL else (width, height)
        return Given(body=drawn(prompt, *size, kind), media_type=_TYPES[kind])

    def address(self, prompt: str, width: int, height: int, kind: str = "PNG") -> str:
        """Where a picture can be fetched, or what its flaw makes of it."""
        given = self.paint(prompt, width, height, kind)
        flaw = self.flaws.popleft() if self.flaws and self.flaws[0] in (Flaw.EXPIRED, *ADDRESSES) else None
        if flaw in ADDRESSES:
            return ADDRESSES[flaw]
        name = f"{len(self.charges)}-{crc32(prompt.encode())}.{kind.lower()}"
        if flaw is not Flaw.EXPIRED:
            self.shelf[name] = given
        return f"{self.url}/pictures/{name}"

    @route("GET", "/pictures/{name}")
    def picture(self, asked: Asked, name: str) -> Given:  # noqa: ARG002  as routes are
        """A picture, for as long as it is there; then what a blob store says: 403, in XML."""
        gone = (
            b'<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>Signature expired</Message></Error>'
        )
        return self.shelf.get(name) or Given(403, gone, "application/xml")
