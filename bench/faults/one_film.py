"""One film about a topic, made in a town of failing vendors, killed and begun again until it is there."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import bridges
from town import KEY, VENDORS, Sold, Town

from chalktalk.costs import LEDGER_FILE, Ledger, Outcome
from chalktalk.costs.pricebook import PriceBook, read_prices
from chalktalk.documents.asking import Micros, Offer

FINISHED, NEEDS_A_PERSON, BUDGET = 0, 3, 4
"""Exit codes that a run may end with."""
MOST_KILLS = 3
CENT: Micros = 10_000
LONGEST = 300.0
"""Seconds that a run may take without being killed."""
MINUTES = "1.3"
BY_ADDRESS = ("replicate",)
"""Vendors whose answer to what is paid for only says where the picture will be."""


@dataclass
class Outcomes:
    """What came of one film."""

    code: int = -1
    """Of the run that was not killed."""
    film: bool = False
    kills: int = 0
    couriers_killed: int = 0
    asked: int = 0
    failed: int = 0
    twice: list[str] = field(default_factory=list)
    """Whole answers that were delivered, paid for, and bought once more."""
    charged: Micros = 0
    """By all vendors."""
    paid: Micros = 0
    """As the ledger has it, without what is in doubt."""
    doubtful: Micros = 0
    """What may have been charged on top, at most."""
    answered: Micros = 0
    """Of that, for answers."""
    unfounded: int = 0
    """Answers in the ledger for whose price, to the micro-dollar, no vendor delivered anything."""
    leaks: list[str] = field(default_factory=list)
    """Files with a key in them."""
    stand_ins: int = 0
    """Lines of the report that tell what could not be had as asked."""
    seconds: float = 0.0
    said: str = ""
    """The last line of an error."""

    @property
    def well(self) -> bool:
        """Whether this went as it must."""
        ended = self.code == BUDGET or (self.code in (FINISHED, NEEDS_A_PERSON) and self.film)
        return ended and not self.twice and not self.leaks and self.agrees

    @property
    def agrees(self) -> bool:
        """Whether ledger and vendors agree: on answers exactly; on the whole to the cent, but for what is in doubt."""
        return not self.unfounded and self.paid - CENT <= self.charged <= self.paid + self.doubtful + CENT


def make(number: int, place: Path, *, budget: str | None, calm: bool = False) -> Outcomes:
    """Make one film; kills and faults come from its number."""
    chance = random.Random(number)  # noqa: S311  moments, not secrets
    town, outcomes = Town(number, share=0.0) if calm else Town(number), Outcomes()
    place.mkdir(parents=True)
    with town.open(bridges.script(f"Why bridges stand {number}")):
        _settings(place, town)
        command = [*_command(number, place), *(("--budget", budget) if budget else ())]
        start = time.monotonic()
        for _ in range(0 if calm else chance.randrange(MOST_KILLS + 1)):
            outcomes.kills += _killed(command, place, chance, outcomes)
        ended = _run(command, place)
        outcomes.seconds, outcomes.code = time.monotonic() - start, ended.returncode
        _wait_for_couriers(place)
    told = place / "out" / "report.json"
    outcomes.stand_ins = len(json.loads(told.read_text("utf-8"))["downgrades"]) if told.exists() else 0
    outcomes.said = (ended.stderr.strip().splitlines() or [""])[-1]
    outcomes.film = (place / "out" / "video.mp4").exists()
    outcomes.asked, outcomes.failed = town.books.asked, len(town.books.faults)
    _settle(outcomes, town, place)
    outcomes.leaks = [str(path) for path in place.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    return outcomes


def _settings(place: Path, town: Town) -> None:
    lines = ["[providers]", "first_wait = 0.02", "cool_down = 0.5", "time_limit = 4.0"]
    for name in VENDORS:
        lines += [f"[providers.{name}]", f'url = "{town.url(name)}"', "requests_a_minute = 100000", "concurrency = 8"]
    (place / "chalktalk.toml").write_text("\n".join(lines), encoding="utf-8")


def _command(number: int, place: Path) -> list[str]:
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    topic = ("--topic", f"Why bridges stand {number}", "--minutes", MINUTES)
    look = ("--quality", "draft", "--fps", "10", "--music", "none", "--plan", "balanced")
    return [chalktalk, "make", *topic, *look, "-o", str(place / "out"), "--store", str(place / "store"), "--json"]


def _environment() -> dict[str, str]:
    return {**os.environ, **{variable: KEY for _, variable, _ in VENDORS.values()}}


def _run(command: list[str], place: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=place, env=_environment(), capture_output=True, text=True, timeout=LONGEST, check=False
    )


def _killed(command: list[str], place: Path, chance: random.Random, outcomes: Outcomes) -> bool:
    """Begin, and kill it at a random moment; now and then its courier too."""
    moment = chance.uniform(0.5, 12.0)
    with subprocess.Popen(
        command, cwd=place, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            if chance.random() < 0.2:
                for courier in _couriers(place):
                    os.kill(courier, signal.SIGKILL)
                    outcomes.couriers_killed += 1
            return True
    return False


def _couriers(place: Path) -> list[int]:
    """Couriers that work in a folder; killed parents leave them there."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if b"chalktalk.providers.courier" in (path / "cmdline").read_bytes() and (path / "cwd").readlink() == place:
                found.append(int(path.name))
        except OSError:
            continue
    return found


def _wait_for_couriers(place: Path) -> None:
    end = time.monotonic() + 30
    while _couriers(place) and time.monotonic() < end:
        time.sleep(0.05)


def _settle(outcomes: Outcomes, town: Town, place: Path) -> None:
    """Hold the ledger against what the vendors wrote down."""
    book = read_prices(None)
    delivered: Counter[tuple[str, Micros]] = Counter()
    same: Counter[tuple[str, bytes]] = Counter()
    for name, sales in town.books.sold.items():
        for sale in sales:
            price = _price(sale, name, book)
            outcomes.charged += price
            if sale.delivered and price:
                delivered[name, price] += 1
                same[name, sale.asked.body] += 1
    lost: Counter[str] = Counter()
    answered: Counter[tuple[str, Micros]] = Counter()
    with Ledger(place / "store" / LEDGER_FILE) as ledger:
        ledger.settle_abandoned()
        for call in ledger.calls():
            if call.outcome is Outcome.DOUBTFUL:
                outcomes.doubtful += call.cost
            else:
                outcomes.paid += call.cost
            if call.outcome is Outcome.ANSWERED and call.cost:
                outcomes.answered += call.cost
                answered[call.offer.provider, call.cost] += 1
            lost[call.offer.provider] += call.outcome in (Outcome.DOUBTFUL, Outcome.FAILED_PAID)
    outcomes.unfounded = (answered - delivered).total()
    for (name, _), times in same.items():
        # A picture whose address answers no more is lost although the vendor delivered it.
        excused = lost[name] if name in BY_ADDRESS else 0
        outcomes.twice += [name] * max(0, times - 1 - excused)


def _price(sale: Sold, name: str, book: PriceBook) -> Micros:
    total = 0
    for charge in sale.charges:
        price = book.price_of(Offer(provider=name, model=charge.model), charge.usage)
        total += price or 0
    return total
