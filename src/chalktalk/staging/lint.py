"""The staged lint: what a viewer would stumble over, found in a scene before it is drawn.

Everything is followed through the groups it hangs in, at the frames where something changes; found are text on text,
text on an edge, a line or a picture, text under something, whatever leaves its area, type below the least size,
contrast below what can be read, and words that are gone before they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from chalktalk.colours import contrast_ratio, mixed, relative_luminance
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Look
from chalktalk.documents.timeline import Image, Rect, SceneTimeline, Text
from chalktalk.staging.measure import Weight, cap_height
from chalktalk.staging.page import SMALL, Box, Page, page_for
from chalktalk.staging.reading import SIGN, unread
from chalktalk.staging.seen import Seen, seen_at
from chalktalk.staging.shapes_seen import Shape, colours_in, shape_of

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA, normal text)."""
LEAST_BEHIND = 3.0
"""For words that have stepped back: they were read before. WCAG's least for large text, and for anything but text."""
BUSY = 1.8
"""Contrast between two grounds of one word from which their edge is in the way of reading."""

PASSING = frozenset({"busy", "covered"})
"""Faults that have to last from one look to the next."""

PICTURE = 20
"""The lowest level of what is shown; below it is the ground."""

STEP = 5
"""Frames between two looks: a sixth of a second at 30 frames a second, half of the shortest entrance."""

VISIBLE, FAINT = 0.99, 0.3
"""Opacity from which text counts as there to be read, and below which nothing is judged; what stands between is judged
unless it is on its way in or out."""

BEYOND = 34.0
"""How far a shape may reach out of the content area: less than the 36 units that part it from the caption band."""


SWING = 12.0
"""How far words may reach out of their area while they move: what springs into its place swings beyond it once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: which node, at which frame, what is wrong."""

    code: str
    node: str
    frame: int
    message: str


@dataclass(frozen=True, slots=True)
class _Words:
    """A text node that can be read."""

    node: Text
    seen: Seen
    box: Box
    opacity: float


def lint(scene: SceneTimeline, cues: SceneCues, look: Look, frames: Iterable[int] | None = None) -> tuple[Fault, ...]:
    """All faults of a scene between its transitions, each node and code once, at the first frame where it shows.

    Args:
        scene: The staged scene.
        cues: Its cues, for its transitions.
        look: Its page and palette.
        frames: The frames to look at; by default every `STEP`th.
    """
    found: dict[tuple[str, str], Fault] = {}
    between = range(cues.enter.frames, scene.frames - cues.leave.frames)
    page, ground = page_for(look), _Ground(scene, look)
    cap = cap_height(Weight.BOLD, look.theme.typeface)

    @cache
    def faults_at(frame: int) -> dict[tuple[str, str], Fault]:
        return {(fault.code, fault.node): fault for fault in _Moment(scene, frame, page, ground, cap).faults()}

    for frame in between[::STEP] if frames is None else (frame for frame in frames if frame in between):
        for key, fault in faults_at(frame).items():
            # What only passes by, as a bar that grows behind a counting number, is in nobody's way.
            if key not in found and (fault.code not in PASSING or key in faults_at(frame + STEP)):
                found[key] = fault
    for block in unread(scene, cues):
        message = f'"{block.text}" is there for {block.seconds:.1f} s and takes {block.needed:.1f} s to read'
        found["brief", block.name] = Fault("brief", block.name, block.frame, message)
    return tuple(found.values())


class _Ground:
    """What lies behind everything: the palette's ends, and the washes of light over them, which never move."""

    def __init__(self, scene: SceneTimeline, look: Look) -> None:
        palette = look.theme.palette
        self._ends = frozenset({palette.background_from, palette.background_to})
        lowest = SceneTimeline(scene=scene.scene, frames=1, layers=scene.layers[:1])
        shapes = (shape_of(seen, 0) for seen in seen_at(lowest, 0) if seen.level == 0 and isinstance(seen.node, Rect))
        self._washes = [shape for shape in shapes if shape is not None]
        self._known: dict[Box, frozenset[str]] = {}

    def at(self, box: Box) -> frozenset[str]:
        """Its colours behind a box."""
        if box not in self._known:
            found = self._ends
            for wash in self._washes:
                found, _ = _laid_over(found, wash, box, rough=False)
            self._known[box] = found
        return self._known[box]


