"""Around every request: its id, one line in the log, what is counted of it, and an answer whatever happens."""

import re
import time
from collections.abc import MutableMapping
from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chalktalk.service.logs import Log
from chalktalk.service.metrics import Metrics
from chalktalk.service.problems import MEDIA_TYPE, ProblemError
from chalktalk.service.telling import problem_from

_SANE_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_NOTES = "chalktalk.notes"
"""Under which, in a request's scope, lies what its line in the log says beside the usual."""
_GONE = 499
"""What the log says of requests whose sender did not wait, as nginx does; nobody gets it."""


class Watching:
    """Pure ASGI: nothing is put between the routes and the server but a look at what passes."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: Log) -> None:
        self._app = app
        self._metrics = metrics
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        notes = scope[_NOTES] = {"request_id": request_id}
        status, start = 0, time.perf_counter()

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        self._metrics.in_flight.inc()
        try:
            await self._app(scope, receive, tell)
        except ClientDisconnect:
            status = status or _GONE
        except Exception as fault:  # noqa: BLE001  the last place that can answer and write it down
            notes["fault"] = fault
            if not status:
                await _answer_of(problem_from(fault), scope)(scope, receive, tell)
        finally:
            self._metrics.in_flight.dec()
            self._count(scope, status or _GONE, time.perf_counter() - start, notes)

    def _count(self, scope: Scope, status: int, seconds: float, notes: dict[str, Any]) -> None:
        route = getattr(scope.get("route"), "path", "unknown")
        self._metrics.requests.labels(scope["method"] if route != "unknown" else "any", route, status).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        fault = notes.pop("fault", None)
        told = {"method": scope["method"], "route": route, "status": status, "seconds": round(seconds, 6), **notes}
        if fault is None:
            self._log.info("request", **told)
        else:
            self._log.error("request", **told, exc_info=fault)


def note(request: Request, **notes: object) -> None:
    """Have a request's line in the log say more."""
    _notes(request.scope).update(notes)


async def answer_problem(request: Request, problem: Exception) -> Response:
    """The answer to a request that has a problem."""
    assert isinstance(problem, ProblemError)
    if problem.kind.status == 500:
        note(request, fault=problem.__cause__ or problem)
    return _answer_of(problem, request.scope)


async def answer_http_fault(request: Request, fault: Exception) -> Response:
    """The answer to a request that no route takes."""
    assert isinstance(fault, HTTPException)
    match fault.status_code:
        case 404:
            hints = ("see /openapi.json for what there is",)
            problem = ProblemError("no_such_page", "there is nothing at this address", hints=hints)
        case 405:
            allowed = (fault.headers or {}).get("Allow", "")
            hints = (f"use {allowed}",)
            detail = f"{request.method} is not understood here"
            problem = ProblemError("no_such_method", detail, hints=hints, headers=fault.headers)
        case _:
            problem = ProblemError("malformed", str(fault.detail))
    return _answer_of(problem, request.scope)


async def answer_fault(request: Request, fault: Exception) -> Response:
    """The answer where something happened that should not."""
    return _answer_of(problem_from(fault), request.scope)


def _answer_of(problem: ProblemError, scope: Scope) -> Response:
    notes = scope[_NOTES]
    notes["code"] = problem.code
    told = problem.told(scope["path"], notes["request_id"])
    return Response(told.model_dump_json(), problem.kind.status, headers=problem.headers, media_type=MEDIA_TYPE)


def _notes(scope: MutableMapping[str, Any]) -> dict[str, Any]:
    notes: dict[str, Any] = scope[_NOTES]
    return notes


def _request_id(scope: Scope) -> str:
    """The id that came with the request, if it is one; else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _SANE_ID.fullmatch(value):
            return str(value, "ascii")
    return uuid4().hex
