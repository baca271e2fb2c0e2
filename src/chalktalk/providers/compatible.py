"""Any server that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp, gateways; most ask for no key."""

import re

from chalktalk.documents.asking import Request, TextAnswer, TextRequest
from chalktalk.errors import MisaskedError
from chalktalk.providers.chat import complete, messages_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.schemas import schema_told, strict_schema

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
"""What open models think aloud before they answer, where the server leaves it in."""


class Compatible:
    """A server with OpenAI's chat completions."""

    async def ask(self, request: Request[TextAnswer], model: str, access: Access) -> Reply[TextAnswer]:
        """Ask once.

        The schema is said in words too: some servers take it and do not keep to it. One that does not even take it
        refuses, which costs nothing, and is asked for JSON alone.
        """
        assert isinstance(request, TextRequest)
        schema = request.answer_schema
        rules = () if schema is None else (schema_told(schema),)
        body: dict[str, object] = {
            "model": model,
            "messages": messages_of(request, *rules),
            "max_tokens": request.most_tokens,
        }
        strict = None if schema is None else strict_schema(schema)
        if strict is not None:
            form = {"type": "json_schema", "json_schema": {"name": "answer", "schema": strict}}
            try:
                return _spoken(await complete(access, {**body, "response_format": form}))
            except MisaskedError as fault:
                if not re.search("response_format|schema|grammar", fault.message):
                    raise
        if schema is not None:
            body["response_format"] = {"type": "json_object"}
        return _spoken(await complete(access, body))


def _spoken(reply: Reply[TextAnswer]) -> Reply[TextAnswer]:
    return Reply(TextAnswer(text=_THOUGHT.sub("", reply.answer.text)), reply.usage)
