"""The stage: a script and what was read in it become a storyboard."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, pairwise

from chalktalk.documents.analysis import ContentGraph
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.manner import Transitions
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import (
    ChapterVisual,
    ListVisual,
    Rationale,
    RunnerUp,
    Scene,
    StatementVisual,
    Storyboard,
    TitleVisual,
    TransitionKind,
    Visual,
)
from chalktalk.engine import Context, stage
from chalktalk.storyboard.choosing import WINDOW, ranked, runner_up, without_repeats
from chalktalk.storyboard.directives import fulfil
from chalktalk.storyboard.elements import heading, parts_of
from chalktalk.storyboard.grouping import passages
from chalktalk.storyboard.icons import icon_query
from chalktalk.storyboard.liveliness import emphases, gestures
from chalktalk.storyboard.overlays import overlays
from chalktalk.storyboard.paragraphs import paragraph_ends
from chalktalk.storyboard.passages import Choice, Passage, Role
from chalktalk.storyboard.plain import statement
from chalktalk.storyboard.transitions import transition
from chalktalk.storyboard.world import World

ID_WORDS = 3


@stage("draw_up", version=5)
async def draw_up(
    context: Context,  # noqa: ARG001  see `stage`
    script: Script,
    graph: ContentGraph,
    assets: tuple[Asset, ...],
    transitions: Transitions = Transitions.VARIED,
) -> Storyboard:
    """Decide scene by scene what the film shows: the author's directive first, else the best of what was read.

    Raises:
        ScriptError: for a directive whose content does not fit its kind.
    """
    scenes: list[Scene] = []
    rationales: list[Rationale] = []
    warnings: list[Diagnostic] = [*graph.warnings]
    names: set[str] = set()
    world = World({concept.id: concept for concept in graph.concepts})
    before: tuple[Passage, Visual] | None = None
    shown: list[Visual] = []
    for passage in without_repeats(passages(script, graph)):
        if passage.starts_chapter:  # anew, so that what is written in one section changes no scene of the next
            shown = []
        choice, other = _decide(passage, assets, shown, world)
        visual = world.settled(choice.visual)
        enter, why = transition(before, passage, visual, transitions)
        before, shown = (passage, visual), [*shown[1 - WINDOW :], visual]
        scenes.append(_scene(passage, visual, world, _name(passage, names), enter))
        score = round(min(1.0, max(0.0, choice.score)), 3)
        rationales.append(
            Rationale(reason=choice.reason, score=score, evidence=choice.evidence, runner_up=other, transition=why)
        )
        warnings += choice.warnings
    return Storyboard(
        title=script.title,
        language=script.language,
        scenes=tuple(_joined(_numbered(scenes))),
        rationales=tuple(rationales),
        warnings=tuple(sorted(warnings, key=lambda warning: warning.line or 0)),
    )


def _decide(
    passage: Passage, assets: Sequence[Asset], before: Sequence[Visual], world: World
) -> tuple[Choice, RunnerUp | None]:
    """The author's wish, else what the passage's place asks for, else the best of what was read in it."""
    if passage.directive is not None and passage.directive.kind is not None:
        return fulfil(passage.directive, passage, assets, world), None
    if passage.role is Role.TITLE:
        name = heading(passage.film, icon_query(passage.film, world, passage))
        return Choice(TitleVisual(heading=name), "the film's first words"), None
    if passage.role is Role.CHAPTER:
        name = heading(passage.chapter or passage.film, icon_query(passage.chapter or passage.film, world, passage))
        return Choice(ChapterVisual(number=passage.number, heading=name), "a chapter's first words"), None
    found = ranked(passage, before)
    best = found[0][1]
    return (_described(passage, best, world) if passage.directive else best), runner_up(found)


def _described(passage: Passage, choice: Choice, world: World) -> Choice:
    """A free description finds the icon of a plain thought; richer pictures have their own."""
    assert passage.directive is not None
    description = passage.directive.content
    if not isinstance(choice.visual, StatementVisual | ListVisual) and choice.visual.kind != "image":
        return replace(choice, reason=f"{choice.reason}, described by the author")
    return replace(
        statement(passage, icon_query(description, world, passage)),
        reason=f"the author's description “{description}”",
        score=1.0,
    )


def _scene(passage: Passage, visual: Visual, world: World, name: str, enter: TransitionKind) -> Scene:
    parts = parts_of(visual)
    figure = gestures(visual, parts, passage)
    return Scene(
        id=name,
        chapter=passage.chapter,
        starts_chapter=passage.starts_chapter,
        type=passage.type,
        sentences=tuple(piece.sentence for piece in passage.pieces),
        paragraph_ends=paragraph_ends(passage.pieces),
        visual=visual,
        overlays=overlays(visual, passage),
        accents=world.accents(visual, passage),
        figure=figure,
        emphases=emphases(parts, figure, passage.tokens),
        enter=enter,
        leave=TransitionKind.FADE,
    )


def _numbered(scenes: Sequence[Scene]) -> list[Scene]:
    """Chapter cards count those that are shown: a section may open with something better than its card."""
    cards = [scene for scene in scenes if isinstance(scene.visual, ChapterVisual)]
    numbers = {card.id: number for number, card in enumerate(cards, start=1)}
    return [
        scene.model_copy(update={"visual": scene.visual.model_copy(update={"number": numbers[scene.id]})})
        if scene.id in numbers
        else scene
        for scene in scenes
    ]


def _joined(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """Each scene leaves as the next one enters."""
    for scene, following in pairwise(scenes):
        yield scene.model_copy(update={"leave": following.enter})
    yield scenes[-1]


def _name(passage: Passage, taken: set[str]) -> str:
    """The scene's first telling words, with a number only where another scene has the same."""
    telling = [token.lower for token in passage.tokens if token.telling] or [token.lower for token in passage.tokens]
    name = re.sub(r"[\W_]+", "-", " ".join(telling[:ID_WORDS])).strip("-")[:48] or "scene"
    free = next(each for each in chain([name], (f"{name}-{number}" for number in count(2))) if each not in taken)
    taken.add(free)
    return free
