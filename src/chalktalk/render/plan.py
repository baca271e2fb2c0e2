"""The film cut into segments that can be drawn and encoded apart from each other."""

from itertools import pairwise

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.frames import FrameRange
from chalktalk.timeline import check_header

LONGEST = 10
"""Seconds a segment may last: short enough to share out evenly, long enough for an encoder to work well."""


def plan_segments(timeline: Timeline, output: Output) -> tuple[SegmentPlan, ...]:
    """The film's segments in order, together all its frames.

    A cut lies wherever a scene comes or goes, and within what is longer than ten seconds. A plan says nothing about
    where in the film it lies, so that an edit of one scene leaves the segments of all others as they are.
    """
    check_header(timeline)
    edges = {0, timeline.frames, *(edge for scene in timeline.scenes for edge in (scene.start, scene.end))}
    whole = [FrameRange(start, end) for start, end in pairwise(sorted(edges)) if start < timeline.frames]
    longest = LONGEST * timeline.rate.num // timeline.rate.den
    return tuple(_planned(timeline, output, part) for stretch in whole for part in _evenly(stretch, longest))


def plan_frame(timeline: Timeline, output: Output, frame: int) -> SegmentPlan:
    """A segment of one frame of the film, looking as it does there."""
    check_header(timeline)
    return _planned(timeline, output, FrameRange(frame, frame + 1))


def _evenly(stretch: FrameRange, longest: int) -> list[FrameRange]:
    """The fewest parts of nearly equal length of which none is too long."""
    count = -(-stretch.length // longest)
    cuts = [stretch.start + stretch.length * part // count for part in range(count + 1)]
    return [FrameRange(start, end) for start, end in pairwise(cuts)]


def _planned(timeline: Timeline, output: Output, part: FrameRange) -> SegmentPlan:
    return SegmentPlan(
        output=output,
        page_width=timeline.page_width,
        page_height=timeline.page_height,
        frames=part.length,
        slices=tuple(
            SceneSlice(timeline=scene.timeline, resources=scene.resources, first=part.start - scene.start)
            for scene in timeline.scenes
            if scene.start <= part.start < scene.end
        ),
    )
