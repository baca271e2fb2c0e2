"""Time in whole frames: exact frame rates, half-open ranges, and the one rounding rule.

Seconds are what people and voices speak in; frames are what a film is made of. Every change from one to the
other goes through this module, so that two parts of the system can never round a moment differently.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames a second as an exact fraction, such as 30/1 or 30000/1001."""

    num: int
    den: int = 1

    def __post_init__(self) -> None:
        if self.num <= 0 or self.den <= 0:
            raise ValueError(f"a frame rate is a positive fraction, not {self.num}/{self.den}")

    @property
    def fraction(self) -> Fraction:
        """The rate as a fraction of frames a second."""
        return Fraction(self.num, self.den)

    def frame_at(self, seconds: float) -> int:
        """The frame boundary nearest to a moment; halves round up, so that equal steps stay equal."""
        return floor(Fraction(seconds) * self.fraction + Fraction(1, 2))

    def frames_covering(self, seconds: float) -> int:
        """The fewest whole frames that last at least so long."""
        return -floor(-(Fraction(seconds).limit_denominator(1_000_000) * self.fraction))

    def seconds_at(self, frame: int) -> float:
        """The moment at which a frame starts."""
        return float(frame / self.fraction)

    def samples_at(self, frame: int, sample_rate: int) -> int:
        """The audio sample that sounds when a frame starts (rounded down)."""
        return floor(frame * sample_rate / self.fraction)

    def __str__(self) -> str:
        return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"


@dataclass(frozen=True, slots=True)
class FrameRange:
    """The frames from `start` up to, but not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a range ends at or after its start, not [{self.start}, {self.end})")

    @property
    def length(self) -> int:
        """How many frames the range holds."""
        return self.end - self.start

    def __contains__(self, frame: int) -> bool:
        return self.start <= frame < self.end
