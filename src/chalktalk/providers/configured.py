"""Which vendors are configured here: by keys in the environment, and by tables of `chalktalk.toml`.

[providers]
first_wait = 2.0            # seconds before a second try
[providers.openai]
key = "…"                   # better: the variable OPENAI_API_KEY
url = "https://…/v1"        # a gateway; also OPENAI_BASE_URL
requests_a_minute = 5
concurrency = 2
"""

from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr, ValidationError

from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion
from chalktalk.providers.orders import Retries, VendorOrders
from chalktalk.providers.registry import VENDORS, Vendor, vendor_named
from chalktalk.settings import FILE_NAME, PROVIDERS, Settings


def vendors_here(settings: Settings) -> dict[str, VendorOrders]:
    """Vendors that can be asked, by name: those with a key, or that need none and have an address.

    Raises:
        OptionError: if the file's table cannot be understood.
    """
    tables = {name: table for name, table in settings.providers.items() if isinstance(table, dict)}
    for name in tables:
        vendor_named(name)
    found = {vendor.name: _vendor(vendor, tables.get(vendor.name, {}), settings) for vendor in VENDORS}
    return {name: orders for name, orders in found.items() if orders is not None}


def retries_here(settings: Settings) -> Retries:
    """How faults are met.

    Raises:
        OptionError: if the file's table cannot be understood.
    """
    options = {name: value for name, value in settings.providers.items() if not isinstance(value, dict)}
    try:
        return Retries.model_validate(options)
    except ValidationError as fault:
        raise _explained(fault, f"[{PROVIDERS}]", Retries.model_fields) from None


def _vendor(vendor: Vendor, table: Mapping[str, Any], settings: Settings) -> VendorOrders | None:
    environment = settings.environment
    key = table.get("key") or environment.get(vendor.key_variable or "")
    url = table.get("url") or environment.get(vendor.url_variable) or vendor.url
    if url is None or (vendor.needs_key and not key):
        return None
    told = {**table, "url": str(url).rstrip("/"), "key": SecretStr(str(key)) if key else None}
    try:
        return VendorOrders.model_validate(told)
    except ValidationError as fault:
        raise _explained(fault, f"[{PROVIDERS}.{vendor.name}]", VendorOrders.model_fields) from None


def _explained(fault: ValidationError, table: str, known: Mapping[str, object]) -> OptionError:
    """What is wrong, without the value: it may be a key."""
    first = fault.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        return _fault(f"unknown setting {name}", table, suggestion(name, known))
    return _fault(f"{name}: {first['msg'].lower()}", table, ())


def _fault(message: str, table: str, hints: tuple[str, ...]) -> OptionError:
    return OptionError(f"{table} {message}", where=Place(FILE_NAME), hints=hints)
