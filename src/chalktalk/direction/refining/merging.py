"""What becomes of a model's answer: taken over where the model may decide, mended back where it may not."""

from collections.abc import Iterator

from chalktalk.direction.refining.answer import RefinedScene, Refinement
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import (
    Caution,
    Change,
    CreativeDirection,
    Origin,
    Overlay,
    Role,
    SceneDirection,
    Source,
)
from chalktalk.documents.creative.wishes import Aim, How, Wording
from chalktalk.documents.theme import Colour

OPEN = (Aim.SUBJECT, Aim.STYLE, Aim.FEELING, Aim.PALETTE)
"""Fields that a model may decide where nobody else has, beside what is seen and said in scenes."""
_THEIRS = frozenset({Source.BRIEF, Source.WORDS, Source.VIDEO, Source.IMAGE, Source.PREVIOUS})
"""Sources that are the user's own."""
_ROUNDED = 0.011
"""Seconds by which a length differs if it was only rounded on its way to the model and back."""


def settled_in(direction: CreativeDirection) -> tuple[Aim, ...]:
    """Fields that the user has decided, in words, by a reference, or before."""
    theirs = {origin.field for origin in direction.origins if origin.source in _THEIRS}
    return tuple(field for field in OPEN if field in theirs)


def merged(
    draft: CreativeDirection, answer: Refinement, settled: tuple[Aim, ...], brief: CreativeBrief, wording: Wording
) -> CreativeDirection:
    """The draft as the model would have it, as far as that is the model's to say."""
    free = [field for field in OPEN if field not in settled]
    decided = {field.value: value for field, value in _values(draft, answer) if field in free}
    pairs = zip(draft.scenes, answer.scenes, strict=True)
    scenes = _filling(tuple(_scene(*pair, settled, brief, wording) for pair in pairs), draft.duration)
    changed = {field for field in free if getattr(draft, field.value) != decided[field.value]}
    origins = tuple(
        Origin(field=one.field, source=Source.MODEL, because="nothing was asked for, and the model chose it")
        if one.field in changed
        else one
        for one in draft.origins
    )
    update = {**decided, "summary": answer.summary, "scenes": scenes, "origins": origins}
    return draft.model_copy(update=update)


def overruled(
    draft: CreativeDirection, answer: Refinement, settled: tuple[Aim, ...], final: CreativeDirection
) -> Iterator[Caution]:
    """What the model would have had otherwise than the user, and did not get."""
    for field, value in _values(draft, answer):
        if field in settled and field is not Aim.SUBJECT and value != getattr(draft, field.value):
            yield _kept(field, f"the model would have had another {field}, and what was asked for was kept")
    for one, theirs in zip(final.scenes, answer.scenes, strict=True):
        if one.voiceover_text != theirs.voiceover_text:
            yield _kept(Aim.VOICE, f"what is said in scene {one.number} was kept as it was asked for", one.number)
        if [overlay.text for overlay in one.overlays] != [overlay.text for overlay in theirs.overlays]:
            yield _kept(Aim.OVERLAYS, f"what is written in scene {one.number} was kept as it was asked for", one.number)


def changes_between(draft: CreativeDirection, final: CreativeDirection) -> tuple[Change, ...]:
    """What a model changed of a direction that the user already had."""
    return tuple(
        Change(
            field=Aim.SCENES,
            before=f"scene {one.number}: {_told(one)}",
            after=f"scene {one.number}: {_told(other)}",
            because="the model understood it so",
        )
        for one, other in zip(draft.scenes, final.scenes, strict=True)
        if one != other
    )


def chosen_colours(draft: CreativeDirection, answer: Refinement) -> tuple[Colour, ...]:
    """The model's colour for each of the draft's; of one role there may be several, in the same order."""
    left = {role: [one.colour for one in answer.palette if one.role is role] for role in Role}
    return tuple(left[paint.role].pop(0) if left[paint.role] else paint.colour for paint in draft.palette)


def _values(draft: CreativeDirection, answer: Refinement) -> Iterator[tuple[Aim, object]]:
    """What the model says of each field that it may decide, as the direction has it."""
    pairs = zip(draft.palette, chosen_colours(draft, answer), strict=True)
    palette = tuple(paint.model_copy(update={"colour": colour}) for paint, colour in pairs)
    yield from ((Aim.SUBJECT, answer.subject), (Aim.STYLE, tuple(dict.fromkeys(answer.style))))
    yield from ((Aim.FEELING, answer.feeling), (Aim.PALETTE, palette))


def _scene(
    draft: SceneDirection, answer: RefinedScene, settled: tuple[Aim, ...], brief: CreativeBrief, wording: Wording
) -> SceneDirection:
    refused = {wish.field for wish in wording.wishes if wish.how is How.WITHOUT and wish.value == "any"}
    voice, overlays = answer.voiceover_text or None, answer.overlays
    if Aim.VOICE in refused or _is_theirs(draft.voiceover_text, brief):
        voice = draft.voiceover_text
    kept = draft.overlays if Aim.OVERLAYS in refused else ()
    said = {overlay.text for overlay in overlays}
    if any(_is_theirs(overlay.text, brief) and overlay.text not in said for overlay in draft.overlays):
        kept = draft.overlays
    timed = tuple(Overlay(text=one.text, start=one.start, end=one.end) for one in overlays)
    return draft.model_copy(
        update={
            "purpose": answer.purpose,
            "visual": answer.visual,
            "duration": draft.duration if abs(draft.duration - answer.duration) < _ROUNDED else answer.duration,
            "feeling": draft.feeling if Aim.FEELING in settled else answer.feeling,
            "audio": draft.audio.model_copy(
                update={"music_intensity": answer.music_intensity if draft.audio.music_intensity else 0.0}
            ),
            "voiceover_text": voice,
            "overlays": kept or (() if Aim.OVERLAYS in refused else timed),
        }
    )


def _is_theirs(text: str | None, brief: CreativeBrief) -> bool:
    """Whether words are the user's very own."""
    return text is not None and len(text) > 1 and text in brief.text


def _filling(scenes: tuple[SceneDirection, ...], duration: float) -> tuple[SceneDirection, ...]:
    """Scenes that add up to a duration, where rounding kept them from it; the last takes up the rest."""
    off = duration - sum(scene.duration for scene in scenes)
    if not 0 < abs(off) < _ROUNDED * len(scenes):
        return scenes
    last = scenes[-1]
    return (*scenes[:-1], last.model_copy(update={"duration": round(last.duration + off, 6)}))


def _told(scene: SceneDirection) -> str:
    parts = [scene.visual, scene.voiceover_text or "", *(overlay.text for overlay in scene.overlays)]
    return f"{' / '.join(part for part in parts if part)} ({scene.duration:.1f} s)"


def _kept(field: Aim, message: str, scene: int | None = None) -> Caution:
    hint = "say it otherwise in the brief if the model should decide"
    return Caution(code="model_overruled", field=field, scene=scene, message=message, hint=hint)
