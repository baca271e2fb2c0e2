"""Running the service: one process of uvicorn, and its workers.

One is enough: what takes long is done in workers, and a second process would have a memory of answers of its own.
"""

import gc
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from chalktalk.errors import MachineError, OptionError
from chalktalk.service.app import Service, Surroundings
from chalktalk.service.keys import Keys
from chalktalk.service.logs import Forwarded
from chalktalk.service.options import ServiceOptions
from chalktalk.service.wire import guarded_by

BACKLOG = 2048
FAREWELL = 10
"""Seconds that requests have to be answered in, when the service is told to end."""


def check_keys(options: ServiceOptions) -> None:
    """See that nobody is let in by mistake.

    Raises:
        OptionError: if others can reach the service, and there is no key.
    """
    if options.key_needed and not Keys(options.keys).known():
        reason = "others can reach it" if not options.on_loopback else "one is required"
        hints = ("make one: chalktalk keys add NAME", "or serve this machine alone: --host 127.0.0.1")
        raise OptionError(f"there is no key for the service at {options.host}, and {reason}", hints=hints)


def listening(options: ServiceOptions) -> socket.socket:
    """A socket at the service's address.

    Raises:
        MachineError: if it cannot be had.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family, backlog=BACKLOG)
    except OSError as fault:
        hints = ("end what listens there, or choose another port: --port 8090",)
        message = f"the service cannot listen at {options.host} port {options.port}: {fault.strerror}"
        raise MachineError(message, hints=hints) from fault


def serve(options: ServiceOptions, around: Surroundings, began: Callable[[str], None]) -> None:
    """Answer requests until told to end.

    Args:
        options: How.
        around: What else there is.
        began: Told the address at which it listens, once it does.
    """
    check_keys(options)
    logging.basicConfig(handlers=[Forwarded(around.log)], level=logging.WARNING, force=True)
    logging.getLogger("slowapi").setLevel(logging.ERROR)
    with listening(options) as place:
        service = Service(options, around)
        config = uvicorn.Config(
            service.app,
            loop="uvloop",
            http=guarded_by(options),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=FAREWELL,
        )
        server = _Server(config, lambda: began(_address(place)))
        with suppress(KeyboardInterrupt):  # uvicorn repeats the signal that ended it
            server.run(sockets=[place])
        if not server.started:
            raise MachineError("the service could not be started", hints=("see its log",))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, began: Callable[[], None]) -> None:
        super().__init__(config)
        self._began = began

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        signal.signal(signal.SIGHUP, self.handle_exit)
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()  # what is there by now stays: looking through it again would hold requests up
            self._began()


def _address(place: socket.socket) -> str:
    host, port = place.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
