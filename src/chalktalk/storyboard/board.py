"""The stage: a script becomes a storyboard."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Asset
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import (
    ChapterVisual,
    Scene,
    StatementVisual,
    Storyboard,
    TitleVisual,
    TransitionKind,
)
from chalktalk.engine import Context, stage
from chalktalk.storyboard.directives import fulfil
from chalktalk.storyboard.elements import heading, icon_query, parts_of
from chalktalk.storyboard.liveliness import emphases, gestures
from chalktalk.storyboard.passages import Choice, Passage, Role
from chalktalk.storyboard.rules import choose
from chalktalk.storyboard.rules.closing import recap
from chalktalk.storyboard.rules.statement import statement
from chalktalk.storyboard.splitting import passages

LONG_SENTENCE = 30
"""Words beyond which a listener loses the thread."""
ID_WORDS = 3


@stage("draw_up", version=1)
async def draw_up(context: Context, script: Script, assets: tuple[Asset, ...]) -> Storyboard:  # noqa: ARG001  see `stage`
    """Cut the script into scenes and decide what each shows: the author's directive first, else the rules.

    A scene depends on its own sentences, its chapter, and what kind of picture the scene before shows; nothing else,
    so that an edit changes the scene it is in.

    Raises:
        ScriptError: for a directive whose content does not fit its kind.
    """
    scenes: list[Scene] = []
    warnings: list[Diagnostic] = []
    names: Counter[str] = Counter()
    paragraph = -1
    for passage in passages(script):
        choice = _decide(passage, assets, scenes[-1].visual.kind if scenes else None)
        enter = _transition(passage, paragraph) if scenes else TransitionKind.CUT
        scenes.append(_scene(passage, choice, _name(passage, names), enter))
        warnings += choice.warnings
        paragraph = passage.pieces[-1].paragraph
    warnings += _long_sentences(script)
    return Storyboard(
        title=script.title,
        language=script.language,
        scenes=tuple(_joined(scenes)),
        warnings=tuple(sorted(warnings, key=lambda warning: warning.line or 0)),
    )


def _decide(passage: Passage, assets: Sequence[Asset], previous: str | None) -> Choice:
    """The author's wish, else what the passage's place asks for, else what the rules see in it."""
    if passage.directive is not None and passage.directive.kind is not None:
        return fulfil(passage.directive, passage, assets)
    match passage.role:
        case Role.TITLE:
            return Choice(
                TitleVisual(heading=heading(passage.film, passage.lexicon, icon=True)), "the film's first words"
            )
        case Role.CHAPTER:
            name = heading(passage.chapter or passage.film, passage.lexicon, icon=True)
            return Choice(ChapterVisual(number=passage.number, heading=name), "a chapter's first words")
        case Role.CLOSING:
            return recap(passage) or statement(passage)
        case Role.BODY:
            choice = choose(passage, previous)
            return _described(passage, choice) if passage.directive is not None else choice


def _described(passage: Passage, choice: Choice) -> Choice:
    """A free description finds the icon of a statement; richer pictures have their own."""
    assert passage.directive is not None
    description = passage.directive.content
    if choice.visual.kind not in ("statement", "list"):
        return replace(choice, reason=f"{choice.reason}, described by the author")
    plain = statement(passage)
    assert isinstance(plain.visual, StatementVisual)
    pictured = plain.visual.heading.model_copy(update={"icon": icon_query(description, passage.lexicon)})
    visual = plain.visual.model_copy(update={"heading": pictured})
    return Choice(visual, f"the author's description “{description}”")


def _scene(passage: Passage, choice: Choice, name: str, enter: TransitionKind) -> Scene:
    parts = parts_of(choice.visual)
    figure = gestures(choice.visual, parts, passage.tokens)
    return Scene(
        id=name,
        chapter=passage.chapter,
        starts_chapter=passage.starts_chapter,
        sentences=tuple(piece.sentence for piece in passage.pieces),
        visual=choice.visual,
        figure=figure,
        emphases=emphases(parts, figure, passage.tokens),
        enter=enter,
        leave=TransitionKind.FADE,
        reason=choice.reason,
    )


def _transition(passage: Passage, paragraph: int) -> TransitionKind:
    """Fade to a new chapter, push to the next thought, cut within one. Only the text's shape decides."""
    if passage.starts_chapter:
        return TransitionKind.FADE
    return TransitionKind.CUT if passage.pieces[0].paragraph == paragraph else TransitionKind.PUSH


def _joined(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """Each scene leaves as the next one enters."""
    for scene, following in pairwise(scenes):
        yield scene.model_copy(update={"leave": following.enter})
    yield scenes[-1]


def _name(passage: Passage, taken: Counter[str]) -> str:
    """The scene's first telling words, with a number only where another scene has the same."""
    telling = [token.lower for token in passage.tokens if token.telling] or [token.lower for token in passage.tokens]
    name = re.sub(r"[\W_]+", "-", " ".join(telling[:ID_WORDS])).strip("-")[:48] or "scene"
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _long_sentences(script: Script) -> Iterator[Diagnostic]:
    for section in script.sections:
        for piece in section.sentences:
            length = len(piece.sentence.words)
            if length > LONG_SENTENCE:
                yield Diagnostic(
                    message=f"a sentence of {length} words is hard to follow by ear",
                    line=piece.line,
                    hint="make two sentences of it",
                )
