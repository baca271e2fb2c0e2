"""The table of vendors: everything in it exists, and nothing of it is loaded before it is needed."""

import subprocess
import sys

import pytest

from chalktalk.documents.asking import Port
from chalktalk.errors import OptionError
from chalktalk.providers.guarded import origin_of
from chalktalk.providers.registry import VENDORS, Capability, Vendor, adapter_of, capability_of, vendor_named

CAPABILITIES = [(vendor, port, capability) for vendor in VENDORS for port, capability in vendor.ports.items()]


def test_no_two_vendors_have_one_name() -> None:
    assert sorted({vendor.name for vendor in VENDORS}) == sorted(vendor.name for vendor in VENDORS)


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name)
def test_a_vendor_is_reached_as_the_table_says(vendor: Vendor) -> None:
    assert vendor.ports
    if vendor.url is not None:
        assert not vendor.url.endswith("/")
        assert origin_of(vendor.url)[0] in {"http", "https"}
    assert vendor is vendor_named(vendor.name)


@pytest.mark.parametrize(("vendor", "port", "capability"), CAPABILITIES, ids=lambda part: getattr(part, "name", None))
def test_an_adapter_is_where_the_table_says(vendor: Vendor, port: Port, capability: Capability) -> None:
    assert callable(adapter_of(capability).ask)
    assert capability is capability_of(vendor, port)
    assert capability.requests_a_minute > 0
    assert capability.concurrency > 0


def test_a_vendor_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(OptionError, match="openai"):
        vendor_named("opanai")


def test_a_vendor_is_not_asked_for_what_it_does_not_do() -> None:
    with pytest.raises(OptionError, match="these do"):
        capability_of(vendor_named("anthropic"), Port.IMAGE)


def test_the_table_is_read_without_loading_any_adapter() -> None:
    program = (
        "import sys, chalktalk.providers.registry;"
        "loaded = [name for name in sys.modules if name.startswith('chalktalk.providers.')];"
        "print(*sorted(loaded))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert ["chalktalk.providers.ports", "chalktalk.providers.registry"] == told.split()
