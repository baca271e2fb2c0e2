"""Money: what calls of providers cost, what a film may cost, and what was paid."""

from chalktalk.costs.keys import call_key
from chalktalk.costs.ledger import AnsweredError, Call, Intent, Ledger, Outcome, UnderWayError
from chalktalk.costs.money import dollars, parse_dollars

__all__ = [
    "AnsweredError",
    "Call",
    "Intent",
    "Ledger",
    "Outcome",
    "UnderWayError",
    "call_key",
    "dollars",
    "parse_dollars",
]
