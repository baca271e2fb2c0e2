"""The stages that have a brief and its references judged before any model is asked about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from chalktalk.documents.asking import ModerationRequest, Offer
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, CreativeDirection, Judgement
from chalktalk.documents.creative.wishes import Aim
from chalktalk.engine import Context, Place, stage
from chalktalk.errors import BudgetError, NoProviderError, RefusedError

MOST_CHARACTERS = 20_000
"""Judged at a time: a script may be longer than judges take at once."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """Something to be judged."""

    name: str
    field: Aim
    request: ModerationRequest


@stage("judge_brief", version=1, place=Place.LOOP)
async def judge_brief(context: Context, brief: CreativeBrief, chain: tuple[Offer, ...]) -> Judgement:
    """Have all words of a brief and its picture judged, one by one; what its film shows is for `judge_film`.

    Args:
        context: Its desk is asked.
        brief: What is asked for.
        chain: Judges; empty: nobody judges.

    Raises:
        RefusedError: if any of it may not be shown; names the field and what it was found to be, never its words.
    """
    if not chain:
        return Judgement()
    cautions = [await _unjudged(context, matter, chain) for matter in _matters(brief)]
    return Judgement(cautions=tuple(one for one in cautions if one is not None))


@stage("judge_film", version=1, place=Place.LOOP)
async def judge_film(context: Context, sheet: Blob, chain: tuple[Offer, ...]) -> Judgement:
    """Have what a reference film shows judged by a sheet of its pictures: no vendor's judge takes films.

    Args:
        context: Its desk is asked; its store has the sheet.
        sheet: Pictures of the film side by side.
        chain: Judges.

    Raises:
        RefusedError: if it may not be shown.
    """
    matter = _Matter("the reference film", Aim.COMPOSITION, ModerationRequest(picture=sheet))
    unjudged = await _unjudged(context, matter, chain)
    return Judgement(cautions=() if unjudged is None else (unjudged,))


async def _unjudged(context: Context, matter: _Matter, chain: tuple[Offer, ...]) -> Caution | None:
    """Ask about one thing; a caution if nobody could say."""
    try:
        judged = await context.desk.ask(matter.request, chain)
    except (NoProviderError, BudgetError) as fault:
        return Caution(
            code="not_judged",
            field=matter.field,
            message=f"nobody could judge whether {matter.name} may be shown: {fault.message}",
            hint="look at it yourself, or ask again once a judge answers",
        )
    if not judged.answer.allowed:
        why = ", ".join(judged.answer.categories) or "no reason given"
        hint = "say it in other words" if matter.request.picture is None else "give another one"
        raise RefusedError(f"{matter.name} was judged not fit to be shown ({why})", hints=(hint,))
    return None


def _matters(brief: CreativeBrief) -> Iterator[_Matter]:
    """All that the user wrote or gave, each with what to call it."""
    previous = brief.context.previous_config
    texts = (
        ("the brief's text", Aim.STYLE, brief.text),
        ("what the video is about", Aim.SUBJECT, brief.about),
        ("the audience", Aim.AUDIENCE, brief.audience or ""),
        ("the direction before", Aim.SCENES, _written_in(previous) if previous else ""),
    )
    for name, field, text in texts:
        for start in range(0, len(text.strip()), MOST_CHARACTERS):
            part = text.strip()[start : start + MOST_CHARACTERS]
            yield _Matter(name, field, ModerationRequest(text=part))
    if brief.image is not None:
        yield _Matter("the reference picture", Aim.COMPOSITION, ModerationRequest(picture=brief.image.blob))


def _written_in(direction: CreativeDirection) -> str:
    """Words of a direction that anyone may have written."""
    lines = [direction.summary, direction.subject, direction.audience]
    for scene in direction.scenes:
        lines += [scene.purpose, scene.visual, scene.voiceover_text or "", *(one.text for one in scene.overlays)]
    return "\n".join(line for line in lines if line)
