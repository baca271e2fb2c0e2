"""Hearing: the loudness of any sound as it is decoded, a tenth of a second each."""

from collections.abc import Iterable

import av
import numpy as np

from chalktalk.loudness import BLOCK, FLOOR, STEP, Powers, gated, k_response, moving_mean

A_SECOND = round(1 / STEP)
"""Powers a second."""
_RATE = 48_000
"""Samples a second of what is weighed."""
_SLOWEST, _FASTEST = 4_000, 768_000
"""Samples a second of anything that can be heard; what says otherwise is left out."""
_RING = _RATE // 10
"""Samples in which the filters of the K-weighting have died away."""
_SIZE = 1 << 16
"""A size that the transform is quick at, and that a second and the ring fit in."""
_LOUDEST = 16.0
"""Sample value that nothing passes: 24 dB over full scale."""
_WINDOW = round(BLOCK / STEP)


class Ears:
    """Weighs sound second by second; each frame may have a rate and a layout of its own."""

    def __init__(self) -> None:
        self._resampler: av.AudioResampler | None = None
        self._form: tuple[int, str] | None = None
        self._tail = np.zeros((2, _RING), np.float32)
        self._response = k_response(_RATE, _SIZE).astype(np.complex64)
        self._powers: list[Powers] = []

    @property
    def seconds(self) -> int:
        """How much it has heard."""
        return len(self._powers)

    def hear(self, frame: av.AudioFrame) -> None:
        """Take in the next frame; what cannot be heard is left out, and holes in time are no silence."""
        if not frame.samples or not frame.layout.nb_channels or not _SLOWEST <= frame.sample_rate <= _FASTEST:
            return
        form = frame.sample_rate, frame.layout.name
        if self._resampler is None or form != self._form:
            layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
            self._resampler = av.AudioResampler(format="fltp", layout=layout, rate=_RATE, frame_size=_RATE)
            self._form = form
        frame.pts = None
        try:
            self._weigh(self._resampler.resample(frame))
        except (av.FFmpegError, ValueError):  # of a form that nothing here can convert
            self._resampler = None

    def powers(self) -> Powers:
        """The power of each tenth of a second, added up over the channels; nothing can be heard after it."""
        if self._resampler is not None:
            self._weigh(self._resampler.resample(None))
        return np.concatenate(self._powers) if self._powers else np.zeros(0)

    def _weigh(self, seconds: Iterable[av.AudioFrame]) -> None:
        """Note the powers of seconds, or of a part of one, filtered through their spectrum."""
        for second in seconds:
            whole = second.samples * A_SECOND // _RATE
            sound = np.zeros((2, _RING + _RATE), np.float32)  # one channel counts once
            heard = np.nan_to_num(second.to_ndarray(), nan=0.0, posinf=0.0, neginf=0.0).clip(-_LOUDEST, _LOUDEST)
            sound[: len(heard), _RING : _RING + second.samples] = heard
            sound[:, :_RING] = self._tail
            self._tail = sound[:, -_RING:]
            weighted = np.fft.irfft(np.fft.rfft(sound, _SIZE) * self._response, _SIZE)[:, _RING : _RING + _RATE]
            powers = np.square(weighted, dtype=np.float64).reshape(2, A_SECOND, -1).mean(axis=2).sum(axis=0)
            self._powers.append(powers[:whole])


def integrated(powers: Powers) -> float:
    """Integrated loudness in LUFS; `FLOOR` where all is silent, or next to nothing sounds."""
    return gated(moving_mean(powers, _WINDOW)) if len(powers) >= _WINDOW else FLOOR
