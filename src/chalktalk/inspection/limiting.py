"""Limits as a user sets them, checked against the table of all there are."""

from collections.abc import Mapping
from typing import Any

from chalktalk.documents.base import Document
from chalktalk.documents.limits import Limits
from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion


def limits_from(written: Mapping[str, Any], file: str) -> Limits:
    """The usual limits, with those that a user has written in their place.

    Args:
        written: Limits by group and name: `{"sound": {"longest_silence": 3}, "most_warnings": 5}`.
        file: Where they are written, for messages.

    Raises:
        OptionError: at the file, if there is no such limit, or its value is none.
    """
    usual, where = Limits(), Place(file)
    known = [name for name in Limits.model_fields if name != "version"]
    changes: dict[str, Any] = {}
    for name, value in written.items():
        if name not in known:
            raise OptionError(f"there is no limit inspection.{name}", where=where, hints=suggestion(name, known))
        limit = getattr(usual, name)
        set_by = _group if isinstance(limit, Document) else _number
        changes[name] = set_by(f"inspection.{name}", value, limit, where)
    return usual.model_copy(update=changes)


def _group(name: str, value: object, usual: Document, where: Place) -> Document:
    """A group of limits, some of them set anew."""
    if not isinstance(value, Mapping):
        raise OptionError(f"{name} is not a table", where=where, hints=(f"write its limits under [{name}]",))
    known = list(type(usual).model_fields)
    if unknown := [limit for limit in value if limit not in known]:
        hints = suggestion(unknown[0], known)
        raise OptionError(f"there is no limit {name}.{unknown[0]}", where=where, hints=hints)
    numbers = {
        limit: _number(f"{name}.{limit}", number, getattr(usual, limit), where) for limit, number in value.items()
    }
    return usual.model_copy(update=numbers)


def _number(name: str, value: object, usual: float, where: Place) -> float:
    """A finite number, whole where the usual one is."""
    whole = isinstance(usual, int)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float) or not abs(value) < 1e18:
        kind = "a whole number" if whole else "a number"
        raise OptionError(f"{name} is not {kind}", where=where, hints=(f"its usual value is {usual:g}",))
    return value if whole else float(value)
