"""What painters make of a film's scenes, and of the characters in them."""

from asyncio import gather

from chalktalk.artwork import cast_of, paint, sheet_for, wishes_for, with_sheets
from chalktalk.documents.brief import Brief
from chalktalk.documents.direction import Direction
from chalktalk.documents.painting import Painting
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import Run


async def painted(
    brief: Brief, direction: Direction, script: Script, whole: Storyboard, part: Storyboard, run: Run
) -> tuple[tuple[Painting | None, ...], tuple[Painting, ...]]:
    """What painters made of the scenes that want a picture, and of the characters in them; nobody is asked if none do.

    A character's reference sheet comes before the pictures that keep to it. Scenes that want the same share it.
    """
    services = brief.services
    cast = cast_of(script, whole, services)
    sheets = await gather(*(run(paint, sheet_for(character, services)) for character in cast))
    drawn = {character.name: sheet for character, sheet in zip(cast, sheets, strict=True)}
    wishes = wishes_for(script, whole, direction.look, with_sheets(services, drawn))
    here = [wishes.get(scene.id) for scene in part.scenes]
    each = tuple(dict.fromkeys(wish for wish in here if wish is not None))
    made = dict(zip(each, await gather(*(run(paint, wish) for wish in each)), strict=True))
    return tuple(made.get(wish) if wish else None for wish in here), tuple(sheets)
