"""Scenes: as many as length and pace ask for, each with its part in the video, all in one light and one palette."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalktalk.direction.drafting.beats import Beat, Beats
from chalktalk.direction.drafting.choices import Choices
from chalktalk.direction.drafting.purposes import Type, arc_over, type_of, visual_for
from chalktalk.direction.limits import SHORTEST_SEEN
from chalktalk.direction.usual import SceneUsual
from chalktalk.documents.creative.direction import (
    Overlay,
    OverlayPlan,
    Pacing,
    Paint,
    Role,
    SceneAudio,
    SceneDirection,
)
from chalktalk.documents.creative.readings import Balance, Composition, Contrast, Light
from chalktalk.documents.creative.wishes import Feeling
from chalktalk.documents.manner import Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.storyboard import TransitionKind

MOST_DRAFTED = 60
"""Scenes: more nobody reads."""
GRAVEST = {Feeling.JOYFUL: Feeling.CURIOUS, Feeling.EXCITED: Feeling.TENSE, Feeling.TENSE: Feeling.TENSE,
           Feeling.MELANCHOLY: Feeling.MELANCHOLY}  # fmt: skip
"""What a scene that tells of a trouble feels like in a video of a feeling; serious in all others."""
PLAIN = {
    Transitions.CUTS: TransitionKind.CUT,
    Transitions.FADES: TransitionKind.FADE,
    Transitions.PUSHES: TransitionKind.PUSH,
}
_FIRST_WORDS, _READING = 0.3, 0.35
"""Seconds before words appear over a picture, and for reading one."""
_BARE = frozenset({"opening", "tension", "recap", "closing"})
"""Types of scenes that show what a brief says only where there is no room elsewhere."""
_EVENLY = 0.35
"""How much of a part's weight is in its scenes' lengths; the rest is in their number."""
_MOST_CHARACTERS = 17
"""A second, at which most people read along (Netflix, "Timed Text Style Guide": 17 for adults in most languages)."""
_BREATH = 0.5
"""Seconds of a scene in which nobody speaks."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What all scenes share, and what they are made from."""

    choices: Choices
    topic: str
    """The subject within a sentence."""
    mood: Mood
    pacing: Pacing
    arc: tuple[SceneUsual, ...]
    beats: Beats
    script: tuple[Beat, ...]
    """Sentences of a script, for what no beat tells."""
    titled: bool
    """Whether the subject stands over the first scene."""
    number: int
    """Of scenes, where no list says it."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.choices.duration.value


def scenes_of(plan: Plan) -> tuple[SceneDirection, ...]:
    """All scenes of a direction."""
    beats = plan.beats.beats
    number = most_scenes(plan.duration, len(beats) if plan.beats.listed else plan.number)
    arc = plan.arc
    if plan.beats.listed:  # who lists scenes knows which of them tells of a trouble
        arc = tuple(part for part in arc if type_of(part.purpose).name != "tension") or arc
    parts = arc_over(arc, number)
    purposes = [part.purpose for part in parts]
    told = _told(plan, parts)
    types = [type_of(purpose) for purpose in purposes]
    voices = [_spoken_seconds(beat.voice, plan.pacing) if plan.choices.spoken else 0.0 for beat in told]
    least = [max(voice + _BREATH * (voice > 0), _seconds_read(beat)) for voice, beat in zip(voices, told, strict=True)]
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


def scene_count(duration: float, cuts_a_minute: float) -> int:
    """How many scenes: one from cut to cut, but none shorter than can be seen, and not more than anyone reads."""
    wanted = round(duration * cuts_a_minute / 60)
    return max(1, min(wanted, int(duration / SHORTEST_SEEN), MOST_DRAFTED))


def most_scenes(duration: float, wanted: int) -> int:
    """As many scenes as somebody wants, as far as anyone reads them and each lasts a millisecond."""
    return max(1, min(wanted, MOST_DRAFTED, round(1000 * duration)))


def shared_out(duration: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Lengths by shares, none below its least or what can be seen as far as that fits, which add up to a duration.

    Args:
        duration: Seconds in all.
        shares: How long each is against the others.
        least: Seconds that each needs at least.
    """
    floors = [max(SHORTEST_SEEN, need) for need in least]
    if sum(floors) > duration:
        floors = [min(SHORTEST_SEEN, duration / len(shares))] * len(shares)
    lengths = [duration * share / sum(shares) for share in shares]
    for _ in shares:
        short = [index for index, length in enumerate(lengths) if length < floors[index] - 1e-9]
        if not short:
            break
        held = {index for index, length in enumerate(lengths) if length <= floors[index]}
        free = duration - sum(floors[index] for index in held)
        open_shares = sum(share for index, share in enumerate(shares) if index not in held)
        lengths = [floors[index] if index in held else free * share / open_shares for index, share in enumerate(shares)]
    return rounded(lengths, duration)


