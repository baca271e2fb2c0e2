"""Good directions with one fault planted in each: what validators have to find."""

from collections.abc import Callable

from briefs import Fault

from chalktalk.documents.creative.direction import CreativeDirection, Overlay, Role, SceneDirection
from chalktalk.documents.creative.wishes import Platform

SHORT = 1.1
"""Seconds that are too few for a scene."""
LINE = "Here is yet another thing to read while the picture moves on"


def _with_scene(direction: CreativeDirection, **fields: object) -> CreativeDirection:
    """Its longest scene changed."""
    longest = _longest(direction)
    scenes = tuple(one.model_copy(update=fields) if one is longest else one for one in direction.scenes)
    return direction.model_copy(update={"scenes": scenes})


def _longest(direction: CreativeDirection) -> SceneDirection:
    return max(direction.scenes, key=lambda scene: scene.duration)


def _short_scene(direction: CreativeDirection) -> CreativeDirection:
    """The last scene gives the first all but a second of its time."""
    first, *between, last = direction.scenes
    longer = first.model_copy(update={"duration": first.duration + last.duration - SHORT})
    shorter = last.model_copy(update={"duration": SHORT, "voiceover_text": None, "overlays": ()})
    return direction.model_copy(update={"scenes": (longer, *between, shorter)})


def _overlays(direction: CreativeDirection) -> CreativeDirection:
    """A dozen words every second, as long as the scene lasts."""
    seconds = int(_longest(direction).duration)
    lines = (Overlay(text=LINE, start=float(second), end=float(second + 1)) for second in range(seconds))
    return _with_scene(direction, overlays=tuple(lines))


def _durations(direction: CreativeDirection) -> CreativeDirection:
    return direction.model_copy(update={"duration": direction.duration * 1.4})


def _voice(direction: CreativeDirection) -> CreativeDirection:
    words = int(_longest(direction).duration / 60 * direction.pacing.words_a_minute * 2)
    return _with_scene(direction, voiceover_text=" ".join(["something"] * max(words, 12)) + ".")


def _contrast(direction: CreativeDirection) -> CreativeDirection:
    ground = next(paint.colour for paint in direction.palette if paint.role is Role.GROUND)
    near = "#" + "".join(f"{min(255, channel + 8):02x}" for channel in bytes.fromhex(ground[1:]))
    palette = tuple(
        paint.model_copy(update={"colour": near}) if paint.role is Role.INK else paint for paint in direction.palette
    )
    return direction.model_copy(update={"palette": palette})


def _platform(direction: CreativeDirection) -> CreativeDirection:
    times = 1500 / direction.duration
    scenes = tuple(
        scene.model_copy(update={"duration": scene.duration * times, "voiceover_text": None, "overlays": ()})
        for scene in direction.scenes
    )
    return direction.model_copy(update={"platform": Platform.SHORTS, "duration": 1500.0, "scenes": scenes})


SPOILINGS: dict[Fault, Callable[[CreativeDirection], CreativeDirection]] = {
    Fault.SHORT_SCENE: _short_scene,
    Fault.OVERLAYS: _overlays,
    Fault.DURATIONS: _durations,
    Fault.VOICE: _voice,
    Fault.PALETTE_CONTRAST: _contrast,
    Fault.PLATFORM: _platform,
}
"""How to plant each fault that a direction can have whatever its brief says."""

CODES: dict[Fault, tuple[str, ...]] = {
    Fault.ASPECT: ("aspect_against_wording", "wishes_contradict"),
    Fault.COLOURS: ("palette_too_large",),
    Fault.SHORT_SCENE: ("scene_too_short",),
    Fault.OVERLAYS: ("overlays_too_dense", "overlay_too_short"),
    Fault.DURATIONS: ("durations_do_not_add_up",),
    Fault.VOICE: ("voice_too_long",),
    Fault.PALETTE_CONTRAST: ("contrast_too_low",),
    Fault.PLATFORM: ("too_long_for_platform", "aspect_against_platform"),
    Fault.CONTRADICTION: ("wishes_contradict", "duration_against_wording"),
}
"""What the program's cautions call each fault; any of them is right."""
