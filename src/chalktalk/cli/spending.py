"""What `[costs]` of chalktalk.toml says about money, and amounts as options have them."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from chalktalk.costs import MICROS, PriceBook, Rates, dollars, parse_dollars, read_prices
from chalktalk.documents.asking import Micros
from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion
from chalktalk.settings import COSTS, FILE_NAME, Settings

WARN_ABOVE = 20 * MICROS
"""What a video may cost without a warning, unless something else is set."""
RATES = tuple(Rates.model_fields)
KNOWN = ("budget", "warn_above", "prices", *RATES)


@dataclass(frozen=True, slots=True)
class Spending:
    """What may be spent, and what things cost."""

    budget: Micros | None
    """What a video may cost at most."""
    warn_above: Micros
    """What a video may cost without a warning."""
    book: PriceBook
    rates: Rates

    def warning(self, what: str, amount: Micros) -> str | None:
        """The line that says a video costs more than is usual here; None if it does not."""
        if amount <= self.warn_above:
            return None
        return f"{what}, more than the {dollars(self.warn_above)} that warn_above in [{COSTS}] allows without a warning"


def spending_from(settings: Settings) -> Spending:
    """What `[costs]` says.

    Raises:
        OptionError: if it says something that cannot be understood, or names a price book that cannot be read.
    """
    table = settings.costs
    for name in table:
        if name not in KNOWN:
            raise OptionError(
                f"unknown setting {name} in [{COSTS}]", where=Place(FILE_NAME), hints=suggestion(name, KNOWN)
            )
    rates = {name: Decimal(_amount(name, table[name])) / MICROS for name in RATES if name in table}
    return Spending(
        budget=_amount("budget", table["budget"]) if "budget" in table else None,
        warn_above=_amount("warn_above", table["warn_above"]) if "warn_above" in table else WARN_ABOVE,
        book=read_prices(Path(str(table["prices"])).expanduser() if "prices" in table else None),
        rates=Rates(**rates),
    )


def _amount(name: str, value: Any) -> Micros:  # noqa: ANN401  whatever TOML holds
    try:
        return parse_dollars(str(value))
    except OptionError as error:
        raise OptionError(f"{name} in [{COSTS}]: {error.message}", where=Place(FILE_NAME), hints=error.hints) from error
