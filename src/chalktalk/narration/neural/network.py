"""ONNX networks on the CPU: the only module that knows onnxruntime.

Both kinds of voice draw random numbers inside their networks, and a random operator runs on from one call to the next,
even with a seed of its own. So that a sentence always sounds the same, whatever was spoken before it, networks are
loaded without such operators (`steadying.py`), once for all sentences. One in which they cannot be replaced is loaded
anew for every sentence: onnxruntime seeds its operators at that moment, from its global seed.
"""

from collections.abc import Mapping
from functools import cache
from importlib import util
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from chalktalk.engine import room_cache
from chalktalk.errors import MachineError, OptionError
from chalktalk.narration.neural.steadying import SEED, noise, steadied

LOADED = 2
"""Networks that stay in memory. Each takes about twice its file's size there, and four times while it is loaded."""

INSTALL = "pip install 'chalktalk[voices]'"

_TYPES: Mapping[str, type[np.generic]] = {
    "tensor(int32)": np.int32,
    "tensor(int64)": np.int64,
    "tensor(float16)": np.float16,
    "tensor(float)": np.float32,
    "tensor(double)": np.float64,
}
_SILENT = 4  # onnxruntime's level at which only what ends the process is logged; its exceptions say the rest

_loading, _anew = Lock(), Lock()
"""Held while a network is loaded that stays, and as long as one lives that does not: memory is for one at a time."""


def runs_here() -> bool:
    """Whether networks can be run: onnxruntime is an extra."""
    return util.find_spec("onnxruntime") is not None


def sound_of(path: Path, inputs: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
    """What a network makes of its inputs: its first output as one row of samples, 1.0 being full scale.

    Args:
        path: The network.
        inputs: By name, also such as only some exports of a network take; each is given the type that is asked for.

    Raises:
        OptionError: if this is no network, or none that takes these inputs.
        MachineError: if onnxruntime is not installed, or memory runs out.
    """
    try:
        with _loading:
            status = path.stat()
            session = _steady_session(path, status.st_size, status.st_mtime_ns)
        if session is not None:
            row = _run(session, {**inputs, **_noise()})
        else:
            with _anew:
                row = _run(_session(str(path)), inputs)
    except (MachineError, OptionError):
        raise
    except MemoryError:
        raise MachineError("memory ran out while speaking", hints=("use fewer workers: --workers 1",)) from None
    except Exception as fault:  # onnxruntime's errors have no common base
        raise _unusable(f"{type(fault).__name__}: {fault}") from fault
    samples = np.asarray(row, dtype=np.float32).reshape(-1)
    if not np.isfinite(samples).all():
        raise _unusable("what it gives is no sound")
    return samples


@room_cache(maxsize=LOADED)
def _steady_session(path: Path, _size: int, _changed: int) -> Any:  # noqa: ANN401  an optional package, unknown to mypy
    """A session that gives the same for the same input; None where there cannot be one. A changed file is another."""
    model = steadied(path.read_bytes())
    try:
        return None if model is None else _session(model)
    except Exception:  # noqa: BLE001  whatever it is: the file as it came may do, or says what is wrong
        return None


def _session(model: str | bytes) -> Any:  # noqa: ANN401
    runtime = _runtime()
    options = runtime.SessionOptions()
    options.log_severity_level = _SILENT
    options.use_deterministic_compute = True
    # One thread each: how a sum is split over threads changes its last digits, and sentences are many enough.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _run(session: Any, inputs: Mapping[str, npt.NDArray[Any]]) -> Any:  # noqa: ANN401
    options = _runtime().RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")  # or the longest sentence stays
    return session.run(None, _asked_for(session, inputs), options)[0]


@cache
def _noise() -> dict[str, npt.NDArray[np.float32]]:
    return noise()


def _asked_for(session: Any, inputs: Mapping[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:  # noqa: ANN401
    asked = {entry.name: entry.type for entry in session.get_inputs()}
    if strange := asked.keys() - inputs.keys():
        raise _unusable(f"it wants an input {min(strange)}")
    return {name: _typed(inputs[name], _TYPES.get(kind, np.float32)) for name, kind in asked.items()}


def _typed(values: npt.NDArray[Any], kind: type[np.generic]) -> npt.NDArray[Any]:
    """Values as a network takes them: some exports want a speed in whole numbers."""
    return (np.rint(values) if np.issubdtype(kind, np.integer) else values).astype(kind)


def _unusable(reason: str) -> OptionError:
    plain = " ".join(reason.split())
    return OptionError(
        f"the voice’s network cannot be used: {plain}", hints=("add the voice again, or choose another",)
    )


@cache
def _runtime() -> Any:  # noqa: ANN401
    try:
        import onnxruntime  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        raise MachineError("natural voices need onnxruntime", hints=(INSTALL, "or choose the voice espeak")) from None
    onnxruntime.set_default_logger_severity(_SILENT)
    onnxruntime.set_seed(SEED)
    return onnxruntime
