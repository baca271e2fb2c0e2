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
    Face,
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
from chalktalk.storyboard import posing
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.posing import Wish
from chalktalk.storyboard.tokens import Token, Tokens

STILL = 3.2
"""Seconds after which something has to move."""
BETWEEN_GESTURES = 1.4
"""Seconds a gesture lasts at least."""
SOONEST = 0.8
"""Seconds after which a scene's first pose, which it has not had to take up, may give way."""
WALKING_IN = 2.6
"""Seconds from a scene's start for which the figure walks in; a scene has to last twice as long."""
FEELING_AGAIN = 6.0
"""Seconds after which a strong feeling may be shown once more."""
NOTICEABLE_PAUSE = 0.9
"""Seconds from a word's start to the next one's that make a pause in which the figure rests."""
FEELINGS = frozenset({Pose.THINKING, Pose.EXCITED, Pose.CONFUSED})
"""Poses that show a strong feeling."""
OWN_FACE = FEELINGS | {Pose.WALKING}
"""Poses that wear their own face, whatever the sentence feels like."""
ROOM_FOR_FIGURE = 4
"""Items from which on a list leaves the figure no room."""


def gestures(visual: Visual, parts: Sequence[Element], passage: Passage) -> tuple[Gesture, ...]:
    """What the figure does, word by word; empty where it has no room or would be in the way."""
    if not _has_figure(visual, parts):
        return ()
    tokens = passage.tokens
    starts = _starts(tokens)
    wishes = {token.index: Wish(Pose.IDLE) for token in tokens if _pauses(token)}
    wishes |= {part.cue.start: Wish(Pose.POINTING_RIGHT) for part in parts}
    wishes |= _now_and_then(posing.wishes(passage), starts)
    enters = passage.starts_chapter and starts[-1] >= 2 * WALKING_IN
    if enters:
        wishes = {at: wish for at, wish in wishes.items() if starts[at] >= WALKING_IN}
        wishes[0] = Wish(Pose.WALKING)
    elif wishes.get(0, Wish(Pose.IDLE)).pose in (Pose.IDLE, Pose.POINTING_RIGHT, Pose.WALKING):
        wishes[0] = Wish(Pose.EXPLAINING)
    kept = _spaced(wishes, starts)
    pose = Pose.POINTING_RIGHT
    for at in _fillers(tokens, starts, kept):
        if enters and starts[at] < WALKING_IN:
            continue
        kept[at] = Wish(pose if not any(part.cue.start <= at for part in parts) else Pose.EXPLAINING)
        pose = Pose.EXPLAINING if pose is Pose.POINTING_RIGHT else Pose.POINTING_RIGHT
    return tuple(_changes(_spaced(kept, starts), posing.faces(passage)))


def _now_and_then(wishes: dict[int, Wish], starts: Sequence[float]) -> dict[int, Wish]:
    """The wishes of the words, the same strong feeling not twice in a few seconds."""
    kept: dict[int, Wish] = {}
    for at, wish in sorted(wishes.items()):
        same = [other for other, one in kept.items() if one.pose is wish.pose and wish.pose in FEELINGS]
        if not same or starts[at] - starts[same[-1]] >= FEELING_AGAIN:
            kept[at] = wish
    return kept


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


def _spaced(wishes: dict[int, Wish], starts: Sequence[float]) -> dict[int, Wish]:
    """The wishes that leave each gesture its time: feelings go before pointing, and pointing before the rest."""
    kept: dict[int, Wish] = {}
    for at in sorted(wishes, key=lambda at: (at > 0, _rank(wishes[at].pose), at)):
        if all(abs(starts[at] - starts[other]) >= (BETWEEN_GESTURES if other else SOONEST) for other in kept):
            kept[at] = wishes[at]
    return kept


def _rank(pose: Pose) -> int:
    if pose in FEELINGS or pose is Pose.WALKING:
        return 0
    return 1 if pose in (Pose.POINTING_LEFT, Pose.POINTING_RIGHT) else 2


def _changes(wishes: dict[int, Wish], faces: Sequence[Face | None]) -> Iterable[Gesture]:
    """Gestures in order, none twice in a row unless it points again or looks different."""
    last: Gesture | None = None
    for at in sorted(wishes):
        pose, face = wishes[at]
        if pose not in OWN_FACE:
            face = face or faces[at]
        gesture = Gesture(pose=pose, face=face, cue=_word(at))
        if last is None or (pose, face) != (last.pose, last.face) or pose is Pose.POINTING_RIGHT:
            yield gesture
        last = gesture


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
