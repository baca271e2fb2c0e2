"""The interface, described as OpenAPI 3.1: what can be asked, and every answer with an example."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.responses import JSONResponse, PlainTextResponse

from chalktalk.documents.asking import Offer, Port
from chalktalk.documents.describing import describe
from chalktalk.service.asked import (
    Check,
    DirectionAnswer,
    DirectionRequest,
    Health,
    IterationRequest,
    Providers,
    ProviderState,
    State,
)
from chalktalk.service.bodies import LARGEST_NUMBER
from chalktalk.service.options import ServiceOptions
from chalktalk.service.problems import KINDS, MEDIA_TYPE, Problem, ProblemError, meaning

DESCRIPTION = """A brief, in words, with a picture or a film that shows how it should look, becomes one coherent
creative direction for a video: palette, light, composition, motion, pacing and scenes, each with where it comes from.

The same request has the same answer, and the same id. Problems are told as RFC 9457 has it: go by `code`."""
SCHEMAS = "#/components/schemas/"
ID = "f" * 64
REQUEST_ID = "8d3c7f0e5b1a4c0f9e7d6a5b4c3d2e1f"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    name: str
    method: str
    path: str
    summary: str
    answer: type[Any] | None
    """The document that it is answered with; None for plain text."""
    example: Any
    problems: tuple[str, ...]
    """Codes of what may go wrong."""
    keyed: bool = True
    """Whether a key may be needed."""
    limited: bool = True
    """Whether it counts for an address's limit."""
    body: type[Any] | None = None
    bodies: tuple[str, ...] = ()

    @property
    def described(self) -> dict[str, Any]:
        """What FastAPI is told of it."""
        return {
            "methods": [self.method],
            "name": self.name,
            "operation_id": self.name,
            "summary": self.summary,
            "response_model": self.answer,
            "response_class": PlainTextResponse if self.answer is None else JSONResponse,
            "responses": _answers(self),
            "openapi_extra": _asked(self),
        }


@cache
def example() -> dict[str, Any]:
    """A direction as the service answers it."""
    text = files("chalktalk.service").joinpath("example.json").read_text("utf-8")
    return DirectionAnswer.model_validate_json(text).model_dump(mode="json")


_COMMON = ("fault",)
_GATE = ("unauthorised", "too_many_requests")
_BODY = ("malformed", "slow_sender", "too_large", "unknown_media_type", "invalid", "busy")
_WORK = ("refused", "upstream_failed", "no_model", "not_ready", "upstream_slow", "took_too_long")
_REFERENCE = ("reference_forbidden", "reference_not_found", "reference_unsupported", "reference_unusable")

OPERATIONS = (
    Operation(
        "post_direction",
        "POST",
        "/v1/directions",
        "Have a brief directed",
        DirectionAnswer,
        "direction",
        (*_GATE, *_BODY, *_REFERENCE, *_WORK, *_COMMON),
        body=DirectionRequest,
        bodies=("application/json", "multipart/form-data"),
    ),
    Operation(
        "get_direction",
        "GET",
        "/v1/directions/{id}",
        "Have a direction again",
        DirectionAnswer,
        "direction",
        (*_GATE, "no_such_direction", *_COMMON),
    ),
    Operation(
        "post_iteration",
        "POST",
        "/v1/directions/{id}/iterations",
        "Have a direction changed",
        DirectionAnswer,
        "direction",
        (*_GATE, *_BODY, "no_such_direction", *_WORK, *_COMMON),
        body=IterationRequest,
        bodies=("application/json",),
    ),
    Operation(
        "get_providers",
        "GET",
        "/v1/providers",
        "See who can be asked, and how that went",
        Providers,
        Providers(
            providers=(
                ProviderState(
                    provider="openai",
                    port=Port.TEXT,
                    configured=True,
                    models=("gpt-5-mini",),
                    calls=20,
                    answered=19,
                    usual_seconds=4.2,
                ),
            ),
            chain=(Offer(provider="openai", model="gpt-5-mini"),),
        ).model_dump(mode="json"),
        (*_GATE, *_COMMON),
    ),
    Operation(
        "get_metrics",
        "GET",
        "/metrics",
        "What is counted, for Prometheus",
        None,
        'chalktalk_requests_total{method="POST",route="/v1/directions",status="200"} 12.0\n',
        ("unauthorised", *_COMMON),
        limited=False,
    ),
    Operation(
        "get_live",
        "GET",
        "/health/live",
        "Whether the service runs",
        Health,
        Health(state=State.WELL).model_dump(mode="json"),
        _COMMON,
        keyed=False,
        limited=False,
    ),
    Operation(
        "get_ready",
        "GET",
        "/health/ready",
        "Whether the service can answer",
        Health,
        Health(
            state=State.WARNING,
            checks=(
                Check(name="store", state=State.WELL, detail="it can be written"),
                Check(name="worker", state=State.WELL, detail="1 alive"),
                Check(name="redis", state=State.WARNING, detail="it does not answer; answers are not shared"),
            ),
        ).model_dump(mode="json"),
        ("not_ready", *_COMMON),
        keyed=False,
        limited=False,
    ),
)
"""All of it, in the order of the description."""


