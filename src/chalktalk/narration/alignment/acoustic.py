"""The English acoustic model that pocketsphinx carries, as arrays.

It consists of triphones of three states, whose senones mix the 128 Gaussians of their phone's codebook in each of three
streams (phonetically tied mixtures: cepstra, their slopes, and the slopes of those).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chalktalk.engine import room_cache
from chalktalk.narration.alignment.sphinx import MODEL

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]

STATES = 3
"""Of every phone."""

_ORDER_MARK = 0x11223344
_VARIANCE_FLOOR = 1e-4
_TRANSITION_FLOOR = 1e-4
_LOG_STEP = 1024 * np.log(1.0001)
"""Mixture weights are stored as negative logarithms to the base 1.0001, divided by 2 to the power 10."""


@dataclass(frozen=True, slots=True)
class AcousticModel:
    """The model's arrays, in natural logarithms."""

    phones: dict[str, int]
    """Number of each phone without context: `AA`, `SIL`; its codebook has the same number."""
    contexts: npt.NDArray[np.int64]
    """A key for every triphone, sorted; see `context_key`."""
    context_senones: Integers
    """The senones of each triphone's states, in the order of the keys."""
    phone_senones: Integers
    """The senones of each phone's states where no context is known."""
    stay: Floats
    """For each phone and state, what it costs to stay in it."""
    leave: Floats
    """The same for going on to the next state."""
    means: Floats
    """By stream, codebook, density, coefficient."""
    precisions: Floats
    """One over the variances, in the same order."""
    offsets: Floats
    """The logarithm of every density's peak, by stream, codebook, density."""
    weights: Floats
    """Linear mixture weights, by stream, density, senone."""
    codebooks: Integers
    """The phone whose Gaussians each senone mixes."""


def context_key(position: int, phone: int, left: int, right: int) -> int:
    """A triphone as a number; position 0 lies inside a word, 1 begins it, 2 ends it, 3 is all of it."""
    return ((position * 64 + phone) * 64 + left) * 64 + right


@room_cache()
def acoustic_model() -> AcousticModel:
    """The English model, read once in a process: about 15 MB."""
    names, triphones, sequences = _definitions(MODEL / "mdef")
    plain = len(names)
    position, phone, left, right = triphones["context"][plain:].astype(np.int64).T
    keys = ((position * 64 + phone) * 64 + left) * 64 + right
    order = np.argsort(keys, kind="stable")
    senones = sequences[triphones["sequence"]]
    codebooks = np.zeros(int(sequences.max()) + 1, dtype=np.int32)
    codebooks[senones] = np.concatenate((np.arange(plain), phone))[:, None]
    transitions = _transitions(MODEL / "transition_matrices")[triphones["transitions"][:plain]]
    states = np.arange(STATES)
    variances = np.maximum(_gaussians(MODEL / "variances"), np.float32(_VARIANCE_FLOOR))
    return AcousticModel(
        phones={name: index for index, name in enumerate(names)},
        contexts=keys[order],
        context_senones=senones[plain:][order],
        phone_senones=senones[:plain],
        stay=np.log(transitions[:, states, states]),
        leave=np.log(transitions[:, states, states + 1]),
        means=_gaussians(MODEL / "means"),
        precisions=np.reciprocal(variances),
        offsets=-0.5 * np.log(2 * np.pi * variances).sum(axis=-1),
        weights=_weights(MODEL / "sendump", codebooks.size),
        codebooks=codebooks,
    )


def _definitions(path: Path) -> tuple[list[str], npt.NDArray[np.void], Integers]:
    """Names of phones, every phone's and triphone's record, and the senones of every sequence of states."""
    data = path.read_bytes()
    after_header = 12 + int.from_bytes(data[8:12], "little")
    counts = np.frombuffer(data, "<i4", 10, after_header)
    plain, phones, sequences, nodes = int(counts[0]), int(counts[1]), int(counts[6]), int(counts[8])
    start = after_header + counts.nbytes
    names = data[start:].split(b"\0", plain)[:plain]
    start += -(-sum(len(name) + 1 for name in names) // 4) * 4 + 8 * nodes
    record = np.dtype([("sequence", "<i4"), ("transitions", "<i4"), ("context", "u1", 4)])
    records = np.frombuffer(data, record, phones, start)
    start += records.nbytes + 4
    senones = np.frombuffer(data, "<u2", sequences * STATES, start).reshape(sequences, STATES)
    return [name.decode() for name in names], records, senones.astype(np.int32)


def _gaussians(path: Path) -> Floats:
    data = _after_text_header(path)
    codebooks, streams, densities = np.frombuffer(data, "<i4", 3)
    length = int(np.frombuffer(data, "<i4", 1, 12)[0])
    start = 12 + 4 * int(streams) + 4
    values = np.frombuffer(data, "<f4", int(codebooks * streams * densities) * length, start)
    return np.ascontiguousarray(values.reshape(codebooks, streams, densities, length).swapaxes(0, 1))


def _transitions(path: Path) -> Floats:
    data = _after_text_header(path)
    matrices, sources, targets = np.frombuffer(data, "<i4", 3)
    values = np.frombuffer(data, "<f4", int(matrices * sources * targets), 16)
    values = np.maximum(values.reshape(matrices, sources, targets), _TRANSITION_FLOOR)
    return np.asarray(values / values.sum(axis=-1, keepdims=True), dtype=np.float32)


def _weights(path: Path, senones: int) -> Floats:
    data = path.read_bytes()
    start = 0
    while length := int.from_bytes(data[start : start + 4], "little"):
        start += 4 + length
    rows, columns = np.frombuffer(data, "<i4", 2, start + 4)
    values = np.frombuffer(data, np.uint8, 3 * int(rows * columns), start + 12).reshape(3, rows, columns)
    return np.asarray(np.exp(-_LOG_STEP * values[:, :, :senones]), dtype=np.float32)


def _after_text_header(path: Path) -> bytes:
    """What follows the header and the mark of byte order, which is little-endian in all the package's files."""
    _, _, data = path.read_bytes().partition(b"endhdr\n")
    assert int.from_bytes(data[:4], "little") == _ORDER_MARK
    return data[4:]
