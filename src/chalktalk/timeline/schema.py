"""JSON Schemas of the Timeline's documents: `python -m chalktalk.timeline.schema docs/formats` writes them."""

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from chalktalk.documents.base import Document
from chalktalk.documents.timeline import SceneTimeline, Timeline

SCHEMAS: dict[str, type[Document]] = {
    "timeline.schema.json": Timeline,
    "scene-timeline.schema.json": SceneTimeline,
}
"""File names, and the documents they describe."""


def schema_text(document: type[Document]) -> str:
    """A document's JSON Schema (draft 2020-12), as it is committed."""
    schema = document.model_json_schema()
    kinds = {kind.__name__: kind for kind in _kinds_of(Document)}
    for name, part in {document.__name__: schema, **schema.get("$defs", {})}.items():
        if name in kinds:
            _describe(part, kinds[name])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _kinds_of(base: type[Document]) -> Iterator[type[Document]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _describe(schema: dict[str, Any], kind: type[Document]) -> None:
    """Fill in what the fields' docstrings say: Pydantic could, but would read the source whenever it is imported."""
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


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder."""
    for name, document in SCHEMAS.items():
        (folder / name).write_text(schema_text(document), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
