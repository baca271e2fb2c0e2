"""Estimates and scenarios: what is counted, what is unknown, what is best."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.costs import (
    Category,
    Configured,
    FilmPlan,
    PriceBook,
    Rates,
    Wanted,
    best_under,
    dollars,
    estimate,
    parse_dollars,
    plan_for_topic,
    read_prices,
    scenarios,
    services_for,
)
from chalktalk.documents.asking import Offer, Port
from chalktalk.documents.services import Painters, Plan, RemoteVoice, Services
from chalktalk.errors import OptionError

BOOK = read_prices()
WRITER = Offer(provider="openai", model="gpt-5-mini")
VOICE = Offer(provider="elevenlabs", model="eleven_multilingual_v2")
STRONG = Offer(provider="openai", model="gpt-image-1")
CHEAP = Offer(provider="stability", model="core")
SERVICES = Services(
    plan=Plan.BALANCED,
    text=(WRITER,),
    voices=(RemoteVoice(offer=VOICE, voice="Rachel"),),
    painters=Painters(strongest=(STRONG,), cheapest=(CHEAP,)),
)
SCRIPT = FilmPlan(
    minutes=2, characters=1800, scenes=16, pictures=Wanted(strongest=2, faithful=1, cheapest=10), written=False
)


def everything(book: PriceBook = BOOK) -> Configured:
    there = [price for price in book.prices if price.model != "*"]
    voices = tuple(RemoteVoice(offer=price.offer, voice="any") for price in there if price.port is Port.SPEECH)
    return Configured(tuple(price.offer for price in there if price.port is not Port.SPEECH), voices)


def test_a_script_that_is_there_is_counted_exactly() -> None:
    found = estimate(SCRIPT, SERVICES, BOOK)
    likely = {part.name: part.likely for part in found.components if part.category is Category.API}

    assert {
        "speech": 180_000,
        "pictures, strongest": 126_000,
        "pictures, faithful": 30_000,
        "pictures, cheapest": 300_000,
    } == likely
    assert 636_000 == found.likely == found.of(Category.API)
    assert 318_000 == found.per_minute


def test_who_writes_is_paid_for_the_script_and_for_writing_it_again() -> None:
    found = estimate(plan_for_topic(7), SERVICES, BOOK)
    script = found.components[0]

    assert ("script", WRITER) == (script.name, script.offer)
    assert script.low is not None
    assert script.likely is not None
    assert script.high is not None
    assert 0 < script.low == script.likely < 3 * script.likely < script.high
    assert found.low < found.likely < found.high


def test_what_nobody_knows_the_price_of_is_named_and_not_counted_as_free() -> None:
    unheard = Offer(provider="acme", model="brush")
    painters = Painters(strongest=(STRONG,), faithful=(unheard,), cheapest=(CHEAP,))
    found = estimate(SCRIPT, SERVICES.model_copy(update={"painters": painters}), BOOK)

    assert (unheard,) == found.unknown
    assert 606_000 == found.likely


def test_a_film_for_which_nobody_is_asked_costs_what_the_machine_costs() -> None:
    assert 0 == estimate(SCRIPT, Services(), BOOK).high
    rates = Rates(core_hour=Decimal("0.5"), gb_month=Decimal("0.02"), gb_sent=Decimal("0.09"))
    found = estimate(SCRIPT, Services(), BOOK, rates)

    expected = {Category.API: 0, Category.COMPUTE: 32_000, Category.STORAGE: 2_000, Category.BANDWIDTH: 2_700}
    assert expected == {category: found.of(category) for category in Category}


def test_premium_is_the_best_budget_the_cheapest_and_balanced_between() -> None:
    found = {one.name: one for one in scenarios(plan_for_topic(7), everything(), BOOK)}
    premium, balanced, budget = found["premium"], found["balanced"], found["budget"]

    assert premium.estimate.likely > balanced.estimate.likely > budget.estimate.likely > 0
    assert premium.quality > balanced.quality > budget.quality > 0.7
    assert ["budget", "balanced", "premium"] == list(found)
    assert VOICE == premium.services.voices[0].offer
    assert premium.services.storyboard == premium.services.text != ()


def test_only_what_is_configured_is_asked_and_stock_comes_last() -> None:
    pexels = Offer(provider="pexels", model="search")
    services = services_for(Plan.PREMIUM, Configured((pexels, CHEAP, WRITER)), BOOK)

    assert (WRITER,) == services.text
    assert (CHEAP, pexels) == services.painters.strongest == services.painters.cheapest
    assert (pexels,) == services.painters.faithful
    assert () == services.voices
    assert (
        Painters(strongest=(pexels,), faithful=(pexels,), cheapest=(pexels,))
        == services_for(Plan.FREE, Configured((pexels, CHEAP, WRITER)), BOOK).painters
    )


def test_with_nothing_configured_every_scenario_is_the_film_that_costs_nothing() -> None:
    found = scenarios(plan_for_topic(7), Configured(()), BOOK, limit=1)

    assert [(0, 0.5)] * 4 == [(one.estimate.high, one.quality) for one in found]


@given(limit=st.integers(0, 20_000_000), minutes=st.floats(0.5, 30))
def test_the_best_under_a_limit_stays_under_it(limit: int, minutes: float) -> None:
    there = Configured(
        (WRITER, Offer(provider="anthropic", model="claude-opus-5-5"), STRONG, CHEAP),
        (RemoteVoice(offer=VOICE, voice="Rachel"),),
    )
    found = best_under(limit, plan_for_topic(minutes), there, BOOK)

    assert found.estimate.high <= limit
    assert limit == found.services.budget


def test_more_money_never_buys_a_worse_film() -> None:
    limits = (0, 100_000, 500_000, 2_000_000, 20_000_000)
    found = [best_under(limit, plan_for_topic(7), everything(), BOOK).quality for limit in limits]

    assert sorted(found) == found
    assert 0.5 == found[0] < found[1] < found[-1]


@pytest.mark.parametrize(
    ("micros", "text"),
    [(0, "$0.00"), (5_000_000, "$5.00"), (1_234_567_890, "$1,234.57"), (94_500, "$0.0945"), (30_000, "$0.03")],
)
def test_amounts_are_told_to_the_cent_and_small_ones_finer(micros: int, text: str) -> None:
    assert text == dollars(micros)


@pytest.mark.parametrize(("text", "micros"), [("5", 5_000_000), ("$0.25", 250_000), ("0.000001", 1)])
def test_amounts_are_read_as_people_write_them(text: str, micros: int) -> None:
    assert micros == parse_dollars(text)


@pytest.mark.parametrize("text", ["", "-1", "1e3", "five", "0.0000001", "1,000", "٣"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(OptionError, match="is no amount of US dollars"):
        parse_dollars(text)
