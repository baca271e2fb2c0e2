"""Direction: from a brief to the look, the voice and the technical shape of its film."""

from chalktalk.direction.checking import cautions_for
from chalktalk.direction.confidence import confidence_of
from chalktalk.direction.directing import direct
from chalktalk.direction.themes import list_themes, parse_theme, theme_named

__all__ = ["cautions_for", "confidence_of", "direct", "list_themes", "parse_theme", "theme_named"]
