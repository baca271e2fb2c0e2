"""The application: its parts, and its routes."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from chalktalk import __version__
from chalktalk.creative import creative_direction
from chalktalk.documents.base import Document
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.services import Services
from chalktalk.engine import Desk, Store, tidied_by
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.service.answers import Memory, Shelf
from chalktalk.service.asked import ByAddress, DirectionRequest, Health, IterationRequest, State
from chalktalk.service.bodies import Account, Held, fields_of, media_type, read_form, read_whole, validated
from chalktalk.service.described import DESCRIPTION, OPERATIONS, Operation, whole
from chalktalk.service.directing import READERS, embedder_for
from chalktalk.service.directions import Directions, Found, brief_of, changed
from chalktalk.service.gate import Gate, Route
from chalktalk.service.keys import Keys
from chalktalk.service.logs import Log
from chalktalk.service.metrics import Metrics
from chalktalk.service.observed import ObservedDesk
from chalktalk.service.options import ServiceOptions
from chalktalk.service.problems import ProblemError
from chalktalk.service.references import References
from chalktalk.service.shared import SharedAnswers
from chalktalk.service.slots import Slots
from chalktalk.service.standing import Standing
from chalktalk.service.watching import Watching, answer_fault, answer_http_fault, answer_problem, note
from chalktalk.service.working import ServiceRun

FETCHING = Limits(most_bytes=64 << 20, most_text_bytes=1 << 20, connecting=5.0, between=10.0, total=30.0)
"""Of references that lie on the web."""
JSON, FORM = "application/json", "multipart/form-data"
IS_ID = re.compile("[0-9a-f]{64}")
SMALL = 64 << 10
"""Bytes of a body that is read at once; what is larger is read in a thread."""
FILES = ("image", "video")
"""Fields of a request that may hold files."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the service is given beside its options."""

    services: Services
    """Who may be asked for what."""
    desk: AbstractAsyncContextManager[Desk]
    """Where they are asked; entered once."""
    configured: frozenset[str]
    """Names of vendors that can be asked."""
    log: Log


