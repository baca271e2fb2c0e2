"""Where in a film something lies, told to people."""

from chalktalk.documents.timeline import Timeline
from chalktalk.frames import FrameRange
from chalktalk.timecode import timecode


def told(timeline: Timeline, part: FrameRange) -> str:
    """What part of a film shows, and when: `scenes ice-sinks and lake-lives (0:12.0 to 0:12.5 of the film)`."""
    names = [scene.id for scene in timeline.scenes if scene.start < part.end and part.start < scene.end]
    scenes = f"scene{'s' if len(names) > 1 else ''} {' and '.join(names)}"
    start, end = (timecode(timeline.rate.seconds_at(frame)) for frame in (part.start, part.end))
    return f"{scenes} ({start} to {end} of the film)"
