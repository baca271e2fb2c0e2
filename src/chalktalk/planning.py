"""From a brief to a film that is thought out to the frame: script, storyboard, narration, cues and staged scenes."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.analysis import analyse
from chalktalk.artwork import cast_of, illustrate, paint, sheet_for, wishes_for, with_painting, with_sheets
from chalktalk.direction import direct
from chalktalk.documents.artwork import Artwork
from chalktalk.documents.asking import SpeechAnswer
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction, Voice
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.material import Draft
from chalktalk.documents.narration import Batch, LostVoice, Speech, Take, Voiced
from chalktalk.documents.painting import Painting
from chalktalk.documents.script import Script
from chalktalk.documents.services import RemoteVoice
from chalktalk.documents.storyboard import Scene, Storyboard, TransitionKind
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Run
from chalktalk.errors import ScriptError
from chalktalk.mending import attempts
from chalktalk.narration import align_take, batches_of, cut_batch, emphases_by_sentence, name_of, narrate, voice_over
from chalktalk.script import draft, sketch_storyboard, write
from chalktalk.staging import carry_over, stage_scene
from chalktalk.storyboard import draw_up, restore
from chalktalk.synchrony import cut_take, synchronise

ABREAST = 4
"""Batches a provider's voice is asked for at a time."""


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


@dataclass(frozen=True)
class Narration:
    """What is heard of a film."""

    voice: Voice
    """Who speaks; where there is a take, nobody."""
    speeches: tuple[tuple[Speech, ...], ...]
    """For each scene its sentences."""
    take: Take | None = None
    """The author's own narration, if there is one."""
    lost: tuple[LostVoice, ...] = ()
    """Voices that were asked before, in vain."""


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


async def painted(
    brief: Brief, direction: Direction, script: Script, whole: Storyboard, part: Storyboard, run: Run
) -> tuple[tuple[Painting | None, ...], tuple[Painting, ...]]:
    """What painters made of the scenes that want a picture, and of the characters in them; nobody is asked if none do.

    A character's reference sheet comes before the pictures that keep to it. Scenes that want the same share it.
    """
    services = brief.services
    cast = cast_of(script, whole, services)
    sheets = await gather(*(run(paint, sheet_for(character, services)) for character in cast))
    drawn = {character.name: sheet for character, sheet in zip(cast, sheets, strict=True)}
    wishes = wishes_for(script, whole, direction.look, with_sheets(services, drawn))
    here = [wishes.get(scene.id) for scene in part.scenes]
    each = tuple(dict.fromkeys(wish for wish in here if wish is not None))
    made = dict(zip(each, await gather(*(run(paint, wish) for wish in each)), strict=True))
    return tuple(made.get(wish) if wish else None for wish in here), tuple(sheets)


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
) -> Narration:
    """What is heard of these scenes: stretches of the author's own recording, or every sentence spoken by one voice.

    Providers' voices are tried in order, and each speaks all or nothing; at last the voice of this machine speaks.
    """
    voice = direction.voice
    if brief.narration is not None:
        sentences = tuple(sentence for scene in storyboard.scenes for sentence in scene.sentences)
        take = await run(align_take, sentences, brief.narration, brief.language)
        heard = zip(storyboard.scenes, cut_take(storyboard.scenes, take, direction.output.rate), strict=True)
        return Narration(voice, tuple(speeches for scene, speeches in heard if scene in scenes), take)
    whole = zip(storyboard.scenes, batches_of(storyboard.scenes), strict=True)
    batches = tuple(batches for scene, batches in whole if scene in scenes) if brief.services.voices else ()
    lost: tuple[LostVoice, ...] = ()
    for remote in brief.services.voices:
        speaker = Voice(
            name=name_of(remote), language=voice.language, remote=remote, words_per_minute=voice.words_per_minute
        )
        told = await voiced(batches, speaker, remote, run, mends)
        if not isinstance(told, LostVoice):
            return Narration(speaker, told, lost=lost)
        lost = (*lost, told)
    speeches = await gather(*(spoken(scene, direction, run, mends) for scene in scenes))
    return Narration(voice, tuple(speeches), lost=lost)


async def voiced(
    batches: tuple[tuple[Batch, ...], ...], voice: Voice, remote: RemoteVoice, run: Run, mends: Sequence[Mend]
) -> tuple[tuple[Speech, ...], ...] | LostVoice:
    """All these scenes spoken by a provider's voice, or none: after what it could not speak, it is asked no more.

    A few are asked for at a time, beginning with one, so that a voice that is not there is found out at no cost.
    """
    every = [batch for scene in batches for batch in scene]
    answers: list[Voiced] = []
    while len(answers) < len(every):
        some = every[len(answers) : len(answers) + (ABREAST if answers else 1)]
        answers += await gather(*(run(voice_over, batch, voice) for batch in some))
        if lost := next((answer for answer in answers if answer.answer is None), None):
            return LostVoice(voice=remote, refusal=lost.refusal, tried=lost.tried)
    sounds = await gather(*(mended(*pair, voice, run, mends) for pair in zip(every, answers, strict=True)))
    cut = await gather(
        *(run(cut_batch, batch.sentences, sound, voice) for batch, sound in zip(every, sounds, strict=True))
    )
    remaining = iter(cut)
    return tuple(tuple(speech for _ in scene for speech in next(remaining).sentences) for scene in batches)


async def mended(batch: Batch, had: Voiced, voice: Voice, run: Run, mends: Sequence[Mend]) -> SpeechAnswer:
    """A batch's sound. Where it was found wanting, another is paid for, once; if that is not to be had, it stays."""
    assert had.answer is not None
    if not attempts(mends, Remedy.NARRATE, batch.scene):
        return had.answer
    another = await run(voice_over, batch, voice, attempt=1)
    return another.answer or had.answer


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
