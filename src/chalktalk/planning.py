"""From a brief to a film that is thought out to the frame: script, storyboard, narration, cues and staged scenes."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.analysis import analyse
from chalktalk.artwork import illustrate, with_painting
from chalktalk.creative import creative_direction
from chalktalk.direction import direct, with_direction
from chalktalk.documents.artwork import Artwork
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.brief import LONGEST_AUDIENCE
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.manner import Choice
from chalktalk.documents.material import Draft
from chalktalk.documents.narration import LostVoice, Take
from chalktalk.documents.painting import Painting
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Scene, Storyboard, TransitionKind
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Run
from chalktalk.errors import ScriptError
from chalktalk.mending import attempts
from chalktalk.painting import painted
from chalktalk.script import draft, sketch_storyboard, write
from chalktalk.staging import carry_over, stage_scene
from chalktalk.storyboard import draw_up, restore
from chalktalk.synchrony import synchronise
from chalktalk.telling import narrated


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
    lost_voices: tuple[LostVoice, ...] = ()
    """Those that should have spoken the film and did not."""
    paintings: tuple[Painting | None, ...] = ()
    """None for scenes that wanted no picture."""
    sheets: tuple[Painting, ...] = ()
    """The characters' reference sheets."""


async def with_script(brief: Brief, run: Run) -> tuple[Brief, Draft | None]:
    """The brief with a script, and the draft that this came from where the author gave a topic or a source instead.

    What follows sees the script alone: given as a file it makes the same film, from the same store.
    """
    if brief.assignment is None:
        return brief, None
    made = await run(draft, brief.assignment, brief.services.text, brief.language, brief.audience)
    return brief.model_copy(update={"source": made.text, "assignment": None}), made


async def with_creative(brief: Brief, run: Run) -> tuple[Brief, CreativeDirection | None]:
    """The brief with what its author left open decided, and the creative direction that decided, if one was asked for.

    A script says what the film is about, and nothing of how it should look.
    """
    if brief.creative is None:
        return brief, None
    aspect = brief.creative.aspect if Choice.ASPECT in brief.open else brief.aspect
    audience = (brief.audience or "")[:LONGEST_AUDIENCE] or brief.creative.audience
    about = f"# {brief.title}\n\n{brief.source}" if brief.title else brief.source
    told = {"about": about, "aspect": aspect, "language": brief.language, "audience": audience}
    direction = await creative_direction(brief.creative.model_copy(update=told), brief.services, run)
    return with_direction(brief, direction), direction


async def stage_film(brief: Brief, run: Run, mends: Sequence[Mend] = ()) -> StagedFilm:
    """From a brief to scenes that a player can draw, each picture on its word."""
    direction = await run(direct, brief)
    script = await run(write, brief)
    storyboard = await storyboard_of(brief, script, run)
    return await stage_scenes(brief, direction, script, storyboard, storyboard, run, mends)


async def stage_scenes(
    brief: Brief,
    direction: Direction,
    script: Script,
    whole: Storyboard,
    part: Storyboard,
    run: Run,
    mends: Sequence[Mend] = (),
) -> StagedFilm:
    """A storyboard's scenes, all or some in a row, told and drawn as they are in the whole film."""
    painting = painted(brief, direction, script, whole, part, run)
    telling = narrated(brief, whole, part.scenes, direction, run, mends)
    (paintings, sheets), narration = await gather(painting, telling)
    direction = direction.model_copy(update={"voice": narration.voice})
    look, rate, language = direction.look, direction.output.rate, brief.language
    firsts = tuple(scene == whole.scenes[0] for scene in part.scenes)
    lasts = tuple(scene == whole.scenes[-1] for scene in part.scenes)
    scenes = tuple(with_painting(*pair) for pair in zip(part.scenes, paintings, strict=True))
    artworks = await gather(*(run(illustrate, scene) for scene in scenes))
    cues = await gather(
        *(
            run(
                synchronise,
                scene,
                heard,
                rate,
                look.caption_characters,
                language,
                opening=opening,
                closing=closing,
            )
            for scene, heard, opening, closing in zip(scenes, narration.speeches, firsts, lasts, strict=True)
        )
    )
    alone = await gather(
        *(
            run(stage_scene, *parts, look, simpler=attempts(mends, Remedy.RESTAGE, parts[0].id))
            for parts in zip(scenes, cues, artworks, strict=True)
        )
    )
    staged = await gather(
        *(carried(*parts, run) for parts in zip(scenes, (None, *alone[:-1]), alone, cues, strict=True))
    )
    return StagedFilm(
        direction=direction,
        script=script,
        storyboard=part,
        take=narration.take,
        artworks=tuple(artworks),
        cues=tuple(cues),
        scenes=tuple(staged),
        paintings=paintings,
        lost_voices=narration.lost,
        sheets=sheets,
    )


async def storyboard_of(brief: Brief, script: Script, run: Run) -> Storyboard:
    """The author's own storyboard if there is one, else one drawn up from what the script says, by rules or a model."""
    if brief.edition is not None:
        return await run(restore, script, brief.edition, brief.assets)
    how = brief.manner.transitions
    if not brief.services.storyboard:
        return await run(draw_up, script, await run(analyse, script, brief.reader), brief.assets, how)
    pictured = await run(sketch_storyboard, script, brief.services.storyboard)
    try:
        graph = await run(analyse, pictured.script, brief.reader)
        board = await run(draw_up, pictured.script, graph, brief.assets, how)
    except ScriptError:  # a picture that cannot be drawn; if it is the author's own, it says so again
        board = await run(draw_up, script, await run(analyse, script, brief.reader), brief.assets, how)
    tried = tuple(
        Diagnostic(message=f"{one.offer.provider} named no pictures: {one.message}") for one in pictured.tried
    )
    return board.model_copy(update={"warnings": (*pictured.findings, *tried, *board.warnings)})


async def carried(
    scene: Scene, before: StagedScene | None, staged: StagedScene, cues: SceneCues, run: Run
) -> StagedScene:
    """A staged scene, into which what the one before it shows may fly."""
    if before is None or scene.enter is not TransitionKind.MATCH:
        return staged
    return await run(carry_over, before, staged, cues)
