"""Facts: what a file's container and streams say of themselves, and what its packets show."""

from dataclasses import dataclass

from chalktalk.frames import FrameRate


@dataclass(frozen=True, slots=True)
class Facts:
    """Read from the file without decoding; whoever checks more of it adds it here."""

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
