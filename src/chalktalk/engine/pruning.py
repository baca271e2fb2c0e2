"""How large the store is, and making it smaller: what was used longest ago goes first."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from chalktalk.engine.call import blobs_in
from chalktalk.engine.locks import lock_file
from chalktalk.engine.store import Store
from chalktalk.errors import MachineError


@dataclass(frozen=True, slots=True)
class Usage:
    """What lies in a store."""

    results: int
    blobs: int
    size: int
    """Bytes of both."""


@dataclass(frozen=True, slots=True)
class _Result:
    path: Path
    size: int
    used: float
    """When it was last asked for, in seconds since the epoch."""
    digests: tuple[str, ...]


def usage(store: Store) -> Usage:
    """Count what the store holds."""
    results = [path.stat().st_size for path in store.root.glob("results/*/*.json")]
    blobs = _blob_sizes(store).values()
    return Usage(results=len(results), blobs=len(blobs), size=sum(results) + sum(blobs))


def prune(
    store: Store, *, size: int | None = None, age: float | None = None, keep: Collection[str] = frozenset()
) -> Usage:
    """Remove the least recently used results, and every blob that no remaining result mentions.

    Args:
        store: What to make smaller.
        size: Bytes that may remain; None for any number.
        age: Seconds since its last use after which a result goes; None for never.
        keep: Digests of blobs that stay whatever their size, because they could not be made again for nothing.

    Returns:
        What was removed.

    Raises:
        MachineError: if somebody is working with the store.
    """
    locks = lock_file(store.root)
    if not locks.claim():
        raise MachineError("the store is in use by another chalktalk", hints=("wait for it to finish",))
    try:
        return _prune(store, size, age, keep)
    finally:
        locks.release()


def _prune(store: Store, size: int | None, age: float | None, keep: Collection[str]) -> Usage:
    sizes = _blob_sizes(store)
    mentioned = {digest for digest in keep if digest in sizes}
    remaining, removed, freed = sum(sizes[digest] for digest in mentioned), 0, 0
    full = False
    for result in sorted(_results(store), key=lambda result: result.used, reverse=True):
        added = result.size + sum(sizes.get(digest, 0) for digest in result.digests if digest not in mentioned)
        full = full or (size is not None and remaining + added > size)
        if full or (age is not None and time.time() - result.used > age):
            result.path.unlink()
            removed += 1
            freed += result.size
        else:
            remaining += added
            mentioned.update(result.digests)
    unmentioned = sizes.keys() - mentioned
    for digest in unmentioned:
        store.blob_path(digest).unlink()
    return Usage(results=removed, blobs=len(unmentioned), size=freed + sum(sizes[digest] for digest in unmentioned))


def _results(store: Store) -> Iterator[_Result]:
    for path in store.root.glob("results/*/*.json"):
        status = path.stat()
        digests = blobs_in(path.read_text("utf-8", "replace"))
        yield _Result(path=path, size=status.st_size, used=status.st_mtime, digests=digests)


def _blob_sizes(store: Store) -> dict[str, int]:
    return {f"{path.parent.name}{path.name}": path.stat().st_size for path in store.root.glob("blobs/*/*")}
