"""How one scene gives way to the next, by what the text does there."""

import re
from collections.abc import Iterator

from chalktalk.documents.manner import Transitions
from chalktalk.documents.storyboard import TransitionKind, Visual
from chalktalk.storyboard.elements import elements_of
from chalktalk.storyboard.passages import Passage

SOON = 5
"""Words after a scene's start by which a thing that flies in has to be named: it waits in its place until then."""
WHOLES = frozenset({"hierarchy", "network", "list", "timeline", "cycle", "data_flow"})
"""Pictures of several things, into one of which the next scene may go."""

_ALWAYS = {
    Transitions.CUTS: TransitionKind.CUT,
    Transitions.FADES: TransitionKind.FADE,
    Transitions.PUSHES: TransitionKind.PUSH,
}

_ELSEWHEN = re.compile(
    r"(?:in (?:the )?(?:\d{3,4}s?|[a-z]+ \d{3,4}|(?:early|late|mid)\b.*)|by \d{4}|(?:many |some |a few )?[\w-]+ "
    r"(?:years|months|weeks|days|centuries|decades|hours) (?:later|ago|earlier|before)|meanwhile|elsewhere|today|"
    r"nowadays|back then|until then|since then|long ago|later that|the next (?:day|morning|year))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes to another time or place."""


def transition(
    before: tuple[Passage, Visual] | None,
    passage: Passage,
    visual: Visual,
    wanted: Transitions = Transitions.VARIED,
) -> tuple[TransitionKind, str]:
    """How a scene comes in, and why: as the text asks for, unless the film has one way for all."""
    if before is None:
        return TransitionKind.CUT, "the film begins"
    if wanted in _ALWAYS:
        return _ALWAYS[wanted], f"the film's manner: {wanted.value}"
    return next(_fitting(*before, passage, visual))


def _fitting(earlier: Passage, seen: Visual, passage: Passage, visual: Visual) -> Iterator[tuple[TransitionKind, str]]:
    """All that would do, the most telling first."""
    if passage.starts_chapter:
        yield TransitionKind.FADE, "a new chapter"
    common = _icons(seen) & _icons(visual, by=SOON)
    if common and seen.kind in WHOLES and visual.kind not in WHOLES:
        yield TransitionKind.ZOOM, f"from all of them to one, “{min(common)}”"
    if common:
        yield TransitionKind.MATCH, f"both show “{min(common)}”"
    if passage.english and _ELSEWHEN.match(" ".join(word.display for word in passage.words)):
        yield TransitionKind.WIPE, "another time or place"
    if passage.readings[0].paragraph == earlier.readings[-1].paragraph:
        yield TransitionKind.CUT, "the same thought goes on"
    yield TransitionKind.PUSH, "the next thought"


def _icons(visual: Visual, by: int | None = None) -> frozenset[str]:
    """What is found by its icon; `by` leaves out what comes in after that word."""
    return frozenset(
        one.icon for one in elements_of(visual) if one.icon is not None and (by is None or one.cue.start <= by)
    )
