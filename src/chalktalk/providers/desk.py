"""The desk where stages ask: it starts a courier at the first request, and passes questions and answers on."""

import asyncio
import json
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from chalktalk.documents.asking import A, Answered, Offer, Request, Tried
from chalktalk.errors import BudgetError, MachineError, NoProviderError
from chalktalk.providers.courier import LONGEST_LINE
from chalktalk.providers.memory import answered_type
from chalktalk.providers.orders import Orders

Message = dict[str, Any]


class CourierDesk:
    """Asks through a courier; a context manager that lets it go at the end. It finishes alone what has gone out."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._starting = asyncio.Lock()
        self._courier: subprocess.Popen[bytes] | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Message]] = {}
        self._asked = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer of a chain; what was paid for before is answered from memory.

        Raises:
            NoProviderError: if nobody answered.
            BudgetError: if nobody who might have answered could be paid.
            MachineError: if the courier cannot do its work here.
        """
        async with self._starting:
            writer = self._writer or await self._start()
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
            with suppress(ConnectionError):  # a courier that died is noticed where its answers are read
                writer.write(json.dumps(message).encode() + b"\n")
                await writer.drain()
            said = await answer
        finally:
            self._waiting.pop(number, None)
        if "error" in said:
            raise _error(said)
        return answered_type(request).model_validate_json(said["answered"])

    async def _start(self) -> asyncio.StreamWriter:
        """Start the courier, in a session of its own, so that nothing which ends this process ends it."""
        loop = asyncio.get_running_loop()
        program = (sys.executable, "-P", "-m", "chalktalk.providers.courier")
        self._courier = subprocess.Popen(  # noqa: ASYNC220, S603  our own program; asyncio's would end with its loop
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        reader = asyncio.StreamReader(limit=LONGEST_LINE)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), self._courier.stdout)
        transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, self._courier.stdin)
        self._writer = asyncio.StreamWriter(transport, protocol, None, loop)
        self._writer.write(self._orders.model_dump_json().encode() + b"\n")
        self._listening = loop.create_task(self._listen(reader))
        return self._writer

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        """Hand answers to who waits for them, until the courier is gone."""
        while line := await reader.readline():
            said: Message = json.loads(line)
            if (answer := self._waiting.get(said["id"])) and not answer.done():
                answer.set_result(said)
        self._let_go()
        gone = {"error": "machine", "message": "the courier died", "hints": ["run it again: what was paid for is kept"]}
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_result(gone)

    def _let_go(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _error(said: Message) -> NoProviderError | BudgetError | MachineError:
    message, hints = said["message"], tuple(said["hints"])
    if said["error"] == "budget":
        return BudgetError(message, hints=hints)
    if said["error"] == "nobody":
        error = NoProviderError(message, hints=hints)
        error.tried = tuple(Tried.model_validate(one) for one in said["tried"])
        return error
    return MachineError(message, hints=hints)
