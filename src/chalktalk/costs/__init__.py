"""Money: what calls of providers cost, what a film may cost, and what was paid."""

from chalktalk.costs.calls import AnsweredError, Call, Intent, Outcome, UnderWayError
from chalktalk.costs.estimate import (
    Category,
    Component,
    Estimate,
    FilmPlan,
    Rates,
    Wanted,
    estimate,
    plan_for_topic,
    shared_out,
)
from chalktalk.costs.keys import call_key
from chalktalk.costs.ledger import FILE_NAME as LEDGER_FILE
from chalktalk.costs.ledger import Ledger
from chalktalk.costs.money import MICROS, dollars, parse_dollars
from chalktalk.costs.pricebook import Price, PriceBook, read_prices
from chalktalk.costs.scenarios import Configured, Scenario, best_under, scenarios, services_for
from chalktalk.costs.usage import likely_usage, most_usage

__all__ = [
    "LEDGER_FILE",
    "MICROS",
    "AnsweredError",
    "Call",
    "Category",
    "Component",
    "Configured",
    "Estimate",
    "FilmPlan",
    "Intent",
    "Ledger",
    "Outcome",
    "Price",
    "PriceBook",
    "Rates",
    "Scenario",
    "UnderWayError",
    "Wanted",
    "best_under",
    "call_key",
    "dollars",
    "estimate",
    "likely_usage",
    "most_usage",
    "parse_dollars",
    "plan_for_topic",
    "read_prices",
    "scenarios",
    "services_for",
    "shared_out",
]
