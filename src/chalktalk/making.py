"""From staged scenes to what a film is joined from: segments that were looked at, sound, thumbnail."""

from asyncio import Task, create_task, gather
from bisect import bisect_right
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
class Shot:
    """The film, joined, with what it was joined from, what was seen of that, and what shows it in brief."""

    film: Film
    segments: tuple[Segment, ...]
    watched: tuple[Watched, ...]
    """One for each segment."""
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
    """The film itself: pictures and sound, each made whenever they are ready.

    Each segment is drawn once more, small, and looked at beside that. Nothing waits for that but inspection: the film
    is joined meanwhile, and joined again if there is something to mend.
    """
    plans = plan_segments(timeline, output)
    ends = tuple(accumulate(plan.frames for plan in plans))
    parts = tuple(map(FrameRange, (0, *ends[:-1]), ends))
    again = [attempts(mends, Remedy.RENDER, *_shown(timeline, part)) for part in parts]

    async def drawn(plan: SegmentPlan, part: FrameRange, number: int) -> Segment:
        with _placed(timeline, part):
            return await run(render_segment.again(number), plan)

    async def looked_at(plan: SegmentPlan, part: FrameRange, number: int, drawing: Awaitable[Segment]) -> Watched:
        with _placed(timeline, part):
            sketch = await run(sketch_segment.again(number), plan_sketch(plan))
        segment = await drawing  # its faults have their place already
        with _placed(timeline, part):
            return await run(watch_segment.again(number), segment, sketch)

    async def joined() -> Film:
        segments, soundtrack = await gather(gather(*drawings), mixing)
        return await run(join.again(attempts(mends, Remedy.JOIN)), tuple(segments), soundtrack, output)

    drawings: list[Task[Segment]] = []
    looks: list[Task[Watched]] = []
    for each in zip(plans, parts, again, strict=True):
        drawings.append(create_task(drawn(*each)))
        looks.append(create_task(looked_at(*each, drawings[-1])))
    stills = stills_of(drawings, parts, telling_frames(timeline, cues), run)
    film, pictures, watched = await gather(joined(), stills, gather(*looks))
    return Shot(film, tuple(await gather(*drawings)), tuple(watched), pictures)


def _shown(timeline: Timeline, part: FrameRange) -> tuple[str, ...]:
    """Ids of the scenes that a stretch of the film begins in."""
    return tuple(scene.id for scene in timeline.scenes if scene.start <= part.start < scene.end)


@contextmanager
def _placed(timeline: Timeline, part: FrameRange) -> Iterator[None]:
    """Have faults say where in the film they arose: a plan does not know, so that edits stay local."""
    try:
        yield
    except StageError as fault:
        raise fault.told_of(told(timeline, part)) from fault


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


async def stills_of(
    drawings: Sequence[Awaitable[Segment]], parts: Sequence[FrameRange], frames: Iterable[int], run: Run
) -> Stills:
    """Frames of the film as pictures, each from its own segment as soon as that is drawn."""
    starts = [part.start for part in parts]

    async def still(frame: int) -> Still:
        at = bisect_right(starts, frame) - 1
        taken = await run(take_still, await drawings[at], frame - starts[at])
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
