"""What the user's file says about money."""

from pathlib import Path

from chalktalk.settings import Settings


def own_prices(settings: Settings) -> Path | None:
    """The user's own price book, if there is one."""
    named = settings.costs.get("prices")
    return Path(str(named)).expanduser() if named else None
