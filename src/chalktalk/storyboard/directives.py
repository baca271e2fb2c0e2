"""Fulfilling the author's directives: their content into pictures, or an error that says what to write instead."""

import re
from collections.abc import Sequence

from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.script import Directive
from chalktalk.documents.storyboard import Visual
from chalktalk.errors import Place, ScriptError
from chalktalk.storyboard import figures, wishes
from chalktalk.storyboard.choosing import ranked
from chalktalk.storyboard.cueing import matches
from chalktalk.storyboard.elements import parts_of
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.wish import LABEL_WORDS, ContentError, Wish
from chalktalk.storyboard.wishes import Builder
from chalktalk.storyboard.world import World

ANY_BREAK = re.compile(r"[;|,:()=→⟶]|=>|->|\bvs\b\.?|\bversus\b", re.IGNORECASE)

BUILDERS: dict[str, Builder] = {
    "title": wishes.title,
    "chapter": wishes.chapter,
    "statement": wishes.statement,
    "definition": wishes.definition,
    "list": wishes.listing,
    "comparison": wishes.comparison,
    "process": wishes.process,
    "cycle": wishes.cycle,
    "hierarchy": wishes.hierarchy,
    "network": wishes.network,
    "timeline": figures.timeline,
    "bar_chart": figures.bar_chart,
    "line_chart": figures.line_chart,
    "share_chart": figures.share_chart,
    "number": figures.number,
    "growth": figures.change,
    "transformation": wishes.transformation,
    "barrier": wishes.barrier,
    "speed": wishes.speed,
    "scale": wishes.scale,
    "data_flow": wishes.data_flow,
    "code": wishes.code,
    "equation": wishes.equation,
    "quote": wishes.quote,
    "image": wishes.image,
    "painting": wishes.painting,
    "recap": wishes.recap,
    "call_to_action": wishes.call_to_action,
    "abstract": wishes.abstract,
}
VERBATIM = frozenset({"definition", "code", "equation", "quote", "number", "painting"})
"""Kinds whose labels may be long and are never shortened, or stand for more than they say."""


def fulfil(directive: Directive, passage: Passage, assets: Sequence[Asset], world: World) -> Choice:
    """The picture that the author asks for; a kind without content is filled with what was read, where that can be.

    Raises:
        ScriptError: if the content does not fit its kind; its place names the line.
    """
    kind = directive.kind or ""
    if not directive.content.strip() and (found := _read(kind, passage)):
        return Choice(found.visual, "directive", evidence=found.evidence)
    try:
        visual = BUILDERS[kind](Wish(directive.content.strip(), passage, assets, world))
    except ContentError as error:
        hints = (f"write {error.example}",)
        raise ScriptError(error.message, where=Place(directive.file, directive.line), hints=hints) from error
    return Choice(visual, "directive", warnings=tuple(_remarks(directive, visual, passage)))


def _read(kind: str, passage: Passage) -> Choice | None:
    return next((choice for _, choice in ranked(passage, ()) if choice.visual.kind == kind), None)


def _remarks(directive: Directive, visual: Visual, passage: Passage) -> list[Diagnostic]:
    """What the author should know: words that were shortened, and pictures whose words are never said."""
    shown = parts_of(visual)
    written = {text.strip().lower() for text in ANY_BREAK.split(directive.content)}
    remarks = [
        Diagnostic(
            message=f"a label was shortened to “{part.label}”",
            line=directive.line,
            hint=f"labels have at most {LABEL_WORDS} words",
        )
        for part in shown
        if VERBATIM.isdisjoint({visual.kind, directive.kind}) and part.label.lower() not in written
    ]
    if len(shown) > 1 and not any(matches(part.label, passage.tokens) for part in shown):
        remarks.append(
            Diagnostic(
                message="nothing in this picture is said in its sentences, so its parts come in evenly",
                line=directive.line,
                hint="use the same words in the narration, or move the directive",
            )
        )
    return remarks
