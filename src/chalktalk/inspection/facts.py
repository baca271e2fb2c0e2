"""Facts: what a file's container and streams say of themselves, and what its packets show."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from chalktalk.frames import FrameRate

Seconds = npt.NDArray[np.float64]


def _none() -> Seconds:
    return np.empty(0)


@dataclass(frozen=True, slots=True)
class Packets:
    """The packets of one stream in the file's order; those that only start a decoder up are left out.

    Seconds count from the moment at which the earlier of picture and sound starts.
    """

    times: Seconds = field(default_factory=_none)
    """When each is shown or heard; NaN where that is not said."""
    decoded: Seconds = field(default_factory=_none)
    """When each is to be decoded; NaN where that is not said."""
    lengths: Seconds = field(default_factory=_none)
    """How long each lasts; 0 where that is not said."""
    sizes: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    """Bytes."""
    keys: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))
    """Whether decoding can begin there."""

    def __len__(self) -> int:
        return len(self.times)

    @property
    def start(self) -> float:
        """When the first is shown or heard; 0 if there is none."""
        return float(np.nanmin(self.times)) if np.isfinite(self.times).any() else 0.0

    @property
    def end(self) -> float:
        """When the last is over, lasting as long as most do; 0 if there is none.

        Lengths are told in the order of decoding: that of a packet before a gap may stand at one far from it.
        """
        return float(np.nanmax(self.times) + np.median(self.lengths)) if np.isfinite(self.times).any() else 0.0


@dataclass(frozen=True, slots=True)
class Colours:
    """What is said of how numbers become colours, by the code points of ITU-T H.273."""

    primaries: int
    transfer: int
    matrix: int
    full_range: bool | None
    """None if that is not said."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that the decoder stumbled over."""

    seconds: float
    """When it is shown or heard, as far as that can be told."""
    stream: str
    """`picture`, `sound`, or `file`, where the next packet could not be read."""
    message: str
    """What is wrong there, in FFmpeg's words."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a file shows before its pictures and sounds are looked at."""

    container: str
    """FFmpeg's name of the format: `mov,mp4,m4a,3gp,3g2,mj2`."""
    video_codec: str
    width: int
    height: int
    rate: FrameRate
    """Frames a second."""
    seconds: float
    """Length of the longer stream."""
    audio_codec: str | None
    """None for a film without sound."""
    size: int = 0
    """Bytes of the file."""
    pixels: str | None = None
    """FFmpeg's name of how pixels are kept: `yuv420p`."""
    colours: Colours | None = None
    """None if the decoder does not know of any."""
    pixel_aspect: Fraction = Fraction(1)
    """Width of a pixel to its height."""
    rotation: int = 0
    """Degrees by which a player has to turn the picture."""
    sample_rate: int | None = None
    channels: int | None = None
    pictures: Packets = field(default_factory=Packets)
    sounds: Packets = field(default_factory=Packets)
    discarded: int = 0
    """Packets of the picture that are decoded and not shown, as an edit list says."""
    promised: int = 0
    """Pictures that the index lists; 0 if it does not."""
    promised_seconds: float = 0.0
    """Length that the file claims; 0 if it does not."""
    index_first: bool | None = None
    """Whether an MP4 can be played while it loads; None for other containers."""
    cut_off: bool = False
    """Whether an MP4 ends before it says that it does."""
    others: tuple[str, ...] = ()
    """What further streams there are: `subtitle`, `data`, `attached picture`."""
    faults: tuple[Fault, ...] = ()
    """In the file's order, the first hundred."""
    strangers: tuple[int, ...] = ()
    """Numbers of the picture's packets that are not those of the segments the film was joined from."""
    strange_sounds: tuple[float, ...] = ()
    """When those packets of sound are heard, in seconds, that are not the soundtrack's, or not at its times."""
    given_up: str | None = None
    """Why the rest of the file was not looked at, in one sentence without a full stop; None if all of it was."""
