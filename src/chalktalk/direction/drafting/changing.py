"""Changing: what the scenes of a direction become when a few of its fields change.

What was not asked for, and does not follow from it, stays as it was to the last digit.
"""

from collections.abc import Sequence
from itertools import pairwise

from chalktalk.direction.drafting.lengths import MOST_DRAFTED, most_scenes, shared_out
from chalktalk.direction.drafting.plan import Plan
from chalktalk.direction.drafting.purposes import type_of
from chalktalk.direction.drafting.reading import overlaid
from chalktalk.direction.drafting.scenes import heard
from chalktalk.direction.drafting.varying import giving_way, leading, level_at
from chalktalk.direction.limits import SHORTEST_SEEN
from chalktalk.documents.creative.direction import CreativeDirection, Overlay, SceneAudio, SceneDirection
from chalktalk.documents.creative.readings import Composition, Light
from chalktalk.documents.mood import Mood
from chalktalk.documents.storyboard import TransitionKind

_ENOUGH = 0.25
"""How far the rate of scenes has to be from what it was before scenes are cut anew."""
_OTHER_SIDES = ("Nearer", "From the side", "From above", "A detail")
_FIGURES = ("lightness", "spread", "warmth")
"""Of light."""


def followed_count(previous: CreativeDirection, duration: float, cuts_a_minute: float) -> int:
    """How many scenes there are when length or cuts change: as many more or fewer as there are cuts."""
    now = len(previous.scenes)
    if (duration, cuts_a_minute) == (previous.duration, previous.pacing.cuts_a_minute):
        return now
    rate = duration * cuts_a_minute / (previous.duration * previous.pacing.cuts_a_minute)
    wanted = now if abs(rate - 1) < _ENOUGH else round(now * rate)
    return max(1, min(wanted, int(duration / SHORTEST_SEEN + 1e-6), MOST_DRAFTED))


def scenes_after(previous: CreativeDirection, plan: Plan) -> tuple[SceneDirection, ...]:
    """The scenes before, as far as nothing that they follow from has changed."""
    scenes = _recut(previous, plan)
    scenes = [_followed(scene, previous, plan) for scene in scenes]
    if plan.choices.transitions.value is not previous.transitions:
        types = [type_of(scene.purpose) for scene in scenes]
        ways = [giving_way(plan.choices.transitions.value, *pair) for pair in pairwise(types)]
        scenes = [_with(scene, transition_to_next=way) for scene, way in zip(scenes, [*ways, None], strict=True)]
    return tuple(_quoted(_written(scenes, previous, plan), plan))


