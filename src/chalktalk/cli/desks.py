"""Where a command's stages ask providers: nowhere, unless somebody who may be asked is configured."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from chalktalk.documents.services import Services
from chalktalk.engine import Desk, NobodyThere
from chalktalk.settings import Settings


@asynccontextmanager
async def desk_for(services: Services, folder: Path, settings: Settings) -> AsyncIterator[Desk]:
    """The desk for a film.

    Args:
        services: Who may be asked for what.
        folder: The film's, under which its costs are written down.
        settings: How vendors are reached.
    """
    if services == Services():
        yield NobodyThere()
        return
    from chalktalk.providers.configured import retries_here, vendors_here  # only films that ask anybody wait for this
    from chalktalk.providers.desk import CourierDesk
    from chalktalk.providers.orders import Orders

    orders = Orders(
        store=str(settings.store.resolve()),
        video=str(folder.resolve()),
        budget=services.budget,
        prices=settings.prices and str(settings.prices),
        vendors=vendors_here(settings),
        retries=retries_here(settings),
    )
    async with CourierDesk(orders) as desk:
        yield desk
