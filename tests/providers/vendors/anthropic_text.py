"""Anthropic's Messages API, as its API reference describes it."""

import json
from collections.abc import Iterator

from vendor_kit import Asked, Given, route
from vendors.chat import PIECE, Writer, is_strict, tokens

from chalktalk.documents.asking import Usage

KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    408: "timeout_error",
    429: "rate_limit_error",
    529: "overloaded_error",
}


ENDINGS = {"too long": "max_tokens", "refused": "refusal", "filtered": "refusal"}


class Messages(Writer):
    """Anthropic's own."""

    @route("POST", "/v1/messages")
    def message(self, asked: Asked) -> Given:
        body = asked.json
        if asked.headers.get("anthropic-version") != "2023-06-01" or "authorization" in asked.headers:
            return self.error(400, asked)
        form = body.get("output_config", {}).get("format", {})
        if form and (form["type"] != "json_schema" or not is_strict(form["schema"])):
            return self.error(400, asked)
        prompt = body["system"] + "".join(message["content"] for message in body["messages"])
        used = Usage(input_tokens=tokens(prompt), output_tokens=tokens(self.says))
        self.charge(body["model"], used)
        return Given(pieces=tuple(self._stream(used)), media_type="text/event-stream; charset=utf-8")

    def _stream(self, used: Usage) -> Iterator[bytes]:
        first = {"input_tokens": used.input_tokens - 1, "cache_read_input_tokens": 1, "output_tokens": 1}
        yield _event("message_start", {"message": {"id": "msg_1", "role": "assistant", "content": [], "usage": first}})
        yield _event("content_block_start", {"index": 0, "content_block": {"type": "thinking", "thinking": ""}})
        thought = {"type": "thinking_delta", "thinking": "They want to know how it works."}
        yield _event("content_block_delta", {"index": 0, "delta": thought})
        yield _event("content_block_stop", {"index": 0})
        yield _event("ping", {})
        yield _event("content_block_start", {"index": 1, "content_block": {"type": "text", "text": ""}})
        starts = range(0, len(self.says), PIECE)
        for number, start in enumerate(starts):
            if number == len(starts) // 2 and self.fails_midway is not None:
                yield _event("error", {"error": self.fails_midway})
                return
            if number == len(starts) // 2 and self.breaks_off:
                return
            delta = {"type": "text_delta", "text": self.says[start : start + PIECE]}
            yield _event("content_block_delta", {"index": 1, "delta": delta})
        yield _event("content_block_stop", {"index": 1})
        ended = {"stop_reason": ENDINGS.get(self.ending, "end_turn"), "stop_sequence": None}
        yield _event("message_delta", {"delta": ended, "usage": {"output_tokens": used.output_tokens}})
        yield _event("message_stop", {})

    def error(self, status: int, asked: Asked) -> Given:
        told = f"invalid x-api-key {asked.key}" if status == 401 else f"it went wrong for {asked.key}"
        return _error(status, KINDS.get(status, "api_error"), told)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002  as all vendors have it
        told = "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing."
        return _error(400, "invalid_request_error", told)

    def policy(self, asked: Asked) -> Given:  # noqa: ARG002
        return _error(400, "invalid_request_error", "Output blocked by content filtering policy")


def _event(kind: str, content: dict[str, object]) -> bytes:
    body = json.dumps({"type": kind, **content}, ensure_ascii=False)
    return f"event: {kind}\ndata: {body}\n\n".encode()


def _error(status: int, kind: str, message: str) -> Given:
    content = {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}
    return Given.of(content, status)
