"""Servers with chat completions, as OpenAI's API reference describes them: its own, and open ones that know less."""

import json
from collections.abc import Iterator

from vendor_kit import Asked, Given, Vendor, route

from chalktalk.documents.asking import Usage

PIECE = 7
"""Characters in each event."""
ENDINGS = {"too long": "length", "filtered": "content_filter"}


def tokens(text: str) -> int:
    return max(1, len(text) // 4)


class Writer(Vendor):
    """What all vendors of language models have here."""

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self.says = "A vaccine shows the body a harmless piece of a germ. Ä – 🙂\u2028Then it knows it."
        """Its answer."""
        self.ending = "whole"
        """Or `too long`, `refused`, `filtered`."""
        self.breaks_off = False
        """Whether its stream ends in good order in the middle of the answer."""
        self.fails_midway: dict[str, object] | None = None
        """An error in the middle of the stream."""


class Chat(Writer):
    """What all servers with chat completions have."""

    counts = True
    """Whether it says how many tokens there were."""

    @route("POST", "/v1/chat/completions")
    def complete(self, asked: Asked) -> Given:
        body = asked.json
        assert body["stream"]
        prompt = "".join(message["content"] for message in body["messages"])
        used = {"prompt_tokens": tokens(prompt), "completion_tokens": tokens(self.says)}
        self.charge(body["model"], Usage(input_tokens=used["prompt_tokens"], output_tokens=used["completion_tokens"]))
        return Given(pieces=tuple(self._stream(used)), media_type="text/event-stream; charset=utf-8")

    def _stream(self, used: dict[str, int]) -> Iterator[bytes]:
        word = "refusal" if self.ending == "refused" else "content"
        parts = [self.says[start : start + PIECE] for start in range(0, len(self.says), PIECE)]
        yield b": a comment, to keep the line open\r\n\r\n"
        yield _event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]})
        for number, part in enumerate(parts):
            if number == len(parts) // 2 and self.fails_midway is not None:
                yield _event(self.fails_midway)
                return
            if number == len(parts) // 2 and self.breaks_off:
                return
            yield _event({"choices": [{"index": 0, "delta": {word: part}, "finish_reason": None}]})
        yield _event({"choices": [{"index": 0, "delta": {}, "finish_reason": ENDINGS.get(self.ending, "stop")}]})
        if self.counts:
            yield _event({"choices": [], "usage": {**used, "total_tokens": sum(used.values())}})
        yield b"data: [DONE]\n\n"

    def error(self, status: int, asked: Asked) -> Given:
        kind = "invalid_request_error" if status < 500 else "server_error"
        quoted = f"Incorrect API key provided: {asked.key}. You can find your API key at https://platform.openai.com."
        return _error(status, quoted, kind, None)

    def quota(self, asked: Asked) -> Given:
        told = f"You exceeded your current quota, {asked.key}, please check your plan and billing details."
        return _error(429, told, "insufficient_quota", "insufficient_quota")

    def policy(self, asked: Asked) -> Given:
        told = f"Your request, sent with {asked.key}, was rejected by our safety system."
        return _error(400, told, "invalid_request_error", "content_policy_violation")


class OpenAIChat(Chat):
    """OpenAI's own: strict about what it is asked."""

    def complete(self, asked: Asked) -> Given:
        form = asked.json.get("response_format", {"type": "text"})
        if "max_tokens" in asked.json:
            return _error(400, "Use 'max_completion_tokens' instead.", "invalid_request_error", "unsupported_parameter")
        if form["type"] == "json_schema" and form["json_schema"]["strict"] and not is_strict(form["json_schema"]):
            return _error(400, "Invalid schema for response_format", "invalid_request_error", None)
        return super().complete(asked)


class OpenChat(Chat):
    """One on the user's own machine: knows no schemas, if told so."""

    knows_schemas = True

    def complete(self, asked: Asked) -> Given:
        form = asked.json.get("response_format", {"type": "text"})
        if form["type"] == "json_schema" and not self.knows_schemas:
            return _error(400, "response_format.type must be text or json_object", "BadRequestError", None)
        return super().complete(asked)


def is_strict(node: object) -> bool:
    """Whether a schema keeps to what OpenAI's guide to structured outputs allows."""
    if isinstance(node, list):
        return all(is_strict(part) for part in node)
    if not isinstance(node, dict):
        return True
    if node.get("type") == "object" and "properties" in node:
        closed = node.get("additionalProperties") is False
        if not closed or sorted(node["properties"]) != sorted(node.get("required", [])):
            return False
    banned = {"default", "oneOf", "allOf", "prefixItems", "discriminator", "minimum", "minLength", "pattern"}
    return not banned & node.keys() and all(is_strict(part) for part in node.values())


def _event(content: object) -> bytes:
    return b"data: " + json.dumps(content, ensure_ascii=False).encode() + b"\n\n"


def _error(status: int, message: str, kind: str, code: str | None) -> Given:
    return Given.of({"error": {"message": message, "type": kind, "param": None, "code": code}}, status)
