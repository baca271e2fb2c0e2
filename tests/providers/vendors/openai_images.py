"""OpenAI's pictures and moderation, as its API reference has them."""

import base64
import re
from typing import Any

from vendor_kit import Asked, Given, Vendor, route
from vendors.drawing import Painter

from chalktalk.documents.asking import Usage

_TOKENS = {"low": 400, "medium": 1500, "high": 6000}
"""Output tokens of a picture of 1536 by 1024, about."""


class OpenAIImages(Painter):
    """`/v1/images/generations` and `/v1/images/edits`."""

    only_addresses = False
    """Whether it gives the address of a picture whatever it is asked for, as some gateways do."""
    tells_tokens = True
    """Whether it says how many tokens a picture took."""

    @route("POST", "/v1/images/generations")
    def generate(self, asked: Asked) -> Given:
        """By description."""
        return self._painted(asked.json, asked)

    @route("POST", "/v1/images/edits")
    def edit(self, asked: Asked) -> Given:
        """By description and a picture."""
        fields = form(asked)
        assert fields.pop("image[]").startswith(b"\x89PNG")
        return self._painted({name: value.decode() for name, value in fields.items()}, asked)

    def _painted(self, body: dict[str, Any], asked: Asked) -> Given:
        model, prompt = body["model"], body["prompt"]
        width, height = map(int, body["size"].split("x"))
        if model == "dall-e-3":
            known = {"model", "prompt", "n", "size", "quality", "style", "response_format"}
            if not known >= body.keys() or body["quality"] not in {"standard", "hd"}:
                return self.error(400, asked)
            self.charge(model, Usage(pictures=1))
            picture: dict[str, Any] = {"revised_prompt": f"A vivid picture of {prompt}"}
            if self.only_addresses or body["response_format"] == "url":
                return Given.of({"created": 1, "data": [picture | {"url": self.address(prompt, width, height)}]})
            return Given.of({"created": 1, "data": [picture | {"b64_json": self._in_text(prompt, width, height)}]})
        if not {"model", "prompt", "n", "size", "quality", "output_format"} >= body.keys():
            return self.error(400, asked)
        tokens = Usage(pictures=1, input_tokens=len(prompt.split()), output_tokens=_TOKENS[body["quality"]])
        self.charge(model, tokens)
        usage = {"input_tokens": tokens.input_tokens, "output_tokens": tokens.output_tokens}
        answer = {"created": 1, "data": [{"b64_json": self._in_text(prompt, width, height)}]}
        return Given.of(answer | ({"usage": usage} if self.tells_tokens else {}))

    def _in_text(self, prompt: str, width: int, height: int) -> str:
        return base64.b64encode(self.paint(prompt, width, height).body).decode()

    def policy(self, asked: Asked) -> Given:  # noqa: ARG002  as `Vendor` has it
        """As the safety system says it."""
        message = "Your request was rejected as a result of our safety system."
        return Given.of({"error": {"code": "moderation_blocked", "message": message, "type": "user_error"}}, 400)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002
        """As an empty account says it."""
        message = "You exceeded your current quota, please check your plan and billing details."
        return Given.of(
            {"error": {"code": "insufficient_quota", "message": message, "type": "insufficient_quota"}}, 429
        )


class OpenAIModeration(Vendor):
    """`/v1/moderations`; violent is what speaks of violence, and every picture that is not PNG is indecent."""

    @route("POST", "/v1/moderations")
    def moderate(self, asked: Asked) -> Given:
        """Judge."""
        body = asked.json
        text = " ".join(part["text"] for part in body["input"] if part["type"] == "text")
        pictures = [part["image_url"]["url"] for part in body["input"] if part["type"] == "image_url"]
        categories = {
            "violence": "violence" in text,
            "sexual": any(not url.startswith("data:image/png;base64,") for url in pictures),
            "harassment": False,
        }
        scores = {name: 0.9 if is_so else 0.001 for name, is_so in categories.items()}
        result = {"flagged": any(categories.values()), "categories": categories, "category_scores": scores}
        self.charge(body["model"], Usage())
        return Given.of({"id": "modr-1", "model": body["model"], "results": [result]})

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002
        """As an empty account says it."""
        return Given.of(
            {"error": {"code": "insufficient_quota", "message": "quota", "type": "insufficient_quota"}}, 429
        )


def form(asked: Asked) -> dict[str, bytes]:
    """The fields of a form with files, by name."""
    boundary = asked.headers["content-type"].split("boundary=")[1].encode()
    parts = asked.body.split(b"--" + boundary)[1:-1]
    fields = {}
    for part in parts:
        head, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").split(b"\r\n\r\n", 1)
        name = re.search(rb'name="([^"]*)"', head)
        assert name is not None
        fields[name.group(1).decode()] = content
    return fields