def _recut(previous: CreativeDirection, plan: Plan) -> list[SceneDirection]:
    """As many scenes as there are to be, and as long: some shown from several sides, or some left out."""
    old, duration = previous.scenes, plan.duration
    number = most_scenes(duration, plan.number)
    if number == len(old) and duration == previous.duration:
        return list(old)
    if number >= len(old):
        made = [_from_side(old[place * len(old) // number], _part(place, len(old), number)) for place in range(number)]
    else:
        groups = [old[place * len(old) // number : (place + 1) * len(old) // number] for place in range(number)]
        made = [_joined(group, closing=place == number - 1 > 0) for place, group in enumerate(groups)]
    lengths = shared_out(duration, [scene.duration for scene in made], [0.0] * number)
    lasting = [
        _with(scene, number=place + 1, duration=length, overlays=_timed(scene, length, plan))
        for place, (scene, length) in enumerate(zip(made, lengths, strict=True))
    ]
    ways = [_way(previous, *pair) for pair in pairwise(lasting)]
    return [_with(scene, transition_to_next=way) for scene, way in zip(lasting, [*ways, None], strict=True)]


def _way(previous: CreativeDirection, scene: SceneDirection, after: SceneDirection) -> TransitionKind:
    """How a scene gives way to the next: as before, but plainly to another side of the same."""
    if scene.transition_to_next is None or after.visual.startswith(_OTHER_SIDES):
        return giving_way(previous.transitions, type_of(scene.purpose), type_of(after.purpose))
    return scene.transition_to_next


def _part(place: int, old: int, number: int) -> tuple[int, int]:
    """Which part of its old scene a new one is, and of how many."""
    source = place * old // number
    parts = [one for one in range(number) if one * old // number == source]
    return parts.index(place), len(parts)


def _from_side(scene: SceneDirection, part: tuple[int, int]) -> SceneDirection:
    """A part of a scene: the first as it was, the others from another side, with nothing said or written anew."""
    index, parts = part
    if parts == 1:
        return scene
    shorter = _with(scene, duration=scene.duration / parts)
    if index == 0:
        return shorter
    side = _OTHER_SIDES[(index - 1) % len(_OTHER_SIDES)]
    bare = scene.visual
    for known in _OTHER_SIDES:
        bare = bare.removeprefix(f"{known}: ")
    return _with(shorter, visual=f"{side}: {bare[:1].lower()}{bare[1:]}", voiceover_text=None, overlays=())


def _joined(group: Sequence[SceneDirection], *, closing: bool) -> SceneDirection:
    """Several scenes as one: what the first shows (the last, at the end), and all that is said and written in them."""
    lead = group[-1] if closing else group[0]
    voices = " ".join(scene.voiceover_text for scene in group if scene.voiceover_text)
    return _with(
        lead,
        duration=sum(scene.duration for scene in group),
        voiceover_text=voices or None,
        overlays=tuple(overlay for scene in group for overlay in scene.overlays),
    )


def _timed(scene: SceneDirection, length: float, plan: Plan) -> tuple[Overlay, ...]:
    """A scene's overlays in another length."""
    return overlaid([overlay.text for overlay in scene.overlays], length, plan.choices.overlays.value)


def _followed(scene: SceneDirection, before: CreativeDirection, plan: Plan) -> SceneDirection:
    """A scene with what follows from what has changed."""
    choices = plan.choices
    changed: dict[str, object] = {}
    if choices.light != before.light:
        changed["light"] = _relit(scene.light, before.light, choices.light)
    if choices.composition.value != before.composition:
        changed["composition"] = _relaid(scene.composition, before.composition, choices.composition.value)
    if choices.feeling.value is not before.feeling and scene.feeling is before.feeling:
        changed["feeling"] = choices.feeling.value
    if plan.mood != before.mood:
        changed["mood"] = Mood(
            valence=_shifted(scene.mood.valence, before.mood.valence, plan.mood.valence, -1.0),
            energy=_shifted(scene.mood.energy, before.mood.energy, plan.mood.energy, 0.0),
        )
    if choices.palette.value != before.palette:
        changed["palette"] = leading(scene.palette, choices.palette.value)
    if not choices.spoken:
        changed["voiceover_text"] = None
    changed["audio"] = _heard(scene, before, plan)
    changed = {name: value for name, value in changed.items() if value != getattr(scene, name)}
    return _with(scene, **changed) if changed else scene


def _heard(scene: SceneDirection, before: CreativeDirection, plan: Plan) -> SceneAudio:
    choices = plan.choices
    at = sum(one.duration for one in before.scenes[: scene.number - 1]) / before.duration
    fresh = heard(plan, type_of(scene.purpose), at)
    intensity = scene.audio.music_intensity
    if choices.music.value is not before.music:
        intensity = fresh.music_intensity
    elif choices.music.value and choices.energy.value != before.pacing.energy:
        intensity = _shifted(intensity, level_at(before.pacing.energy, at), level_at(choices.energy.value, at), 0.0)
    effects = scene.audio.sound_effects if choices.effects.value is before.effects else fresh.sound_effects
    return SceneAudio(music_intensity=intensity, sound_effects=effects)


def _relit(light: Light, before: Light, now: Light) -> Light:
    names = {
        name: getattr(now, name)
        for name in ("key", "contrast", "temperature")
        if getattr(now, name) is not getattr(before, name)
    }
    figures = {
        name: _shifted(
            getattr(light, name), getattr(before, name), getattr(now, name), -1.0 if name == "warmth" else 0.0
        )
        for name in _FIGURES
        if getattr(before, name) != getattr(now, name)
    }
    return light.model_copy(update=names | figures)


def _relaid(composition: Composition, before: Composition, now: Composition) -> Composition:
    same = {
        name: getattr(now, name)
        for name in ("balance", "thirds", "horizon", "symmetry")
        if getattr(composition, name) == getattr(before, name)
    }
    room = _shifted(composition.negative_space, before.negative_space, now.negative_space, 0.0)
    return composition.model_copy(update={**same, "negative_space": room})


def _written(scenes: list[SceneDirection], before: CreativeDirection, plan: Plan) -> list[SceneDirection]:
    """Scenes with no more written over them than there is to be, where there is to be less."""
    density = plan.choices.overlays.value.a_minute
    there = sum(len(scene.overlays) for scene in scenes)
    if density >= before.overlays.a_minute or not there:
        return scenes
    left = round(there * density / before.overlays.a_minute) if before.overlays.a_minute else 0
    kept = []
    for scene in scenes:
        kept.append(_with(scene, overlays=scene.overlays[:left]) if len(scene.overlays) > left else scene)
        left = max(left - len(scene.overlays), 0)
    return kept


def _quoted(scenes: list[SceneDirection], plan: Plan) -> list[SceneDirection]:
    """Scenes with what the change wants said and written: it is said at first, and the last line written at the end."""
    loose, choices = plan.beats.loose, plan.choices
    if loose is None:
        return scenes
    if loose.voice and choices.spoken:
        scenes[0] = _with(scenes[0], voiceover_text=" ".join(filter(None, (scenes[0].voiceover_text, loose.voice))))
    for place, line in zip(range(len(scenes) - 1, -1, -1), reversed(loose.written), strict=False):
        lines = [*(overlay.text for overlay in scenes[place].overlays), line]
        scenes[place] = _with(scenes[place], overlays=overlaid(lines, scenes[place].duration, choices.overlays.value))
    return scenes


def _shifted(value: float, before: float, now: float, least: float) -> float:
    return round(min(max(value + now - before, least), 1.0), 3)


def _with(scene: SceneDirection, **changed: object) -> SceneDirection:
    return scene.model_copy(update=changed)
