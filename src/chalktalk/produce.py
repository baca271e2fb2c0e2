"""The whole product: from a brief to a finished video. Each line is a stage; `run` does it, or remembers it."""

from asyncio import create_task, gather
from collections.abc import Sequence

from chalktalk.documents.brief import Brief
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.options import CaptionMode
from chalktalk.documents.production import Production
from chalktalk.engine import Run
from chalktalk.inspection import expect, inspect
from chalktalk.making import heard_of, shot_of, soundtrack_of, thumbnail_plan
from chalktalk.mending import attempts, mends_for
from chalktalk.planning import stage_film, with_creative, with_script
from chalktalk.publishing import package
from chalktalk.render import draw_still
from chalktalk.staging import assemble, stage_thumbnail
from chalktalk.synchrony import sync_quality


async def produce(brief: Brief, run: Run, mends: Sequence[Mend] = ()) -> Production:
    """Make a video, look at every frame and second of it, and make again what is wrong, as long as that may help.

    What the store knows is not made again: a round of mending costs what it mends.
    """
    brief, draft = await with_script(brief, run)
    brief, creative = await with_creative(brief, run)
    while True:
        production = await make(brief, run, mends)
        further = mends_for(production.inspection, mends)
        if not further:
            return production.model_copy(update={"draft": draft, "creative": creative})
        mends = (*mends, *further)


async def make(brief: Brief, run: Run, mends: Sequence[Mend]) -> Production:
    """Make a video, and look at it; `mends` is what was asked for anew."""
    staged = await stage_film(brief, run, mends)
    direction, script, storyboard, cues = staged.direction, staged.script, staged.storyboard, staged.cues
    timeline = assemble(staged.scenes, cues, direction.look)

    mixing = create_task(soundtrack_of(staged, timeline, brief, run, mends))  # what is heard is the longest way
    expecting = create_task(run(expect, timeline, direction.output, cues, storyboard, direction, brief))
    packing = package.again(attempts(mends, Remedy.CAPTION))
    sidecar = brief.captions in (CaptionMode.SIDECAR, CaptionMode.BOTH)
    cover = await run(stage_thumbnail, storyboard.scenes[0], staged.artworks[0], direction.look, script.title)
    heard, shot, package_, thumbnail = await gather(
        heard_of(mixing, expecting, run),
        shot_of(timeline, cues, direction.output, mixing, run, mends),
        run(packing, storyboard, timeline, cues, sidecar),
        run(draw_still, thumbnail_plan(cover, direction)),
    )
    soundtrack, expected = await mixing, await expecting
    inspection = await run(
        inspect,
        shot.film,
        shot.segments,
        shot.watched,
        soundtrack,
        heard.listened,
        expected,
        heard.words,
        package_.vtt,
        brief.limits,
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
        film=shot.film,
        package=package_,
        thumbnail=thumbnail,
        stills=shot.stills,
        expected=expected,
        inspection=inspection.model_copy(update={"mends": tuple(mends)}),
    )