def whole(app: FastAPI, options: ServiceOptions) -> dict[str, Any]:
    """The whole description; made once."""
    if app.openapi_schema is None:
        found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        schemas = found["components"]["schemas"]
        shapes = (DirectionRequest, IterationRequest, Problem)
        _, more = models_json_schema([(shape, "validation") for shape in shapes], ref_template=SCHEMAS + "{model}")
        for name, schema in more["$defs"].items():
            schemas.setdefault(name, schema)
        describe(schemas)
        schemas["DirectionForm"] = _form(schemas["DirectionRequest"])
        _bound(schemas)
        _secure(found, options)
        app.openapi_schema = found
    described: dict[str, Any] = app.openapi_schema
    return described


def _bound(schema: Any) -> None:  # noqa: ANN401  whatever JSON Schema holds
    """Say of integers what all programs can read, which is what the service takes."""
    left = [schema]
    while left:
        match left.pop():
            case list() as parts:
                left.extend(parts)
            case dict() as part:
                left.extend(part.values())
                if part.get("type") == "integer":
                    part.setdefault("maximum", LARGEST_NUMBER)
                    if "exclusiveMinimum" not in part:
                        part.setdefault("minimum", -LARGEST_NUMBER)


def _secure(found: dict[str, Any], options: ServiceOptions) -> None:
    found["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    }
    ways: list[dict[str, Any]] = [{"bearer": []}, {"key": []}]
    for operation in OPERATIONS:
        if operation.keyed:
            told = found["paths"][operation.path][operation.method.lower()]
            told["security"] = ways if options.key_needed else [{}, *ways]


def _answers(operation: Operation) -> dict[int | str, dict[str, Any]]:
    """Every status of an operation, with an example."""
    given = example() if operation.example == "direction" else operation.example
    kind = "text/plain" if operation.answer is None else "application/json"
    content: dict[str, Any] = {"example": given}
    if operation.answer is None:
        content["schema"] = {"type": "string"}
    good: dict[str, Any] = {"description": operation.summary, "content": {kind: content}}
    if operation.answer is DirectionAnswer:
        layers = {"type": "string", "enum": ["memory", "store", "redis", "none"]}
        good["headers"] = {"X-Cache": {"description": "Where the answer was found", "schema": layers}}
    answers: dict[int | str, dict[str, Any]] = {200: good}
    for status in sorted({KINDS[code].status for code in operation.problems}):
        codes = [code for code in operation.problems if KINDS[code].status == status]
        examples = {code: {"value": _told(code, operation)} for code in codes}
        schema = {"$ref": SCHEMAS + "Problem"}
        answers[status] = {
            "description": meaning(status),
            "content": {MEDIA_TYPE: {"schema": schema, "examples": examples}},
        }
        if headers := _HEADERS.get(status):
            answers[status]["headers"] = headers
    return answers


_SECONDS = {"description": "Seconds after which to come again", "schema": {"type": "integer", "minimum": 1}}
_HEADERS: dict[int, dict[str, Any]] = {
    401: {"WWW-Authenticate": {"description": "How a key is told", "schema": {"type": "string"}}},
    429: {"Retry-After": {**_SECONDS, "required": True}},
    503: {"Retry-After": _SECONDS},
}


def _told(code: str, operation: Operation) -> dict[str, Any]:
    path = operation.path.replace("{id}", ID)
    problem = ProblemError(code, f"{KINDS[code].title.lower()}", hints=("what to do about it",))
    return problem.told(path, REQUEST_ID).model_dump(mode="json")


def _asked(operation: Operation) -> dict[str, Any]:
    """The path's id and the body, which FastAPI does not read itself."""
    extra: dict[str, Any] = {}
    if "{id}" in operation.path:
        schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
        extra["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": schema, "example": ID}]
    if operation.body is not None:
        name = operation.body.__name__
        content: dict[str, Any] = {}
        for kind in operation.bodies:
            form = kind == "multipart/form-data"
            content[kind] = {"schema": {"$ref": SCHEMAS + ("DirectionForm" if form else name)}}
            if not form:
                content[kind]["examples"] = {each: {"value": value} for each, value in _BODIES[name].items()}
        extra["requestBody"] = {"required": True, "content": content}
    return extra


_BODIES: dict[str, dict[str, Any]] = {
    "DirectionRequest": {
        "words": {"text": "A warm, handmade look for a film about bread, 45 seconds", "platform": "shorts"},
        "sparse": {"text": "How vaccines work"},
    },
    "IterationRequest": {"change": {"change": "warmer, and twice as fast"}},
}


def _form(request: dict[str, Any]) -> dict[str, Any]:
    """The request's schema as that of a form: files instead of objects, and nothing instead of null."""
    properties: dict[str, Any] = {}
    for name, schema in request["properties"].items():
        kinds = [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]
        told = schema.get("description", "")
        if name in ("image", "video"):
            file = {"type": "string", "contentMediaType": "application/octet-stream"}
            properties[name] = {**file, "description": f"{told} The file, or an http or https address."}
        elif "$ref" in kinds[0] or name in ("duration", "language"):
            told = f"{told} Left out if it is empty."
            properties[name] = {"anyOf": [*kinds, {"const": ""}], "description": told.strip()}
        else:
            properties[name] = {**kinds[0], "description": told}
    return {**request, "title": "DirectionForm", "properties": properties}
