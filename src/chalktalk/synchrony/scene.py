"""The stage: one scene and its recorded sentences become its cues."""

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Speech
from chalktalk.documents.storyboard import Scene
from chalktalk.engine import Context, stage
from chalktalk.frames import FrameRate
from chalktalk.synchrony.beats import beats_of
from chalktalk.synchrony.captions import captions_of
from chalktalk.synchrony.pacing import place_sentences, transition


@stage("synchronise", version=2)
async def synchronise(
    context: Context,  # noqa: ARG001  every stage takes it
    scene: Scene,
    speeches: tuple[Speech, ...],
    rate: FrameRate,
    caption_characters: int,
) -> SceneCues:
    """Give every word, element and caption of a scene its time.

    Args:
        context: What a stage may touch; this one needs nothing of it.
        scene: What is said and shown.
        speeches: One for each sentence of the scene, in order.
        rate: Frames a second of the film.
        caption_characters: Most characters in a caption line.

    Raises:
        DocumentError: if the speeches are not those of the scene's sentences.
    """
    enter, leave = transition(scene.enter, rate), transition(scene.leave, rate)
    placed = place_sentences(scene, speeches, enter=rate.seconds_at(enter.frames), leave=rate.seconds_at(leave.frames))
    frames = rate.frames_covering(placed.duration)
    return SceneCues(
        scene=scene.id,
        rate=rate,
        frames=frames,
        enter=enter,
        leave=leave,
        words=placed.words,
        utterances=placed.utterances,
        beats=beats_of(scene, placed.words, rate),
        captions=captions_of(scene.sentences, placed.words, rate.seconds_at(frames), caption_characters),
    )
