"""The whole product: from a brief to a finished video. Each line is a stage; `run` does it, or remembers it."""

from asyncio import gather
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from chalktalk.analysis import analyse
from chalktalk.artwork import illustrate
from chalktalk.direction import direct
from chalktalk.documents.artwork import Artwork
from chalktalk.documents.brief import Brief, CaptionMode, MusicMode
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction, Output
from chalktalk.documents.film import SceneSlice, Segment, SegmentPlan, Still, Stills
from chalktalk.documents.narration import Speech, Take
from chalktalk.documents.production import Production
from chalktalk.documents.script import Script
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.storyboard import Scene, Storyboard, TransitionKind
from chalktalk.documents.timeline import StagedScene, Timeline
from chalktalk.engine import Run
from chalktalk.errors import StageError
from chalktalk.frames import FrameRange
from chalktalk.inspection import take_still
from chalktalk.narration import align_take, emphases_by_sentence, narrate
from chalktalk.publishing import package
from chalktalk.render import draw_still, join, plan_segments, render_segment
from chalktalk.script import write
from chalktalk.sound import compose, mix, mood_of, plan_music, plan_sound
from chalktalk.staging import assemble, carry_over, effects_of, stage_scene, stage_thumbnail
from chalktalk.storyboard import draw_up, restore
from chalktalk.synchrony import cut_take, sync_quality, synchronise
from chalktalk.timeline import told


@dataclass(frozen=True)
class StagedFilm:
    """A film that is thought out to the frame, and not yet rendered: one entry a scene where there are many."""

    direction: Direction
    script: Script
    storyboard: Storyboard
    take: Take | None
    """The author's own narration, if there is one."""
    artworks: tuple[Artwork, ...]
    cues: tuple[SceneCues, ...]
    scenes: tuple[StagedScene, ...]


async def produce(brief: Brief, run: Run) -> Production:
    """Make a video; what the store knows is not made again."""
    staged = await stage_film(brief, run)
    direction, script, storyboard, cues = staged.direction, staged.script, staged.storyboard, staged.cues
    timeline = assemble(staged.scenes, cues, direction.look)

    picturing = pictured(timeline, cues, direction.output, run)
    soundtrack, (segments, stills) = await gather(soundtrack_of(staged, timeline, brief, run), picturing)
    film = await run(join, segments, soundtrack, direction.output)

    sidecar = brief.captions in (CaptionMode.SIDECAR, CaptionMode.BOTH)
    cover = await run(stage_thumbnail, storyboard.scenes[0], staged.artworks[0], direction.look, script.title)
    package_, thumbnail = await gather(
        run(package, storyboard, timeline, cues, sidecar), run(draw_still, thumbnail_plan(cover, direction))
    )
    return Production(
        brief=brief,
        direction=direction,
        script=script,
        storyboard=storyboard,
        take=staged.take,
        cues=cues,
        sync=sync_quality(cues),
        artworks=staged.artworks,
        staged=staged.scenes,
        timeline=timeline,
        soundtrack=soundtrack,
        film=film,
        package=package_,
        thumbnail=thumbnail,
        stills=stills,
    )


async def stage_film(brief: Brief, run: Run) -> StagedFilm:
    """From a brief to scenes that a player can draw, each picture on its word."""
    direction = await run(direct, brief)
    script = await run(write, brief)
    storyboard = await storyboard_of(brief, script, run)
    return await stage_scenes(brief, direction, script, storyboard, storyboard, run)


async def stage_scenes(
    brief: Brief, direction: Direction, script: Script, whole: Storyboard, part: Storyboard, run: Run
) -> StagedFilm:
    """A storyboard's scenes, all or some in a row, told and drawn as they are in the whole film."""
    scenes = part.scenes
    first, last = whole.scenes[0], whole.scenes[-1]
    illustration = gather(*(run(illustrate, scene) for scene in scenes))
    artworks, (take, speeches) = await gather(illustration, narrated(brief, whole, scenes, direction, run))
    look, rate, language = direction.look, direction.output.rate, brief.language
    cues = await gather(
        *(
            run(
                synchronise,
                scene,
                heard,
                rate,
                look.caption_characters,
                language,
                opening=scene == first,
                closing=scene == last,
            )
            for scene, heard in zip(scenes, speeches, strict=True)
        )
    )
    alone = await gather(*(run(stage_scene, *parts, look) for parts in zip(scenes, cues, artworks, strict=True)))
    staged = await gather(
        *(carried(*parts, run) for parts in zip(scenes, (None, *alone[:-1]), alone, cues, strict=True))
    )
    return StagedFilm(direction, script, part, take, tuple(artworks), tuple(cues), tuple(staged))


