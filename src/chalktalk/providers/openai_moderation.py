"""OpenAI's moderation: words and a picture together, judged by category.

Source: OpenAI's API reference ("Create moderation") and its guide to moderation, November 2026. It costs nothing.
"""

from typing import Any

from pydantic import Field

from chalktalk.documents.asking import ModerationAnswer, ModerationRequest, Request, Usage
from chalktalk.providers.pictures import data_address
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.wire import Wire, bearer, read, send


class _Result(Wire):
    flagged: bool
    categories: dict[str, bool | None]


class _Results(Wire):
    results: tuple[_Result, ...] = Field(min_length=1)


class OpenAIModeration:
    """OpenAI's judge."""

    async def ask(self, request: Request[ModerationAnswer], model: str, access: Access) -> Reply[ModerationAnswer]:
        """Judge words, a picture, or both.

        Raises:
            ProviderError: of any kind.
        """
        assert isinstance(request, ModerationRequest)
        parts: list[dict[str, Any]] = []
        if request.text or request.picture is None:
            parts.append({"type": "text", "text": request.text})
        if request.picture is not None:
            parts.append({"type": "image_url", "image_url": {"url": data_address(request.picture, access)}})
        body = {"model": model, "input": parts}
        answer = await send(access, "POST", "/moderations", headers=bearer(access), json=body)
        results = read(_Results, answer.content, access).results
        found = {name for result in results for name, is_so in result.categories.items() if is_so}
        allowed = not any(result.flagged for result in results)
        return Reply(ModerationAnswer(allowed=allowed, categories=tuple(sorted(found))), Usage())
