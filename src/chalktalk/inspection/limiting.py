"""Limits as a user sets them, checked against the table of all there are."""

from collections.abc import Mapping
from typing import Any

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
    changes: dict[str, Any] = {}
    for name, value in written.items():
        known = [field for field in Limits.model_fields if field != "version"]
        if name not in known:
            raise OptionError(f"there is no limit inspection.{name}", where=where, hints=suggestion(name, known))
        group = getattr(usual, name)
        if isinstance(group, int):
            changes[name] = _number(f"inspection.{name}", value, group, where)
            continue
        if not isinstance(value, Mapping):
            hints = (f"write its limits under [inspection.{name}]",)
            raise OptionError(f"inspection.{name} is not a table", where=where, hints=hints)
        for limit, number in value.items():
            if limit not in type(group).model_fields:
                hints = suggestion(limit, type(group).model_fields)
                raise OptionError(f"there is no limit inspection.{name}.{limit}", where=where, hints=hints)
        numbers = {
            limit: _number(f"inspection.{name}.{limit}", number, getattr(group, limit), where)
            for limit, number in value.items()
        }
        changes[name] = group.model_copy(update=numbers)
    return usual.model_copy(update=changes)


def _number(name: str, value: object, usual: float, where: Place) -> float:
    """A finite number, whole where the usual one is."""
    whole = isinstance(usual, int)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float) or not abs(value) < 1e18:
        kind = "a whole number" if whole else "a number"
        raise OptionError(f"{name} is not {kind}", where=where, hints=(f"its usual value is {usual:g}",))
    return value if whole else float(value)
