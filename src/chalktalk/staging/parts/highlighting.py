"""Program text in colours: what pygments takes for a keyword, a string, a number has an accent's role."""

from itertools import groupby
from typing import Literal, NamedTuple

from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

Role = Literal["ink", "muted", "primary", "contrast", "positive", "warning"]
"""A palette's colour by its name there."""

_ROLES: tuple[tuple[_TokenType, Role], ...] = (
    (Token.Comment, "muted"),
    (Token.Literal.String, "positive"),
    (Token.Literal, "warning"),
    (Token.Keyword.Constant, "warning"),
    (Token.Keyword, "primary"),
    (Token.Operator.Word, "primary"),
    (Token.Name.Function, "contrast"),
    (Token.Name.Class, "contrast"),
    (Token.Name.Builtin, "contrast"),
    (Token.Name.Decorator, "contrast"),
    (Token.Name.Tag, "primary"),
    (Token.Name.Attribute, "contrast"),
)
"""The first that holds; everything else is plain ink."""


class Run(NamedTuple):
    """A stretch of one line in one colour."""

    text: str
    role: Role


def highlighted(lines: tuple[str, ...], language: str) -> list[tuple[Run, ...]] | None:
    """Each line cut into its colours; None where the language is not known."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    found: list[list[Run]] = [[]]
    for kind, text in lexer.get_tokens("\n".join(lines)):
        first, *further = text.split("\n")
        found[-1].append(Run(first, _role(kind)))
        found += [[Run(part, _role(kind))] for part in further]
    return [_merged(runs) for runs in found] if len(found) == len(lines) else plain(lines)


def plain(lines: tuple[str, ...]) -> list[tuple[Run, ...]]:
    """Each line in one colour."""
    return [(Run(line, "ink"),) for line in lines]


def _role(kind: _TokenType) -> Role:
    return next((role for ancestor, role in _ROLES if kind[: len(ancestor)] == ancestor), "ink")


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one colour as one run; a space takes the colour of what stands before it."""
    coloured: list[Run] = []
    for text, role in runs:
        blank = not text.strip() and coloured
        coloured.append(Run(text, coloured[-1].role if blank else role))
    return tuple(Run("".join(text for text, _ in same), role) for role, same in groupby(coloured, lambda run: run.role))