class Service:
    """The service: an ASGI application, and what it consists of."""

    def __init__(self, options: ServiceOptions, around: Surroundings) -> None:
        self._options = options
        self._around = around
        self._log = around.log
        self.metrics = Metrics()
        self._held = Held(options.most_held)
        self._gate = Gate(options, Keys(options.keys), self.metrics)
        self._shared = SharedAnswers(options.redis, self.metrics, around.log) if options.redis else None
        self.app: ASGIApp = Watching(self._routes(), self.metrics, around.log)

    @asynccontextmanager
    async def alive(self, _app: FastAPI | None = None) -> AsyncIterator[None]:
        """From the first request to the last: what has to be begun and ended."""
        options, store = self._options, Store(self._options.store)
        async with AsyncExitStack() as stack:
            await asyncio.to_thread(store.sweep)
            folder = stack.enter_context(store.scratch())
            client = await stack.enter_async_context(guarded_client(limits=FETCHING))
            files = Store(folder)
            self._references = References(files, client, store if self._around.services.moderation else None)
            desk = await stack.enter_async_context(self._around.desk)
            run = self.run = ServiceRun(
                store,
                files,
                workers=options.workers,
                memory=options.worker_memory,
                seconds=options.working_seconds,
                desk=ObservedDesk(desk, self.metrics),
                keep_with=self._references.keep_with,
            )
            stack.enter_context(tidied_by(run.abandon))
            stack.push_async_callback(run.close)
            await run.get_ready(READERS)
            shelf = Shelf(store)
            self._embedder = await embedder_for(options.clip, files, run) if options.clip else None
            self._directions = Directions(
                services=self._around.services,
                run=run,
                references=self._references,
                slots=Slots(options.running, options.waiting),
                seconds=options.working_seconds,
                memory=Memory(options.memory_cache),
                shelf=shelf,
                shared=self._shared,
                metrics=self.metrics,
                log=self._log,
            )
            stack.push_async_callback(self._directions.close)
            if self._shared is not None:
                stack.push_async_callback(self._shared.close)
            self._standing = Standing(
                store.root, self._around.services, self._around.configured, shelf, run, self._shared, READERS
            )
            await self._warm(run)
            yield

    async def _warm(self, run: ServiceRun) -> None:
        """Have read what the first brief would wait for."""
        for text in ("warm and calm", "warm und ruhig", "cálido y tranquilo"):
            await creative_direction(CreativeBrief(text=text), Services(), run)

    def _routes(self) -> FastAPI:
        app = FastAPI(
            title="Chalktalk: creative directions",
            version=__version__,
            description=DESCRIPTION,
            docs_url=None,  # its page would load programs from elsewhere
            redoc_url=None,
            lifespan=self.alive,
            exception_handlers={
                ProblemError: answer_problem,
                HTTPException: answer_http_fault,
                Exception: answer_fault,
            },
        )
        for operation in OPERATIONS:
            answer = getattr(self, f"_{operation.name}")
            app.add_api_route(operation.path, self._guarded(operation, answer), **operation.described)
        app.openapi = lambda: whole(app, self._options)  # as FastAPI's manual has it
        return app

    def _guarded(self, operation: Operation, route: Route) -> Route:
        """A route behind the gate, as far as it is one for everybody or not."""
        if operation.keyed:
            route = self._gate.keyed(route)
        return self._gate.limited(operation.name, route) if operation.limited else route

    async def _post_direction(self, request: Request) -> Response:
        kind = media_type(request)
        with self._held.account() as account:
            if kind == JSON:
                return await self._direct_json(request, await read_whole(request, self._options, account), account)
            if kind == FORM:
                form = await read_form(request, self._options, account)
                try:
                    return _sent(request, await self._direct(*fields_of(form, DirectionRequest, FILES), account))
                finally:
                    await form.close()
        raise _unread(JSON, FORM)

    async def _direct_json(self, request: Request, body: bytes, account: Account) -> Response:
        if len(body) > SMALL:
            asked = await asyncio.to_thread(validated, body, DirectionRequest)
            return _sent(request, await self._direct(asked, {}, account))
        if (known := self._directions.repeated(body)) is not None:
            return _sent(request, known)
        asked = validated(body, DirectionRequest)
        found = await self._direct(asked, {}, account)
        if not any(isinstance(one, ByAddress) for one in (asked.image, asked.video)):  # what lies there may change
            self._directions.repeats.put(body, found.key)
        return _sent(request, found)

    async def _direct(self, asked: DirectionRequest, uploads: dict[str, UploadFile], account: Account) -> Found:
        given = {name: one for name in FILES if (one := getattr(asked, name)) is not None}
        async with self._references.from_request(given, uploads, account) as references:
            return await self._directions.answer(brief_of(asked, references, self._embedder), asked.provider)

    async def _post_iteration(self, request: Request) -> Response:
        if media_type(request) != JSON:
            raise _unread(JSON)
        with self._held.account() as account:
            asked = validated(await read_whole(request, self._options, account), IterationRequest)
        before = await self._found(request)
        return _sent(request, await self._directions.answer(changed(before.answer, asked.change), asked.provider))

    async def _get_direction(self, request: Request) -> Response:
        return _sent(request, await self._found(request))

    async def _found(self, request: Request) -> Found:
        key = request.path_params["id"]
        found = await self._directions.find(key) if IS_ID.fullmatch(key) else None
        if found is None:
            hints = ("ask for it anew with POST /v1/directions",)
            raise ProblemError("no_such_direction", "there is no direction with this id", hints=hints)
        return found

    async def _get_providers(self, _request: Request) -> Response:
        return _document(await self._standing.providers())

    async def _get_metrics(self, _request: Request) -> Response:
        return Response(generate_latest(self.metrics.registry), media_type=CONTENT_TYPE_LATEST)

    async def _get_live(self, _request: Request) -> Response:
        return _document(Health(state=State.WELL))

    async def _get_ready(self, _request: Request) -> Response:
        health = await self._standing.health()
        if health.state is State.DOWN:
            down = "; ".join(f"{one.name}: {one.detail}" for one in health.checks if one.state is State.DOWN)
            raise ProblemError("not_ready", down, hints=("see the log of the service",))
        return _document(health)


def _sent(request: Request, found: Found) -> Response:
    """A direction's bytes as they are kept."""
    note(request, cache=found.layer)
    return Response(found.answer.body, media_type=JSON, headers={"X-Cache": found.layer})


def _document(document: Document) -> Response:
    return Response(document.model_dump_json(), media_type=JSON)


def _unread(*kinds: str) -> ProblemError:
    hints = (f"send {' or '.join(kinds)}",)
    return ProblemError("unknown_media_type", "the body is of a type that is not read", hints=hints)
