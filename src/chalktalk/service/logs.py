"""The service's log: one JSON object a line on standard error. It holds no keys, no addresses with passwords, no brief."""

import json
import logging
import sys
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger

Log = FilteringBoundLogger

_SECRETS = ("authorization", "x-api-key", "cookie", "key", "password", "token", "redis")
"""Names under which nothing is logged, whoever tries."""


def log_to(sink: TextIO = sys.stderr) -> Log:
    """A log that writes to a file."""
    logger: Log = structlog.wrap_logger(
        structlog.WriteLogger(sink),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_secrets,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_dumped),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return logger


def without_secrets(_logger: Any, _name: str, event: EventDict) -> EventDict:  # noqa: ANN401  structlog's signature
    """An event without what must not be in a log."""
    return {name: "…" if name.lower() in _SECRETS else value for name, value in event.items()}


def _dumped(event: EventDict, **_: Any) -> str:  # noqa: ANN401  structlog's signature
    return json.dumps(event, default=str, ensure_ascii=False)


class Forwarded(logging.Handler):
    """Passes on what libraries log by the standard library, from warnings on."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a record on."""
        trace = record.exc_info if record.exc_info and record.exc_info[0] else None
        self._log.log(record.levelno, "library", library=record.name, message=record.getMessage(), exc_info=trace)
