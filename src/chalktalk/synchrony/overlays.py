"""Overlays: from when to when a short text is seen over the picture."""

from chalktalk.documents.cues import OverlayTimes
from chalktalk.documents.narration import WordTime
from chalktalk.documents.storyboard import Overlay, Scene
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.synchrony.pacing import ENTRANCE

HOLD = 0.8
"""Seconds it stays after the last word of its cue."""
SHORTEST, LONGEST = 1.2, 5.0
"""Seconds it is seen at least and at most, fades included."""
CHARACTERS_A_SECOND = 15.0
"""How fast it is read: slower than captions, for it is read beside the picture and not for its own sake."""
FADE = 0.2
"""Seconds in which it comes in, and in which it goes."""
GLANCE = 0.2
"""Seconds until the eye has found it."""


def overlay_times(
    scene: Scene, words: tuple[WordTime, ...], between: FrameRange, rate: FrameRate
) -> tuple[OverlayTimes, ...]:
    """The times of a scene's overlays, in its order.

    Args:
        scene: What is shown.
        words: When each of its words sounds.
        between: The frames in which the scene neither comes nor goes; no overlay is seen outside of them.
        rate: Frames a second of the film.
    """
    return tuple(_times(overlay, words, between, rate) for overlay in scene.overlays)


def _times(overlay: Overlay, words: tuple[WordTime, ...], between: FrameRange, rate: FrameRate) -> OverlayTimes:
    """Where the scene ends before it could be read it comes sooner."""
    element, last = overlay.element, len(words) - 1
    spoken = words[min(element.cue.start, last)].start
    said = words[min(max(element.cue.end - 1, element.cue.start), last)].end
    start = max(between.start, rate.frame_at(max(0.0, spoken - ENTRANCE)))
    least = min(LONGEST, max(SHORTEST, reading_time(element.label)))
    wanted = min(LONGEST, max(least, said + HOLD - rate.seconds_at(start)))
    end = min(start + rate.frames_covering(wanted), between.end)
    start = max(between.start, min(start, end - rate.frames_covering(least)))
    return OverlayTimes(element=element.id, start_frame=start, end_frame=max(end, start))


def reading_time(label: str) -> float:
    """Seconds an overlay has to be seen to be read, its fades included."""
    return 2 * FADE + GLANCE + len(label) / CHARACTERS_A_SECOND
