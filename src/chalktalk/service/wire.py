"""HTTP on the wire: uvicorn's protocol, with limits that it has none for.

A connection on which nothing comes, or a head that comes byte by byte, would be kept for ever; a head without end would be
read into memory. And whoever is answered before all of the body was sent is still listened to for a while: a connection that
is closed at once takes the answer with it.
"""

import asyncio
from typing import Any
from uuid import uuid4

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.server import ServerState

from chalktalk.service.options import ServiceOptions
from chalktalk.service.problems import MEDIA_TYPE, ProblemError

MOST_HEAD = 64 << 10
"""Bytes of a request's line and headers; also of what is in a body beside its content."""
OVERHEAD = 4
"""Chunks may bring a quarter of a body's bytes on top of it."""
LINGER = 10.0
"""Seconds for which the rest of a body is read and dropped, after its request was answered."""


class GuardedProtocol(HttpToolsProtocol):
    """One connection."""

    options: ServiceOptions

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._timer: asyncio.TimerHandle | None = None
        self._raw = 0
        self._content = 0
        self._in_message = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  as uvicorn has it
        """Take a connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.options.most_connections:
            transport.abort()
            return
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read some bytes."""
        if self._timer is None and not self._in_message:
            self._wait_for_head()
        self._raw += len(data)
        super().data_received(data)
        if self._raw - self._content > MOST_HEAD + self._content // OVERHEAD and not self.transport.is_closing():
            hints = ("send fewer or shorter headers",)
            self._refuse(ProblemError("head_too_large", "the headers are longer than 64 KiB", hints=hints))

    def on_message_begin(self) -> None:
        """A request begins."""
        self._raw = self._content = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its head is there."""
        self._stop_waiting()
        self._in_message = True
        self._raw = self._content = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of its body is there."""
        self._content += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of it is there."""
        self._in_message = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """It was answered."""
        super().on_response_complete()
        if self._in_message and not self.transport.is_closing():
            self._stop_waiting()
            self._timer = self.loop.call_later(LINGER, self.transport.close)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        hints = ("send HTTP/1.1 (RFC 9112)",)
        self._refuse(ProblemError("malformed", msg.rstrip(".").lower(), hints=hints))

    def _refuse(self, problem: ProblemError) -> None:
        """Answer without asking the routes, and end the connection."""
        if self.cycle is None or self.cycle.response_complete:
            body = problem.told("", uuid4().hex).model_dump_json().encode()
            headers = f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
            self.transport.write(STATUS_LINE[problem.kind.status] + headers.encode() + body)
        self.transport.close()

    def _wait_for_head(self) -> None:
        self._timer = self.loop.call_later(self.options.reading_seconds, self._too_slow)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            hints = ("send it at once",)
            self._refuse(ProblemError("slow_sender", "the head of the request did not come in time", hints=hints))


def guarded_by(options: ServiceOptions) -> type[GuardedProtocol]:
    """The protocol with its limits, as uvicorn wants it: a class."""
    return type("Guarded", (GuardedProtocol,), {"options": options})
