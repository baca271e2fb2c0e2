"""What the fields of documents mean, in JSON Schemas: what their docstrings say."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from chalktalk.documents.base import Document


def describe(schemas: Mapping[str, dict[str, Any]]) -> None:
    """Fill in what the fields' docstrings say: Pydantic could, but would read the source whenever it is imported.

    Args:
        schemas: JSON Schemas by the names of the documents that they describe; others are left alone.
    """
    kinds = {kind.__name__: kind for kind in _kinds_of(Document)}
    for name, part in schemas.items():
        if name in kinds:
            _describe(part, kinds[name])


def _kinds_of(base: type[Document]) -> Iterator[type[Document]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _describe(schema: dict[str, Any], kind: type[Document]) -> None:
    told = {name: text for base in reversed(kind.__mro__[:-1]) for name, text in _docstrings_of(base)}
    for name, field in schema.get("properties", {}).items():
        if name in told:
            schema["properties"][name] = dict(sorted({**field, "description": told[name]}.items()))


def _docstrings_of(kind: type) -> Iterator[tuple[str, str]]:
    """The fields of a class that a string follows, each with that."""
    if not issubclass(kind, Document):
        return
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    for field, after in pairwise(tree.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
