"""Walking through documents: every part of one type in a document, however deep, found or changed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from chalktalk.documents.base import Document

D = TypeVar("D", bound=Document)
P = TypeVar("P", bound=Document)


def parts_within(document: Document, kind: type[P]) -> Iterator[P]:
    """Every part of this type, in the order of the fields: a new kind of document needs no change here."""
    if isinstance(document, kind):
        yield document
        return
    for name in type(document).model_fields:
        value = getattr(document, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Document):
                yield from parts_within(inner, kind)


def changed_within(document: D, kind: type[P], change: Callable[[P], P]) -> D:
    """The document with every part of this type changed; it is not itself of that type."""

    def changed(value: object) -> object:
        if isinstance(value, kind):
            return change(value)
        if isinstance(value, tuple):
            return tuple(changed(inner) for inner in value)
        return changed_within(value, kind, change) if isinstance(value, Document) else value

    fields = {name: changed(getattr(document, name)) for name in type(document).model_fields}
    return document.model_copy(update=fields)
