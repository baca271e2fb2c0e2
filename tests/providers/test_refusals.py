"""What vendors say when they refuse: which error it becomes, when to come again, and that no key is repeated."""

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
from chalktalk.providers.faults import STATUSES, error_of, kind_of, redacted, retry_after_of

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
KEY = "sk-proj-9fK2mQ7xT4vB8nL1pR6wZ3"


def refusal(status: int, content: object, headers: dict[str, str] | None = None) -> ProviderError:
    return error_of("vendor", status, headers or {}, json.dumps(content).encode(), SecretStr(KEY))


@pytest.mark.parametrize("status", [status.value for status in HTTPStatus if status >= 300] + [420, 499, 520, 529, 599])
def test_every_status_is_an_error_that_says_what_may_help(status: int) -> None:
    usual = {3: ForbiddenError, 4: MisaskedError, 5: OverloadedError}

    assert STATUSES.get(status, usual[status // 100]) is kind_of(status)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (307, ForbiddenError),
        (400, MisaskedError),
        (401, UnauthorisedError),
        (402, ExhaustedError),
        (403, UnauthorisedError),
        (404, MisaskedError),
        (408, OverloadedError),
        (422, MisaskedError),
        (429, RateLimitedError),
        (451, PolicyError),
        (500, OverloadedError),
        (503, OverloadedError),
        (529, OverloadedError),
    ],
)
def test_a_status_alone_says_enough(status: int, kind: type[ProviderError]) -> None:
    error = error_of("vendor", status, {}, b"<html>no JSON</html>", None)

    assert (kind, f"vendor refuses ({status})", False) == (type(error), error.message, error.paid)


@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (429, {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}, ExhaustedError),
        (400, {"error": {"code": "content_policy_violation", "message": "Rejected"}}, PolicyError),
        (400, {"error": {"code": "moderation_blocked", "type": "image_generation_user_error"}}, PolicyError),
        (400, {"type": "error", "error": {"message": "Your credit balance is too low to go on"}}, ExhaustedError),
        (401, {"detail": {"status": "quota_exceeded", "message": "0 of 10 credits left"}}, ExhaustedError),
        (400, {"error": {"status": "INVALID_ARGUMENT", "details": [{"reason": "API_KEY_INVALID"}]}}, UnauthorisedError),
        (403, {"id": "1", "name": "content_moderation", "errors": ["flagged"]}, PolicyError),
        (402, {"title": "Insufficient credit", "detail": "Add some", "status": 402}, ExhaustedError),
        (404, {"detail": "Not Found"}, MisaskedError),
        (422, {"detail": [{"loc": ["body"], "msg": "field required"}]}, MisaskedError),
        (503, {"error": "the model is loading"}, OverloadedError),
        (500, ["a", 1, None, {"error": None}], OverloadedError),
    ],
)
def test_a_vendors_own_code_says_more_than_the_status(status: int, content: object, kind: type[ProviderError]) -> None:
    assert kind is type(refusal(status, content))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"error": {"code": 429, "message": "Slow down"}}, RateLimitedError),
        ({"error": {"code": 402, "message": "No credit"}}, ExhaustedError),
        ({"error": {"code": "server_error"}}, OverloadedError),
        ({"error": {"code": 7, "message": "Something"}}, OverloadedError),
    ],
)
def test_a_status_inside_of_a_stream_counts_as_one(content: object, kind: type[ProviderError]) -> None:
    assert kind is type(refusal(200, content))


@pytest.mark.parametrize("status", [502, 504, 524])
def test_what_a_gateway_lost_sight_of_may_have_been_paid_for(status: int) -> None:
    assert refusal(status, {}).paid is None


def test_the_vendors_words_are_told_in_one_short_line() -> None:
    error = refusal(404, {"error": {"message": "The model\n`x` does\tnot exist. " + "Really. " * 100}})

    assert error.message.startswith("vendor refuses (404): The model `x` does not exist. Really.")
    assert len(error.message) < 250
    assert "\n" not in error.message


@pytest.mark.parametrize(
    "told",
    [
        f"Incorrect API key provided: {KEY}.",
        "Incorrect API key provided: sk-proj-********************R6wZ3.",
        f"Incorrect API key provided: {KEY[:9]}...{KEY[-6:]}",
        f'the header was "Bearer {KEY}"',
        "no such key AIzaSyD4nE8cFakeFakeFakeFake",
        "r8_AbCdEfGhIjKlMnOpQrSt is not valid",
        "token 0123456789abcdef0123456789abcdef is unknown",
    ],
)
def test_a_key_that_a_vendor_repeats_is_not_repeated_again(told: str) -> None:
    said = redacted(told, SecretStr(KEY))

    assert "…" in said
    for trace in (KEY[:8], KEY[-6:], "R6wZ3", "AIza", "r8_", "0123456789"):
        assert trace not in said


def test_words_that_are_no_keys_stay() -> None:
    told = "The model claude-3-5-haiku-20241022 was not found at https://api.example.com/v1/models"

    assert told == redacted(told, SecretStr(KEY))


@given(
    st.text(st.characters(codec="ascii", exclude_categories=("Cc", "Zs")), min_size=6, max_size=60),
    st.text(),
    st.text(),
)
def test_no_key_comes_through_whatever_is_around_it(key: str, before: str, after: str) -> None:
    assert key not in redacted(f"{before}{key}{after}", SecretStr(key))


@given(st.binary(), st.integers(300, 599), st.dictionaries(st.text(), st.text()))
def test_whatever_a_vendor_sends_becomes_an_error(body: bytes, status: int, headers: dict[str, str]) -> None:
    error = error_of("vendor", status, headers, body, SecretStr(KEY))

    assert isinstance(error, ProviderError)
    assert "\n" not in error.message


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"Retry-After": format_datetime(NOW.replace(minute=2), usegmt=True)}, 120),
        ({"Retry-After": "Sat, 21 Nov 2026 11:00:00 GMT"}, 0),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": ""}, None),
    ],
)
def test_when_to_come_again_is_read_as_seconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds == retry_after_of(headers, NOW)


@given(st.text())
def test_when_to_come_again_is_never_misread(text: str) -> None:
    seconds = retry_after_of({"Retry-After": text}, NOW)

    assert seconds is None or seconds >= 0
