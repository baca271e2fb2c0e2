"""Answers in a Redis that several services share; it may be slow, gone, or hold what others wrote."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable
from typing import Any

from chalktalk.errors import OptionError
from chalktalk.service.answers import Answer
from chalktalk.service.logs import Log
from chalktalk.service.metrics import Metrics

PREFIX = "chalktalk:direction:1:"
"""Of all keys; the number is raised when what lies there changes its form."""
LIFETIME = 30 * 24 * 3600
"""Seconds for which an answer is kept there."""
TIMEOUT = 0.05
"""Seconds that Redis may take to answer; working a direction out takes hardly longer."""
COOL_DOWN = 1.0
"""Seconds for which it is left alone after it failed."""
CONNECTIONS = 64
_DIGEST_BYTES = 32


class SharedAnswers:
    """Answers in Redis, behind a circuit breaker.

    Args:
        address: `redis://…`, as redis-py has it.
        metrics: Told of what fails.
        log: Told once when it begins to fail, and once when it is there again.

    Raises:
        OptionError: if the address is none.
    """

    def __init__(self, address: str, metrics: Metrics, log: Log) -> None:
        # Only services that share their answers wait for it.
        from redis.asyncio import BlockingConnectionPool, Redis  # noqa: PLC0415
        from redis.asyncio.retry import Retry  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415

        try:
            pool = BlockingConnectionPool.from_url(
                address,
                max_connections=CONNECTIONS,
                timeout=TIMEOUT,
                socket_timeout=TIMEOUT,
                socket_connect_timeout=TIMEOUT,
                retry=Retry(NoBackoff(), 0),
            )
        except ValueError as fault:
            hints = ("write it as redis://HOST:6379/0",)
            raise OptionError(f"the address of Redis is none: {fault}", hints=hints) from None
        self._redis = Redis.from_pool(pool)
        self._metrics = metrics
        self._log = log
        self._left_alone_until = 0.0
        self.is_down = False

    async def get(self, key: str) -> Answer | None:
        """An answer, if it is there, whole, and in time."""
        value = await self._said("get", lambda: self._redis.get(PREFIX + key))
        if not isinstance(value, bytes):
            return None
        digest, body = value[:_DIGEST_BYTES], value[_DIGEST_BYTES:]
        return Answer(body) if hashlib.sha256(body).digest() == digest else None

    async def put(self, key: str, answer: Answer) -> None:
        """Keep an answer, if that is possible."""
        value = hashlib.sha256(answer.body).digest() + answer.body
        await self._said("set", lambda: self._redis.set(PREFIX + key, value, ex=LIFETIME))

    async def check(self) -> bool:
        """Whether it answers."""
        return await self._said("ping", self._redis.ping) is not None

    async def close(self) -> None:
        """Let go of it."""
        await self._redis.aclose()

    async def _said(self, what: str, ask: Any) -> Any:  # noqa: ANN401  whatever Redis answers
        """What Redis answers; None if it does not."""
        from redis.exceptions import RedisError  # noqa: PLC0415

        if time.monotonic() < self._left_alone_until:
            return None
        try:
            asked: Awaitable[Any] = ask()
            async with asyncio.timeout(2 * TIMEOUT):
                said = await asked
        except (RedisError, OSError, TimeoutError, ValueError) as fault:
            self._left_alone_until = time.monotonic() + COOL_DOWN
            self._metrics.cache_faults.labels("redis").inc()
            if not self.is_down:
                self.is_down = True
                self._log.warning("redis_down", operation=what, fault=type(fault).__name__)
            return None
        if self.is_down:
            self.is_down, self._left_alone_until = False, 0.0
            self._log.info("redis_back")
        return said
