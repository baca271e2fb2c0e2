"""The courier: a process of its own that asks vendors and pays them, `python -m chalktalk.providers.courier`.

It speaks JSON lines with its parent over standard input and output. It outlives a parent that is killed: what has gone
out is waited for and kept, so that nobody has to pay for it again. It begins nothing new then.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from chalktalk.costs import LEDGER_FILE, Ledger
from chalktalk.costs.pricebook import read_prices
from chalktalk.documents.asking import (
    ModerationRequest,
    Offer,
    PictureRequest,
    Port,
    Request,
    SpeechRequest,
    TextRequest,
    Tried,
)
from chalktalk.engine import Store, machine_error_from
from chalktalk.engine.locks import lock_file
from chalktalk.errors import BudgetError, ChalktalkError, MachineError, NoProviderError
from chalktalk.providers.calling import Counter
from chalktalk.providers.chain import Chain
from chalktalk.providers.orders import Orders

REQUESTS: dict[Port, type[Request[Any]]] = {
    Port.TEXT: TextRequest,
    Port.SPEECH: SpeechRequest,
    Port.IMAGE: PictureRequest,
    Port.MODERATION: ModerationRequest,
}
LONGEST_LINE = 1 << 26
"""Bytes of the longest message: media are in the store, so only words are in it."""

Message = dict[str, Any]


async def main() -> None:
    """Answer requests until the parent is gone or has enough."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=LONGEST_LINE)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    orders = Orders.model_validate_json(await reader.readline())
    store = Store(Path(orders.store))
    if not lock_file(store.root).join():  # what is answered must not be pruned away meanwhile
        return
    ledger = Ledger(store.root / LEDGER_FILE)
    ledger.settle_abandoned()
    book = read_prices(Path(orders.prices) if orders.prices else None)
    chain = Chain(Counter(orders, ledger, book, store))
    loop.add_signal_handler(signal.SIGTERM, reader.feed_eof)
    tasks = set()
    while line := await reader.readline():
        task = loop.create_task(_serve(chain, json.loads(line)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    chain.closing = True
    await asyncio.gather(*tasks)
    await chain.close()


async def _serve(chain: Chain, message: Message) -> None:
    """Answer one request, whatever becomes of it."""
    said: Message = {"id": message["id"]}
    try:
        request = REQUESTS[Port(message["port"])].model_validate_json(message["request"])
        offers = tuple(Offer.model_validate(offer) for offer in message["chain"])
        said["answered"] = (await chain.answer(request, offers)).model_dump_json()
    except NoProviderError as fault:
        said |= _told(fault, "nobody") | {"tried": [one.model_dump() for one in fault.tried if isinstance(one, Tried)]}
    except BudgetError as fault:
        said |= _told(fault, "budget")
    except Exception as fault:  # noqa: BLE001  the parent is to hear of it, whatever it is
        error = fault if isinstance(fault, ChalktalkError) else machine_error_from(fault)
        error = error or MachineError(f"a fault in the courier: {type(fault).__name__}: {fault}")
        said |= _told(error, "machine")
    _say(said)


def _told(fault: ChalktalkError, kind: str) -> Message:
    return {"error": kind, "message": fault.message, "hints": fault.hints}


def _say(message: Message) -> None:
    """Tell the parent, if it is still there."""
    try:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; it closes our input
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    asyncio.run(main())
