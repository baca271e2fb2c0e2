"""What is heard of a film: the author's own recording, a provider's voice for all of it, or this machine's."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass

from chalktalk.documents.asking import SpeechAnswer
from chalktalk.documents.brief import Brief
from chalktalk.documents.direction import Direction, Voice
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.narration import Batch, LostVoice, Speech, Take, Voiced
from chalktalk.documents.services import RemoteVoice
from chalktalk.documents.storyboard import Scene, Storyboard
from chalktalk.engine import Run
from chalktalk.mending import attempts
from chalktalk.narration import align_take, batches_of, cut_batch, emphases_by_sentence, name_of, narrate, voice_over
from chalktalk.synchrony import cut_take

ABREAST = 4
"""Batches a provider's voice is asked for at a time."""


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
