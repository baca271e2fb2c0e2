"""Stages: plain async functions from documents to documents, with a name and a version.

A stage is declared once, beside its room's public function:

    @stage("narrate", version=1, place=Place.THREAD)
    async def narrate(context: Context, sentence: Sentence, voice: Voice) -> Speech: ...

and called by nobody but a runner: `speech = await run(narrate, sentence, voice)`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar

from chalktalk.documents.base import Document
from chalktalk.engine.desk import Desk, NobodyThere
from chalktalk.engine.store import Store

P = ParamSpec("P")
R = TypeVar("R", bound=Document)
R_co = TypeVar("R_co", bound=Document, covariant=True)


class Place(Enum):
    """Where a stage's work is done on one machine."""

    LOOP = "loop"
    """In the event loop: quick, or waiting on the network."""
    THREAD = "thread"
    """In a thread: some seconds of work in a library that lets other threads run."""
    WORKER = "worker"
    """In a worker process: work that keeps a core busy."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a stage may touch besides its documents."""

    store: Store
    advance: Callable[[int, int], None]
    """Reports progress: units done, units in all (frames, for a render)."""
    desk: Desk = field(default_factory=NobodyThere)
    """Where providers are asked; only for stages in the event loop."""


@dataclass(frozen=True, slots=True)
class Stage(Generic[P, R_co]):
    """A stage function and what identifies its results.

    Raise `version` whenever the same inputs should give another result; stored results of other versions are ignored.
    """

    name: str
    version: int
    place: Place
    function: Callable[Concatenate[Context, P], Awaitable[R_co]]
    first: bool = False
    """Whether its calls are begun before others that wait for a core: they are steps of the longest way."""
    attempt: int = 0
    """How often its results for the same inputs were found wanting, and the work asked for anew."""

    def again(self, attempt: int) -> "Stage[P, R_co]":
        """The same work, done once more for each attempt, and remembered apart from those before it."""
        return replace(self, attempt=attempt)


def stage(
    name: str, *, version: int, place: Place = Place.LOOP, first: bool = False
) -> Callable[[Callable[Concatenate[Context, P], Awaitable[R]]], Stage[P, R]]:
    """Declare an async function as a stage.

    Its parameters after the context may be documents, tuples of documents, and plain values that pydantic can write
    as JSON and read back (strings, numbers, None, `FrameRate`); all are part of the key. It returns one document.
    Of calls that wait for a core, those of a stage that is `first` are begun first.
    """

    def declare(function: Callable[Concatenate[Context, P], Awaitable[R]]) -> Stage[P, R]:
        return Stage(name=name, version=version, place=place, function=function, first=first)

    return declare


class Run(Protocol):
    """Runs a stage, or answers from the store: the only thing that differs between one machine and many."""

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The stage's result for these inputs."""
        ...