async def narrated(
    brief: Brief, storyboard: Storyboard, scenes: tuple[Scene, ...], direction: Direction, run: Run
) -> tuple[Take | None, tuple[tuple[Speech, ...], ...]]:
    """What is heard of these scenes: stretches of the author's own recording, or every sentence spoken by a voice."""
    if brief.narration is not None:
        sentences = tuple(sentence for scene in storyboard.scenes for sentence in scene.sentences)
        take = await run(align_take, sentences, brief.narration, brief.language)
        heard = zip(storyboard.scenes, cut_take(storyboard.scenes, take, direction.output.rate), strict=True)
        return take, tuple(speeches for scene, speeches in heard if scene in scenes)
    return None, tuple(await gather(*(spoken(scene, direction, run) for scene in scenes)))


async def spoken(scene: Scene, direction: Direction, run: Run) -> tuple[Speech, ...]:
    """A scene's sentences, each by itself, so that an edit costs one sentence."""
    stressed = emphases_by_sentence(scene.sentences, scene.emphases)
    sentences = zip(scene.sentences, stressed, strict=True)
    return tuple(await gather(*(run(narrate, sentence, direction.voice, words) for sentence, words in sentences)))


async def pictured(
    timeline: Timeline, cues: tuple[SceneCues, ...], output: Output, run: Run
) -> tuple[tuple[Segment, ...], Stills]:
    """The film's picture, and what the report shows of every scene."""
    segments = await rendered(timeline, output, run)
    starts = tuple(accumulate((segment.frames for segment in segments), initial=0))

    async def still(frame: int) -> Still:
        at = bisect_right(starts, frame) - 1
        taken = await run(take_still, segments[at], frame - starts[at])
        return taken.model_copy(update={"frame": frame})

    return segments, Stills(stills=tuple(await gather(*map(still, telling_frames(timeline, cues)))))


async def rendered(timeline: Timeline, output: Output, run: Run) -> tuple[Segment, ...]:
    """The film's picture, segment by segment."""
    plans = plan_segments(timeline, output)
    ends = tuple(accumulate(plan.frames for plan in plans))
    starts = (0, *ends[:-1])

    async def segment(plan: SegmentPlan, part: FrameRange) -> Segment:
        try:
            return await run(render_segment, plan)
        except StageError as fault:  # a plan does not know where in the film it lies, so that edits stay local
            raise fault.told_of(told(timeline, part)) from fault

    return tuple(await gather(*(segment(*placed) for placed in zip(plans, map(FrameRange, starts, ends), strict=True))))


async def soundtrack_of(staged: StagedFilm, timeline: Timeline, brief: Brief, run: Run) -> Soundtrack:
    """Voice, effects and music, mixed."""
    effects = tuple(effects_of(*parts) for parts in zip(staged.storyboard.scenes, staged.cues, strict=True))
    music = None
    if brief.music is not MusicMode.NONE:
        measure = plan_music(timeline, mood_of(staged.storyboard), staged.script.title, brief.own_music)
        music = await run(compose, measure)
    return await run(mix, plan_sound(timeline, staged.cues, staged.direction, effects, music))


async def carried(
    scene: Scene, before: StagedScene | None, staged: StagedScene, cues: SceneCues, run: Run
) -> StagedScene:
    """A staged scene, into which what the one before it shows may fly."""
    if before is None or scene.enter is not TransitionKind.MATCH:
        return staged
    return await run(carry_over, before, staged, cues)


async def storyboard_of(brief: Brief, script: Script, run: Run) -> Storyboard:
    """The author's own storyboard if there is one, else one drawn up from what the script says."""
    if brief.edition is not None:
        return await run(restore, script, brief.edition, brief.assets)
    return await run(draw_up, script, await run(analyse, script, brief.reader), brief.assets)


THUMBNAIL_SHORT_SIDE = 720
"""Pixels: 1280 x 720 in 16:9, as YouTube asks for."""
SETTLED = 0.6
"""Seconds after its due frame by which an element has arrived."""


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
