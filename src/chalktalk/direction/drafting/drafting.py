"""A draft of a direction: from a brief, its words and what its references show, by rules alone.

Each field is taken from whoever has the strongest word: the brief itself, its text, the film, the picture, what the
text's styles and feelings bring along, the direction before, and what is usual. Then come the scenes.
"""

from dataclasses import replace

from chalktalk.direction.checking import cautions_for
from chalktalk.direction.confidence import confidence_of, with_reference_of
from chalktalk.direction.drafting.asking import Asking, wished_in
from chalktalk.direction.drafting.beats import beats_of, sentences_of
from chalktalk.direction.drafting.changed import UNHEARD, changes_between, not_understood
from chalktalk.direction.drafting.changing import followed_count, scenes_after
from chalktalk.direction.drafting.choices import Choices, choices_for
from chalktalk.direction.drafting.facts import Facts, facts_of
from chalktalk.direction.drafting.habits import Habit, habits_for, implied_by
from chalktalk.direction.drafting.lengths import scene_count
from chalktalk.direction.drafting.picking import Picked, field_of
from chalktalk.direction.drafting.plan import Plan
from chalktalk.direction.drafting.price import price_of
from chalktalk.direction.drafting.scenes import scenes_of
from chalktalk.direction.drafting.telling import summary_of
from chalktalk.direction.drafting.topics import within_sentences
from chalktalk.direction.usual import usual_category, usual_feeling, usual_style
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import (
    Confidence,
    CreativeDirection,
    Origin,
    Pacing,
    Price,
    SceneDirection,
    Source,
)
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Aim, Feeling, How, Wish, Wording
from chalktalk.documents.mood import Mood
from chalktalk.engine import Context, Place, stage

_STYLE = (Aim.STYLE, Aim.PALETTE, Aim.KEY, Aim.CONTRAST, Aim.TEMPERATURE, Aim.COMPOSITION, Aim.MOTION)
"""What a style is made of."""
_UNKNOWN = Confidence(overall=0.0, parts=())
_DIGITS = 4


@stage("draft_direction", version=4, place=Place.LOOP)
async def draft_direction(
    _context: Context, brief: CreativeBrief, picture: PictureReading | None, film: FilmReading | None
) -> CreativeDirection:
    """A complete direction by rules, or the one before as its brief's text changes it."""
    wording = read_words(brief.text, brief.language)
    return directed(brief, wording, picture, film)


def directed(
    brief: CreativeBrief, wording: Wording, picture: PictureReading | None = None, film: FilmReading | None = None
) -> CreativeDirection:
    """A complete direction by rules, or the one before as the brief's text changes it.

    Args:
        brief: What is asked for.
        wording: What was read out of its text.
        picture: What was read out of its picture.
        film: What was read out of its film.
    """
    direction = _drafted(brief, wording, picture, film)
    unchanged = brief.context.previous_config is not None and not direction.changes
    if unchanged and not brief.text.strip():
        return direction
    told = cautions_for(direction, brief, wording, film, picture)
    if unchanged:
        unheard = not_understood(wording)
        lasting = (caution for caution in direction.cautions if caution.code not in UNHEARD)
        told = tuple(dict.fromkeys((*unheard, *lasting, *told)))
        confidence = confidence_of(direction, brief, wording, picture, film, told=told)
        confidence = with_reference_of(direction.confidence, confidence)
        return direction.model_copy(update={"cautions": told, "confidence": confidence})
    confidence = confidence_of(direction, brief, wording, picture, film, told=told)
    return direction.model_copy(update={"cautions": told, "confidence": confidence})


def _drafted(
    brief: CreativeBrief, wording: Wording, picture: PictureReading | None, film: FilmReading | None
) -> CreativeDirection:
    asking = Asking(brief, wording, picture, film, wished=wished_in(wording))
    facts = facts_of(asking)
    asking = _with_habits(asking, facts)
    audience = facts.audience or next(asking.habitual(Aim.AUDIENCE))
    choices = choices_for(asking, facts.platform, facts.category, facts.subject, facts.language, audience)
    direction = _assembled(asking, choices)
    if asking.previous is None:
        return direction
    changes = changes_between(asking.previous, direction)
    if not changes:
        return asking.previous.model_copy(update={"changes": (), "price": direction.price})
    return direction.model_copy(update={"changes": changes})


def _with_habits(asking: Asking, facts: Facts) -> Asking:
    """The same with what words imply and what is usual for the facts."""
    previous = asking.previous
    asking = replace(asking, usual=habits_for(facts.platform, facts.category))
    follows = _following(asking, previous) if previous else ()
    composition = previous.composition if previous else next(asking.habitual(Aim.COMPOSITION)).value
    cuts = previous.pacing.cuts_a_minute if previous else next(asking.habitual(Aim.CUTS)).value
    styled = _styled(asking)
    return replace(asking, styled=styled, implied=implied_by(styled, composition, cuts), follows=follows)


def _styled(asking: Asking) -> tuple[Wish, ...]:
    """Styles and feelings that the words ask for, or for more of, in the order of the text."""
    previous = asking.previous
    there = {previous.feeling.value, *previous.style} if previous else set()
    named = (*asking.wishes(Aim.STYLE, How.SET, How.MORE), *asking.wishes(Aim.FEELING, How.SET, How.MORE))
    newly = (wish for wish in named if wish.how is How.MORE or wish.value not in there)
    return tuple(sorted(newly, key=lambda wish: wish.start))


