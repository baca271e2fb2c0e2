"""The stage: every icon a scene asks for, found and turned into outlines."""

from functools import lru_cache

from chalktalk.artwork.catalogue import catalogue
from chalktalk.artwork.matching import best_icon, names_nothing
from chalktalk.artwork.outlines import outlines
from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.storyboard import Element, Scene
from chalktalk.engine import Context, stage
from chalktalk.walking import parts_within

MONOGRAM = "monogram"
"""The name of what is drawn where no icon fits."""
LETTER = "letter"
"""The name of what is drawn for words that name nothing, so that nobody need look for a better one."""


@stage("illustrate", version=3)
async def illustrate(context: Context, scene: Scene) -> Artwork:  # noqa: ARG001  every stage takes its context
    """An icon for each distinct query of the scene, in the order the scene first asks; a monogram where none fits."""
    queries = dict.fromkeys(element.icon for element in parts_within(scene, Element) if element.icon)
    return Artwork(icons=tuple(icon_for(query) for query in queries))


@lru_cache(maxsize=1024)
def icon_for(query: str) -> IconArt:
    """The icon that fits a query best, or its first letter."""
    empty = names_nothing(query)
    name = None if empty else best_icon(query)
    if name is None:
        letter = next((sign for sign in query if sign.isalnum()), "•")
        return IconArt(query=query, name=LETTER if empty else MONOGRAM, paths=(), letter=letter.upper())
    return IconArt(query=query, name=name, paths=outlines(catalogue().svg(name)))
