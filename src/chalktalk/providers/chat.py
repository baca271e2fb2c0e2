"""Chat completions: OpenAI's way of talking to language models, which most servers of others speak too.

Wire format: OpenAI's API reference, "Create chat completion" and "The chat completion chunk object". Answers are
streamed, so that a long one is not taken for a dead line; nobody sees them before they are whole.
"""

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from pydantic import JsonValue

from chalktalk.documents.asking import TextAnswer, TextRequest, Usage
from chalktalk.errors import BrokenAnswerError, PolicyError, ProviderError
from chalktalk.providers.faults import redacted
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import Wire, bearer, error_in, events, host_of, read


class _Delta(Wire):
    content: str | None = None
    refusal: str | None = None


class _Choice(Wire):
    delta: _Delta = _Delta()
    finish_reason: str | None = None


class _Tokens(Wire):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Chunk(Wire):
    choices: tuple[_Choice, ...] | None = None
    usage: _Tokens | None = None
    error: JsonValue = None


def messages_of(request: TextRequest, *more: str) -> list[dict[str, str]]:
    """The conversation as messages.

    Args:
        request: What is asked.
        more: Rules beyond those of the request.
    """
    turns = ({"role": turn.role, "content": turn.text} for turn in request.turns)
    return [{"role": "system", "content": "\n\n".join((request.system, *more))}, *turns]


@dataclass(slots=True)
class _Heard:
    """What came of an answer so far."""

    text: str = ""
    refusal: str = ""
    finish: str = ""
    tokens: _Tokens | None = None

    def add(self, chunk: _Chunk) -> None:
        self.tokens = chunk.usage or self.tokens
        for choice in (chunk.choices or ())[:1]:
            self.text += choice.delta.content or ""
            self.refusal += choice.delta.refusal or ""
            self.finish = choice.finish_reason or self.finish

    def usage(self, body: Mapping[str, object]) -> Usage:
        if self.tokens is None:
            return estimated_usage(str(body["messages"]), self.text + self.refusal)
        return Usage(input_tokens=self.tokens.prompt_tokens, output_tokens=self.tokens.completion_tokens)


async def complete(access: Access, body: Mapping[str, object]) -> Reply[TextAnswer]:
    """Have a conversation completed.

    Args:
        access: How the vendor is reached.
        body: The request without what makes it a stream.

    Raises:
        BrokenAnswerError: if the answer is cut short, or none.
        PolicyError: if the model will not.
        ProviderError: of other kinds, as the vendor says.
    """
    heard, who = _Heard(), host_of(access)
    try:
        await _listen(access, body, heard)
        if heard.refusal:
            raise PolicyError(f"the model of {who} will not: {redacted(heard.refusal, access.key)}", paid=True)
        check_finish(who, heard.finish, heard.text)
    except ProviderError as fault:
        fault.usage = heard.usage(body) if fault.paid is not False else None
        raise
    return Reply(TextAnswer(text=heard.text), heard.usage(body))


async def _listen(access: Access, body: Mapping[str, object], heard: _Heard) -> None:
    asked = {**body, "stream": True, "stream_options": {"include_usage": True}}
    async with aclosing(events(access, "/chat/completions", headers=bearer(access), json=asked)) as stream:
        async for data in stream:
            if data == "[DONE]":
                break
            chunk = read(_Chunk, data, access)
            if chunk.error is not None:
                raise error_in(access, data)
            if chunk.choices is None:
                raise BrokenAnswerError(f"{host_of(access)} streams what is no completion", paid=True)
            heard.add(chunk)


def check_finish(who: str, finish: str, text: str) -> None:
    """Take only an answer that is whole.

    Args:
        who: Whose answer.
        finish: Why it ended, as chat completions say it.
        text: The answer.

    Raises:
        BrokenAnswerError: if it was cut short, or empty.
        PolicyError: if a filter cut it short.
    """
    if finish == "content_filter":
        raise PolicyError(f"the answer of {who} offends its rules", paid=True)
    if finish == "length":
        hint = "ask for less at once, or allow more tokens"
        raise BrokenAnswerError(f"the answer of {who} is longer than allowed", hints=(hint,), paid=True)
    if finish != "stop":
        raise BrokenAnswerError(f"the answer of {who} broke off in the middle", paid=True)
    if not text.strip():
        raise BrokenAnswerError(f"{who} answers with nothing", paid=True)


CHARACTERS_A_TOKEN = 4
"""Roughly, in English (OpenAI's help on tokens), where nobody counts them."""


def estimated_usage(asked: str, answered: str) -> Usage:
    """Tokens by length, where a server counts none, or broke off before it told."""
    guessed, written = (-(-len(text) // CHARACTERS_A_TOKEN) for text in (asked, answered))
    return Usage(input_tokens=guessed, output_tokens=written, estimated=True)
