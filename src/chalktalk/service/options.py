"""Options of the service, as the command line gives them."""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path

FORWARDED_HEADERS = ("x-forwarded-for", "forwarded")
"""Headers by which a proxy may tell whom it speaks for. One alone is read: a proxy passes on the other as it came."""


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """How the service is run."""

    store: Path
    """Folder of the store, in which answers are kept."""
    keys: Path
    """The file of those who may ask."""
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 2
    """Processes that read references."""
    key_needed: bool = False
    """Whether nobody is answered without a key."""
    rate: int | None = 60
    """Requests a minute and address; None for any number."""
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Who is believed when telling whom a request comes from."""
    forwarded_header: str = FORWARDED_HEADERS[0]
    """In which header they tell it."""
    clip: Path | None = None
    """A network that says where references lie among others: CLIP's image encoder as an ONNX file."""
    redis: str | None = field(default=None, repr=False)
    """Address of a Redis that several services share; may hold a password."""
    most_json: int = 30 << 20
    """Bytes of a body that is JSON."""
    most_form: int = 64 << 20
    """Bytes of a body that is a form."""
    reading_seconds: float = 60.0
    """In which a request has to be there, head and body each."""
    idle_seconds: float = 10.0
    """That may pass between two pieces of a body."""
    working_seconds: float = 60.0
    """In which a direction has to be worked out."""
    running: int = 8
    """Directions that are worked out at the same time."""
    waiting: int = 64
    """Directions that may wait for that."""
    most_held: int = 256 << 20
    """Bytes of bodies that are in memory at the same time."""
    most_connections: int = 1000
    memory_cache: int = 64 << 20
    """Bytes of answers kept in memory."""
    worker_memory: int = 1 << 30
    """Bytes that a worker may take on top of what it has at its start."""

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, as seen from itself alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