class _Moment:
    """A scene at one frame."""

    def __init__(self, scene: SceneTimeline, frame: int, page: Page, ground: _Ground, cap: float) -> None:
        self._scene, self._frame, self._page, self._ground, self._cap = scene, frame, page, ground, cap
        self._drawn: list[Shape | _Words] = []
        # The ground's grid and its dust are too faint to be in the way.
        picture = [layer for layer in scene.layers if layer.level >= PICTURE]
        for seen in seen_at(scene.model_copy(update={"layers": picture}), frame):
            drawn = self._words(seen) if isinstance(seen.node, Text) else shape_of(seen, frame)
            if drawn is not None:
                self._drawn.append(drawn)

    def faults(self) -> Iterator[Fault]:
        """What is wrong at this frame."""
        read: list[_Words] = []
        for place, item in enumerate(self._drawn):
            if isinstance(item, Shape):
                yield from self._outside(item)
                continue
            yield from self._own_faults(item)
            yield from self._faults_of_ground(item, self._drawn[:place])
            yield from self._covered(item, self._drawn[place + 1 :])
            yield from (
                self._fault("overlap", item, f'lies on "{other.node.text}"')
                for other in read
                if item.box.overlaps(other.box.inset(1, 1))
            )
            read.append(item)

    def _words(self, seen: Seen) -> _Words | None:
        node = seen.node
        if not isinstance(node, Text) or not node.text.strip() or not self._counts(seen):
            return None
        cap = node.size * self._cap
        box = seen.at.box(0.0, -cap, node.advance, cap)
        clip = seen.at.clip
        if clip is not None:
            if not clip.holds(Box(box.cx, box.cy, 0.0, 0.0)):
                return None
            box = box.common(clip)
        return _Words(node, seen, box, seen.at.opacity)

    def _counts(self, seen: Seen) -> bool:
        """Whether it is there to be looked at, rather than on its way."""
        opacity = seen.at.opacity
        return opacity >= VISIBLE or (opacity >= FAINT and self._rests(seen))

    def _rests(self, seen: Seen) -> bool:
        """Whether it stands as it is at the next frame too."""
        return self._next.get(seen.node.id) == (seen.at.opacity, seen.at.x, seen.at.y)

    @cached_property
    def _next(self) -> dict[str, tuple[float, float, float]]:
        """How everything stands at the next frame."""
        after = seen_at(self._scene, self._frame + 1)
        return {seen.node.id: (seen.at.opacity, seen.at.x, seen.at.y) for seen in after}

    def _fault(self, code: str, words: _Words, message: str) -> Fault:
        return Fault(code, words.node.id, self._frame, f'"{words.node.text}" {message}')

    def _own_faults(self, words: _Words) -> Iterator[Fault]:
        home = self._page.captions if words.seen.level == 50 else self._page.content
        if not home.holds(words.box, 2.0 if self._rests(words.seen) else SWING):
            yield self._fault("outside", words, "leaves its area")
        if words.node.size * abs(words.seen.at.sy) < SMALL * 0.97:
            yield self._fault("small", words, f"is smaller than {SMALL:g}")

    def _faults_of_ground(self, words: _Words, behind: Sequence[Shape | _Words]) -> Iterator[Fault]:
        """Contrast against the worst of what lies behind the words, and whether an edge runs through it."""
        core = words.box.inset(2.0, 2.0)
        grounds, rough = self._ground.at(core), False
        for shape in behind:
            if isinstance(shape, Shape) and shape.box.overlaps(core):
                grounds, rough = _laid_over(grounds, shape, core, rough=rough)
        if rough and _spread(grounds) >= BUSY:
            yield self._fault("busy", words, "has an edge, a line or a picture behind it")
            return
        inks = colours_in(words.node.fill, words.seen.at, words.box)
        ratio = min(
            contrast_ratio(mixed(ground, ink, alpha * words.opacity), ground)
            for ink, alpha in inks
            for ground in grounds
        )
        if ratio < (LEAST_CONTRAST if words.opacity >= VISIBLE else LEAST_BEHIND):
            yield self._fault("contrast", words, f"has a contrast of {ratio:.1f}")

    def _covered(self, words: _Words, front: Sequence[Shape | _Words]) -> Iterator[Fault]:
        box = words.box
        margin = box.height / 4 if len(words.node.text) <= SIGN else 2.0  # a sign may be touched, as by a badge
        core = box.inset(min(margin, box.width / 4), margin)
        for shape in front:
            if isinstance(shape, Shape) and shape.box.overlaps(core) and _hides(shape, core):
                yield self._fault("covered", words, f"lies under {shape.seen.node.id}")

    def _outside(self, shape: Shape) -> Iterator[Fault]:
        """A shape of the picture, the figure or the overlays that leaves the page's content, and rests there."""
        seen = shape.seen
        # Not the figure's level: it walks in from beyond the page, and a foot that stands still carries it.
        if seen.level not in {20, 40} or self._page.content.holds(shape.box, BEYOND) or not shape.box.width:
            return
        strength = max((alpha for _, alpha in _colours(shape)), default=1.0) * seen.at.opacity
        if strength >= FAINT and self._rests(seen):
            yield Fault("outside", seen.node.id, self._frame, f"{seen.node.id} leaves its area")


