"""From staged scenes to what a film is joined from: segments that were looked at, sound, thumbnail."""

from asyncio import gather
from bisect import bisect_right
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction, Output
from chalktalk.documents.film import Film, SceneSlice, Segment, SegmentPlan, Still, Stills
from chalktalk.documents.inspection import Expectation, Listened, Mend, Remedy, Watched
from chalktalk.documents.options import MusicMode
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.timeline import StagedScene, Timeline
from chalktalk.engine import Run
from chalktalk.errors import StageError
from chalktalk.frames import FrameRange
from chalktalk.inspection import Words, listen, take_still, watch_segment
from chalktalk.mending import attempts
from chalktalk.narration import hear_words
from chalktalk.planning import StagedFilm
from chalktalk.render import join, plan_segments, plan_sketch, render_segment, sketch_segment
from chalktalk.sound import compose, mix, mood_of, plan_music, plan_sound
from chalktalk.staging import effects_of
from chalktalk.timeline import told

THUMBNAIL_SHORT_SIDE = 720
"""Pixels: 1280 x 720 in 16:9, as YouTube asks for."""
SETTLED = 0.6
"""Seconds after its due frame by which an element has arrived."""


@dataclass(frozen=True, slots=True)
class Footage:
    """The film's picture, piece by piece, and what was seen of it."""

    segments: tuple[Segment, ...]
    watched: tuple[Watched, ...]
    """One for each segment."""


@dataclass(frozen=True, slots=True)
class Shot:
    """The film, joined, with what it was joined from and what shows it in brief."""

    film: Film
    footage: Footage
    stills: Stills
    """One picture of each scene."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """What was heard of the film's sound."""

    listened: Listened
    words: Words | None
    """When the words of each scene sound; None where that cannot be known."""


async def shot_of(
    timeline: Timeline,
    cues: tuple[SceneCues, ...],
    output: Output,
    mixing: Awaitable[Soundtrack],
    run: Run,
    mends: Sequence[Mend],
) -> Shot:
    """The film itself: pictures and sound, each made whenever they are ready, and then joined."""
    footage, soundtrack = await gather(footage_of(timeline, output, run, mends), mixing)
    joining = join.again(attempts(mends, Remedy.JOIN))
    film, stills = await gather(
        run(joining, footage.segments, soundtrack, output),
        stills_of(footage.segments, telling_frames(timeline, cues), run),
    )
    return Shot(film, footage, stills)


async def heard_of(mixing: Awaitable[Soundtrack], expecting: Awaitable[Expectation], run: Run) -> Sounded:
    """What is heard of the sound that is to be delivered, while the pictures may still be drawn.

    Each scene's words are looked for by themselves, in the time for which it is shown: side by side, and in half of the
    time that one search through all of the sound takes.
    """
    listened, expected = await run(listen, await mixing), await expecting
    rate, language = expected.rate, expected.language
    found = await gather(
        *(
            run(
                hear_words,
                listened.mono,
                (scene.words,),
                language,
                rate.seconds_at(scene.start),
                rate.seconds_at(scene.end),
            )
            for scene in expected.scenes
        )
    )
    words = [times for heard in found for times in heard.scenes or ()]
    return Sounded(listened, tuple(words) if len(words) == len(found) else None)


async def footage_of(timeline: Timeline, output: Output, run: Run, mends: Sequence[Mend]) -> Footage:
    """The film's picture, segment by segment; each is drawn once more, small, and looked at beside that."""
    plans = plan_segments(timeline, output)
    ends = tuple(accumulate(plan.frames for plan in plans))
    starts = (0, *ends[:-1])

    async def shot(plan: SegmentPlan, part: FrameRange) -> tuple[Segment, Watched]:
        shown = (scene.id for scene in timeline.scenes if scene.start <= part.start < scene.end)
        again = attempts(mends, Remedy.RENDER, *shown)
        try:
            sketching = run(sketch_segment.again(again), plan_sketch(plan))
            segment, sketch = await gather(run(render_segment.again(again), plan), sketching)
            return segment, await run(watch_segment.again(again), segment, sketch)
        except StageError as fault:  # a plan does not know where in the film it lies, so that edits stay local
            raise fault.told_of(told(timeline, part)) from fault

    shots = await gather(*(shot(*placed) for placed in zip(plans, map(FrameRange, starts, ends), strict=True)))
    segments, watched = zip(*shots, strict=True)
    return Footage(segments, watched)


async def stills_of(segments: tuple[Segment, ...], frames: Iterable[int], run: Run) -> Stills:
    """Frames of the film as pictures, each from its own segment."""
    starts = tuple(accumulate((segment.frames for segment in segments), initial=0))

    async def still(frame: int) -> Still:
        at = bisect_right(starts, frame) - 1
        taken = await run(take_still, segments[at], frame - starts[at])
        return taken.model_copy(update={"frame": frame})

    return Stills(stills=tuple(await gather(*map(still, frames))))


async def soundtrack_of(
    staged: StagedFilm, timeline: Timeline, brief: Brief, run: Run, mends: Sequence[Mend] = ()
) -> Soundtrack:
    """Voice, effects and music, mixed."""
    manner = brief.manner
    effects = tuple(
        effects_of(*parts) if manner.effects else ()
        for parts in zip(staged.storyboard.scenes, staged.cues, strict=True)
    )
    music = None
    if brief.music is not MusicMode.NONE:
        mood = manner.mood or mood_of(staged.storyboard)
        measure = plan_music(timeline, mood, staged.script.title, brief.own_music)
        music = await run(compose, measure)
    mixing = mix.again(attempts(mends, Remedy.MIX))
    return await run(mixing, plan_sound(timeline, staged.cues, staged.direction, effects, music))


def thumbnail_plan(cover: StagedScene, direction: Direction) -> SegmentPlan:
    """What to draw for the thumbnail: the staged cover, at the thumbnail's own size whatever the film's quality."""
    look = direction.look
    scale = THUMBNAIL_SHORT_SIDE / min(look.width, look.height)
    size = {"width": 2 * round(look.width * scale / 2), "height": 2 * round(look.height * scale / 2)}
    return SegmentPlan(
        output=direction.output.model_copy(update=size),
        page_width=look.width,
        page_height=look.height,
        frames=1,
        slices=(SceneSlice(timeline=cover.timeline, resources=cover.resources, first=0),),
    )


def telling_frames(timeline: Timeline, cues: tuple[SceneCues, ...]) -> tuple[int, ...]:
    """For each scene the frame of the film that shows most of it: all elements of its picture have come in."""
    frames: list[int] = []
    for placed, times in zip(timeline.scenes, cues, strict=True):
        arrived = max((beat.due for beat in times.beats), default=0) + times.rate.frame_at(SETTLED)
        last = times.frames - times.leave.frames - 1
        frames.append(placed.start + max(0, min(arrived, last)))
    return tuple(frames)
