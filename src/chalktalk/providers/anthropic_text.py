"""Anthropic's language models, by the Messages API, streamed.

Wire format: Anthropic's API reference, "Create a Message", "Streaming messages", "Structured outputs". An answer is
held to a schema by `output_config.format`, not by a tool: models that always think may not be forced to use one.
"""

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from chalktalk.documents.asking import Request, TextAnswer, TextRequest, Usage
from chalktalk.errors import BrokenAnswerError, PolicyError, ProviderError
from chalktalk.providers.chat import check_finish, estimated_usage
from chalktalk.providers.ports import THINKING_TOKENS, Access, Reply
from chalktalk.providers.schemas import schema_told, strict_schema
from chalktalk.providers.wire import Wire, error_in, events, host_of, key_of, read

VERSION = "2023-06-01"
"""Of the interface; there is none later."""
FINISHES = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
}
"""Why an answer ended, as chat completions say it."""


class _Tokens(Wire):
    input_tokens: int = 0
    output_tokens: int = 0
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None


class _Message(Wire):
    usage: _Tokens


class _Delta(Wire):
    text: str = ""
    stop_reason: str | None = None


class _Event(Wire):
    type: str
    message: _Message | None = None
    delta: _Delta = _Delta()
    usage: _Tokens | None = None


@dataclass(slots=True)
class _Heard:
    """What came of an answer so far."""

    text: str = ""
    stop: str = ""
    ended: bool = False
    asked: int | None = None
    answered: int | None = None

    def add(self, told: _Event) -> None:
        if told.message is not None:
            self.asked = _input(told.message.usage)
        self.text += told.delta.text
        self.stop = told.delta.stop_reason or self.stop
        self.answered = told.usage.output_tokens if told.usage else self.answered
        self.ended = self.ended or told.type == "message_stop"

    def usage(self, body: Mapping[str, object]) -> Usage:
        guess = estimated_usage(f"{body['system']}{body['messages']}", self.text)
        if self.asked is None or self.answered is None:
            return guess if self.asked is None else guess.model_copy(update={"input_tokens": self.asked})
        return Usage(input_tokens=self.asked, output_tokens=self.answered)


class AnthropicText:
    """Anthropic's messages."""

    async def ask(self, request: Request[TextAnswer], model: str, access: Access) -> Reply[TextAnswer]:
        """Ask once."""
        assert isinstance(request, TextRequest)
        body, heard = _body(request, model), _Heard()
        try:
            await _listen(access, body, heard)
            _check(host_of(access), heard)
        except ProviderError as fault:
            fault.usage = heard.usage(body) if fault.paid is not False else None
            raise
        return Reply(TextAnswer(text=heard.text), heard.usage(body))


async def _listen(access: Access, body: Mapping[str, object], heard: _Heard) -> None:
    headers = {"x-api-key": key_of(access), "anthropic-version": VERSION}
    async with aclosing(events(access, "/v1/messages", headers=headers, json=body)) as stream:
        async for data in stream:
            told = read(_Event, data, access)
            if told.type == "error":
                raise error_in(access, data)
            heard.add(told)


def _check(who: str, heard: _Heard) -> None:
    if heard.stop == "refusal":
        raise PolicyError(f"the model of {who} will not", paid=True)
    if not heard.ended:
        raise BrokenAnswerError(f"the answer of {who} broke off in the middle", paid=True)
    check_finish(who, FINISHES.get(heard.stop, ""), heard.text)


def _body(request: TextRequest, model: str) -> dict[str, object]:
    body: dict[str, object] = {
        "model": model,
        "max_tokens": request.most_tokens + THINKING_TOKENS,
        "system": request.system,
        "messages": [{"role": turn.role, "content": turn.text} for turn in request.turns],
        "stream": True,
    }
    if request.answer_schema is not None:
        strict = strict_schema(request.answer_schema)
        if strict is None:
            body["system"] = f"{request.system}\n\n{schema_told(request.answer_schema)}"
        else:
            body["output_config"] = {"format": {"type": "json_schema", "schema": strict}}
    return body


def _input(tokens: _Tokens) -> int:
    """All tokens of the question, whether the vendor remembered them or not."""
    return tokens.input_tokens + (tokens.cache_creation_input_tokens or 0) + (tokens.cache_read_input_tokens or 0)
