"""The whole product: from a brief to a finished video. Each line is a stage; `run` does it, or remembers it."""

from asyncio import gather
from collections.abc import Sequence

from chalktalk.documents.brief import Brief, CaptionMode
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.production import Production
from chalktalk.engine import Run
from chalktalk.inspection import expect, inspect, listen
from chalktalk.making import footage_of, soundtrack_of, stills_of, telling_frames, thumbnail_plan
from chalktalk.mending import attempts, mends_for
from chalktalk.narration import hear_words
from chalktalk.planning import stage_film, with_script
from chalktalk.publishing import package
from chalktalk.render import draw_still, join
from chalktalk.staging import assemble, stage_thumbnail
from chalktalk.synchrony import sync_quality


async def produce(brief: Brief, run: Run, mends: Sequence[Mend] = ()) -> Production:
    """Make a video, look at every frame and second of it, and make again what is wrong, as long as that may help.

    What the store knows is not made again: a round of mending costs what it mends.
    """
    brief, draft = await with_script(brief, run)
    while True:
        production = await make(brief, run, mends)
        further = mends_for(production.inspection, mends)
        if not further:
            return production.model_copy(update={"draft": draft})
        mends = (*mends, *further)


async def make(brief: Brief, run: Run, mends: Sequence[Mend]) -> Production:
    """Make a video, and look at it; `mends` is what was asked for anew."""
    staged = await stage_film(brief, run, mends)
    direction, script, storyboard, cues = staged.direction, staged.script, staged.storyboard, staged.cues
    timeline = assemble(staged.scenes, cues, direction.look)

    filming = footage_of(timeline, direction.output, run, mends)
    soundtrack, footage = await gather(soundtrack_of(staged, timeline, brief, run, mends), filming)
    joining = join.again(attempts(mends, Remedy.JOIN))
    film = await run(joining, footage.segments, soundtrack, direction.output)

    packing = package.again(attempts(mends, Remedy.CAPTION))
    sidecar = brief.captions in (CaptionMode.SIDECAR, CaptionMode.BOTH)
    cover = await run(stage_thumbnail, storyboard.scenes[0], staged.artworks[0], direction.look, script.title)
    package_, thumbnail, stills, expected, listened = await gather(
        run(packing, storyboard, timeline, cues, sidecar),
        run(draw_still, thumbnail_plan(cover, direction)),
        stills_of(footage.segments, telling_frames(timeline, cues), run),
        run(expect, timeline, direction.output, cues, storyboard, direction, brief),
        run(listen, film),
    )
    told = tuple(scene.words for scene in storyboard.scenes)
    heard = await run(hear_words, listened.mono, told, brief.language)
    inspection = await run(
        inspect,
        film,
        footage.segments,
        footage.watched,
        expected,
        heard.scenes,
        package_.vtt,
        brief.limits,
        listened,
    )
    return Production(
        brief=brief,
        direction=direction,
        script=script,
        storyboard=storyboard,
        take=staged.take,
        lost_voices=staged.lost_voices,
        cues=cues,
        sync=sync_quality(cues),
        artworks=staged.artworks,
        paintings=staged.paintings,
        sheets=staged.sheets,
        staged=staged.scenes,
        timeline=timeline,
        soundtrack=soundtrack,
        film=film,
        package=package_,
        thumbnail=thumbnail,
        stills=stills,
        expected=expected,
        inspection=inspection.model_copy(update={"mends": tuple(mends)}),
    )
