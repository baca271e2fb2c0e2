"""JSON Schemas as vendors take them that hold a model to one while it writes.

OpenAI's and Anthropic's guides to structured outputs name the subset: every property required, no others, no limits of
number and length, no recursion. What is left out here is checked when the answer comes.
"""

import json
from typing import Any

_KEPT = ("type", "enum", "const", "description", "title")
_SIMPLE = {"string", "number", "integer", "boolean", "null"}


def strict_schema(schema: str) -> dict[str, Any] | None:
    """A schema in that subset; None if it cannot be said in it: maps, tuples of fixed length, recursion.

    Args:
        schema: A JSON Schema, as text.
    """
    whole = json.loads(schema)
    if not isinstance(whole, dict):
        return None
    try:
        strict = _strict(whole, whole.get("$defs", {}), ())
    except _TooRichError:
        return None
    return strict if strict.get("type") == "object" else None


def schema_told(schema: str) -> str:
    """The schema in words, for models that nothing holds to one."""
    return f"Answer with one JSON object and nothing else. It has to keep this JSON Schema:\n{schema}"


class _TooRichError(Exception):
    """There is no word for it in the subset."""


def _strict(node: dict[str, Any], shared: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
    if "$ref" in node:  # put in its place: a reference may have nothing beside it, which it often has
        name = node["$ref"].removeprefix("#/$defs/")
        if name in above or name not in shared:
            raise _TooRichError
        return _strict(shared[name], shared, (*above, name))
    kept = {name: node[name] for name in _KEPT if name in node}
    ways = node.get("anyOf") or node.get("oneOf")
    if ways:
        kept.pop("title", None)
        return {**kept, "anyOf": [_strict(way, shared, above) for way in ways]}
    kind = node.get("type")
    if kind == "object":
        return {**kept, **_object(node, shared, above)}
    if kind == "array" and isinstance(node.get("items"), dict) and "prefixItems" not in node:
        return {**kept, "items": _strict(node["items"], shared, above)}
    if kind in _SIMPLE or "enum" in node or "const" in node:
        return kept
    raise _TooRichError


def _object(node: dict[str, Any], shared: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
    if "properties" not in node or isinstance(node.get("additionalProperties"), dict):
        raise _TooRichError
    properties = {name: _strict(part, shared, above) for name, part in node["properties"].items()}
    return {"properties": properties, "required": list(properties), "additionalProperties": False}
