"""Scenes: as many as length and pace ask for, each with its part in the video, all in one light and one palette."""

from collections import Counter
from collections.abc import Sequence

from chalktalk.direction.drafting.lengths import most_scenes, shared_out
from chalktalk.direction.drafting.plan import Plan
from chalktalk.direction.drafting.purposes import Type, arc_over, type_of
from chalktalk.direction.drafting.reading import overlaid, seconds_read, spoken_seconds
from chalktalk.direction.drafting.showing import told_in
from chalktalk.direction.drafting.varying import felt, giving_way, in_mood, laid_out, leading, level_at, lit, within_one
from chalktalk.direction.usual import SceneUsual
from chalktalk.documents.creative.direction import SceneAudio, SceneDirection

_EVENLY = 0.35
"""How much of a part's weight is in its scenes' lengths; the rest is in their number."""
_BREATH = 0.5
"""Seconds of a scene in which nobody speaks."""


def scenes_of(plan: Plan) -> tuple[SceneDirection, ...]:
    """All scenes of a direction."""
    beats = plan.beats.beats
    number = most_scenes(plan.duration, len(beats) if plan.beats.listed else plan.number)
    arc = plan.arc
    if plan.beats.listed:  # who lists scenes knows which of them tells of a trouble
        arc = tuple(part for part in arc if type_of(part.purpose).name != "tension") or arc
    parts = arc_over(arc, number)
    purposes = [part.purpose for part in parts]
    told = told_in(plan, parts)
    types = [type_of(purpose) for purpose in purposes]
    voices = [spoken_seconds(beat.voice, plan.pacing) if plan.choices.spoken else 0.0 for beat in told]
    least = [max(voice + _BREATH * (voice > 0), seconds_read(beat)) for voice, beat in zip(voices, told, strict=True)]
    lengths = shared_out(plan.duration, _shares(parts, types), least)
    starts = [sum(lengths[:index]) for index in range(number)]
    return tuple(
        SceneDirection(
            number=index + 1,
            purpose=purposes[index],
            visual=told[index].visual,
            duration=lengths[index],
            palette=leading(types[index].leads, plan.choices.palette.value),
            light=lit(plan.choices.light, types[index]),
            composition=laid_out(plan.choices.composition.value, types[index]),
            feeling=felt(plan.choices.feeling.value, types[index]),
            mood=in_mood(plan.mood, types[index]),
            audio=heard(plan, types[index], (starts[index] + lengths[index] / 2) / plan.duration),
            voiceover_text=told[index].voice if plan.choices.spoken else None,
            overlays=overlaid(told[index].written, lengths[index], plan.choices.overlays.value),
            transition_to_next=giving_way(plan.choices.transitions.value, types[index], types[index + 1])
            if index < number - 1
            else None,
        )
        for index in range(number)
    )


def _shares(parts: Sequence[SceneUsual], types: Sequence[Type]) -> list[float]:
    """How long each scene is against the others: a part that weighs more takes longer, in one scene or several."""
    counts = Counter(part.purpose for part in parts)
    return [
        kind.share * (part.weight / counts[part.purpose]) ** _EVENLY for part, kind in zip(parts, types, strict=True)
    ]


def heard(plan: Plan, kind: Type, at: float) -> SceneAudio:
    """What is heard in a scene whose middle lies at a part of the video."""
    return SceneAudio(
        music_intensity=within_one(level_at(plan.pacing.energy, at) + kind.lift) if plan.choices.music.value else 0.0,
        sound_effects=(kind.effect,) if plan.choices.effects.value else (),
    )
