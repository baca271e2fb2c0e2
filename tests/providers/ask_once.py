"""Asks one thing through a courier: `python ask_once.py ORDERS.json WORDS OFFER…`; for tests that kill it."""

import asyncio
import sys
from pathlib import Path

from chalktalk.documents.asking import Answered, Offer, TextAnswer, TextRequest, Turn
from chalktalk.providers.desk import CourierDesk
from chalktalk.providers.orders import Orders


def request_for(words: str) -> TextRequest:
    return TextRequest(system="You explain.", turns=(Turn(role="user", text=words),))


async def ask(orders: Orders, words: str, chain: tuple[Offer, ...]) -> Answered[TextAnswer]:
    async with CourierDesk(orders) as desk:
        return await desk.ask(request_for(words), chain)


if __name__ == "__main__":
    given = Orders.model_validate_json(Path(sys.argv[1]).read_text("utf-8"))
    named = [name.split("/") for name in sys.argv[3:]]
    offers = tuple(Offer(provider=provider, model=model) for provider, model in named)
    print(asyncio.run(ask(given, sys.argv[2], offers)).model_dump_json())  # noqa: T201  that is its answer
