"""Anthropic's language models, by the Messages API, streamed.

Wire format: Anthropic's API reference, "Create a Message", "Streaming messages", "Structured outputs". An answer is
held to a schema by `output_config.format`, not by a tool: models that always think may not be forced to use one.
"""

from contextlib import aclosing

from chalktalk.documents.asking import Request, TextAnswer, TextRequest, Usage
from chalktalk.errors import BrokenAnswerError, PolicyError
from chalktalk.providers.chat import check_finish
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


class AnthropicText:
    """Anthropic's messages."""

    async def ask(self, request: Request[TextAnswer], model: str, access: Access) -> Reply[TextAnswer]:
        """Ask once."""
        assert isinstance(request, TextRequest)
        who, headers = host_of(access), {"x-api-key": key_of(access), "anthropic-version": VERSION}
        text, stop, ended = [""], "", False
        asked = answered = 0
        async with aclosing(events(access, "/v1/messages", headers=headers, json=_body(request, model))) as stream:
            async for event in stream:
                told = read(_Event, event.data, access)
                if told.type == "error":
                    raise error_in(access, event.data)
                if told.message is not None:
                    asked = _input(told.message.usage)
                text.append(told.delta.text)
                stop = told.delta.stop_reason or stop
                answered = told.usage.output_tokens if told.usage else answered
                ended = ended or told.type == "message_stop"
        if stop == "refusal":
            raise PolicyError(f"the model of {who} will not", paid=True)
        if not ended:
            raise BrokenAnswerError(f"the answer of {who} broke off in the middle", paid=True)
        whole = "".join(text)
        check_finish(who, FINISHES.get(stop, ""), whole)
        return Reply(TextAnswer(text=whole), Usage(input_tokens=asked, output_tokens=answered))


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
