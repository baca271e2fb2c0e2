"""Ways to make a film from what there is to ask: premium, balanced, budget, and the best under a limit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from chalktalk.costs.estimate import Estimate, FilmPlan, Rates, estimate
from chalktalk.costs.money import MICROS
from chalktalk.costs.pricebook import Price, PriceBook
from chalktalk.documents.asking import Micros, Offer, Port, Usage
from chalktalk.documents.services import Painters, Plan, RemoteVoice, Services

WEIGHTS = {"text": 0.3, "voice": 0.35, "pictures": 0.35}
"""How much writing, voice and pictures count in what a film is like."""
NOBODY = 0.5
"""Quality of what is made without a provider; see `prices.toml`."""
GOOD_ENOUGH = 0.7
"""Quality below which nothing but a free plan goes while there is better."""
HARDLY = 0.1
"""How much lower a quality may be, to be hardly worse."""
TYPICAL = {
    Port.TEXT: Usage(input_tokens=1_000, output_tokens=1_000),
    Port.SPEECH: Usage(characters=1_000, input_tokens=250),
    Port.IMAGE: Usage(pictures=1),
    Port.MODERATION: Usage(input_tokens=1_000),
}
"""One call, to compare prices by."""

Choose = Callable[[list[Price]], list[Price]]
"""Puts prices into the order in which their offers are to be asked."""


@dataclass(frozen=True, slots=True)
class Configured:
    """What there is to ask, in no order."""

    offers: tuple[Offer, ...]
    """Of all ports but speech."""
    voices: tuple[RemoteVoice, ...] = ()

    def known(self, book: PriceBook, port: Port) -> list[Price]:
        """Prices of what there is for a port, under the names by which it is asked; what has none is left out."""
        offers = (voice.offer for voice in self.voices) if port is Port.SPEECH else self.offers
        found = ((offer, book.find(offer)) for offer in dict.fromkeys(offers))
        return [
            price.model_copy(update={"model": offer.model})
            for offer, price in found
            if price is not None and price.port is port
        ]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way to make a film."""

    name: str
    services: Services
    estimate: Estimate
    quality: float
    """From 0 to 1; 0.5 is what is made without any provider."""

    @property
    def worth(self) -> float:
        """Quality over what is made for nothing, per dollar; infinite if it is free."""
        gain = self.quality - NOBODY
        return float("inf") if not self.estimate.likely else gain * MICROS / self.estimate.likely


def scenarios(
    film: FilmPlan, there: Configured, book: PriceBook, rates: Rates | None = None, limit: Micros | None = None
) -> tuple[Scenario, ...]:
    """Premium, balanced and budget, and the best under a limit if there is one; the best quality per price first.

    Args:
        film: What is known of it.
        there: What there is to ask.
        book: Prices.
        rates: Of this machine.
        limit: What the film may cost; that is held against the high estimate of it.
    """
    plans = (Plan.PREMIUM, Plan.BALANCED, Plan.BUDGET)
    found = [_scenario(plan.value, services_for(plan, there, book), film, book, rates) for plan in plans]
    if limit is not None:
        found.append(best_under(limit, film, there, book, rates))
    return tuple(sorted(found, key=lambda scenario: (-scenario.worth, -scenario.quality)))


def services_for(plan: Plan, there: Configured, book: PriceBook, budget: Micros | None = None) -> Services:
    """Who is asked for what under a plan.

    Premium asks the best first, budget the cheapest that is good enough; balanced has
    the cheapest that is hardly worse than the best where it shows (script, voice, hard pictures), and is as budget
    elsewhere (simple pictures, characters). Storyboards are drawn up by rules but
    for premium. What has no price in the book is asked under no plan that costs money.
    """
    if plan is Plan.FREE:
        return _services(plan, there, book, _free, _free, _free, budget)
    if plan is Plan.PREMIUM:
        return _services(plan, there, book, _best, _best, _best, budget)
    if plan is Plan.BUDGET:
        return _services(plan, there, book, _cheapest, _cheapest, _cheapest, budget)
    return _services(plan, there, book, _nearly_best, _nearly_best, _cheapest, budget)


def best_under(
    limit: Micros, film: FilmPlan, there: Configured, book: PriceBook, rates: Rates | None = None
) -> Scenario:
    """The best of all combinations of first choices that stays under a limit; making do without is one of them.

    The limit is held against the high estimate, so that a budget of as much is hardly ever what ends the film.
    """
    name = f"best under {limit / MICROS:.2f}"
    texts, voices = ([{part: one} for one in there.known(book, port)] for part, port in _PARTS.items())
    painters = _undominated([price for price in there.known(book, Port.IMAGE) if not price.stock])
    pairs = [{"strongest": hard, "simple": simple} for hard, simple in product(painters, painters)]

    def valued(picked: dict[str, Price]) -> _Choice:
        one = _scenario(name, _led_services(there, book, limit, picked), film, book, rates)
        return _Choice(picked, one.quality, one.estimate.high, one.estimate.likely)

    # What a part adds does not depend on the others, so each is valued by itself.
    bare = valued({})
    fronts = [_front([bare, *map(valued, choices)], bare) for choices in (texts, voices, pairs)]
    together = (_added(bare, choices) for choices in product(*fronts))
    best = max(
        (one for one in together if one.high <= limit or not one.picked), key=lambda one: (one.quality, -one.likely)
    )
    return _scenario(name, _led_services(there, book, limit, best.picked), film, book, rates)


