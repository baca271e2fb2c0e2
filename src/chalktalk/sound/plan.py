"""What is heard when: every sentence's place in the film, every effect's, and the music's measure."""

from collections.abc import Iterable
from itertools import pairwise

from chalktalk.documents.assets import Recording
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction
from chalktalk.documents.mood import Mood
from chalktalk.documents.sound import EffectKind, Music, MusicPlan, PlacedSound, SoundEffect, SoundPlan
from chalktalk.documents.timeline import Timeline
from chalktalk.errors import StageError

TOLERANCE = 0.001
"""Seconds by which two sounds may touch: rounding, which no one hears."""
APART = 1.2
"""Seconds from one effect to the next, at least."""


def plan_music(timeline: Timeline, mood: Mood, title: str, own: Recording | None = None) -> MusicPlan:
    """What the music of a film depends on: its length, and what it should feel like, or the author's own."""
    return MusicPlan(frames=timeline.frames, rate=timeline.rate, mood=mood, title=title, own=own)


def plan_sound(
    timeline: Timeline,
    cues: tuple[SceneCues, ...],
    direction: Direction,
    effects: tuple[tuple[SoundEffect, ...], ...] = (),
    music: Music | None = None,
) -> SoundPlan:
    """Place everything that is heard.

    Args:
        timeline: The film.
        cues: One for each scene of the timeline, in order.
        direction: How loud it shall be.
        effects: For each scene its effects, by the scene's own frames; may be left out altogether.
        music: As long as the film; None for none.

    Raises:
        StageError: if two sentences would sound at once, or one would outlast the film.
    """
    voice = tuple(
        PlacedSound(
            audio=utterance.audio,
            start=timeline.rate.seconds_at(scene.start) + utterance.start,
            duration=utterance.duration,
            offset=utterance.offset,
        )
        for scene, scene_cues in zip(timeline.scenes, cues, strict=True)
        for utterance in scene_cues.utterances
    )
    for sound, following in pairwise(voice):
        if sound.start + sound.duration > following.start + TOLERANCE:
            raise StageError(f"two sentences would sound at once, {following.start:.2f} s into the film")
    if voice and voice[-1].start + voice[-1].duration > timeline.rate.seconds_at(timeline.frames) + TOLERANCE:
        raise StageError("the last sentence would outlast the film")
    placed = (
        effect.model_copy(update={"frame": scene.start + effect.frame})
        for scene, its_own in zip(timeline.scenes, effects, strict=bool(effects))
        for effect in its_own
    )
    return SoundPlan(
        frames=timeline.frames,
        rate=timeline.rate,
        voice=voice,
        music=music,
        effects=_apart(placed, timeline.rate.frame_at(APART)),
        target_lufs=direction.target_lufs,
        peak_limit_dbtp=direction.peak_limit_dbtp,
    )


def _apart(effects: Iterable[SoundEffect], least: int) -> tuple[SoundEffect, ...]:
    """The effects of all scenes without those that follow another too soon.

    Where one scene's last effect meets the next one's transition, the transition is heard: it moves the whole page.
    """
    kept: list[SoundEffect] = []
    for effect in sorted(effects, key=lambda effect: effect.frame):
        if kept and effect.frame - kept[-1].frame < least:
            if effect.kind is not EffectKind.WHOOSH or kept[-1].kind is EffectKind.WHOOSH:
                continue
            kept.pop()
        kept.append(effect)
    return tuple(kept)
