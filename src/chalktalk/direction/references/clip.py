"""Where a picture lies for a network that was trained on pictures and words: CLIP's image encoder, as ONNX.

The weights are the user's. Which pixels it takes is told in A. Radford et al., "Learning Transferable Visual Models
From Natural Language Supervision" (2021), and in clip/clip.py of https://github.com/openai/CLIP: the shorter side
brought to the network's own, the middle cut out, each channel standardised with mean and deviation of its training set.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chalktalk.direction.references.embedding import embedding_of, unit
from chalktalk.direction.references.spaces import Bytes
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.readings import Embedding, FilmReading, PictureReading
from chalktalk.engine import Store
from chalktalk.errors import MachineError, OptionError

INSTALL = "pip install 'chalktalk[clip]'"
R = TypeVar("R", PictureReading, FilmReading)
SIDE = 224
"""Pixels, where the network leaves it open."""
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
DEVIATION = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)
_EMBEDDING = "image_embeds"
"""What exports call their output, where they have several."""
_SILENT = 4  # onnxruntime's level at which only what ends the process is logged; its exceptions say the rest


Look = tuple[Bytes, float]
"""A picture, height by width by sRGB, and what it weighs beside others."""


def embedded_anew(reading: R, store: Store, embedder: Blob, looks: Sequence[Look]) -> R:
    """A picture or a film that was read, lying where the user's own network puts it.

    Args:
        reading: What was read in it.
        store: It has the network.
        embedder: The network.
        looks: What is shown of it to the network.

    Raises:
        OptionError: if this is no network, or none that takes one picture.
        MachineError: if onnxruntime is not installed, or memory runs out.
    """
    embedding = embedded_by(store.path(embedder.digest), embedder.digest, looks)
    return reading.model_copy(update={"seen": reading.seen.model_copy(update={"embedding": embedding})})


def embedded_by(network: Path, digest: str, looks: Sequence[Look]) -> Embedding:
    """Where a network puts a picture, or the pictures of one film together.

    Args:
        network: The image encoder.
        digest: Its SHA-256; points of other networks do not compare with these, so it names the space.
        looks: At least one; a shorter side of some 224 pixels is enough.

    Raises:
        OptionError: if this is no network, or none that takes one picture.
        MachineError: if onnxruntime is not installed, or memory runs out.
    """
    try:
        session = _session(network)
        name, side = _picture_of(session)
        names = [one.name for one in session.get_outputs()]
        picked = _EMBEDDING if _EMBEDDING in names else names[0]
        points = [session.run([picked], {name: prepared(pixels, side)})[0] for pixels, _ in looks]
    except (MachineError, OptionError):
        raise
    except MemoryError:
        raise MachineError("memory ran out while looking at a picture", hints=("use fewer workers",)) from None
    except Exception as fault:  # onnxruntime's errors have no common base
        raise _unusable(" ".join(str(fault).split())) from fault
    weighed = zip(points, (weight for _, weight in looks), strict=True)
    values = np.sum([unit(np.asarray(point, np.float32).ravel()) * weight for point, weight in weighed], axis=0)
    if not np.isfinite(values).all() or not values.any():
        raise _unusable("what it gives is no direction")
    return embedding_of(values, f"clip-{digest[:12]}")


def _picture_of(session: Any) -> tuple[str, int]:  # noqa: ANN401  an optional package, unknown to mypy
    """What the network calls the picture, and how many pixels it wants of it down and across."""
    wanted = session.get_inputs()
    if len(wanted) != 1 or len(wanted[0].shape) != 4:
        raise _unusable(f"it wants {', '.join(one.name for one in wanted)}, and not one picture")
    side = wanted[0].shape[-1]
    return wanted[0].name, side if isinstance(side, int) else SIDE


def prepared(pixels: Bytes, side: int) -> NDArray[np.float32]:
    """A picture as the network takes it: one by channel by height by width."""
    image = Image.fromarray(pixels)
    scale = side / min(image.size)
    image = image.resize(
        (max(round(image.width * scale), side), max(round(image.height * scale), side)), Image.Resampling.BICUBIC
    )
    left, top = (image.width - side) // 2, (image.height - side) // 2
    values = np.asarray(image.crop((left, top, left + side, top + side)), np.float32) / 255
    return np.ascontiguousarray(((values - MEAN) / DEVIATION).transpose(2, 0, 1)[None])


@lru_cache(maxsize=1)
def _session(network: Path) -> Any:  # noqa: ANN401  an optional package, unknown to mypy
    try:
        import onnxruntime  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        raise MachineError("looking through a network needs onnxruntime", hints=(INSTALL,)) from None
    onnxruntime.set_default_logger_severity(_SILENT)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _SILENT
    options.use_deterministic_compute = True
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])


def _unusable(reason: str) -> OptionError:
    return OptionError(
        f"the network for pictures cannot be used: {reason}", hints=("give CLIP’s image encoder as an ONNX file",)
    )
