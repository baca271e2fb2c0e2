"""How well each frame of sound fits each senone of the acoustic model."""

import numpy as np

from chalktalk.narration.alignment.acoustic import AcousticModel, Floats, Integers
from chalktalk.narration.alignment.products import product

_TINY = np.float32(1e-30)

_BLOCK = 256
"""Frames looked at together: what they need stays in the cache."""


def senone_scores(model: AcousticModel, streams: Floats, senones: Integers) -> Floats:
    """Logarithms of the likelihoods of some senones: shape (frames, senones)."""
    scores = np.zeros((streams.shape[1], senones.size), dtype=np.float32)
    owners = model.codebooks[senones]
    for codebook in np.unique(owners):
        columns = np.flatnonzero(owners == codebook)
        for stream, frames in enumerate(streams):
            mixture = _Mixture(model, stream, int(codebook), senones[columns])
            for first in range(0, len(frames), _BLOCK):
                scores[first : first + _BLOCK, columns] += mixture.scores(frames[first : first + _BLOCK])
    return scores


class _Mixture:
    """One stream's share of some senones of one phone: weighted sums of Gaussians, their squares written out."""

    def __init__(self, model: AcousticModel, stream: int, codebook: int, senones: Integers) -> None:
        means, precisions = model.means[stream, codebook], model.precisions[stream, codebook]
        self._factors = np.concatenate((means * precisions, -0.5 * precisions), axis=1).T.copy()
        self._constants = model.offsets[stream, codebook] - 0.5 * (means**2 * precisions).sum(axis=-1)
        self._weights = model.weights[stream][:, senones]

    def scores(self, frames: Floats) -> Floats:
        densities = product(np.concatenate((frames, frames**2), axis=1), self._factors) + self._constants
        peaks = densities.max(axis=1, keepdims=True)
        sums = product(np.exp(densities - peaks), self._weights)
        return np.asarray(np.log(sums + _TINY) + peaks)
