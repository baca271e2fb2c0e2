"""Networks whose random draws are taken from given noise instead, so that the same input gives the same output.

A random operator remembers how often it was run. Each is replaced, in the bytes of the ONNX file, by a few plain ones
that read a table of noise from where that operator's share begins, over and over: `Gather(noise, (offset + 0, 1, 2 …)
mod length)`, in the shape of the operator's input. The tables are inputs of the network.

Numbers of fields are those of onnx.proto; their encoding is that of Protocol Buffers.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

LENGTH = 1_048_573
"""Numbers in a table: a prime, so that no shape fits into it."""
SHARE = 104_729
"""How far apart the places are at which two operators begin."""
SEED = 1
"""Any number will do, as long as it stays."""

TABLES: Mapping[str, str] = {
    "RandomNormalLike": "chalktalk/normal_noise",
    "RandomUniformLike": "chalktalk/uniform_noise",
}
"""By the operator they take the place of, the names of the inputs they come in by."""

_RANDOM = (b"RandomNormal", b"RandomUniform", b"Multinomial", b"Bernoulli")

_NESTING = (b"If", b"Loop", b"Scan")

_GRAPH, _FUNCTIONS = 7, 25
_NODES, _INPUTS = 1, 11
_NODE_INPUT, _NODE_OUTPUT, _OPERATOR, _ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_FLOAT, _ATTRIBUTE_INT, _ATTRIBUTE_KIND, _KIND_INT = 1, 2, 3, 20, 2
_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_FLOAT = 1

_NOTHING, _ONE = (np.float32(value).tobytes() for value in (0, 1))
_USUAL = {b"dtype": bytes((_FLOAT,)), b"mean": _NOTHING, b"low": _NOTHING, b"scale": _ONE, b"high": _ONE}


class _UnsteadyError(Exception):
    """There is a random operator that we cannot replace."""


class _Field(NamedTuple):
    number: int
    begin: int
    """Where the whole field begins."""
    value: int
    """Where its value begins."""
    end: int


def noise() -> dict[str, npt.NDArray[np.float32]]:
    """The tables, as inputs of a network."""
    draw = np.random.Generator(np.random.PCG64(SEED))
    return {
        TABLES["RandomNormalLike"]: draw.standard_normal(LENGTH, dtype=np.float32),
        TABLES["RandomUniformLike"]: draw.random(LENGTH, dtype=np.float32),
    }


def steadied(model: bytes) -> bytes | None:
    """An ONNX file that draws no random numbers, and takes `noise()` besides its inputs; None if it cannot be made.

    That is so where random operators have parameters of their own, or lie inside of loops, branches and functions.
    """
    try:
        fields = list(_fields(model, 0, len(model)))
        graph = next(field for field in fields if field.number == _GRAPH)
        if any(field.number == _FUNCTIONS and _speaks_of_chance(model, field) for field in fields):
            return None
        pieces = [*_new_content(model, graph), *(_message(_INPUTS, _table(name)) for name in TABLES.values())]
    except (IndexError, KeyError, StopIteration, UnicodeDecodeError, _UnsteadyError):
        return None
    head = _varint(_GRAPH << 3 | _BYTES) + _varint(sum(map(len, pieces)))
    return b"".join((model[: graph.begin], head, *pieces, model[graph.end :]))


def _new_content(model: bytes, graph: _Field) -> Iterator[bytes]:
    """Everything in the graph, with plain operators in the place of random ones."""
    kept_from, count = graph.value, 0
    for field in _fields(model, graph.value, graph.end):
        if field.number == _NODES and _speaks_of_chance(model, field) and (new := _replaced(model, field, count)):
            yield model[kept_from : field.begin]
            yield new
            kept_from, count = field.end, count + 1
    yield model[kept_from : graph.end]


def _speaks_of_chance(model: bytes, field: _Field) -> bool:
    """Whether a random operator is named in it: as itself, inside of it, or as where a value comes from."""
    return any(model.find(name, field.value, field.end) >= 0 for name in _RANDOM)


def _replaced(model: bytes, node: _Field, count: int) -> bytes:
    """What takes a node's place; nothing for a node that stays."""
    parts: dict[int, list[bytes]] = {}
    for field in _fields(model, node.value, node.end):
        parts.setdefault(field.number, []).append(model[field.value : field.end])
    operator = parts.get(_OPERATOR, [b""])[0]
    table = TABLES.get(operator.decode("utf-8", "replace"))
    if table is None and not operator.startswith((*_RANDOM, *_NESTING)):
        return b""
    if table is None or not all(_usual(attribute) for attribute in parts.get(_ATTRIBUTE, [])):
        raise _UnsteadyError
    like, output = (parts[number][0].decode() for number in (_NODE_INPUT, _NODE_OUTPUT))
    names = (f"chalktalk/{count}/{place}" for place in range(10))
    size, shape, start, step, length, offset, places, moved, around, row = names
    return b"".join(
        (
            _node("Size", (like,), size),
            _node("Shape", (like,), shape),
            _node("Constant", (), start, value_int=0),
            _node("Constant", (), step, value_int=1),
            _node("Constant", (), length, value_int=LENGTH),
            _node("Constant", (), offset, value_int=count * SHARE),
            _node("Range", (start, size, step), places),
            _node("Add", (places, offset), moved),
            _node("Mod", (moved, length), around),
            _node("Gather", (table, around), row),
            _node("Reshape", (row, shape), output),
        )
    )


def _usual(attribute: bytes) -> bool:
    """Whether an attribute of a random operator says what would be so without it, or what need not be said."""
    values = {field.number: attribute[field.value : field.end] for field in _fields(attribute, 0, len(attribute))}
    name = values.get(_ATTRIBUTE_NAME, b"")
    return name == b"seed" or _USUAL.get(name) in (values.get(_ATTRIBUTE_FLOAT), values.get(_ATTRIBUTE_INT))


def _node(operator: str, inputs: tuple[str, ...], output: str, **whole: int) -> bytes:
    content = b"".join(_message(_NODE_INPUT, name.encode()) for name in inputs)
    content += _message(_NODE_OUTPUT, output.encode()) + _message(_OPERATOR, operator.encode())
    for name, value in whole.items():
        attribute = _message(_ATTRIBUTE_NAME, name.encode())
        attribute += _number(_ATTRIBUTE_INT, value) + _number(_ATTRIBUTE_KIND, _KIND_INT)
        content += _message(_ATTRIBUTE, attribute)
    return _message(_NODES, content)


def _table(name: str) -> bytes:
    """An input's description: a row of `LENGTH` floats."""
    shape = _message(1, _number(1, LENGTH))
    return _message(1, name.encode()) + _message(2, _message(1, _number(1, _FLOAT) + _message(2, shape)))


def _message(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3 | _VARINT) + _varint(value)


def _varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*encoded, value))


def _fields(data: bytes, start: int, end: int) -> Iterator[_Field]:
    """The fields of a message; IndexError where it is none."""
    place = start
    while place < end:
        begin = place
        tag, place = _read_varint(data, place)
        kind = tag & 7
        value = place
        if kind == _BYTES:
            length, value = _read_varint(data, place)
            place = value + length
        elif kind == _VARINT:
            _, place = _read_varint(data, place)
        elif kind in (_FIXED_32, _FIXED_64):
            place += 4 if kind == _FIXED_32 else 8
        else:
            raise IndexError
        if place > end:
            raise IndexError
        yield _Field(tag >> 3, begin, value, place)


def _read_varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place
