"""Schemas for vendors: our documents in the subset that models can be held to."""

import json
from typing import Annotated, Literal

import pytest
from pydantic import Field
from vendors.chat import is_strict

from chalktalk.documents.base import Document
from chalktalk.providers.schemas import schema_told, strict_schema


class Cat(Document):
    """One that purrs."""

    kind: Literal["cat"] = "cat"
    lives: int = Field(default=9, ge=0, le=9)
    """How many are left."""


class Dog(Document):
    kind: Literal["dog"] = "dog"
    name: str = Field(default="", max_length=10, pattern="^[a-z]*$")
    friend: Cat | None = None


class House(Document):
    animals: tuple[Annotated[Cat | Dog, Field(discriminator="kind")], ...] = ()
    owner: str


class Tree(Document):
    branches: tuple["Tree", ...] = ()


class Amounts(Document):
    by_name: dict[str, int]


class Pair(Document):
    both: tuple[int, str]


def test_a_document_of_ours_is_said_in_the_subset() -> None:
    strict = strict_schema(json.dumps(House.model_json_schema()))

    assert strict is not None
    assert is_strict(strict)
    cat, dog = strict["properties"]["animals"]["items"]["anyOf"]
    assert ["animals", "owner"] == strict["required"]
    assert "One that purrs." == cat["description"]
    assert ["kind", "lives"] == cat["required"]
    assert "null" == dog["properties"]["friend"]["anyOf"][1]["type"]


@pytest.mark.parametrize("shape", [Tree, Amounts, Pair])
def test_what_cannot_be_said_in_it_is_not_said_wrongly(shape: type[Document]) -> None:
    schema = json.dumps(shape.model_json_schema())

    assert strict_schema(schema) is None
    assert schema in schema_told(schema)


@pytest.mark.parametrize("schema", ["true", "[]", '{"type": "array", "items": {"type": "string"}}', "{}"])
def test_only_an_object_can_be_asked_for(schema: str) -> None:
    assert strict_schema(schema) is None
