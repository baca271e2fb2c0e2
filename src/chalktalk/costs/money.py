"""Money as people write it, and as it is kept: whole millionths of a US dollar."""

import re
from decimal import Decimal

from chalktalk.documents.asking import Micros
from chalktalk.errors import OptionError

MICROS = 1_000_000
"""In a dollar."""


def dollars(amount: Micros) -> str:
    """An amount for people: cents, and what is below ten cents to a hundredth of a cent."""
    value = Decimal(amount) / MICROS
    return f"${value:.4f}" if 0 < amount < MICROS // 10 and amount % 10_000 else f"${value:,.2f}"


def parse_dollars(text: str) -> Micros:
    """An amount as people write it: `5`, `5.00`, `$0.25`.

    Raises:
        OptionError: if it is none, is below nothing, or is finer than a millionth.
    """
    if not re.fullmatch(r"\$?\d{1,9}(\.\d{1,6})?", text, re.ASCII):
        raise OptionError(f"{text} is no amount of US dollars", hints=("write it like 5.00",))
    return int(Decimal(text.removeprefix("$")) * MICROS)
