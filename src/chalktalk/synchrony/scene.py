"""The stage: one scene and its recorded sentences become its cues."""

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Speech, Timing
from chalktalk.documents.storyboard import Scene
from chalktalk.engine import Context, stage
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.synchrony.beats import beats_of
from chalktalk.synchrony.captioning import read_from_right, units_of
from chalktalk.synchrony.captions import captions_of
from chalktalk.synchrony.overlays import overlay_times
from chalktalk.synchrony.pacing import Position, place_sentences, transition
from chalktalk.synchrony.triggers import triggers_of

_CERTAINTY = (Timing.APPROXIMATE, Timing.ALIGNED, Timing.TOLD)
"""Ways to know the times of words, the least certain first."""


@stage("synchronise", version=4)
async def synchronise(
    context: Context,  # noqa: ARG001  every stage takes it
    scene: Scene,
    speeches: tuple[Speech, ...],
    rate: FrameRate,
    caption_characters: int,
    language: str = "en",
    *,
    opening: bool = False,
    closing: bool = False,
) -> SceneCues:
    """Give every word, element, overlay and caption of a scene its time.

    Args:
        context: What a stage may touch; this one needs nothing of it.
        scene: What is said and shown.
        speeches: One for each sentence of the scene, in order; of a recording as `cut_take` gives them.
        rate: Frames a second of the film.
        caption_characters: Most characters in a caption line.
        language: BCP 47 tag of the narration.
        opening: Whether the film starts with this scene.
        closing: Whether the film ends with this scene.

    Raises:
        DocumentError: if the speeches are not those of the scene's sentences.
    """
    enter, leave = transition(scene.enter, rate), transition(scene.leave, rate)
    placed = place_sentences(scene, speeches, Position(enter, leave, opening, closing), rate)
    words, frames = placed.words, placed.frames
    steady = FrameRange(min(enter.frames, frames), max(min(enter.frames, frames), frames - leave.frames))
    units = units_of(scene.sentences, words, caption_characters)
    captions = captions_of(units, rate.seconds_at(frames), caption_characters)
    return SceneCues(
        scene=scene.id,
        rate=rate,
        frames=frames,
        enter=enter,
        leave=leave,
        words=words,
        timing=min((speech.timing for speech in speeches), key=_CERTAINTY.index),
        utterances=placed.utterances,
        beats=beats_of(scene, words, enter.frames, rate),
        overlays=overlay_times(scene, words, steady, rate),
        triggers=triggers_of(scene.sentences, words, language),
        caption_words=read_from_right([unit.word for unit in units], captions),
        captions=captions,
    )
