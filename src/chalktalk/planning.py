"""From a brief to a film that is thought out to the frame: script, storyboard, narration, cues and staged scenes."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.analysis import analyse
from chalktalk.artwork import illustrate
from chalktalk.direction import direct
from chalktalk.documents.artwork import Artwork
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.material import Draft
from chalktalk.documents.narration import Speech, Take
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Scene, Storyboard, TransitionKind
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Run
from chalktalk.errors import ScriptError
from chalktalk.mending import attempts
from chalktalk.narration import align_take, emphases_by_sentence, narrate
from chalktalk.script import draft, sketch_storyboard, write
from chalktalk.staging import carry_over, stage_scene
from chalktalk.storyboard import draw_up, restore
from chalktalk.synchrony import cut_take, synchronise


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


async def with_script(brief: Brief, run: Run) -> tuple[Brief, Draft | None]:
    """The brief with a script, and the draft that this came from where the author gave a topic or a source instead.

    What follows sees the script alone: given as a file it makes the same film, from the same store.
    """
    if brief.assignment is None:
        return brief, None
    made = await run(draft, brief.assignment, brief.services.text, brief.language, brief.audience)
    return brief.model_copy(update={"source": made.text, "assignment": None}), made


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
    scenes = part.scenes
    first, last = whole.scenes[0], whole.scenes[-1]
    illustration = gather(*(run(illustrate, scene) for scene in scenes))
    artworks, (take, speeches) = await gather(illustration, narrated(brief, whole, scenes, direction, run, mends))
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
    alone = await gather(
        *(
            run(stage_scene, *parts, look, simpler=attempts(mends, Remedy.RESTAGE, parts[0].id))
            for parts in zip(scenes, cues, artworks, strict=True)
        )
    )
    staged = await gather(
        *(carried(*parts, run) for parts in zip(scenes, (None, *alone[:-1]), alone, cues, strict=True))
    )
    return StagedFilm(direction, script, part, take, tuple(artworks), tuple(cues), tuple(staged))


async def storyboard_of(brief: Brief, script: Script, run: Run) -> Storyboard:
    """The author's own storyboard if there is one, else one drawn up from what the script says, by rules or a model."""
    if brief.edition is not None:
        return await run(restore, script, brief.edition, brief.assets)
    if not brief.services.storyboard:
        return await run(draw_up, script, await run(analyse, script, brief.reader), brief.assets)
    pictured = await run(sketch_storyboard, script, brief.services.storyboard)
    try:
        board = await run(draw_up, pictured.script, await run(analyse, pictured.script, brief.reader), brief.assets)
    except ScriptError:  # a picture that cannot be drawn; if it is the author's own, it says so again
        board = await run(draw_up, script, await run(analyse, script, brief.reader), brief.assets)
    tried = tuple(
        Diagnostic(message=f"{one.offer.provider} named no pictures: {one.message}") for one in pictured.tried
    )
    return board.model_copy(update={"warnings": (*pictured.findings, *tried, *board.warnings)})


async def narrated(
    brief: Brief,
    storyboard: Storyboard,
    scenes: tuple[Scene, ...],
    direction: Direction,
    run: Run,
    mends: Sequence[Mend],
) -> tuple[Take | None, tuple[tuple[Speech, ...], ...]]:
    """What is heard of these scenes: stretches of the author's own recording, or every sentence spoken by a voice."""
    if brief.narration is not None:
        sentences = tuple(sentence for scene in storyboard.scenes for sentence in scene.sentences)
        take = await run(align_take, sentences, brief.narration, brief.language)
        heard = zip(storyboard.scenes, cut_take(storyboard.scenes, take, direction.output.rate), strict=True)
        return take, tuple(speeches for scene, speeches in heard if scene in scenes)
    return None, tuple(await gather(*(spoken(scene, direction, run, mends) for scene in scenes)))


async def spoken(scene: Scene, direction: Direction, run: Run, mends: Sequence[Mend]) -> tuple[Speech, ...]:
    """A scene's sentences, each by itself, so that an edit costs one sentence."""
    speak = narrate.again(attempts(mends, Remedy.NARRATE, scene.id))
    stressed = emphases_by_sentence(scene.sentences, scene.emphases)
    sentences = zip(scene.sentences, stressed, strict=True)
    return tuple(await gather(*(run(speak, sentence, direction.voice, words) for sentence, words in sentences)))


async def carried(
    scene: Scene, before: StagedScene | None, staged: StagedScene, cues: SceneCues, run: Run
) -> StagedScene:
    """A staged scene, into which what the one before it shows may fly."""
    if before is None or scene.enter is not TransitionKind.MATCH:
        return staged
    return await run(carry_over, before, staged, cues)
