"""Numbers as outlines write them."""


def decimal(number: float) -> str:
    """A number with at most three decimals, as short as they allow: no exponent, and no negative zero."""
    return f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".")
