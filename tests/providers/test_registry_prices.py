"""What can be asked has a price in the book; what has none is known, and said."""

from chalktalk.costs import read_prices
from chalktalk.documents.asking import Offer
from chalktalk.providers.registry import VENDORS

UNKNOWN = {"midjourney"}
"""Vendors whose price depends on whoever answers at the user's own address."""


def test_every_known_model_of_every_vendor_has_a_price_for_its_port() -> None:
    book = read_prices()
    lacking = [
        f"{vendor.name}/{model}"
        for vendor in VENDORS
        for port, capability in vendor.ports.items()
        for model in capability.models
        if (price := book.find(Offer(provider=vendor.name, model=model))) is None or price.port is not port
    ]

    assert UNKNOWN == {name.split("/")[0] for name in lacking}
