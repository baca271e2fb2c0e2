"""JSON Schemas of the Timeline's documents: `python -m chalktalk.timeline.schema docs/formats` writes them."""

import json
import sys
from pathlib import Path

from chalktalk.documents.base import Document
from chalktalk.documents.describing import describe
from chalktalk.documents.timeline import SceneTimeline, Timeline

SCHEMAS: dict[str, type[Document]] = {
    "timeline.schema.json": Timeline,
    "scene-timeline.schema.json": SceneTimeline,
}
"""File names, and the documents they describe."""


def schema_text(document: type[Document]) -> str:
    """A document's JSON Schema (draft 2020-12), as it is committed."""
    schema = document.model_json_schema()
    describe({document.__name__: schema, **schema.get("$defs", {})})
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder."""
    for name, document in SCHEMAS.items():
        (folder / name).write_text(schema_text(document), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
