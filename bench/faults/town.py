"""A town of vendors on this machine, who fail as vendors do: calls go wrong, and whole vendors vanish for a while."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from vendor_kit import Asked, Charge, Fault, Given, Mounted, Vendor
from vendors.anthropic_text import Messages
from vendors.chat import OpenAIChat
from vendors.elevenlabs import ElevenLabs
from vendors.openai_images import OpenAIImages, OpenAIModeration
from vendors.openai_speech import OpenAISpeechVendor
from vendors.pexels import Pexels
from vendors.replicate import Replicate
from vendors.stability import Stability

KEY = "sk-planted-4f1c9a7e2b"
"""Every vendor's; looked for afterwards in everything that was written."""
SHARE = 0.3
"""Of calls that fail."""
FAULTS = (
    *(Fault.RATE_LIMITED, Fault.UNAVAILABLE, Fault.BROKEN, Fault.TIMED_OUT, Fault.RESET, Fault.RESET_AFTER),
    *(Fault.RESET_MIDWAY, Fault.HALF_BODY, Fault.INVALID_JSON, Fault.OTHER_SCHEMA, Fault.PAGE, Fault.BAD_REQUEST),
    *(Fault.SILENCE, Fault.POLICY, Fault.NOT_FOUND, Fault.REDIRECT_PRIVATE, Fault.DRIP),
)
"""What happens to them, all alike often. Not a wrong key or an empty account: nobody gets over those."""


REFUSING = ("/v1/chat", "/v1/images", "/v2beta")
"""Where vendors can say that something offends their rules."""


@dataclass
class Sold:
    """One request that a vendor worked on, and what it charges for it."""

    asked: Asked
    charges: tuple[Charge, ...]
    delivered: bool
    """Whether the whole answer went out."""


@dataclass
class Books:
    """What all vendors did in one run."""

    sold: dict[str, list[Sold]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: int = 0

    def note(self, name: str, asked: Asked, charges: tuple[Charge, ...]) -> None:
        """A request was worked on."""
        self.sold.setdefault(name, []).append(Sold(asked, charges, asked.fault is None))


class OpenAI(OpenAIChat, OpenAISpeechVendor, OpenAIImages, OpenAIModeration):
    """All of OpenAI's."""


VENDORS: dict[str, tuple[type[Vendor], str, str]] = {
    "openai": (OpenAI, "OPENAI_API_KEY", "/v1"),
    "anthropic": (Messages, "ANTHROPIC_API_KEY", ""),
    "elevenlabs": (ElevenLabs, "ELEVENLABS_API_KEY", ""),
    "replicate": (Replicate, "REPLICATE_API_TOKEN", ""),
    "stability": (Stability, "STABILITY_API_KEY", ""),
    "pexels": (Pexels, "PEXELS_API_KEY", ""),
}


class Town:
    """All vendors, mounted."""

    def __init__(self, seed: int, share: float = SHARE) -> None:
        self.chance = random.Random(seed)  # noqa: S311  faults, not secrets
        self.share = share
        self.books = Books()
        self.mounted: dict[str, Mounted[Vendor]] = {}

    @contextmanager
    def open(self, script: str) -> Iterator["Town"]:
        """While inside, vendors can be asked; those of language models answer with this script."""
        with ExitStack() as stack:
            for name, (kind, _, _) in VENDORS.items():
                vendor = _keeping_books(kind, name, self.books)
                if isinstance(vendor, OpenAIChat | Messages):
                    vendor.says = script
                self.mounted[name] = stack.enter_context(Mounted(vendor, rule=self._fault, drip=0.05))
            stop = threading.Event()
            coming_and_going = threading.Thread(target=self._come_and_go, args=(stop,), daemon=True)
            coming_and_going.start()
            yield self
            stop.set()
            coming_and_going.join()

    def url(self, name: str) -> str:
        """Base of a vendor's addresses."""
        return self.mounted[name].url + VENDORS[name][2]

    def _fault(self, asked: Asked) -> Fault | None:
        self.books.asked += 1
        if self.chance.random() >= self.share:
            return None
        fault = self.chance.choice(FAULTS)
        if fault is Fault.POLICY and not asked.path.startswith(REFUSING):
            fault = Fault.UNAVAILABLE
        self.books.faults.append(fault)
        return fault

    def _come_and_go(self, stop: threading.Event) -> None:
        """Now and then a vendor is gone for some seconds."""
        while not stop.wait(self.chance.uniform(0.5, 3.0)):
            server = self.mounted[self.chance.choice(sorted(self.mounted))]
            if self.share and self.chance.random() < 0.5:
                server.vanish()
                gone = time.monotonic() + self.chance.uniform(0.3, 3.0)
                while time.monotonic() < gone and not stop.wait(0.05):
                    pass
                server.come_back()


class Bookkeeper(Vendor):
    """Writes down what a vendor sells; goes before the vendor in a class."""

    name: str
    books: Books

    def answer(self, asked: Asked) -> Given:
        """What the vendor says, and what it charges for it."""
        before = len(self.charges)
        given = super().answer(asked)
        if charges := tuple(self.charges[before:]):
            self.books.note(self.name, asked, charges)
        return given


def _keeping_books(kind: type[Vendor], name: str, books: Books) -> Vendor:
    """A vendor that writes down what it sells."""
    vendor: Vendor = type(f"Keeping{kind.__name__}", (Bookkeeper, kind), {"name": name, "books": books})(KEY)
    return vendor
