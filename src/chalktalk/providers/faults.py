"""What vendors say when they do not answer, as errors of ours: one table for all of them.

Sources: the error pages of OpenAI's, Anthropic's, ElevenLabs', Google Cloud's, Replicate's and Stability's API
references, RFC 9110 for statuses and `Retry-After`.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pydantic import SecretStr

from chalktalk.errors import (
    ExhaustedError,
    ForbiddenError,
    MisaskedError,
    OverloadedError,
    PolicyError,
    ProviderError,
    RateLimitedError,
    UnauthorisedError,
)

STATUSES: Mapping[int, type[ProviderError]] = {
    400: MisaskedError,
    401: UnauthorisedError,
    402: ExhaustedError,
    403: UnauthorisedError,
    404: MisaskedError,
    408: OverloadedError,
    409: OverloadedError,  # something else is going on with the same thing
    421: OverloadedError,  # a balancer led the request to the wrong machine
    423: OverloadedError,
    424: OverloadedError,  # what it relies on failed
    425: OverloadedError,
    429: RateLimitedError,
    451: PolicyError,
    501: MisaskedError,
    505: MisaskedError,
}
"""Any other of the 300s is forbidden: interfaces have no redirects; of the 400s: misasked; of the 500s: overloaded."""

CODES: Mapping[str, type[ProviderError]] = {
    # OpenAI, and who speaks its language
    "insufficient_quota": ExhaustedError,
    "billing_hard_limit_reached": ExhaustedError,
    "billing_not_active": ExhaustedError,
    "content_policy_violation": PolicyError,
    "moderation_blocked": PolicyError,
    "content_filter": PolicyError,
    "invalid_api_key": UnauthorisedError,
    "rate_limit_exceeded": RateLimitedError,
    "server_error": OverloadedError,
    # Anthropic
    "billing_error": ExhaustedError,
    "authentication_error": UnauthorisedError,
    "permission_error": UnauthorisedError,
    "rate_limit_error": RateLimitedError,
    "overloaded_error": OverloadedError,
    "timeout_error": OverloadedError,
    "api_error": OverloadedError,
    # ElevenLabs
    "quota_exceeded": ExhaustedError,
    "too_many_concurrent_requests": RateLimitedError,
    "system_busy": OverloadedError,
    # Google Cloud
    "API_KEY_INVALID": UnauthorisedError,
    "BILLING_DISABLED": ExhaustedError,
    # Stability
    "content_moderation": PolicyError,
    "payment_required": ExhaustedError,
}
"""What a vendor's code means, whatever the status with it. One that names an error of several kinds is not here."""

SENTENCES: Mapping[str, type[ProviderError]] = {
    "credit balance is too low": ExhaustedError,  # Anthropic, with 400 and no code of its own
    "blocked by content filtering policy": PolicyError,  # the same
}
"""What words in a message mean where a vendor has no code for it."""

UNSURE = frozenset({502, 504, 522, 523, 524})
"""A gateway lost sight of who answers: the work may have been done, and may be charged."""

HINTS: Mapping[type[ProviderError], str] = {
    UnauthorisedError: "check its key, and what the key may do",
    ExhaustedError: "add credit to the account",
    ForbiddenError: "its address may have changed: check the one you configured",
}

_CODED = ("code", "type", "status", "name", "reason")
_WORDED = ("message", "detail", "error", "errors", "title", "msg")
_STATUSES = frozenset(map(str, range(400, 600)))
"""As gateways name them inside of a stream that began well."""
_MOST = 200
"""Characters of a vendor's own words."""


def kind_of(status: int) -> type[ProviderError]:
    """Which error a status is, when nothing else is known."""
    others = {3: ForbiddenError, 4: MisaskedError}.get(status // 100, OverloadedError)
    return STATUSES.get(status, others)


def error_of(
    who: str, status: int, headers: Mapping[str, str], body: bytes, key: SecretStr | None, *, paid: bool | None = False
) -> ProviderError:
    """What a vendor's refusal means.

    Args:
        who: The vendor, as a reader knows it.
        status: Of HTTP; 200 where an error comes in the middle of a stream.
        headers: By name, in whatever case.
        body: As it came; JSON of any shape, or anything else.
        key: What must not be seen in the message.
        paid: What else could be said of the price; a gateway's time-out is never sure.
    """
    codes, words = _read(body)
    told = " ".join(words)
    by_words = next((kind for sentence, kind in SENTENCES.items() if sentence in told.lower()), None)
    inner = (int(code) for code in codes if status < 300 and code in _STATUSES)
    kind = next((CODES[code] for code in codes if code in CODES), None) or by_words or kind_of(next(inner, status))
    said = redacted(told, key)
    number = f" ({status})" if status >= 300 else ""
    return kind(
        f"{who} refuses{number}: {said}" if said else f"{who} refuses{number}",
        hints=(HINTS[kind],) if kind in HINTS else (),
        paid=None if status in UNSURE else paid,
        retry_after=retry_after_of(headers),
    )


def redacted(text: str, key: SecretStr | None) -> str:
    """A vendor's words as one short line in which no key can be seen, nor part of one.

    Vendors quote keys that they do not know, whole or with asterisks in the middle.
    """
    secret = key.get_secret_value() if key else ""
    pieces = {secret[start : start + 6] for start in range(max(1, len(secret) - 5))} - {""}
    words = ("…" if _is_secret(word, pieces) else word for word in text.split())
    line = " ".join("".join(c for c in word if c.isprintable()) for word in words)
    return (line if len(line) <= _MOST else line[: _MOST - 1] + "…").rstrip(". ")


def retry_after_of(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds after which a vendor asks to be asked again; None if it does not say, or not so that it can be read.

    Args:
        headers: By name, in whatever case.
        now: What a date is counted from.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    milliseconds = _number(lower.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = lower.get("retry-after", "")
    seconds = _number(text)
    if seconds is not None:
        return seconds
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return max(0.0, number) if math.isfinite(number) else None


_KEYLIKE = re.compile(r"\*{3,}|\b(sk|pk|r8|hf|gsk|xi|key)[-_]\w{8,}|\bAIza\w{8,}|[A-Za-z]*\d(?=\w*[A-Za-z])\w{23,}")
"""Asterisks, what keys of known vendors begin with, and long runs of letters and digits."""


def _is_secret(word: str, pieces: set[str]) -> bool:
    return _KEYLIKE.search(word) is not None or any(piece in word for piece in pieces)


def _read(body: bytes) -> tuple[list[str], list[str]]:
    """The codes and the words of a refusal."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return [], []
    found = list(_strings("", content, 0))
    codes = [text for name, text in found if name in _CODED]
    return codes, [text for name, text in found if name in _WORDED and text not in codes]


def _strings(name: str, content: object, depth: int) -> Iterator[tuple[str, str]]:
    """Every string, with the nearest name above it; vendors nest theirs differently."""
    if isinstance(content, str | int):
        yield name, str(content)
    elif isinstance(content, dict) and depth < 6:
        for inner, value in content.items():
            yield from _strings(str(inner), value, depth + 1)
    elif isinstance(content, list) and depth < 6:
        for value in content[:10]:
            yield from _strings(name, value, depth + 1)
