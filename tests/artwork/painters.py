"""Painters for tests: a desk in this process, at which real pictures are drawn, good ones and bad ones."""

import io
import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import skia
from PIL import Image, ImageFilter

from chalktalk.documents.asking import (
    A,
    Answered,
    Micros,
    ModerationAnswer,
    ModerationRequest,
    Offer,
    PictureAnswer,
    PictureRequest,
    Request,
    Tried,
)
from chalktalk.engine import Store
from chalktalk.errors import BudgetError, NoProviderError

Painter = Callable[[PictureRequest], bytes]
"""Draws what is asked, in its own way."""

BEST, FAIR, CHEAP, STOCK = (Offer(provider=name, model="one") for name in ("best", "fair", "cheap", "stock"))
JUDGE = Offer(provider="judge", model="one")


def hills(width: int, height: int) -> Image.Image:
    """Evening hills: smooth ground, few edges."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    sky = skia.GradientShader.MakeLinear([(0, 0), (0, height)], [0xFF24366B, 0xFFE9A36B])
    canvas.drawPaint(skia.Paint(Shader=sky))
    canvas.drawCircle(width * 0.68, height * 0.42, height * 0.11, skia.Paint(AntiAlias=True, Color=0xFFFFE6B0))
    for at, colour in enumerate((0xFF5B5A8C, 0xFF3C4876, 0xFF22325A)):
        path = skia.Path()
        path.moveTo(0, height)
        for x in range(0, width + 16, 16):
            wave = 0.07 * math.sin(x / width * (5 + at * 2) + at) + 0.03 * math.sin(x / width * 17 + at * 2)
            path.lineTo(x, height * (0.55 + 0.1 * at - wave))
        path.lineTo(width, height)
        canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=colour))
    return _image(surface)


def bee(width: int, height: int) -> Image.Image:
    """A bee, flat and plain."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    light = skia.GradientShader.MakeRadial((width / 2, height * 0.42), height * 0.9, [0xFFBFE3D0, 0xFF4E8C7A])
    canvas.drawPaint(skia.Paint(Shader=light))
    canvas.translate(width / 2, height * 0.45)
    canvas.scale(min(width, height) / 1024, min(width, height) / 1024)
    for angle in (-28, 18):
        canvas.save()
        canvas.rotate(angle)
        canvas.drawOval(skia.Rect(-60, -330, 70, -60), skia.Paint(AntiAlias=True, Color=0xCCF2FBFF))
        canvas.restore()
    canvas.drawOval(skia.Rect(-260, -120, 260, 140), skia.Paint(AntiAlias=True, Color=0xFFF2B632))
    for x in (-130, -10, 110):
        canvas.drawRect(skia.Rect(x, -100, x + 50, 120), skia.Paint(AntiAlias=True, Color=0xFF3A2A1E))
    canvas.drawCircle(285, 0, 82, skia.Paint(AntiAlias=True, Color=0xFF3A2A1E))
    return _image(surface)


def pale_discs(width: int, height: int) -> Image.Image:
    """As smooth as drawings get: pale discs with soft shading on a pale ground."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    ground = skia.GradientShader.MakeLinear([(0, 0), (0, height)], [0xFF8FA8D8, 0xFFC7B7DD])
    canvas.drawPaint(skia.Paint(Shader=ground))
    for x, y, part, light, dark in (
        (0.3, 0.5, 0.22, 0xFFD9E4FF, 0xFF7E90C9),
        (0.55, 0.42, 0.3, 0xFFF0DCEB, 0xFFA07FB4),
        (0.78, 0.58, 0.17, 0xFFFFF0DC, 0xFFC99B7E),
    ):
        radius = part * height
        middle = (width * x - radius * 0.3, height * y - radius * 0.3)
        shader = skia.GradientShader.MakeRadial(middle, radius * 1.5, [light, dark])
        canvas.drawCircle(width * x, height * y, radius, skia.Paint(AntiAlias=True, Shader=shader))
    return _image(surface)


def chalk_sun(width: int, height: int) -> Image.Image:
    """Thin lines on a board."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(0xFF24302F)
    line = skia.Paint(AntiAlias=True, Color=0xFFF6F4EA, Style=skia.Paint.kStroke_Style, StrokeWidth=9 * height / 1024)
    canvas.drawCircle(width / 2, height * 0.45, height * 0.25, line)
    for at in range(12):
        x, y = math.cos(at * math.pi / 6), math.sin(at * math.pi / 6)
        ends = [(width / 2 + height * far * x, height * (0.45 + far * y)) for far in (0.3, 0.38)]
        canvas.drawLine(*ends[0], *ends[1], line)
    return _image(surface)


DRAWINGS = (hills, bee, pale_discs, chalk_sun)


