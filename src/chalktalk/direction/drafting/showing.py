"""What each scene shows and says: the beats of a brief, the sentences of a script, and pictures of our own."""

from collections.abc import Sequence

from chalktalk.direction.drafting.beats import Beat
from chalktalk.direction.drafting.plan import Plan
from chalktalk.direction.drafting.purposes import type_of, visual_for
from chalktalk.direction.drafting.reading import seconds_read
from chalktalk.direction.usual import SceneUsual

_BARE = frozenset({"opening", "tension", "recap", "closing"})
"""Types of scenes that show what a brief says only where there is no room elsewhere."""


def told_in(plan: Plan, parts: Sequence[SceneUsual]) -> list[Beat]:
    """What each scene shows and says: the brief's own beats, a script's sentences, and pictures of our own between."""
    seen: dict[str, int] = {}
    told = []
    for place, part in enumerate(parts):
        again = seen.get(part.purpose, 0)
        seen[part.purpose] = again + 1
        told.append(Beat(visual_for(part, plan.topic, plan.choices.category.value, place, again)))
    if plan.beats.listed:
        listed = zip(told, plan.beats.beats, strict=False)
        told = [Beat(beat.visual or ours.visual, beat.voice, beat.written) for ours, beat in listed]
    else:
        lent = plan.beats.beats or plan.script
        for place, beat in zip(_lent_places(plan, lent, [part.purpose for part in parts]), lent, strict=False):
            told[place] = beat
    return _with_words(told, plan)


def _lent_places(plan: Plan, lent: Sequence[Beat], purposes: Sequence[str]) -> list[int]:
    """Which scenes show what is lent to them: those that tell most, in order; the ends where that is said."""
    last = len(purposes) - 1
    opens, closes = plan.beats.opens and bool(lent), plan.beats.closes and len(lent) > plan.beats.opens and last > 0
    inner = [place for place in range(len(purposes)) if not (opens and place == 0) and not (closes and place == last)]
    telling = [place for place in inner if type_of(purposes[place]).name not in _BARE]
    between = len(lent) - opens - closes
    room = telling if len(telling) >= between else inner
    places = [room[place] for place in _places(between, len(room))]
    return [*([0] * opens), *places, *([last] * closes)] if len(places) == between else [*([0] * opens), *places]


def _places(beats: int, scenes: int) -> list[int]:
    """Where so many beats stand among scenes, at even distances and in order."""
    fitting = min(beats, scenes)
    return [int((index + 0.5) * scenes / fitting) for index in range(fitting)]


def _with_words(told: list[Beat], plan: Plan) -> list[Beat]:
    """Scenes with what a brief wants said and written anywhere, and the subject over the first."""
    loose = plan.beats.loose
    if loose and loose.voice:
        told[0] = Beat(told[0].visual, " ".join(filter(None, (loose.voice, told[0].voice))), told[0].written)
    lines = loose.written if loose else ()
    places = [len(told) - 1] if len(lines) == 1 else _places(len(lines), len(told))
    for index, line in enumerate(lines):
        at = places[min(index, len(places) - 1)]
        told[at] = Beat(told[at].visual, told[at].voice, (*told[at].written, line))
    title = plan.choices.subject.value[:1].upper() + plan.choices.subject.value[1:]
    named = Beat(told[0].visual, told[0].voice, (title,))
    if plan.titled and not told[0].written and seconds_read(named) <= plan.duration / len(told):
        told[0] = named
    return told
