"""What the price book says: rates, roundings, names, the user's own entries."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.costs import PriceBook, likely_usage, most_usage, read_prices
from chalktalk.documents.asking import (
    ModerationRequest,
    Offer,
    PictureRequest,
    Port,
    SpeechRequest,
    TextRequest,
    Turn,
    Usage,
)
from chalktalk.documents.base import Blob
from chalktalk.errors import OptionError

WIDE = PictureRequest(prompt="A cat")
SQUARE = PictureRequest(prompt="A cat", width=1024, height=1024)


@pytest.fixture(scope="module")
def book() -> PriceBook:
    return read_prices()


def offer(provider: str, model: str) -> Offer:
    return Offer(provider=provider, model=model)


@pytest.mark.parametrize(
    ("who", "usage", "micros"),
    [
        (offer("openai", "gpt-5-mini"), Usage(input_tokens=1000, output_tokens=2000), 250 + 4000),
        (offer("anthropic", "claude-haiku-4-5-20251001"), Usage(input_tokens=1, output_tokens=1), 6),
        (offer("openai", "gpt-4o-2024-08-06"), Usage(output_tokens=1), 10),
        (offer("elevenlabs", "eleven_multilingual_v2"), Usage(characters=1234), 123_400),
        (offer("openai", "gpt-4o-mini-tts"), Usage(characters=900, input_tokens=225, output_tokens=1250), 135 + 15_000),
        (offer("openai", "gpt-4o-mini-tts"), Usage(characters=1000), 16_700),
        (offer("openai", "gpt-image-1"), Usage(pictures=1), 63_000),
        (offer("openai", "gpt-image-1"), Usage(pictures=1, input_tokens=100, output_tokens=1568), 1000 + 62_720),
        (offer("replicate", f"stability-ai/sdxl:{'7' * 64}"), Usage(pictures=1, seconds=4.2), 4095),
        (offer("openai", "omni-moderation-latest"), Usage(), 0),
        (offer("compatible", "llama"), Usage(input_tokens=10**6, output_tokens=10**6), 0),
        (offer("pexels", "search"), Usage(pictures=1), 0),
    ],
)
def test_each_unit_is_charged_at_its_rate(book: PriceBook, who: Offer, usage: Usage, micros: int) -> None:
    assert micros == book.price_of(who, usage)


def test_a_square_picture_may_have_another_price(book: PriceBook) -> None:
    painter = offer("openai", "dall-e-3")

    assert 80_000 == book.price_of(painter, Usage(pictures=1), WIDE)
    assert 40_000 == book.price_of(painter, Usage(pictures=1), SQUARE)


def test_half_a_millionth_is_rounded_up(book: PriceBook) -> None:
    assert 1 == book.price_of(offer("openai", "gpt-5-mini"), Usage(input_tokens=2))
    assert 0 == book.price_of(offer("openai", "gpt-5-mini"), Usage(input_tokens=1))


@pytest.mark.parametrize(
    "who", [offer("openai", "gpt-99"), offer("acme", "tts-1"), offer("openai", "gpt-image-1:auto")]
)
def test_what_is_not_in_the_book_has_no_price_and_is_not_free(book: PriceBook, who: Offer) -> None:
    assert None is book.price_of(who, Usage(pictures=1))
    assert None is book.most(who, WIDE)


def test_every_entry_has_a_rate_a_source_and_a_place_of_its_own(book: PriceBook) -> None:
    keys = [(price.provider, price.model) for price in book.prices]

    assert len(keys) == len(set(keys))
    for price in book.prices:
        rates = (price.input, price.output, price.characters, price.picture, price.second)
        assert any(rate is not None for rate in rates), price.offer
        assert price.source
    assert set(Port) == {price.port for price in book.prices}


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)


@given(text=TEXTS)
def test_no_call_is_likely_to_use_more_than_it_can(text: str) -> None:
    requests = (
        TextRequest(system=text, turns=(Turn(role="user", text=text),), most_tokens=100),
        SpeechRequest(text=text, voice="v", language="en"),
        PictureRequest(prompt=text),
        ModerationRequest(text=text),
    )
    for request in requests:
        likely, most = likely_usage(request).model_dump(), most_usage(request).model_dump()
        assert all(likely[unit] <= most[unit] for unit in likely)
    assert len(text) <= most_usage(requests[1]).characters


def test_what_is_reserved_covers_what_is_charged_for_ssml_pictures_sent_along_and_slow_machines(
    book: PriceBook,
) -> None:
    spoken = SpeechRequest(text="Salt & pepper 塩", voice="v", language="en")
    charged = Usage(characters=len("<speak>Salt &amp; pepper 塩</speak>") + 1)
    assert charged.characters <= most_usage(spoken).characters

    reference = Blob(digest="0" * 64, size=1, media_type="image/png")
    with_reference = PictureRequest(prompt="A cat", reference=reference)
    painter = offer("openai", "gpt-image-1")
    paid = book.price_of(painter, Usage(pictures=1, input_tokens=6300, output_tokens=1584))
    reserved = book.most(painter, with_reference)
    assert paid is not None
    assert reserved is not None
    assert paid <= reserved

    sdxl = offer("replicate", "stability-ai/sdxl")
    assert (book.price_of(sdxl, Usage(pictures=1, seconds=30)) or 0) <= (book.most(sdxl, WIDE) or 0)


def test_the_users_own_prices_take_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "my-prices.toml"
    own.write_text(
        """
[[price]]
provider = "openai"
model = "tts-1"
port = "speech"
characters = 0.02
as_of = 2026-11-21
source = "my contract"

[[price]]
provider = "acme"
model = "*"
port = "image"
picture = 0.1
as_of = 2026-11-21
source = "my contract"
"""
    )
    book = read_prices(own)

    assert 20_000 == book.price_of(offer("openai", "tts-1"), Usage(characters=1000))
    assert 100_000 == book.price_of(offer("acme", "anything"), Usage(pictures=1))
    assert 30_000 == book.price_of(offer("openai", "tts-1-hd"), Usage(characters=1000))
    assert Decimal("0.02") == next(book.of(Port.SPEECH, ["openai"])).characters


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[price]]\nprovider = 3", r"my\.toml: price 1: provider"),
        ("[[price]]\nprovider = 'a'\nmodel = 'b'\nport = 'speech'\ncharacters = -1", "price 1: characters"),
        ("price = 3", "nothing but entries"),
        ("[other]\na = 1", "nothing but entries"),
        ("no toml", "not a TOML file"),
        (None, "cannot be read"),
    ],
)
def test_a_price_book_with_a_mistake_says_where(tmp_path: Path, text: str | None, said: str) -> None:
    own = tmp_path / "my.toml"
    if text is not None:
        own.write_text(text)

    with pytest.raises(OptionError, match=said):
        read_prices(own)
