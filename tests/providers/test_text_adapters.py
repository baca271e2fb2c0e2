"""Language models: every adapter against a server that speaks its vendor's wire format, and every way to fail."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import SecretStr
from vendor_kit import CONTRACT, SLOW, Expected, Fault, Mounted
from vendors.anthropic_text import Messages
from vendors.chat import OpenAIChat, OpenChat, Writer

from chalktalk.documents.asking import TextAnswer, TextRequest, Turn, Usage
from chalktalk.documents.base import Document
from chalktalk.errors import (
    BrokenAnswerError,
    ExhaustedError,
    MisaskedError,
    OverloadedError,
    PolicyError,
    ProviderError,
    RateLimitedError,
    UnauthorisedError,
)
from chalktalk.providers.anthropic_text import AnthropicText
from chalktalk.providers.compatible import Compatible
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.providers.openai_text import OpenAIText
from chalktalk.providers.ports import THINKING_TOKENS, Access, Adapter, Reply

KEY = "sk-proj-9fK2mQ7xT4vB8nL1pR6wZ3"
USUAL = Limits(most_bytes=4 << 20, most_text_bytes=1 << 20)
HASTY = Limits(between=0.3, total=0.6)
ASKED = TextRequest(system="You explain things.", turns=(Turn(role="user", text="How do vaccines work?"),))


class Shape(Document):
    """What is asked for in JSON."""

    title: str
    size: int = 3
    note: str | None = None


SHAPED = ASKED.model_copy(update={"answer_schema": json.dumps(Shape.model_json_schema())})


@dataclass(frozen=True)
class Case:
    """An adapter, and who answers it."""

    name: str
    adapter: Adapter[TextAnswer]
    vendor: Callable[[], Writer]
    base: str = ""

    def __str__(self) -> str:
        return self.name


CASES = (
    Case("openai", OpenAIText(), OpenAIChat, "/v1"),
    Case("anthropic", AnthropicText(), Messages),
    Case("compatible", Compatible(), OpenChat, "/v1"),
)


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture
def server(case: Case) -> Iterator[Mounted[Writer]]:
    with Mounted(case.vendor()) as mounted:
        yield mounted


async def asked_of(
    case: Case, server: Mounted[Any], request: TextRequest = ASKED, key: str | None = KEY, limits: Limits = USUAL
) -> Reply[TextAnswer]:
    async with guarded_client(server.url, limits=limits) as client:
        access = Access(
            url=server.url + case.base,
            key=SecretStr(key) if key else None,
            client=client,
            keep=lambda content, media_type: pytest.fail(f"{media_type} of {len(content)} bytes is no text"),
            fetch=lambda blob: pytest.fail(f"{blob} is no text"),
        )
        return await case.adapter.ask(request, "a-model", access)


async def failure_of(
    case: Case, server: Mounted[Any], request: TextRequest = ASKED, limits: Limits = USUAL
) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await asked_of(case, server, request, limits=limits)
    return caught.value


async def test_an_answer_comes_whole_and_is_counted_as_the_vendor_charges_for_it(
    case: Case, server: Mounted[Writer]
) -> None:
    reply = await asked_of(case, server)

    assert server.vendor.says == reply.answer.text
    assert [reply.usage] == [charge.usage for charge in server.vendor.charges]
    assert ["a-model"] == [charge.model for charge in server.vendor.charges]
    assert [KEY] == [asked.key for asked in server.asked]


@pytest.mark.parametrize("expected", CONTRACT, ids=str)
async def test_every_fault_becomes_the_error_that_says_what_may_help(
    expected: Expected, case: Case, server: Mounted[Writer]
) -> None:
    server.misbehave(expected.fault)

    error = await failure_of(case, server, limits=HASTY if expected.fault in SLOW else USUAL)

    assert (expected.error, expected.paid) == (type(error), error.paid)
    if expected.retry_after is None:
        assert error.retry_after is None
    else:
        assert expected.retry_after == pytest.approx(error.retry_after, abs=2)
    assert (error.paid is False) == (error.usage is None)
    if error.paid is not None:
        assert error.paid == bool(server.vendor.charges)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in SLOW])
async def test_no_key_is_seen_in_any_error(fault: Fault, case: Case, server: Mounted[Writer]) -> None:
    server.misbehave(fault)

    error = await failure_of(case, server)

    seen = f"{error} {error!r} {error.__cause__!r}"
    assert not [KEY[start : start + 6] for start in range(len(KEY) - 5) if KEY[start : start + 6] in seen]
    assert "\n" not in str(error)
    assert len(str(error)) < 500


async def test_an_account_without_credit_is_exhausted(case: Case, server: Mounted[Writer]) -> None:
    server.misbehave(Fault.QUOTA)

    assert ExhaustedError is type(await failure_of(case, server))


async def test_a_wrong_key_is_not_accepted(case: Case, server: Mounted[Writer]) -> None:
    server.vendor.key = "another"

    assert UnauthorisedError is type(await failure_of(case, server))


@pytest.mark.parametrize("key", ["schlüssel", "two\nlines", "nul\0"])
async def test_a_key_that_no_header_can_hold_is_refused_before_it_is_sent(
    key: str, case: Case, server: Mounted[Writer]
) -> None:
    with pytest.raises(UnauthorisedError) as caught:
        await asked_of(case, server, key=key)

    assert key not in str(caught.value)
    assert [] == server.asked


async def test_a_stream_that_ends_in_good_order_in_the_middle_is_a_broken_answer(
    case: Case, server: Mounted[Writer]
) -> None:
    server.vendor.breaks_off = True

    error = await failure_of(case, server)

    assert (BrokenAnswerError, True) == (type(error), error.paid)
    assert isinstance(error.usage, Usage)
    assert error.usage.estimated
    whole = server.vendor.charges[0].usage
    assert 0 < error.usage.output_tokens < whole.output_tokens
    assert whole.input_tokens == pytest.approx(error.usage.input_tokens, rel=3)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"type": "overloaded_error", "message": "Overloaded"}, OverloadedError),
        ({"type": "server_error", "message": "The server had an error"}, OverloadedError),
        ({"type": "rate_limit_error", "message": "Slow down"}, RateLimitedError),
        ({"type": "something_new", "message": "It did not work"}, OverloadedError),
    ],
)
async def test_an_error_in_the_middle_of_a_stream_may_have_been_paid_for(
    said: dict[str, object], kind: type[ProviderError], case: Case, server: Mounted[Writer]
) -> None:
    server.vendor.fails_midway = said if case.name == "anthropic" else {"error": said}

    error = await failure_of(case, server)

    assert (kind, None) == (type(error), error.paid)


async def test_an_answer_that_is_too_long_is_broken_and_was_paid_for(case: Case, server: Mounted[Writer]) -> None:
    server.vendor.ending = "too long"

    error = await failure_of(case, server)

    assert (BrokenAnswerError, True) == (type(error), error.paid)
    assert server.vendor.charges[0].usage == error.usage


@pytest.mark.parametrize("ending", ["refused", "filtered"])
async def test_a_model_that_will_not_has_a_policy(ending: str, case: Case, server: Mounted[Writer]) -> None:
    server.vendor.ending = ending

    error = await failure_of(case, server)

    assert (PolicyError, True) == (type(error), error.paid)
    assert server.vendor.charges[0].usage == error.usage


async def test_an_empty_answer_is_a_broken_one(case: Case, server: Mounted[Writer]) -> None:
    server.vendor.says = ""

    assert BrokenAnswerError is type(await failure_of(case, server))


async def test_an_answer_can_be_held_to_a_schema(case: Case, server: Mounted[Writer]) -> None:
    server.vendor.says = '{"title": "Vaccines", "size": 3, "note": null}'

    reply = await asked_of(case, server, SHAPED)

    assert Shape(title="Vaccines") == Shape.model_validate_json(reply.answer.text)
    body = server.asked[0].json
    form = body["output_config"]["format"] if case.name == "anthropic" else body["response_format"]["json_schema"]
    assert ["title", "size", "note"] == form["schema"]["required"]


async def test_a_schema_that_no_vendor_can_hold_an_answer_to_is_told_all_the_same(
    case: Case, server: Mounted[Writer]
) -> None:
    schema = {"type": "object", "additionalProperties": {"type": "integer"}, "description": "amounts by name"}

    await asked_of(case, server, ASKED.model_copy(update={"answer_schema": json.dumps(schema)}))

    assert "amounts by name" in server.asked[0].body.decode()


async def test_a_conversation_goes_in_order_with_room_for_the_answer(case: Case, server: Mounted[Writer]) -> None:
    turns = (
        Turn(role="user", text="Hello?"),
        Turn(role="assistant", text="Yes?"),
        Turn(role="user", text="How do vaccines work?"),
    )

    await asked_of(case, server, TextRequest(system="Be kind.", turns=turns, most_tokens=100))

    body = server.asked[0].json
    said = [(message["role"], message["content"]) for message in body["messages"] if message["role"] != "system"]
    assert [(turn.role, turn.text) for turn in turns] == said
    limits = {"openai": "max_completion_tokens", "anthropic": "max_tokens", "compatible": "max_tokens"}
    assert body[limits[case.name]] == 100 + (0 if case.name == "compatible" else THINKING_TOKENS)


@pytest.fixture
def local() -> Iterator[Mounted[OpenChat]]:
    with Mounted(OpenChat()) as mounted:
        yield mounted


async def test_a_server_without_a_key_is_asked_without_one(local: Mounted[OpenChat]) -> None:
    await asked_of(CASES[2], local, key=None)

    assert "authorization" not in local.asked[0].headers


async def test_tokens_that_a_server_does_not_count_are_estimated_and_said_to_be(local: Mounted[OpenChat]) -> None:
    local.vendor.counts = False

    usage = (await asked_of(CASES[2], local)).usage

    assert usage.estimated
    assert usage.input_tokens > 5
    assert usage.output_tokens > 5


async def test_a_server_that_knows_no_schemas_is_asked_for_json_alone(local: Mounted[OpenChat]) -> None:
    local.vendor.knows_schemas = False
    local.vendor.says = '{"title": "Vaccines"}'

    reply = await asked_of(CASES[2], local, SHAPED)

    assert '{"title": "Vaccines"}' == reply.answer.text
    assert [400, 200] == [asked.status for asked in local.asked]
    assert {"type": "json_object"} == local.asked[1].json["response_format"]
    assert 1 == len(local.vendor.charges)


async def test_another_refusal_is_not_taken_for_one_of_schemas(local: Mounted[OpenChat]) -> None:
    local.misbehave(Fault.NOT_FOUND)

    assert MisaskedError is type(await failure_of(CASES[2], local, SHAPED))
    assert 1 == len(local.asked)


async def test_what_a_model_thinks_aloud_is_no_part_of_its_answer(local: Mounted[OpenChat]) -> None:
    local.vendor.says = "<think>\nThey want it short.\n</think>\n\nIt works."

    assert "It works." == (await asked_of(CASES[2], local)).answer.text


async def test_what_offends_the_rules_before_it_is_answered_costs_nothing(case: Case, server: Mounted[Writer]) -> None:
    server.misbehave(Fault.POLICY)

    error = await failure_of(case, server)

    assert (PolicyError, False) == (type(error), error.paid)
