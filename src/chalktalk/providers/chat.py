"""Chat completions: OpenAI's way of talking to language models, which most servers of others speak too.

Wire format: OpenAI's API reference, "Create chat completion" and "The chat completion chunk object". Answers are
streamed, so that a long one is not taken for a dead line; nobody sees them before they are whole.
"""

from collections.abc import Mapping
from contextlib import aclosing

from pydantic import JsonValue

from chalktalk.documents.asking import TextAnswer, TextRequest, Usage
from chalktalk.errors import BrokenAnswerError, PolicyError
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
    who = host_of(access)
    text, refusal, finish, tokens = [""], [""], "", None
    asked = {**body, "stream": True, "stream_options": {"include_usage": True}}
    async with aclosing(events(access, "/chat/completions", headers=bearer(access), json=asked)) as stream:
        async for event in stream:
            if event.data == "[DONE]":
                break
            chunk = read(_Chunk, event.data, access)
            if chunk.error is not None:
                raise error_in(access, event.data)
            if chunk.choices is None:
                raise BrokenAnswerError(f"{who} streams what is no completion", paid=True)
            tokens = chunk.usage or tokens
            for choice in chunk.choices[:1]:
                text.append(choice.delta.content or "")
                refusal.append(choice.delta.refusal or "")
                finish = choice.finish_reason or finish
    whole = "".join(text)
    if said := "".join(refusal):
        raise PolicyError(f"the model of {who} will not: {redacted(said, access.key)}", paid=True)
    check_finish(who, finish, whole)
    return Reply(TextAnswer(text=whole), _usage(body, whole, tokens))


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
"""Roughly, in English (OpenAI's help on tokens), where a server counts none."""


def _usage(body: Mapping[str, object], text: str, tokens: _Tokens | None) -> Usage:
    if tokens is not None:
        return Usage(input_tokens=tokens.prompt_tokens, output_tokens=tokens.completion_tokens)
    asked, answered = len(str(body["messages"])), len(text)
    guessed = (-(-length // CHARACTERS_A_TOKEN) for length in (asked, answered))
    return Usage(input_tokens=next(guessed), output_tokens=next(guessed), estimated=True)
