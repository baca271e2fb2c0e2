"""Which streams there are, and how they are encoded."""

from collections.abc import Iterator

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.evidence import Evidence

_CODECS = {"libx264": "h264", "h264_nvenc": "h264", "libx265": "hevc", "hevc_nvenc": "hevc"}
_CODECS |= {"libsvtav1": "av1", "av1_nvenc": "av1"}
_PLAYED = ("h264", "hevc", "av1", "vp8", "vp9")
"""Of a stranger's: what today's browsers and platforms play."""
_HEARD = ("aac", "opus", "mp3", "vorbis", "flac", "ac3", "eac3")
_CONTAINERS = ("mp4", "webm")
_USUAL = ("attached picture", "subtitle")
"""Further streams that a player passes over."""


def check_streams(evidence: Evidence) -> Iterator[Finding]:
    """A container, a codec or a stream that is not what is expected, or not what players play."""
    facts, expected = evidence.facts, evidence.expected
    severity = Severity.ISSUE if expected else Severity.WARNING
    mp4 = ("export it as MP4",)
    if not any(name in facts.container.split(",") for name in _CONTAINERS[: 1 if expected else 2]):
        message = f"the container is {facts.container}, not MP4"
        yield evidence.found("technical.container", severity, None, message, hints=mp4, remedy=Remedy.JOIN)
    codecs = (_CODECS[expected.output.encoder],) if expected else _PLAYED
    if facts.video_codec not in codecs:
        message = f"the picture is encoded as {facts.video_codec}, not as {' or '.join(codecs)}"
        yield evidence.found("technical.video-codec", severity, None, message, remedy=Remedy.RENDER)
    if facts.audio_codec is None:
        message = "there is no sound in the file"
        yield evidence.found("technical.no-sound", severity, None, message, remedy=Remedy.JOIN)
    elif facts.audio_codec not in (("aac",) if expected else _HEARD):
        message = f"the sound is encoded as {facts.audio_codec}, not as AAC"
        yield evidence.found("technical.audio-codec", severity, None, message, remedy=Remedy.MIX)
    others = [kind for kind in facts.others if expected or kind not in _USUAL]
    if others:
        message = f"there is more in the file than one picture and one sound: {', '.join(others)}"
        yield evidence.found("technical.extra-streams", Severity.WARNING, None, message, remedy=Remedy.JOIN)
