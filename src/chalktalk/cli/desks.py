"""Where a command's stages ask providers: nowhere, unless somebody who may be asked is configured."""

from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import Path

from chalktalk.documents.services import Services
from chalktalk.engine import Desk, NobodyThere
from chalktalk.settings import Settings


def desk_for(services: Services, folder: Path, settings: Settings) -> AbstractAsyncContextManager[Desk]:
    """The desk for a film.

    Args:
        services: Who may be asked for what.
        folder: The film's, under which its costs are written down.
        settings: How vendors are reached.
    """
    if not services.asks:
        return nullcontext(NobodyThere())
    # Only films that ask somebody wait for these.
    from chalktalk.providers.configured import retries_here, vendors_here  # noqa: PLC0415
    from chalktalk.providers.desk import CourierDesk  # noqa: PLC0415
    from chalktalk.providers.orders import Orders  # noqa: PLC0415

    orders = Orders(
        store=str(settings.store.absolute()),
        video=str(folder.absolute()),
        budget=services.budget,
        prices=str(Path(own).expanduser()) if (own := settings.costs.get("prices")) else None,
        vendors=vendors_here(settings),
        retries=retries_here(settings),
    )
    return CourierDesk(orders)
