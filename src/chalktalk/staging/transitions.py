"""How a scene comes and goes: one function a transition, for the scene that comes and for the one that leaves.

Two scenes overlap for the transition's frames. On each level the one that leaves is drawn first; their words never lie
on each other: what fades is gone before the other is there, what pushes or wipes keeps to its own part of the page.
"""

from collections.abc import Callable, Sequence

from chalktalk.documents.cues import Transition
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.documents.timeline import AnyNode, Clip, Group, Track
from chalktalk.staging import motion, nodes
from chalktalk.staging.page import Page

Span = tuple[int, int]
"""First frame of the transition and one past its last, by the scene's own count."""
Wrap = Callable[[str, Sequence[AnyNode], Page, Span], Group]

NEARER = 0.14
"""How much a zoom grows."""


def coming_and_going(
    id_: str, content: Sequence[AnyNode], page: Page, frames: int, enter: Transition, leave: Transition
) -> Group:
    """A scene's content as one group that comes in and goes as its transitions say."""
    inner = nodes.group(id_, content)
    if leave.frames and leave.kind in LEAVING:
        inner = LEAVING[leave.kind](f"{id_}/leave", [inner], page, (frames - leave.frames, frames))
    if enter.frames and enter.kind in ENTERING:
        inner = ENTERING[enter.kind](f"{id_}/enter", [inner], page, (0, enter.frames))
    return inner


def _fade_in(id_: str, content: Sequence[AnyNode], _page: Page, span: Span) -> Group:
    return nodes.group(id_, content, opacity=_second_half(span))


def _fade_out(id_: str, content: Sequence[AnyNode], _page: Page, span: Span) -> Group:
    return nodes.group(id_, content, opacity=_first_half(span))


def _push_in(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    return nodes.group(id_, content, x=_way(span, page.width, 0.0))


def _push_out(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    return nodes.group(id_, content, x=_way(span, 0.0, -page.width))


def _wipe_in(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    """Uncovered from the left, by a window that opens."""
    window = Clip(x=0.0, y=0.0, width=_way(span, 0.0, page.width), height=page.height, radius=0.0)
    return nodes.group(id_, content, clip=window)


def _wipe_out(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    """Covered from the left, by a window that moves away over content that stands still."""
    still = nodes.group(f"{id_}/still", content, x=_way(span, 0.0, -page.width))
    window = Clip(x=0.0, y=0.0, width=page.width, height=page.height, radius=0.0)
    return nodes.group(id_, [still], x=_way(span, 0.0, page.width), clip=window)


def _zoom_in(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    """Comes up from a little farther away, in the second half."""
    middle, end = sum(span) // 2, span[1]
    growing = motion.track([(middle, 1 - NEARER / 2, motion.EASE_OUT), (end, 1.0, "hold")])
    return _about_the_middle(id_, content, page, growing, _second_half(span))


def _zoom_out(id_: str, content: Sequence[AnyNode], page: Page, span: Span) -> Group:
    """Goes past the viewer, in the first half."""
    start, middle = span[0], sum(span) // 2
    growing = motion.track([(start, 1.0, motion.EASE_IN), (middle, 1 + NEARER, "hold")])
    return _about_the_middle(id_, content, page, growing, _first_half(span))


def _about_the_middle(id_: str, content: Sequence[AnyNode], page: Page, scale: Track, opacity: Track) -> Group:
    middle = (page.content.cx, page.content.cy)
    return nodes.group(id_, content, x=middle[0], y=middle[1], anchor=middle, scale=scale, opacity=opacity)


def _way(span: Span, first: float, last: float) -> Track:
    return motion.track([(span[0], first, motion.EASE_IN_OUT), (span[1], last, "hold")])


def _second_half(span: Span) -> Track:
    return motion.track([(sum(span) // 2, 0.0, "linear"), (span[1], 1.0, "hold")])


def _first_half(span: Span) -> Track:
    start, end = span
    return motion.track([(start, 1.0, "linear"), (start + max(1, (end - start) // 2), 0.0, "hold")])


ENTERING: dict[TransitionKind, Wrap] = {
    TransitionKind.FADE: _fade_in,
    TransitionKind.PUSH: _push_in,
    TransitionKind.WIPE: _wipe_in,
    TransitionKind.ZOOM: _zoom_in,
    TransitionKind.MATCH: _fade_in,
}
LEAVING: dict[TransitionKind, Wrap] = {
    TransitionKind.FADE: _fade_out,
    TransitionKind.PUSH: _push_out,
    TransitionKind.WIPE: _wipe_out,
    TransitionKind.ZOOM: _zoom_out,
    TransitionKind.MATCH: _fade_out,
}
"""A cut has neither: one scene ends where the other starts."""
