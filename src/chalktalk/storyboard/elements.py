"""Elements from stretches of narration: label, icon query and cue."""

from collections.abc import Iterable, Sequence

from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    ChapterVisual,
    ComparisonVisual,
    Element,
    ImageVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    RecapVisual,
    StatementVisual,
    TitleVisual,
    Visual,
)
from chalktalk.storyboard.labels import label
from chalktalk.storyboard.lexicon import NO_LEXICON, Lexicon
from chalktalk.storyboard.tokens import Part, Token, Tokens, read_text, stems

FIRST_WORD = Span(start=0, end=1)
"""The cue of a heading or a lone picture: it is there from the scene's start."""


def span_of(tokens: Tokens) -> Span:
    """The words that tokens are."""
    return Span(start=tokens[0].index, end=tokens[-1].index + 1)


def element(name: str, tokens: Tokens, lexicon: Lexicon, *, known: frozenset[str] = frozenset()) -> Element:
    """An element for what these words say, cued to them. Stems that are known already do not ask for an icon."""
    text = label(tokens, lexicon)
    telling = next((token for token in tokens if token.telling), tokens[0])
    cue = Span(start=telling.index, end=tokens[-1].index + 1)
    return Element(id=name, label=text, icon=icon_query(text, lexicon, known), cue=cue)


def numbered(name: str, parts: Sequence[Tokens], lexicon: Lexicon) -> tuple[Element, ...]:
    """An element for each part, `name-1` and so on; what all of them speak of tells none apart, so gives no icon."""
    shared = frozenset.intersection(*map(stems, parts)) if len(parts) > 1 else frozenset()
    return tuple(element(f"{name}-{at}", part, lexicon, known=shared) for at, part in enumerate(parts, 1))


def heading(text: str, lexicon: Lexicon, *, icon: bool = False) -> Element:
    """A heading, there from the scene's first word."""
    return Element(id="heading", label=text, icon=icon_query(text, lexicon) if icon else None, cue=FIRST_WORD)


def icon_query(text: str, lexicon: Lexicon, known: frozenset[str] = frozenset()) -> str | None:
    """Words to find an icon by: things, then actions; qualities (`natural`) only where there is nothing else.

    It depends on the label alone, so that a concept keeps its icon through the film. None where we know nothing of the
    language: an English icon name may mean something else there.
    """
    if lexicon is NO_LEXICON:
        return None
    tokens = [token for token in read_text(text, lexicon) if token.telling and token.text[0].isalpha()]
    things = [token for token in tokens if token.part is not Part.ADJECTIVE] or tokens
    told = [token for token in things if token.lower not in lexicon.vague and token.stem not in known]
    return " ".join(_unique(token.lower for token in sorted(told, key=_is_verb))) or None


def _is_verb(token: Token) -> bool:
    return token.part is Part.VERB


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def parts_of(visual: Visual) -> tuple[Element, ...]:
    """The elements that come in on words of their own, which a heading does not."""
    match visual:
        case ListVisual() | RecapVisual():
            return visual.items
        case ProcessVisual():
            return visual.steps
        case ComparisonVisual():
            return (visual.left.head, *visual.left.points, visual.right.head, *visual.right.points)
        case NumberVisual():
            return (visual.value, visual.caption)
        case ImageVisual():
            return (visual.picture,)
        case TitleVisual() | ChapterVisual() | StatementVisual():
            return ()
