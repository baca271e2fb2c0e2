"""Direction: from a brief to the look, the voice and the technical shape of its film, and to its creative direction."""

from chalktalk.direction.checking import cautions_for
from chalktalk.direction.confidence import confidence_of
from chalktalk.direction.directing import direct
from chalktalk.direction.drafting import directed, draft_direction
from chalktalk.direction.judging import judge_brief, judge_film
from chalktalk.direction.refining import refine_direction
from chalktalk.direction.themes import list_themes, parse_theme, theme_named
from chalktalk.direction.theming import manner_of, theme_of, with_direction
from chalktalk.direction.words import category_of, read_words, subject_of

__all__ = [
    "category_of",
    "cautions_for",
    "confidence_of",
    "direct",
    "directed",
    "draft_direction",
    "judge_brief",
    "judge_film",
    "list_themes",
    "manner_of",
    "parse_theme",
    "read_words",
    "refine_direction",
    "subject_of",
    "theme_named",
    "theme_of",
    "with_direction",
]
