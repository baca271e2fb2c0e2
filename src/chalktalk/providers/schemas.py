"""JSON Schemas as vendors take them that hold a model to one while it writes.

OpenAI's and Anthropic's guides to structured outputs name the subset: every property required, no others, no limits of
number and length, no recursion. What is left out here is checked when the answer comes.
"""

import json
import re
from graphlib import CycleError, TopologicalSorter
from typing import Any

_KEPT = ("type", "enum", "const", "description")
_SIMPLE = {"string", "number", "integer", "boolean", "null"}


def strict_schema(schema: str) -> dict[str, Any] | None:
    """A schema in that subset; None if it cannot be said in it: maps, tuples of fixed length, recursion.

    Args:
        schema: A JSON Schema, as text.
    """
    whole = json.loads(schema)
    if not isinstance(whole, dict) or whole.get("type") != "object":
        return None
    shared = whole.get("$defs", {})
    try:
        TopologicalSorter({name: _referred(part) for name, part in shared.items()}).prepare()
        parts = {name: _strict(part) for name, part in shared.items()}
        return {**_strict(whole), **({"$defs": parts} if parts else {})}
    except (CycleError, _TooRichError):
        return None


def schema_told(schema: str) -> str:
    """The schema in words, for models that nothing holds to one."""
    return f"Answer with one JSON object and nothing else. It has to keep this JSON Schema:\n{schema}"


class _TooRichError(Exception):
    """There is no word for it in the subset."""


def _referred(node: object) -> set[str]:
    return set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(node)))


def _strict(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:  # with nothing beside it, not even a description
        return {"$ref": node["$ref"]}
    kept = {name: node[name] for name in _KEPT if name in node}
    ways = node.get("anyOf") or node.get("oneOf")
    if ways:
        return {**kept, "anyOf": [_strict(way) for way in ways]}
    kind = node.get("type")
    if kind == "object":
        return {**kept, **_object(node)}
    if kind == "array" and isinstance(node.get("items"), dict) and "prefixItems" not in node:
        return {**kept, "items": _strict(node["items"])}
    if kind in _SIMPLE or "enum" in node or "const" in node:
        return kept
    raise _TooRichError


def _object(node: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in node or isinstance(node.get("additionalProperties"), dict):
        raise _TooRichError
    properties = {name: _strict(part) for name, part in node["properties"].items()}
    return {"properties": properties, "required": list(properties), "additionalProperties": False}
