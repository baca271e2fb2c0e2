"""A desk in this process with the real chain behind it, and models on this machine that say what a test wants."""

import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from vendor_kit import Asked, Given, Mounted
from vendors.anthropic_text import Messages
from vendors.chat import OpenAIChat
from vendors.openai_images import OpenAIModeration

from chalktalk.costs import LEDGER_FILE, Ledger
from chalktalk.costs.pricebook import read_prices
from chalktalk.documents.asking import A, Answered, Offer, Port, Request
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.engine import Context, Store
from chalktalk.providers.calling import Counter
from chalktalk.providers.chain import Chain
from chalktalk.providers.orders import Orders, Retries, VendorOrders
from chalktalk.providers.registry import vendor_named

KEY = "sk-planted-0123456789abcdef"
OPENAI = Offer(provider="openai", model=vendor_named("openai").ports[Port.TEXT].models[0])
CLAUDE = Offer(provider="anthropic", model=vendor_named("anthropic").ports[Port.TEXT].models[0])
JUDGE = Offer(provider="openai", model="omni-moderation-latest")
WORDS = Offer(provider="wordlist", model="english")


class OpenAI(OpenAIChat, OpenAIModeration):
    """Says one thing after the other, the last again and again; and judges."""

    def __init__(self, *answers: str) -> None:
        super().__init__(KEY)
        self.answers = deque(answers)

    def complete(self, asked: Asked) -> Given:
        self.says = self.answers.popleft() if len(self.answers) > 1 else self.answers[0]
        return super().complete(asked)


class Claude(Messages):
    """Says one thing."""

    def __init__(self, answer: str) -> None:
        super().__init__(KEY)
        self.says = answer


class ChainDesk:
    """Asks the real chain, without a process of its own."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        """The first good answer."""
        return await self._chain.answer(request, chain)


@asynccontextmanager
async def context_with(
    store: Store, openai: Mounted[OpenAI] | None = None, claude: Mounted[Claude] | None = None
) -> AsyncIterator[Context]:
    """What a stage may touch, with these vendors configured, and the embedded word list."""
    vendors = {"wordlist": VendorOrders(url="embedded:")}
    if openai is not None:
        vendors["openai"] = VendorOrders(url=f"{openai.url}/v1", key=KEY, requests_a_minute=6000)
    if claude is not None:
        vendors["anthropic"] = VendorOrders(url=claude.url, key=KEY, requests_a_minute=6000)
    orders = Orders(
        store=str(store.root), video="film", vendors=vendors, retries=Retries(first_wait=0.01, tries=2, time_limit=5)
    )
    store.root.mkdir(parents=True, exist_ok=True)
    with Ledger(store.root / LEDGER_FILE) as ledger:
        chain = Chain(Counter(orders, ledger, read_prices(None), store))
        try:
            yield Context(store, lambda _done, _total: None, ChainDesk(chain))
        finally:
            await chain.close()


def answer_to(draft: CreativeDirection, **changes: Any) -> dict[str, Any]:
    """What a model says that agrees with all of a draft but these fields."""
    scenes = [
        {
            "number": scene.number,
            "purpose": scene.purpose,
            "visual": scene.visual,
            "duration": scene.duration,
            "feeling": scene.feeling.value,
            "music_intensity": scene.audio.music_intensity,
            "voiceover_text": scene.voiceover_text,
            "overlays": [overlay.model_dump() for overlay in scene.overlays],
        }
        for scene in draft.scenes
    ]
    return {
        "summary": draft.summary,
        "subject": draft.subject,
        "style": [style.value for style in draft.style],
        "feeling": draft.feeling.value,
        "palette": [{"role": paint.role.value, "colour": paint.colour} for paint in draft.palette],
        "scenes": scenes,
        **changes,
    }


def scenes_of(draft: CreativeDirection, **changes: Any) -> list[dict[str, Any]]:
    """The scenes of such an answer, each with these fields otherwise."""
    return [{**scene, **changes} for scene in answer_to(draft)["scenes"]]


def said(**answer: Any) -> str:
    """An answer as it comes."""
    return json.dumps(answer, ensure_ascii=False)
