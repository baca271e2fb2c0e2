"""The desk where stages ask: it starts a courier at the first request, and passes questions and answers on."""

import asyncio
import json
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Any, Self

from chalktalk.documents.asking import A, Answered, Offer, Request, Tried
from chalktalk.errors import BudgetError, MachineError, NoProviderError
from chalktalk.providers.memory import answered_from
from chalktalk.providers.orders import Orders

Message = dict[str, Any]
DIED: Message = {
    "error": "machine",
    "message": "the courier died",
    "hints": ["run it again: what was paid for is kept"],
}
_LET_GO: "list[subprocess.Popen[bytes]]" = []
"""Couriers that may still be busy; forgetting them would be taken for a mistake."""
FAREWELL = 2.0
"""Seconds that a courier which has nothing to do has to end."""


class CourierDesk:
    """Asks through a courier; a context manager that lets it go at the end. It finishes alone what has gone out."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._starting = asyncio.Lock()
        self._courier: subprocess.Popen[bytes] | None = None
        self._waiting: dict[int, asyncio.Future[Message]] = {}
        self._asked = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._courier is None:
            return
        assert self._courier.stdin is not None
        with suppress(OSError):
            self._courier.stdin.close()
        if kind is None:  # it has nothing to do any more, and should not be left behind
            with suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self._courier.wait, FAREWELL)
        _LET_GO.append(self._courier)

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer of a chain; what was paid for before is answered from memory.

        Raises:
            NoProviderError: if nobody answered.
            BudgetError: if nobody who might have answered could be paid.
            MachineError: if the courier cannot do its work here.
        """
        async with self._starting:
            courier = self._courier if self._courier and self._courier.poll() is None else await self._start()
        self._asked += 1
        number, answer = self._asked, asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        message = {
            "id": number,
            "port": request.port,
            "request": request.model_dump_json(),
            "chain": [offer.model_dump() for offer in chain],
        }
        try:
            await asyncio.to_thread(_say, courier, json.dumps(message))
            said = await answer
        finally:
            self._waiting.pop(number, None)
        if "error" in said:
            raise _error(said)
        return answered_from(said["answered"], request)

    async def _start(self) -> "subprocess.Popen[bytes]":
        """Start the courier, in a session of its own, so that nothing which ends this process ends it."""
        program = (sys.executable, "-P", "-m", "chalktalk.providers.courier")
        courier = subprocess.Popen(  # noqa: ASYNC220, S603  our own program; asyncio's processes end with their loop
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._courier = courier
        loop = asyncio.get_running_loop()
        Thread(target=self._listen, args=(courier, loop), name="courier", daemon=True).start()
        await asyncio.to_thread(_say, courier, self._orders.model_dump_json())
        return courier

    def _listen(self, courier: "subprocess.Popen[bytes]", loop: asyncio.AbstractEventLoop) -> None:
        """Hand answers to who waits for them, until the courier is gone; in a thread."""
        assert courier.stdout is not None
        with courier.stdout as lines, suppress(RuntimeError):  # the loop may be closed by then
            for line in lines:
                said: Message = json.loads(line)
                loop.call_soon_threadsafe(self._hand, said["id"], said)
            for number in tuple(self._waiting):
                loop.call_soon_threadsafe(self._hand, number, DIED)

    def _hand(self, number: int, said: Message) -> None:
        answer = self._waiting.get(number)
        if answer is not None and not answer.done():
            answer.set_result(said)


def _say(courier: "subprocess.Popen[bytes]", line: str) -> None:
    assert courier.stdin is not None
    with suppress(BrokenPipeError):  # a courier that died is noticed where its answers are read
        courier.stdin.write(line.encode() + b"\n")
        courier.stdin.flush()


def _error(said: Message) -> NoProviderError | BudgetError | MachineError:
    message, hints = said["message"], tuple(said["hints"])
    if said["error"] == "budget":
        return BudgetError(message, hints=hints)
    if said["error"] == "nobody":
        error = NoProviderError(message, hints=hints)
        error.tried = tuple(Tried.model_validate(one) for one in said["tried"])
        return error
    return MachineError(message, hints=hints)
