"""Expecting: what a film should be, put together from all that was planned for it."""

from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction, Output
from chalktalk.documents.inspection import Expectation, ExpectedScene
from chalktalk.documents.options import CaptionMode, MusicMode
from chalktalk.documents.storyboard import Storyboard
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.inspection.voice import voice_levels


@stage("expect", version=1, place=Place.THREAD)
async def expect(
    context: Context,
    timeline: Timeline,
    output: Output,
    cues: tuple[SceneCues, ...],
    storyboard: Storyboard,
    direction: Direction,
    brief: Brief,
) -> Expectation:
    """What a film should be, how loud its voice should be at every moment included."""
    return with_voices(expectation_of(timeline, output, cues, storyboard, direction, brief), context.store)


def expectation_of(
    timeline: Timeline,
    output: Output,
    cues: tuple[SceneCues, ...],
    storyboard: Storyboard,
    direction: Direction,
    brief: Brief,
) -> Expectation:
    """What a film should be; scenes, cues and storyboard of one order."""
    return Expectation(
        output=output,
        frames=timeline.frames,
        language=brief.language,
        target_lufs=direction.target_lufs,
        peak_limit_dbtp=direction.peak_limit_dbtp,
        has_music=brief.music is not MusicMode.NONE,
        captions=brief.captions in (CaptionMode.SIDECAR, CaptionMode.BOTH),
        scenes=tuple(
            ExpectedScene(id=placed.id, start=placed.start, end=placed.end, cues=times, words=scene.words)
            for placed, times, scene in zip(timeline.scenes, cues, storyboard.scenes, strict=True)
        ),
    )


def with_voices(expectation: Expectation, store: Store) -> Expectation:
    """The same, with the level of each scene's voice as its sentences were spoken.

    Raises:
        BlobMissingError: if their sound is not in the store.
    """
    voiced = (
        scene.model_copy(update={"voice": voice_levels(scene.cues.utterances, store)}) for scene in expectation.scenes
    )
    return expectation.model_copy(update={"scenes": tuple(voiced)})
