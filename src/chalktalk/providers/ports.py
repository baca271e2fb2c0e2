"""What a vendor's adapter is: one class with one method, which asks once and either answers or raises.

Adapters know a vendor's wire format and nothing else: retries, limits, prices, budgets and memory are the courier's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol

import httpx
from pydantic import SecretStr

from chalktalk.documents.asking import A, Request, Usage
from chalktalk.documents.base import Blob


@dataclass(frozen=True, slots=True)
class Access:
    """How a vendor is reached."""

    url: str
    """Base of its addresses, without a slash at the end: the vendor's own, or one the user configured."""
    key: SecretStr | None
    """None for servers that ask for none."""
    client: httpx.AsyncClient
    """Guarded: no private addresses but `url`'s own origin, no endless answers, time limits, no retries."""
    keep: Callable[[bytes, str], Blob]
    """Puts bytes of a media type into the store."""
    fetch: Callable[[Blob], bytes]
    """A blob's bytes, for requests that refer to one."""


@dataclass(frozen=True, slots=True)
class Reply(Generic[A]):
    """A vendor's answer."""

    answer: A
    usage: Usage


class Adapter(Protocol[A]):
    """One capability of one vendor."""

    async def ask(self, request: Request[A], model: str, access: Access) -> Reply[A]:
        """Ask once.

        Raises:
            ProviderError: of the kind that says what is to be done; a partial answer is a fault.
        """
        ...
