"""From a brief to a creative direction: judged, its references read, drafted by rules, refined by a model if any."""

from asyncio import gather

from chalktalk.direction import draft_direction, judge_brief, judge_film, refine_direction
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.services import Services
from chalktalk.engine import Run


async def creative_direction(brief: CreativeBrief, services: Services, run: Run) -> CreativeDirection:
    """One coherent look for a video.

    Args:
        brief: What is asked for.
        services: Who may be asked to judge it, and to refine what comes of it; nobody has to be there.
        run: What runs stages.

    Raises:
        RefusedError: if what is asked for may not be shown.
        AssetError: if the reference picture cannot be read.
        OptionError: if the reference film cannot be read.
    """
    judgement = await run(judge_brief, brief, services.moderation)
    picture, film = await gather(_seen(brief, run), _watched(brief, services, run))
    cautions = list(judgement.cautions)
    if film and film.sheet:
        cautions += (await run(judge_film, film.sheet, services.moderation)).cautions
        film = film.model_copy(update={"sheet": None})  # a direction does not depend on who judges
    draft = await run(draft_direction, brief, picture, film)
    direction = await run(refine_direction, draft, brief, services.text)
    return direction.model_copy(update={"cautions": (*cautions, *direction.cautions)})


async def _seen(brief: CreativeBrief, run: Run) -> PictureReading | None:
    if brief.image is None:
        return None
    from chalktalk.direction.references.pictures import read_picture  # noqa: PLC0415  who has none needs no numpy

    return await run(read_picture, brief.image, brief.embedder)


async def _watched(brief: CreativeBrief, services: Services, run: Run) -> FilmReading | None:
    if brief.video is None:
        return None
    from chalktalk.direction.references.films import read_film  # noqa: PLC0415  nor any decoder

    return await run(read_film, brief.video, brief.embedder, judged=bool(services.moderation))
