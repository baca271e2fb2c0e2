"""Hearing: the loudness of any sound as it is decoded, a tenth of a second each."""

import av
import numpy as np
import numpy.typing as npt

from chalktalk.loudness import BLOCK, FLOOR, STEP, Powers, decibels, gated, k_response, moving_mean

A_SECOND = round(1 / STEP)
"""Powers a second."""
_RATE = 48_000
_SLOWEST, _FASTEST = 4_000, 768_000
"""Samples a second of what can be heard; what says otherwise is left out."""
_RING = _RATE // 10
"""Samples in which the filters of the K-weighting have died away."""
_SIZE = 1 << 16
"""A size that the transform is quick at, and that a second and the ring fit in."""
_LOUDEST = 16.0
_WINDOW = round(BLOCK / STEP)

_Samples = npt.NDArray[np.float32]


class Ears:
    """Weighs sound second by second; each frame may have a rate and a layout of its own."""

    def __init__(self) -> None:
        self._resampler: av.AudioResampler | None = None
        self._form: tuple[int, str] | None = None
        self._waiting: list[_Samples] = []
        self._held = 0
        self._tail = np.zeros((2, _RING), np.float32)
        self._response = k_response(_RATE, _SIZE).astype(np.complex64)
        self._powers: list[Powers] = []

    @property
    def seconds(self) -> float:
        """How much it has heard."""
        return len(self._powers) + self._held / _RATE

    def hear(self, frame: av.AudioFrame) -> None:
        """Take in the next frame; what cannot be heard is left out."""
        if not frame.samples or not frame.layout.nb_channels or not _SLOWEST <= frame.sample_rate <= _FASTEST:
            return
        form = frame.sample_rate, frame.layout.name
        if self._resampler is None or form != self._form:
            layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
            self._resampler, self._form = av.AudioResampler(format="fltp", layout=layout, rate=_RATE), form
        frame.pts = None  # holes in time are no silence here: what sounds is weighed
        try:
            parts = self._resampler.resample(frame)
        except (av.FFmpegError, ValueError):
            self._resampler = None
            return
        for part in parts:
            self._take(part.to_ndarray())

    def powers(self) -> Powers:
        """The power of each tenth of a second that is whole, added up over the channels."""
        if self._held >= _RATE * STEP:
            rest = np.concatenate(self._waiting, axis=1)
            whole = int(rest.shape[1] / (_RATE * STEP))
            self._powers.append(self._weighed(np.pad(rest, ((0, 0), (0, _RATE - rest.shape[1]))))[:whole])
            self._waiting, self._held = [], 0
        return np.concatenate(self._powers) if self._powers else np.zeros(0)

    def _take(self, sound: _Samples) -> None:
        sound = np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0).clip(-_LOUDEST, _LOUDEST)
        if sound.shape[0] == 1:  # one channel counts once
            sound = np.concatenate([sound, np.zeros_like(sound)])
        self._waiting.append(sound)
        self._held += sound.shape[1]
        if self._held < _RATE:
            return
        joined = np.concatenate(self._waiting, axis=1)
        whole = self._held - self._held % _RATE
        for first in range(0, whole, _RATE):
            self._powers.append(self._weighed(joined[:, first : first + _RATE]))
        self._waiting, self._held = [joined[:, whole:]], self._held - whole

    def _weighed(self, second: _Samples) -> Powers:
        """The powers of a second, filtered through its spectrum."""
        sound = np.concatenate([self._tail, second], axis=1)
        self._tail = sound[:, -_RING:]
        weighted = np.fft.irfft(np.fft.rfft(sound, _SIZE) * self._response, _SIZE)[:, _RING : _RING + _RATE]
        powers: Powers = np.square(weighted, dtype=np.float64).reshape(2, A_SECOND, -1).mean(axis=2).sum(axis=0)
        return powers


def integrated(powers: Powers) -> float:
    """Integrated loudness in LUFS; `FLOOR` where all is silent."""
    return gated(moving_mean(powers, _WINDOW)) if len(powers) >= _WINDOW else FLOOR


def momentary(powers: Powers) -> Powers:
    """How loud each tenth of a second is, in LUFS."""
    return decibels(powers)