def rounded(lengths: Sequence[float], duration: float) -> list[float]:
    """Lengths in whole milliseconds that add up to a duration."""
    scale = duration / sum(lengths)
    ends = [round(1000 * scale * sum(lengths[: index + 1])) for index in range(len(lengths))]
    ends[-1] = round(1000 * duration)
    begins = [0, *ends[:-1]]
    return [max(end - begin, 1) / 1000 for begin, end in zip(begins, ends, strict=True)]


def leading(roles: Iterable[Role], palette: Sequence[Paint]) -> tuple[Role, ...]:
    """Those of some roles that a palette has."""
    there = {paint.role for paint in palette}
    return tuple(role for role in roles if role in there) or (palette[0].role,)


def lit(light: Light, kind: Type) -> Light:
    """The direction's light, a little brighter or darker by what a scene does."""
    if not kind.brighter:
        return light
    darker = kind.brighter < 0
    return light.model_copy(
        update={
            "lightness": _within(light.lightness + kind.brighter),
            "contrast": Contrast.NORMAL if darker and light.contrast is Contrast.SOFT else light.contrast,
        }
    )


def laid_out(composition: Composition, kind: Type) -> Composition:
    """The direction's composition, with a little more or less room by what a scene does."""
    centred = kind.name in ("opening", "closing") and composition.balance is Balance.SPREAD
    return composition.model_copy(
        update={
            "negative_space": _within(composition.negative_space + kind.room),
            "balance": Balance.CENTRED if centred else composition.balance,
        }
    )


def felt(feeling: Feeling, kind: Type) -> Feeling:
    """What a scene feels like in a video of a feeling."""
    return GRAVEST.get(feeling, Feeling.SERIOUS) if kind.name == "tension" else feeling


def in_mood(mood: Mood, kind: Type) -> Mood:
    """A scene's mood: that of the video, graver where a trouble is told."""
    if kind.name != "tension":
        return mood
    return Mood(valence=round(max(mood.valence - 0.3, -1.0), 3), energy=mood.energy)


def heard(plan: Plan, kind: Type, at: float) -> SceneAudio:
    """What is heard in a scene whose middle lies at a part of the video."""
    return SceneAudio(
        music_intensity=_within(level_at(plan.pacing.energy, at) + kind.lift) if plan.choices.music.value else 0.0,
        sound_effects=(kind.effect,) if plan.choices.effects.value else (),
    )


def level_at(energy: Sequence[float], at: float) -> float:
    """An energy curve's level at a part of the video."""
    place = min(max(at, 0.0), 1.0) * (len(energy) - 1)
    before = min(int(place), len(energy) - 2)
    return energy[before] + (energy[before + 1] - energy[before]) * (place - before)


def giving_way(transitions: Transitions, kind: Type, after: Type) -> TransitionKind:
    """How a scene gives way to the next."""
    if transitions in PLAIN:
        return PLAIN[transitions]
    return TransitionKind.CUT if kind.name == after.name else after.enters


def _told(plan: Plan, parts: Sequence[SceneUsual]) -> list[Beat]:
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
    if plan.titled and not told[0].written and _seconds_read(named) <= plan.duration / len(told):
        told[0] = named
    return told


def overlaid(lines: Sequence[str], length: float, plan: OverlayPlan) -> tuple[Overlay, ...]:
    """Words over a scene's picture, one after another, each as long as it takes to read or as there is."""
    if not lines:
        return ()
    lead = min(_FIRST_WORDS, length / 10)
    slot = (length - lead) / len(lines)
    return tuple(
        Overlay(
            text=line,
            start=round(lead + index * slot, 3),
            end=round(min(lead + index * slot + max(plan.least_seconds, _reading(line)), lead + (index + 1) * slot), 3),
        )
        for index, line in enumerate(lines)
    )


def _seconds_read(beat: Beat) -> float:
    """How long a scene has to be for its lines to be read one after another."""
    return _FIRST_WORDS + sum(map(_reading, beat.written)) if beat.written else 0.0


def _reading(line: str) -> float:
    return max(1.0 + _READING * len(line.split()), len(line) / _MOST_CHARACTERS)


def _spoken_seconds(voice: str | None, pacing: Pacing) -> float:
    return 60 * len(voice.split()) / pacing.words_a_minute if voice else 0.0


def _within(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 3)
