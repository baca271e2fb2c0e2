"""The service's log: one JSON object a line on standard error, without keys, passwords or words of briefs."""

import json
import logging
import sys
import traceback
from typing import Any, Protocol, TextIO

import structlog

EventDict = dict[str, Any]

_SECRETS = ("authorization", "x-api-key", "cookie", "key", "password", "token", "redis")
"""Names under which nothing is logged, whoever tries."""
DEEPEST = 20
"""Places of a fault that are told, the innermost."""


class Log(Protocol):
    """What may be written down: an event's name, and what belongs to it."""

    def info(self, event: str, **told: object) -> object:
        """Something usual."""
        ...

    def warning(self, event: str, **told: object) -> object:
        """Something that is made do without."""
        ...

    def error(self, event: str, **told: object) -> object:
        """Something that should not be."""
        ...

    def log(self, level: int, event: str, **told: object) -> object:
        """Something of a level of the standard library's."""
        ...


def log_to(sink: TextIO = sys.stderr) -> Log:
    """A log that writes to a file."""
    logger: Log = structlog.wrap_logger(
        structlog.WriteLogger(sink),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_secrets,
            without_words,
            structlog.processors.JSONRenderer(serializer=_dumped),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return logger


def without_secrets(_logger: Any, _name: str, event: EventDict) -> EventDict:  # noqa: ANN401  structlog's signature
    """An event without what must not be in a log."""
    return {name: "…" if name.lower() in _SECRETS else value for name, value in event.items()}


def without_words(_logger: Any, _name: str, event: EventDict) -> EventDict:  # noqa: ANN401  structlog's signature
    """An event with where a fault came from, but not its message: that may quote a brief."""
    fault = event.pop("exc_info", None)
    if not isinstance(fault, BaseException):
        return event
    frames = traceback.extract_tb(fault.__traceback__)[-DEEPEST:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return {**event, "exception": type(fault).__name__, "places": places}


def _dumped(event: EventDict, **_: Any) -> str:  # noqa: ANN401  structlog's signature
    return json.dumps(event, default=str, ensure_ascii=False)


class Forwarded(logging.Handler):
    """Passes on what libraries log by the standard library, from warnings on."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a record on."""
        fault = record.exc_info[1] if record.exc_info else None
        self._log.log(record.levelno, "library", library=record.name, message=record.getMessage(), exc_info=fault)
