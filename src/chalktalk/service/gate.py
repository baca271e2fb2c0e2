"""Who may ask, and how often."""

from collections.abc import Awaitable, Callable
from tempfile import NamedTemporaryFile
from time import time

from slowapi import Limiter
from slowapi.errors import RateLimitExceeded
from starlette.requests import Request
from starlette.responses import Response

from chalktalk.service.clients import client_of
from chalktalk.service.keys import Keys
from chalktalk.service.metrics import Metrics
from chalktalk.service.options import ServiceOptions
from chalktalk.service.problems import ProblemError
from chalktalk.service.watching import note

Route = Callable[[Request], Awaitable[Response]]

LONGEST_KEY = 200
"""Characters that are looked at."""


class Gate:
    """Lets requests pass to a route, or not: by address first, so that nobody can try keys as fast as they like."""

    def __init__(self, options: ServiceOptions, keys: Keys, metrics: Metrics) -> None:
        self._options = options
        self._keys = keys
        self._metrics = metrics
        with NamedTemporaryFile() as nothing:  # slowapi would take settings from any .env that lies around
            # In a moving window there is no moment at which twice the limit passes.
            self._limiter = Limiter(
                key_func=lambda request: client_of(request, options),
                strategy="moving-window",
                config_filename=nothing.name,
            )
        self._limiter.enabled = options.rate is not None  # whatever slowapi reads out of the environment

    def limited(self, name: str, route: Route) -> Route:
        """A route, of a name of its own, that an address can only ask so often; all such routes count together."""
        if self._options.rate is None:
            return route
        within: Route = self._limiter.shared_limit(f"{self._options.rate}/minute", scope="v1")(_named(name, route))

        async def passed(request: Request) -> Response:
            try:
                return await within(request)
            except RateLimitExceeded as fault:
                self._metrics.limited.inc()
                raise self._too_many(request) from fault

        return passed

    def keyed(self, route: Route) -> Route:
        """A route that asks for a key, where one is needed; a wrong one is refused everywhere."""

        async def passed(request: Request) -> Response:
            key = _key_of(request)
            if key is not None:
                owner = self._keys.owner(key)
                if owner is None:
                    raise _unauthorised("the key is not known", "see that it is whole, or ask who runs the service")
                note(request, owner=owner)
            elif self._options.key_needed:
                raise _unauthorised("a key is needed", "send it as Authorization: Bearer KEY, or as X-API-Key: KEY")
            return await route(request)

        return passed

    def _too_many(self, request: Request) -> ProblemError:
        item, arguments = request.state.view_rate_limit
        reset, _ = self._limiter.limiter.get_window_stats(item, *arguments)
        seconds = max(1, round(reset - time() + 0.5))
        hints = (f"come again in {seconds} seconds",)
        detail = f"{self._options.rate} requests a minute are answered for each address"
        return ProblemError("too_many_requests", detail, hints=hints, headers={"Retry-After": str(seconds)})


def _named(name: str, route: Route) -> Route:
    """A route as slowapi wants it: it goes by names, of the route and of its argument."""

    async def named(request: Request) -> Response:
        return await route(request)

    named.__name__ = name
    return named


def _key_of(request: Request) -> str | None:
    """The key that a request came with; None for none."""
    scheme, _, told = request.headers.get("authorization", "").partition(" ")
    key = told.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key")
    if key is None and scheme:
        raise _unauthorised("keys are told as Bearer", "send Authorization: Bearer KEY, or X-API-Key: KEY")
    return None if key is None else key[:LONGEST_KEY]


def _unauthorised(detail: str, hint: str) -> ProblemError:
    return ProblemError("unauthorised", detail, hints=(hint,), headers={"WWW-Authenticate": "Bearer"})
