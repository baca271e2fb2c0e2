"""What keeps a scene alive: the figure's gestures, and emphases where nothing else would move."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    AbstractVisual,
    CallToActionVisual,
    ComparisonVisual,
    DefinitionVisual,
    Element,
    Gesture,
    ImageVisual,
    ListVisual,
    Pose,
    QuoteVisual,
    RecapVisual,
    StatementVisual,
    TitleVisual,
    Visual,
)
from chalktalk.storyboard.tokens import Token, Tokens

STILL = 3.2
"""Seconds after which something has to move."""
BETWEEN_GESTURES = 1.2
"""Seconds a gesture lasts at least."""
NOTICEABLE_PAUSE = 0.9
"""Seconds from a word's start to the next one's that make a pause in which the figure rests."""
ROOM_FOR_FIGURE = 4
"""Items from which on a list leaves the figure no room."""


def gestures(visual: Visual, parts: Sequence[Element], tokens: Tokens) -> tuple[Gesture, ...]:
    """What the figure does, word by word; empty where it has no room or would be in the way."""
    if not _has_figure(visual, parts):
        return ()
    starts = _starts(tokens)
    wishes: dict[int, Pose] = {token.index: Pose.IDLE for token in tokens if _pauses(token)}
    wishes |= {part.cue.start: Pose.POINTING for part in parts}
    wishes[0] = Pose.EXPLAINING
    kept = _spaced(wishes, starts)
    pose = Pose.POINTING
    for at in _fillers(tokens, starts, kept):
        kept[at] = pose if not any(part.cue.start <= at for part in parts) else Pose.EXPLAINING
        pose = Pose.EXPLAINING if pose is Pose.POINTING else Pose.POINTING
    return tuple(_changes(_spaced(kept, starts)))


def emphases(parts: Sequence[Element], figure: Sequence[Gesture], tokens: Tokens) -> tuple[Span, ...]:
    """Words on which something shown should move, so that nothing stands still for longer than `STILL`."""
    events = {0, *(part.cue.start for part in parts), *(gesture.cue.start for gesture in figure)}
    return tuple(_word(at) for at in _fillers(tokens, _starts(tokens), events))


def _has_figure(visual: Visual, parts: Sequence[Element]) -> bool:
    match visual:
        case TitleVisual() | StatementVisual() | ComparisonVisual() | DefinitionVisual() | QuoteVisual():
            return True
        case CallToActionVisual() | AbstractVisual():
            return True
        case ImageVisual():
            return visual.asset is None
        case ListVisual() | RecapVisual():
            return len(parts) < ROOM_FOR_FIGURE
        case _:
            return False


def _pauses(token: Token) -> bool:
    return token.seconds >= NOTICEABLE_PAUSE and token.ends_sentence and token.index > 0


def _spaced(wishes: dict[int, Pose], starts: Sequence[float]) -> dict[int, Pose]:
    """The wishes that leave each gesture its time; pointing goes before resting."""
    kept: dict[int, Pose] = {}
    for at in sorted(wishes, key=lambda at: (at > 0, wishes[at] is not Pose.POINTING, at)):
        if all(abs(starts[at] - starts[other]) >= BETWEEN_GESTURES for other in kept):
            kept[at] = wishes[at]
    return kept


def _changes(poses: dict[int, Pose]) -> Iterable[Gesture]:
    """Gestures in order, none twice in a row unless it points again."""
    last: Pose | None = None
    for at in sorted(poses):
        if poses[at] is not last or poses[at] is Pose.POINTING:
            yield Gesture(pose=poses[at], cue=_word(at))
        last = poses[at]


def _fillers(tokens: Tokens, starts: Sequence[float], events: Iterable[int]) -> list[int]:
    """Telling words that break every stretch longer than `STILL` in which nothing happens."""
    found: list[int] = []
    since, at = 0.0, 0
    for moment in (*sorted(starts[event] for event in events), starts[-1]):
        while moment - since > STILL:
            while at < len(tokens) and starts[at] < since + STILL / 2:
                at += 1
            end = at + 1
            while end < len(tokens) and starts[end] <= since + STILL:
                end += 1
            if at == len(tokens) or starts[at] >= moment:
                break
            chosen = max(tokens[at:end], key=lambda token: (_weight(token), token.index)).index
            found.append(chosen)
            since = starts[chosen]
        since = max(since, moment)
    return found


def _weight(token: Token) -> float:
    """Long words and stressed ones are where a movement belongs."""
    return (1.0 + 0.1 * min(len(token.text), 10)) * token.telling + 3.0 * token.stressed


def _starts(tokens: Tokens) -> list[float]:
    """When each word starts, in seconds from the scene's start, and last when the scene ends."""
    return [0.0, *accumulate(token.seconds for token in tokens)]


def _word(at: int) -> Span:
    return Span(start=at, end=at + 1)