def _colours(shape: Shape) -> tuple[tuple[str, float], ...]:
    """The colours of a shape, of its fill and of its stroke."""
    paints = (shape.fill, shape.stroke.paint if shape.stroke else None)
    return tuple(colour for paint in paints if paint for colour in colours_in(paint, shape.seen.at, shape.box))


def _laid_over(grounds: frozenset[str], shape: Shape, box: Box, *, rough: bool) -> tuple[frozenset[str], bool]:
    """What lies behind a box once a shape is drawn, and whether an edge runs through it."""
    at, node = shape.seen.at, shape.seen.node
    if isinstance(node, Image):
        return frozenset({"#000000", "#ffffff"}), True  # a picture may have any colour
    if shape.fill:
        colours = colours_in(shape.fill, at, box)
        over = frozenset(mixed(ground, ink, alpha * at.opacity) for ink, alpha in colours for ground in grounds)
        if shape.covers(box):
            grounds = over
        elif shape.edge_in(box):
            grounds, rough = grounds | over, True
    if shape.stroke and shape.stroke_in(box):
        colours = colours_in(shape.stroke.paint, at, box)
        grounds |= {mixed(ground, ink, alpha * at.opacity) for ink, alpha in colours for ground in grounds}
        rough = True
    return _worst(grounds), rough


@lru_cache(maxsize=4096)
def _worst(grounds: frozenset[str]) -> frozenset[str]:
    """The darkest and the lightest of many grounds."""
    if len(grounds) <= 6:
        return grounds
    by_light = sorted(grounds, key=relative_luminance)
    return frozenset((*by_light[:3], *by_light[-3:]))


def _spread(grounds: frozenset[str]) -> float:
    by_light = sorted(grounds, key=relative_luminance)
    return contrast_ratio(by_light[0], by_light[-1])


def _hides(shape: Shape, box: Box) -> bool:
    """Whether a shape in front of a box can be seen on it."""
    at = shape.seen.at
    if isinstance(shape.seen.node, Image):
        return at.opacity >= FAINT
    filled = shape.fill if shape.fill and (shape.covers(box) or shape.edge_in(box)) else None
    drawn = shape.stroke.paint if shape.stroke and shape.stroke_in(box) else None
    return any(
        alpha * at.opacity >= FAINT for paint in (filled, drawn) if paint for _, alpha in colours_in(paint, at, box)
    )
