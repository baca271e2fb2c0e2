"""Where every sentence's sound lies in the film."""

from itertools import pairwise

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction
from chalktalk.documents.film import PlacedSound, SoundPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.errors import StageError

TOLERANCE = 0.001
"""Seconds by which two sounds may touch: rounding, which no one hears."""


def plan_sound(timeline: Timeline, cues: tuple[SceneCues, ...], direction: Direction) -> SoundPlan:
    """Place every utterance of every scene in the film; `cues` has one entry for each scene of the timeline, in order.

    Raises:
        StageError: if two sentences would sound at once, or one would outlast the film.
    """
    voice = tuple(
        PlacedSound(
            audio=utterance.audio,
            start=timeline.rate.seconds_at(scene.start) + utterance.start,
            duration=utterance.duration,
        )
        for scene, scene_cues in zip(timeline.scenes, cues, strict=True)
        for utterance in scene_cues.utterances
    )
    for sound, following in pairwise(voice):
        if sound.start + sound.duration > following.start + TOLERANCE:
            raise StageError(f"two sentences would sound at once, {following.start:.2f} s into the film")
    if voice and voice[-1].start + voice[-1].duration > timeline.rate.seconds_at(timeline.frames) + TOLERANCE:
        raise StageError("the last sentence would outlast the film")
    return SoundPlan(
        frames=timeline.frames,
        rate=timeline.rate,
        voice=voice,
        target_lufs=direction.target_lufs,
        peak_limit_dbtp=direction.peak_limit_dbtp,
    )
