"""Which of a passage's pictures is shown: the best one, unless its neighbours show the same already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from chalktalk.documents.storyboard import ImageVisual, RunnerUp, Visual
from chalktalk.storyboard.passages import Choice, Passage, Role, joined
from chalktalk.storyboard.pictures import pictured
from chalktalk.storyboard.plain import plain

AGAIN = 0.2
"""What a picture loses where the scene before shows the same kind: only a sure reading repeats it."""
SAME = 0.5
"""What it loses where it would be no news: words or lists again, the same thing again, yet another thing."""
ANOTHER = 0.2
"""What the picture of a thing loses after that of another thing: less than any words are worth."""
TOO_MANY = 0.25
"""What a list or a statement loses where one of the last three scenes was one: any picture that is not the one just
shown goes before it."""
PLAINEST = frozenset({"list", "statement"})
WINDOW = 3
MOST_THINGS = 2
"""Pictures of a single thing each that may follow one another."""
LONGEST = 14.0
"""Seconds a plain picture may stand."""


def without_repeats(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, plain neighbours that would show the same kind made one where that is not too long."""
    before: Passage | None = None
    for passage in passages:
        if before is None:
            before = passage
        elif _share(before, passage):
            before = joined(before, passage)
        else:
            yield before
            before = passage
    if before is not None:
        yield before


def _share(one: Passage, other: Passage) -> bool:
    """Whether two neighbours have nothing but a plain picture each, of the same kind, and are short enough for one."""
    plainest = not (one.opportunities or other.opportunities or one.directive or other.directive)
    together = one.role is other.role is Role.BODY and not other.starts_chapter
    if not plainest or not together or one.seconds + other.seconds > LONGEST:
        return False
    return plain(one)[0].visual.kind == plain(other)[0].visual.kind


def ranked(passage: Passage, before: Sequence[Visual]) -> list[tuple[float, Choice]]:
    """Everything the passage could show with its worth here, best first; `before` is what was shown so far."""
    found = [*pictured(passage), *plain(passage)]
    worths = [(worth(choice, before), choice) for choice in found]
    return sorted(worths, key=lambda pair: -pair[0])


def worth(choice: Choice, before: Sequence[Visual]) -> float:
    """A choice's score less what its neighbours take from it."""
    kinds = [visual.kind for visual in before]
    crowded = choice.visual.kind in PLAINEST and not PLAINEST.isdisjoint(kinds[-WINDOW:])
    return choice.score - _repeated(choice.visual, before) - TOO_MANY * crowded


def _repeated(visual: Visual, before: Sequence[Visual]) -> float:
    """What a picture loses to the one before it."""
    if not before or before[-1].kind != visual.kind:
        return 0.0
    if isinstance(visual, ImageVisual):
        run = list(takewhile(lambda one: isinstance(one, ImageVisual), reversed(before)))
        same = any(isinstance(one, ImageVisual) and one.picture.label == visual.picture.label for one in run)
        return SAME if same or len(run) >= MOST_THINGS else ANOTHER
    return SAME if visual.kind in PLAINEST else AGAIN


def runner_up(found: Sequence[tuple[float, Choice]]) -> RunnerUp | None:
    """The best choice of another kind than the one chosen."""
    chosen = found[0][1].visual.kind
    other = next(((value, choice) for value, choice in found if choice.visual.kind != chosen), None)
    if other is None:
        return None
    value, choice = other
    return RunnerUp(kind=choice.visual.kind, score=round(min(1.0, max(0.0, value)), 3), reason=choice.reason)
