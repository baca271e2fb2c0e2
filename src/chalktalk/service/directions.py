"""Directions by brief: from the cache, or worked out; the same brief at the same time is worked out once."""

import asyncio
import hashlib
import json
import time
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from chalktalk import __version__
from chalktalk.creative import creative_direction
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import LONGEST_AUDIENCE, LONGEST_TEXT, Context, CreativeBrief, Reference
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.services import Services
from chalktalk.engine import Run
from chalktalk.errors import RefusedError
from chalktalk.service.answers import Answer, Layer, Memory, Repeats, Shelf
from chalktalk.service.asked import AskedContext, DirectionAnswer, DirectionRequest, Wanted
from chalktalk.service.directing import CODE
from chalktalk.service.logs import Log
from chalktalk.service.metrics import Metrics
from chalktalk.service.observed import in_vain
from chalktalk.service.problems import Fault, ProblemError
from chalktalk.service.references import References
from chalktalk.service.shared import SharedAnswers
from chalktalk.service.slots import Slots
from chalktalk.service.telling import no_model_had_a_say, problem_from, too_long


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, its id, and where it was found."""

    key: str
    answer: Answer
    layer: Layer


@dataclass
class Directions:
    """Answers briefs."""

    services: Services
    """Who may be asked."""
    run: Run
    references: References
    slots: Slots
    seconds: float
    """In which a direction has to be worked out."""
    memory: Memory
    shelf: Shelf
    shared: SharedAnswers | None
    metrics: Metrics
    log: Log
    repeats: Repeats = field(default_factory=Repeats)
    _flights: dict[str, "asyncio.Task[tuple[Answer, Layer]]"] = field(default_factory=dict)

    async def answer(self, brief: CreativeBrief, wanted: Wanted) -> Found:
        """The direction for a brief.

        Raises:
            ProblemError: if there is none.
        """
        services = self.services if wanted is not Wanted.RULES else _without_models(self.services)
        key = key_of(brief, services, wanted)
        known = self.memory.get(key)
        if known is not None and not known.stands_in:
            self.metrics.cache.labels(Layer.MEMORY).inc()
            return Found(key, known, Layer.MEMORY)
        flight = self._flights.get(key)
        if flight is None:
            flight = asyncio.create_task(self._found(key, brief, services, wanted))
            self._flights[key] = flight
            flight.add_done_callback(lambda done: self._landed(key, done))
        answer, layer = await asyncio.shield(flight)  # who gives up waiting does not take it from others
        self.metrics.cache.labels(layer).inc()
        return Found(key, answer, layer)

    def repeated(self, body: bytes) -> Found | None:
        """The answer to what was asked before with the very same bytes, if it is in memory."""
        key = self.repeats.get(body)
        known = None if key is None else self.memory.get(key)
        if key is None or known is None or known.stands_in:
            return None
        self.metrics.cache.labels(Layer.MEMORY).inc()
        return Found(key, known, Layer.MEMORY)

    async def find(self, key: str) -> Found | None:
        """An answer that was given, by its id."""
        if (known := self.memory.get(key)) is not None:
            return Found(key, known, Layer.MEMORY)
        answer, layer = await self._kept(key)
        return None if answer is None else Found(key, answer, layer)

    async def close(self) -> None:
        """Give up what is being worked out."""
        for flight in self._flights.values():
            flight.cancel()
        await asyncio.gather(*self._flights.values(), return_exceptions=True)

    async def _found(self, key: str, brief: CreativeBrief, services: Services, wanted: Wanted) -> tuple[Answer, Layer]:
        """From where others may have left it, or worked out."""
        with self.references.in_use(brief):
            answer, layer = await self._kept(key)
            if answer is not None:
                return answer, layer
            start = time.perf_counter()
            with in_vain() as tried:
                direction = await self._worked_out(brief, services)
                if wanted is Wanted.REQUIRED and direction.offer is None:
                    raise no_model_had_a_say(services, tried)
            answer = self._answered(key, direction)
            await self._keep(key, answer, time.perf_counter() - start)
            return answer, Layer.NOWHERE

    async def _worked_out(self, brief: CreativeBrief, services: Services) -> CreativeDirection:
        with self.metrics.working.track_inprogress():
            try:
                async with asyncio.timeout(self.seconds), self.slots.turn():
                    return await creative_direction(brief, services, self.run)
            except TimeoutError:
                raise too_long(self.seconds) from None
            except ProblemError:
                raise
            except Exception as fault:
                if isinstance(fault, RefusedError):
                    self.metrics.refused.inc()
                if isinstance(fault, ValueError | ArithmeticError) and brief.context.previous_config is not None:
                    self.log.warning("previous_config_not_changed", exc_info=fault)
                    raise _unchangeable() from fault
                raise problem_from(fault) from fault

    def _answered(self, key: str, direction: CreativeDirection) -> Answer:
        if direction.substitute:
            self.metrics.fallbacks.inc()
        body = DirectionAnswer(id=key, **dict(direction)).model_dump_json()
        return Answer(body.encode(), stands_in=direction.stands_in)

    def _landed(self, key: str, flight: "asyncio.Task[tuple[Answer, Layer]]") -> None:
        del self._flights[key]
        if not flight.cancelled():
            flight.exception()  # looked at, even where everybody has given up waiting

    async def _kept(self, key: str) -> tuple[Answer | None, Layer]:
        """An answer from the store, or from Redis."""
        if (answer := await asyncio.to_thread(self.shelf.get, key)) is not None:
            self.memory.put(key, answer)
            return answer, Layer.STORE
        if self.shared is not None and (answer := await self.shared.get(key)) is not None:
            self.memory.put(key, answer)
            return answer, Layer.REDIS
        return None, Layer.NOWHERE

    async def _keep(self, key: str, answer: Answer, seconds: float) -> None:
        self.memory.put(key, answer)
        if answer.stands_in:
            return
        try:
            await asyncio.to_thread(self.shelf.put, key, answer, seconds)
        except OSError as fault:
            self.metrics.cache_faults.labels(Layer.STORE).inc()
            self.log.warning("store_not_written", fault=fault.strerror)
        if self.shared is not None:
            await self.shared.put(key, answer)


def brief_of(asked: DirectionRequest, references: dict[str, Reference], embedder: Blob | None = None) -> CreativeBrief:
    """What is asked for, in the form in which the same is the same: composed characters, no spaces around.

    Args:
        asked: The request.
        references: Its pictures and films, by field.
        embedder: A network that says where they lie among others.
    """
    return CreativeBrief(
        text=_plain(asked.text, LONGEST_TEXT),
        image=references.get("image"),
        video=references.get("video"),
        embedder=embedder if references else None,
        platform=asked.platform,
        category=asked.category,
        duration=asked.duration,
        aspect=asked.aspect,
        language=asked.language,
        audience=_plain(asked.audience or "", LONGEST_AUDIENCE) or None,
        context=_context(asked.context),
    )


def changed(answer: Answer, change: str) -> CreativeBrief:
    """The brief that asks for a change to a direction that was answered."""
    before = DirectionAnswer.model_validate_json(answer.body)
    return CreativeBrief(text=_plain(change, LONGEST_TEXT), context=Context(previous_config=_without_id(before)))


def key_of(brief: CreativeBrief, services: Services, wanted: Wanted) -> str:
    """SHA-256 over all that an answer depends on, in lower-case hexadecimal: it is the direction's id.

    References count by their bytes. What is left out is not told apart from what is given as it would be anyway.
    """
    asked: dict[str, Any] = brief.model_dump(mode="json", exclude_defaults=True, exclude={"image", "video"})
    for name, reference in (("image", brief.image), ("video", brief.video)):
        if reference is not None:
            asked[name] = reference.blob.digest
    depends = {
        "asked": asked,
        "wanted": wanted is Wanted.REQUIRED,
        "chains": [[offer.model_dump() for offer in chain] for chain in (services.text, services.moderation)],
        "code": [__version__, *CODE],
    }
    text = json.dumps(depends, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unchangeable() -> ProblemError:
    """The problem that a direction, which anybody can have written, is valid and makes no sense."""
    fault = Fault(field="context.previous_config", message="it cannot be changed as it is")
    hints = ("send it as the service answered it",)
    return ProblemError("invalid", "context.previous_config cannot be changed as it is", hints=hints, errors=(fault,))


def _plain(text: str, most: int) -> str:
    composed = unicodedata.normalize("NFC", text).strip()
    return composed if len(composed) <= most else text  # composing makes some letters two


def _context(asked: AskedContext) -> Context:
    before = asked.previous_config
    return Context(previous_config=None if before is None else _without_id(before), price=asked.price)


def _without_id(direction: CreativeDirection) -> CreativeDirection:
    return CreativeDirection.model_validate(direction.model_dump(exclude={"id"}))


def _without_models(services: Services) -> Services:
    return services.model_copy(update={"text": (), "storyboard": ()})