def _following(asking: Asking, previous: CreativeDirection) -> tuple[Habit, ...]:
    """What is usual where the video now goes, for fields that had what was usual where it went before."""
    platform = Picked(previous.platform, Source.PREVIOUS, "")
    category = Picked(previous.category, Source.PREVIOUS, "")
    found = []
    for now, before in zip(asking.usual, habits_for(platform, category), strict=True):
        moved = {
            aim: value
            for aim, value in now.values.items()
            if value != before.values[aim] and _held(previous, aim) == before.values[aim]
        }
        found.append(Habit(now.source, now.because, moved))
    return tuple(found)


def _held(previous: CreativeDirection, aim: Aim) -> object:
    """A field of the direction before, as habits have it."""
    if aim is Aim.PALETTE:
        return {paint.role: paint.colour for paint in previous.palette}
    return field_of(previous, aim)


def _assembled(asking: Asking, choices: Choices) -> CreativeDirection:
    previous, origins = asking.previous, choices.origins
    mood = _mood(asking, choices)
    pacing = Pacing(cuts_a_minute=choices.cuts.value, words_a_minute=choices.voice.value, energy=choices.energy.value)
    scenes = _scenes(asking, choices, mood, pacing)
    seen = next((seen for _, _, seen in asking.seen), None)
    direction = CreativeDirection(
        summary="",
        style_source=_style_source(origins, previous),
        platform=choices.platform.value,
        category=choices.category.value,
        subject=choices.subject.value,
        language=choices.language.value,
        audience=choices.audience.value,
        aspect=choices.aspect.value,
        duration=choices.duration.value,
        style=choices.style.value,
        feeling=choices.feeling.value,
        mood=mood,
        palette=choices.palette.value,
        light=choices.light,
        composition=choices.composition.value,
        motion=choices.motion.value,
        pacing=pacing,
        transitions=choices.transitions.value,
        captions=choices.captions.value,
        overlays=choices.overlays.value,
        music=choices.music.value,
        effects=choices.effects.value,
        scenes=scenes,
        embedding=seen.embedding if seen else previous.embedding if previous else None,
        origins=origins,
        confidence=_UNKNOWN,
        offer=previous.offer if previous else None,
        price=_price(asking, choices, scenes),
    )
    return direction.model_copy(update={"summary": summary_of(direction)})


def _scenes(asking: Asking, choices: Choices, mood: Mood, pacing: Pacing) -> tuple[SceneDirection, ...]:
    """New scenes, or those before as far as what they show still holds."""
    previous, about = asking.previous, asking.brief.about
    usual = scene_count(choices.duration.value, choices.cuts.value)
    plan = Plan(
        choices=choices,
        topic=within_sentences(choices.subject.value, asking.brief.text, asking.wording.language),
        mood=mood,
        pacing=pacing,
        arc=usual_category(choices.category.value).scene,
        beats=beats_of(asking.brief.text, asking.wording),
        script=sentences_of(about, usual) if about else (),
        titled=choices.subject.source is not Source.DEFAULT and choices.overlays.value.a_minute > 0,
        number=usual,
    )
    if previous is None or plan.beats.listed or (previous.subject, previous.category) != (
        choices.subject.value, choices.category.value,
    ):  # fmt: skip
        return scenes_of(replace(plan, number=_wished_number(asking, usual)))
    number = followed_count(previous, choices.duration.value, choices.cuts.value)
    return scenes_after(previous, replace(plan, number=_wished_number(asking, number)))


def _wished_number(asking: Asking, number: int) -> int:
    """How many scenes words ask for."""
    for wish in asking.wishes(Aim.SCENES):
        if wish.how is How.SET and wish.value.isascii() and wish.value.isdigit() and len(wish.value) < _DIGITS:
            number = int(wish.value)
        elif wish.how in (How.MORE, How.LESS):
            number += 1 if wish.how is How.MORE else -1
    return number


def _price(asking: Asking, choices: Choices, scenes: tuple[SceneDirection, ...]) -> Price:
    """What upstream says, what was said before of as much, or an estimate."""
    known, previous = asking.brief.context.price, asking.previous
    same = previous is not None and (previous.duration, len(previous.scenes), previous.pacing.words_a_minute) == (
        choices.duration.value, len(scenes), choices.voice.value,
    )  # fmt: skip
    if known is None and previous is not None and same:
        return previous.price
    return price_of(known, choices.duration.value, len(scenes), choices.voice.value, spoken=choices.spoken)


def _mood(asking: Asking, choices: Choices) -> Mood:
    """The mood of the music that is asked for, else of the feeling: a reference's own where it gave that."""
    feeling, previous = choices.feeling, asking.previous
    played = [wish.value for wish in asking.wishes(Aim.MUSIC, How.SET) if wish.value in tuple(Feeling)]
    seen = {source: seen.atmosphere.mood for source, _, seen in asking.seen}
    if played:
        return usual_feeling(Feeling(played[-1])).mood
    if feeling.source in seen:
        return seen[feeling.source]
    styles = choices.style.value if choices.style.source is Source.WORDS else ()
    if previous and previous.feeling is feeling.value and not styles:
        return previous.mood
    usual = usual_category(choices.category.value)
    mood = usual.mood if feeling.value is usual.feeling else usual_feeling(feeling.value).mood
    turns = [usual_style(style).mood for style in styles]
    return Mood(
        valence=round(min(max(mood.valence + sum(turn.valence for turn in turns), -1.0), 1.0), 3),
        energy=round(min(max(mood.energy + sum(turn.energy for turn in turns), 0.0), 1.0), 3),
    )


def _style_source(origins: tuple[Origin, ...], previous: CreativeDirection | None) -> Source:
    order = (Source.VIDEO, Source.IMAGE, Source.WORDS)
    sources = {origin.source for origin in origins if origin.field in _STYLE}
    if previous and Source.PREVIOUS in sources:
        sources.add(previous.style_source)
    return next((source for source in order if source in sources), Source.DEFAULT)
