"""Artwork: the icons and pictures one scene asks for, as outlines ready to draw."""

from chalktalk.documents.base import Document


class IconArt(Document):
    """One icon as stroked outlines on a 24 x 24 grid."""

    query: str
    """The storyboard's words for it."""
    name: str
    """The icon's own name in its set, `monogram` where none fits, or `letter` where the query names nothing."""
    paths: tuple[str, ...]
    """Outlines in the Timeline's path language (absolute M, L, C, Z), to be stroked 2 units wide, round caps."""
    letter: str | None = None
    """The letter to draw where there is no icon."""


class Artwork(Document):
    """Everything drawn elsewhere that one scene needs."""

    version: int = 1
    icons: tuple[IconArt, ...]
    """One for each distinct icon query of the scene."""
