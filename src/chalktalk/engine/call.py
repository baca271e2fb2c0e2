"""A call: one stage with its inputs, and the key by which the store knows its result."""

import hashlib
import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Generic, ParamSpec, get_type_hints

from pydantic import TypeAdapter

from chalktalk.engine.stage import Context, R, Stage

P = ParamSpec("P")

LABELS = ("scene", "id", "text")
"""Attributes of a document that name it for people, best first."""
MENTIONED_BLOB = re.compile(r'"digest":"([0-9a-f]{64})"')
"""A blob in compact JSON. Text of the author's cannot look like one: its quotes are escaped."""


@dataclass(frozen=True)
class Call(Generic[R]):
    """A stage and its inputs, bound to the stage's parameters by name."""

    stage: Stage[..., R]
    inputs: Mapping[str, object]

    @classmethod
    def bind(cls, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> "Call[R]":
        """The call that `stage(*args, **kwargs)` would be, defaults filled in."""
        bound = inspect.signature(stage.function).bind(None, *args, **kwargs)
        bound.apply_defaults()
        return cls(stage, {name: bound.arguments[name] for name in _shape(stage).inputs})

    @classmethod
    def from_json(cls, module: str, attribute: str, text: str) -> "Call[R]":
        """The call that another process wrote with `json`."""
        stage: Stage[..., R] = getattr(import_module(module), attribute)
        values = json.loads(text)
        adapters = _shape(stage).inputs
        return cls(stage, {name: adapter.validate_json(json.dumps(values[name])) for name, adapter in adapters.items()})

    @cached_property
    def json(self) -> str:
        """The inputs as canonical JSON: sorted names, no spaces."""
        adapters = _shape(self.stage).inputs
        values = {name: adapters[name].dump_python(value, mode="json") for name, value in self.inputs.items()}
        return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def let_go_json(self) -> None:
        """Keep the JSON no longer: calls are remembered as long as the run, and it is written again if needed."""
        self.__dict__.pop("json", None)

    @cached_property
    def key(self) -> str:
        """SHA-256 over everything the result depends on, in lower-case hexadecimal."""
        attempt = f".{self.stage.attempt}" if self.stage.attempt else ""
        identity = f"{self.stage.name}\n{self.stage.version}{attempt}\n{self.json}"
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def media(self) -> tuple[str, ...]:
        """Digests of all blobs that the inputs mention, each once."""
        return blobs_in(self.json)

    @property
    def subject(self) -> str | None:
        """What the call is about, for people: the id of a scene, or the words of a sentence."""
        labels = (getattr(value, label, None) for value in self.inputs.values() for label in LABELS)
        return next((label for label in labels if isinstance(label, str)), None)

    @property
    def units(self) -> int | None:
        """How much work it is where an input says so: its frames."""
        sizes = (getattr(value, "frames", None) for value in self.inputs.values())
        return next((size for size in sizes if isinstance(size, int)), None)

    @property
    def result_type(self) -> type[R]:
        """The document that the stage returns."""
        return _shape(self.stage).result

    async def perform(self, context: Context) -> R:
        """Do the work."""
        return await self.stage.function(context, **self.inputs)


def blobs_in(text: str) -> tuple[str, ...]:
    """Digests of all blobs mentioned in compact JSON, each once, in order."""
    return tuple(dict.fromkeys(MENTIONED_BLOB.findall(text)))


@dataclass(frozen=True)
class _Shape:
    """What a stage's annotations say about its inputs and its result."""

    inputs: dict[str, TypeAdapter[Any]]
    result: type[Any]


@cache
def _shape(stage: Stage[..., Any]) -> _Shape:
    hints = get_type_hints(stage.function)
    result = hints.pop("return")
    names = list(inspect.signature(stage.function).parameters)[1:]
    return _Shape(inputs={name: TypeAdapter(hints[name]) for name in names}, result=result)
