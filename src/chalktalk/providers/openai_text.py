"""OpenAI's language models, by chat completions: the one wire format that servers of others speak as well."""

import json

from chalktalk.documents.asking import THINKING_TOKENS, Request, TextAnswer, TextRequest
from chalktalk.providers.chat import complete, messages_of
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.schemas import strict_schema


class OpenAIText:
    """OpenAI's chat completions."""

    async def ask(self, request: Request[TextAnswer], model: str, access: Access) -> Reply[TextAnswer]:
        """Ask once."""
        assert isinstance(request, TextRequest)
        body: dict[str, object] = {
            "model": model,
            "messages": messages_of(request),
            "max_completion_tokens": request.most_tokens + THINKING_TOKENS,
        }
        if request.answer_schema is not None:
            strict = strict_schema(request.answer_schema)
            schema = json.loads(request.answer_schema) if strict is None else strict
            form = {"name": "answer", "strict": strict is not None, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return await complete(access, body)