def blurred(image: Image.Image, radius: float = 4.0) -> Image.Image:
    """The same out of focus."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def png(image: Image.Image) -> bytes:
    """A picture as a file."""
    sink = io.BytesIO()
    image.save(sink, "PNG", compress_level=1)
    return sink.getvalue()


def _image(surface: skia.Surface) -> Image.Image:
    return Image.fromarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)).convert("RGB")


def good(request: PictureRequest) -> bytes:
    """Draws well, and another thing for another prompt."""
    draw = DRAWINGS[sum(request.prompt.encode()) % 3]
    return png(draw(request.width, request.height))


def out_of_focus(request: PictureRequest) -> bytes:
    """Draws blurred."""
    return png(blurred(hills(request.width, request.height)))


def black(request: PictureRequest) -> bytes:
    """Draws too darkly."""
    return png(hills(request.width, request.height).point(lambda value: value // 8))


def empty(request: PictureRequest) -> bytes:
    """Draws nothing."""
    return png(Image.new("RGB", (request.width, request.height), "#6f8fbf"))


def square(request: PictureRequest) -> bytes:
    """Draws in the wrong shape."""
    return png(hills(request.height, request.height))


def tiny(request: PictureRequest) -> bytes:
    """Draws in the right shape, but too small."""
    return png(hills(request.width // 3, request.height // 3))


def nonsense(request: PictureRequest) -> bytes:  # noqa: ARG001  a painter is given the request
    """Sends something else."""
    return b"<html>Sorry, try again later</html>"


def half(request: PictureRequest) -> bytes:
    """Sends the first half of a picture."""
    whole = good(request)
    return whole[: len(whole) // 2]


@dataclass
class Studio:
    """A desk at which each offer has its painter, or fails; what was paid for once is remembered."""

    store: Store
    painters: Mapping[str, Painter | Exception]
    """By provider; an exception is raised to whoever asks only this one."""
    prices: Mapping[str, Micros] = field(default_factory=dict)
    credits: Mapping[str, str] = field(default_factory=dict)
    bad_words: tuple[str, ...] = ()
    """Words that the judge does not allow."""
    budget: Micros | None = None
    asked: list[tuple[str, Request[Any]]] = field(default_factory=list)
    """Who drew, or judged, and what; not what was remembered."""
    spent: Counter[str] = field(default_factory=Counter)
    """By provider."""
    memory: dict[tuple[str, str], bytes] = field(default_factory=dict)

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """As `Desk` has it."""
        tried: list[Tried] = []
        for offer in chain:
            if isinstance(request, ModerationRequest):
                return cast("Answered[A]", self._judged(request, offer))
            assert isinstance(request, PictureRequest)
            painter = self.painters.get(offer.provider, ConnectionError("nobody there"))
            if isinstance(painter, Exception):
                tried.append(Tried(offer=offer, category="unreachable", message=str(painter)))
                continue
            return cast("Answered[A]", self._painted(request, offer, painter, tuple(tried)))
        error = NoProviderError("nobody drew it")
        error.tried = tuple(tried)
        raise error

    @property
    def pictures(self) -> list[str]:
        """Who drew pictures, in order."""
        return [name for name, request in self.asked if isinstance(request, PictureRequest)]

    def _judged(self, request: ModerationRequest, offer: Offer) -> Answered[ModerationAnswer]:
        if request.picture is not None:
            error = NoProviderError("nobody looks at pictures")
            error.tried = (Tried(offer=offer, category="misasked", message="it judges words"),)
            raise error
        self.asked.append((offer.provider, request))
        bad = tuple(word for word in self.bad_words if word in request.text)
        return Answered(answer=ModerationAnswer(allowed=not bad, categories=bad), offer=offer)

    def _painted(
        self, request: PictureRequest, offer: Offer, painter: Painter, tried: tuple[Tried, ...]
    ) -> Answered[PictureAnswer]:
        key, price = (offer.provider, request.model_dump_json()), self.prices.get(offer.provider, 0)
        remembered = key in self.memory
        if not remembered:
            if self.budget is not None and sum(self.spent.values()) + price > self.budget:
                raise BudgetError("the next call would pass the budget")
            self.spent[offer.provider] += price
            self.asked.append((offer.provider, request))
            self.memory[key] = painter(request)
        blob = self.store.put(self.memory[key], "image/png")
        return Answered(
            answer=PictureAnswer(picture=blob, credit=self.credits.get(offer.provider)),
            offer=offer,
            price=price,
            remembered=remembered,
            tried=tried,
        )


def grain(width: int, height: int, seed: int = 1) -> Image.Image:
    """Nothing but noise: sharp, and of even brightness."""
    values = np.random.default_rng(seed).integers(60, 200, (height, width, 3), np.uint8)
    return Image.fromarray(values)