_PARTS = {"text": Port.TEXT, "voice": Port.SPEECH}


def _undominated(prices: list[Price]) -> list[Price]:
    """Without those for which there is one that is better and no dearer."""
    return [
        one
        for one in prices
        if not any(other.quality > one.quality and _typical(other) <= _typical(one) for other in prices)
    ]


@dataclass(frozen=True, slots=True)
class _Choice:
    """First choices of some parts, and what they come to."""

    picked: dict[str, Price]
    quality: float
    high: Micros
    likely: Micros


def _front(choices: list[_Choice], bare: _Choice) -> list[_Choice]:
    """What each choice adds to the bare film, without those that are dearer than another and no better."""
    added = [
        _Choice(one.picked, one.quality - bare.quality, one.high - bare.high, one.likely - bare.likely)
        for one in choices
    ]
    return [
        one
        for one in added
        if not any(
            (other.quality, -other.high) != (one.quality, -one.high)
            and other.quality >= one.quality
            and other.high <= one.high
            for other in added
        )
    ]


def _added(bare: _Choice, choices: tuple[_Choice, ...]) -> _Choice:
    picked = {part: price for choice in choices for part, price in choice.picked.items()}
    return _Choice(
        picked,
        bare.quality + sum(one.quality for one in choices),
        bare.high + sum(one.high for one in choices),
        bare.likely + sum(one.likely for one in choices),
    )


def _led_services(there: Configured, book: PriceBook, limit: Micros, firsts: dict[str, Price]) -> Services:
    text, voice, hard, simple = (_led_by(firsts.get(part)) for part in ("text", "voice", "strongest", "simple"))
    return _services(Plan.BALANCED, there, book, text, voice, simple, limit, strongest=hard)


def _scenario(name: str, services: Services, film: FilmPlan, book: PriceBook, rates: Rates | None) -> Scenario:
    return Scenario(name, services, estimate(film, services, book, rates), quality_of(services, film, book))


def quality_of(services: Services, film: FilmPlan, book: PriceBook) -> float:
    """What a film with these services is like, from 0 to 1, if the first of each chain answers."""
    text = _quality(services.text, book) if film.written else None
    voice = _quality(tuple(voice.offer for voice in services.voices), book)
    pictures = film.pictures.all
    drawn = [(number, _quality(getattr(services.painters, role), book)) for role, number in film.pictures]
    painted = sum(number * quality for number, quality in drawn) / pictures if pictures else None
    parts = {"text": text, "voice": voice, "pictures": painted}
    counted = {name: quality for name, quality in parts.items() if quality is not None}
    return sum(WEIGHTS[name] * quality for name, quality in counted.items()) / sum(WEIGHTS[name] for name in counted)


def _quality(chain: tuple[Offer, ...], book: PriceBook) -> float:
    price = book.find(chain[0]) if chain else None
    return NOBODY if price is None else price.quality


def _services(
    plan: Plan,
    there: Configured,
    book: PriceBook,
    text: Choose,
    voice: Choose,
    simple: Choose,
    budget: Micros | None,
    *,
    strongest: Choose | None = None,
) -> Services:
    writers = _offers(text(there.known(book, Port.TEXT)))
    voices = {one.offer: one for one in reversed(there.voices)}
    known = there.known(book, Port.IMAGE)
    stock, painters = _offers(_cheapest([one for one in known if one.stock])), [one for one in known if not one.stock]
    hard = strongest or text
    faithful = [one for one in painters if one.faithful]
    return Services(
        plan=plan,
        text=writers,
        storyboard=writers if plan is Plan.PREMIUM else (),
        voices=tuple(voices[offer] for offer in _offers(voice(there.known(book, Port.SPEECH)))),
        painters=Painters(
            strongest=(*_offers(hard(painters)), *stock),
            faithful=(*_offers((_best if plan is Plan.PREMIUM else simple)(faithful)), *stock),
            cheapest=(*_offers(simple(painters)), *stock),
        ),
        moderation=_offers(_cheapest(there.known(book, Port.MODERATION))),
        budget=budget,
    )


def _offers(prices: Iterable[Price]) -> tuple[Offer, ...]:
    return tuple(price.offer for price in prices)


def _typical(price: Price) -> float:
    return float(price.cost(TYPICAL[price.port]))


def _best(prices: list[Price]) -> list[Price]:
    return sorted(prices, key=lambda price: (-price.quality, _typical(price)))


def _cheapest(prices: list[Price]) -> list[Price]:
    """By price; what is not good enough comes after all that is."""
    return sorted(prices, key=lambda price: (price.quality < GOOD_ENOUGH, _typical(price), -price.quality))


def _nearly_best(prices: list[Price]) -> list[Price]:
    """The cheapest of those that are hardly worse than the best, then the others, the best first."""
    enough = max((price.quality for price in prices), default=1.0) - HARDLY
    return sorted(_best(prices), key=lambda price: _typical(price) if price.quality >= enough else float("inf"))


def _free(prices: list[Price]) -> list[Price]:
    return _best([price for price in prices if not _typical(price)])


def _led_by(first: Price | None) -> Choose:
    """One offer first, then those that cost no more, the best first; nobody if there is none."""

    def choose(prices: list[Price]) -> list[Price]:
        if first is None:
            return []
        others = [price for price in prices if price.offer != first.offer and _typical(price) <= _typical(first)]
        return [first, *_best(others)]

    return choose
