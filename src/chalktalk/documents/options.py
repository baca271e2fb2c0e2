"""Options: what may be chosen of a film from a few names."""

from enum import StrEnum


class Quality(StrEnum):
    """How large and how carefully encoded the film is."""

    DRAFT = "draft"
    STANDARD = "standard"
    HIGH = "high"
    ULTRA = "ultra"


class Aspect(StrEnum):
    """The shape of the frame, width to height."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"
    PORTRAIT = "4:5"


class CaptionMode(StrEnum):
    """Where captions go: into the picture, beside the film, both, or nowhere."""

    BURNED = "burned"
    SIDECAR = "sidecar"
    BOTH = "both"
    NONE = "none"


class Codec(StrEnum):
    """How the film's pictures are compressed."""

    H264 = "h264"
    """Plays everywhere."""
    HEVC = "hevc"
    AV1 = "av1"


class MusicMode(StrEnum):
    """What plays under the voice."""

    AUTO = "auto"
    """Music made by the program, to fit."""
    OWN = "own"
    """The author's own file."""
    NONE = "none"
