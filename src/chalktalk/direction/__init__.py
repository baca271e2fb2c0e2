"""Direction: from a brief to the look, the voice and the technical shape of its film."""

from chalktalk.direction.directing import direct
from chalktalk.direction.themes import list_themes, parse_theme, theme_named
from chalktalk.direction.words import category_of, read_words, subject_of

__all__ = [
    "category_of",
    "direct",
    "list_themes",
    "parse_theme",
    "read_words",
    "subject_of",
    "theme_named",
]
