"""The board: all that a kind needs to stage its picture, and the building blocks every kind shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chalktalk.colours import contrast_ratio, mixed
from chalktalk.documents.artwork import IconArt
from chalktalk.documents.base import Blob, Diagnostic
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.storyboard import Element
from chalktalk.documents.theme import Corners, Palette, Theme
from chalktalk.documents.timeline import AnyNode, Group, Number, Paint, Shadow, Stroke, Text, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.clusters import noto_for, package_for, script_of
from chalktalk.staging.measure import Weight, missing_glyphs
from chalktalk.staging.page import BODY, HEADING, LABEL, LINE_HEIGHT, SMALL, Box, Page
from chalktalk.staging.typeset import Setting, fit, fit_display

ICON_GRID = 24.0
ROUNDING: dict[Corners, float] = {"soft": 1.0, "sharp": 0.12, "round": 1.6}
"""By how much a theme's corners are rounder than usual."""
LEAD = 0.3
"""Seconds by which a picture is ahead of its word."""
TWO_LINES = HEADING * (1 + LINE_HEIGHT)
"""Height of a band from which a heading may have two lines."""


@dataclass(slots=True)
class Board:
    """One scene being staged."""

    page: Page
    area: Box
    """Where the kind draws: the page's content, or its body below a heading, less the figure's room."""
    theme: Theme
    clock: motion.Clock
    cues: SceneCues
    fonts: dict[Weight, Blob]
    """Each weight's font file in the store."""
    icons: dict[str, IconArt]
    """By query."""
    chapter: str | None
    band: Box
    """Where a heading stands: the page's heading band, less what lies over its right end."""
    standing: Box | None = None
    """Where the figure stands, if it plays."""
    further: tuple[Blob, ...] = ()
    """Typefaces for scripts that the family has no letters for."""
    warnings: list[Diagnostic] = field(default_factory=list)
    due: dict[str, int] = field(init=False)
    """The frame at which each element starts to come in."""

    def __post_init__(self) -> None:
        self.due = {beat.element: beat.due for beat in self.cues.beats}

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return self.theme.palette

    # -- time ----------------------------------------------------------------------------------------------------

    def coming(self, word: int) -> int:
        """The frame at which what belongs to a word starts to come in."""
        times = self.cues.words
        return self.clock.rate.frame_at(max(0.0, times[min(max(word, 0), len(times) - 1)].start - LEAD))

    def spoken_frame(self, word: int) -> int:
        """The frame at which a word has been said."""
        times = self.cues.words
        return self.clock.rate.frame_at(times[min(max(word, 0), len(times) - 1)].end)

    def pulses(self, element: Element, among: Sequence[Element]) -> list[int]:
        """The emphases that fall to an element: those that come while it is the latest of its company."""
        later = [self.due[other.id] for other in among if self.due[other.id] > self.due[element.id]]
        until = min(later, default=self.clock.frames)
        ties = [other for other in among if self.due[other.id] == self.due[element.id]]
        if ties[-1].id != element.id:
            return []
        # Where the figure has no room, what it would have pointed out moves by itself.
        stressed = ("emphasis-",) if self.standing else ("emphasis-", "gesture-")
        emphases = [beat.due for beat in self.cues.beats if beat.element.startswith(stressed)]
        return [at for at in emphases if self.due[element.id] < at < until]

    def next_after(self, element: Element, among: Sequence[Element]) -> int | None:
        """When the next of a company comes in, if one does."""
        return min((self.due[o.id] for o in among if self.due[o.id] > self.due[element.id]), default=None)

    # -- arriving --------------------------------------------------------------------------------------------------

    def moving(self, id_: str, children: Sequence[AnyNode], box: Box, *movements: motion.Movement) -> Group:
        """A group that moves about its place, the middle of a box; movements in the order in which they come."""
        whole = motion.joined(movements)
        return nodes.group(
            id_,
            children,
            x=motion.shifted(whole.dx, box.cx),
            y=motion.shifted(whole.dy, box.cy),
            anchor=(box.cx, box.cy),
            scale=whole.scale,
            rotation=whole.rotation,
            opacity=whole.opacity,
        )

    def rising(
        self, id_: str, children: Sequence[AnyNode], start: int, box: Box, *, pulses: Sequence[int] = ()
    ) -> Group:
        """A group that fades in as it rises to its place."""
        entrance = motion.slide_in(self.clock, start)
        return self.moving(id_, children, box, entrance, motion.pulse(self.clock, pulses))

    def popping(
        self, id_: str, children: Sequence[AnyNode], start: int, box: Box, *, pulses: Sequence[int] = ()
    ) -> Group:
        """A group that springs up in its place."""
        entrance = motion.bounce_in(self.clock, start, max(box.width, box.height))
        later = [at for at in pulses if at >= start + self.clock.lasting(560)]
        return self.moving(id_, children, box, entrance, motion.pulse(self.clock, later))

    # -- text ------------------------------------------------------------------------------------------------------

    def fit(
        self, words: str, width: float, *, size: float, weight: Weight, lines: int = 1, least: float = SMALL
    ) -> Setting:
        """Set text, and note what could not be drawn as it was written."""
        setting = fit(words, width, size=size, weight=weight, lines=lines, least=least)
        if setting.shortened:
            self.warn(f'"{words}" is too long for its place and was shortened', "use fewer or shorter words")
        self.check_glyphs(words, weight)
        return setting

    def check_glyphs(self, words: str, weight: Weight) -> None:
        """Note characters that no typeface at hand has, by their script."""
        by_script: dict[str, list[str]] = {}
        for sign in missing_glyphs(words, weight):
            by_script.setdefault(script_of(sign), []).append(sign)
        for script, signs in by_script.items():
            few = "".join(signs[:12]) + ("…" if len(signs) > 12 else "")
            hint = f"install a font that has {script}, such as {noto_for(script)} (Debian: {package_for(script)})"
            self.warn(f'no font here has the {script} "{few}"', hint)

    def common_size(
        self, labels: Iterable[str], width: float, *, size: float, weight: Weight, lines: int = 1, least: float = SMALL
    ) -> float:
        """The size at which the longest of several labels still fits, so that neighbours look alike."""
        fits = (fit(label, width, size=size, weight=weight, lines=lines, least=least) for label in labels)
        return min((setting.size for setting in fits), default=size)

    def warn(self, message: str, hint: str | None = None) -> None:
        """Note something the author should know."""
        self.warnings.append(Diagnostic(message=message, hint=hint))

    def lines(
        self, id_: str, setting: Setting, box: Box, paint: Paint, *, align: float = 0.0, opacity: Number = 1.0
    ) -> list[Text]:
        """A setting as text nodes, its capitals centred in the box's height; `align` 0 is left, 0.5 centred."""
        top = box.cy - setting.height / 2
        return [
            self.line_of_text(
                f"{id_}/line-{number}",
                line,
                box.x + (box.width - width) * align,
                top + setting.cap + number * setting.leading,
                setting=setting,
                advance=width,
                paint=paint,
                opacity=opacity,
            )
            for number, (line, width) in enumerate(zip(setting.lines, setting.widths, strict=True))
        ]

    def line_of_text(
        self,
        id_: str,
        line: str,
        x: float,
        baseline: float,
        *,
        setting: Setting,
        advance: float,
        paint: Paint,
        opacity: Number = 1.0,
    ) -> Text:
        """One line at a place."""
        font = self.fonts[setting.weight].digest
        return nodes.text(
            id_,
            line,
            round(x, 2),
            round(baseline, 2),
            font=font,
            size=setting.size,
            advance=advance,
            fill=paint,
            opacity=opacity,
        )

    # -- shared parts ----------------------------------------------------------------------------------------------

    def icon(self, id_: str, query: str | None, box: Box, colour: str, *, drawn: Track | None = None) -> list[AnyNode]:
        """An icon that fills a square box; a letter where no icon fits."""
        art = self.icons.get(query) if query else None
        if art is None:
            return []
        if art.letter is not None:
            setting = fit_display(art.letter, box.width, size=box.height, weight=Weight.EXTRABOLD, least=SMALL)
            return [*self.lines(id_, setting, box, ink.solid(self.palette.ink), align=0.5)]
        return [
            nodes.path(
                f"{id_}/{number}",
                d,
                stroke=ink.line(colour, 2.0),
                x=box.x,
                y=box.y,
                scale=box.width / ICON_GRID,
                trim_end=1.0 if drawn is None else drawn,
            )
            for number, d in enumerate(art.paths)
        ]

    def monogram(self, letter: str) -> str:
        """A query that draws a letter."""
        query = f"monogram {letter}"
        self.icons[query] = IconArt(query=query, name="monogram", paths=(), letter=letter)
        return query

    def medallion(
        self, id_: str, query: str | None, box: Box, colour: str, *, drawn: Track | None = None
    ) -> list[AnyNode]:
        """An icon on a tinted disc."""
        fill = ink.solid(mixed(self.palette.surface, colour, 0.22))
        disc: AnyNode = nodes.ellipse(f"{id_}/disc", box.cx, box.cy, box.width / 2, fill=fill)
        if self.theme.corners == "sharp":
            disc = nodes.rect(f"{id_}/disc", box, radius=self.rounded(36.0), fill=fill)
        return [
            disc,
            *self.icon(f"{id_}/icon", query, box.centred(box.width * 0.56, box.width * 0.56), colour, drawn=drawn),
        ]

    def card(self, id_: str, box: Box) -> AnyNode:
        """A raised surface."""
        fill = ink.solid(self.palette.surface)
        return nodes.rect(
            f"{id_}/card", box, radius=self.rounded(36.0), fill=fill, stroke=self.edge, shadows=self.shadows
        )

    def rounded(self, radius: float) -> float:
        """A corner's radius, as the theme has its corners."""
        return radius * ROUNDING[self.theme.corners]

    @property
    def edge(self) -> Stroke | None:
        """The line round surfaces."""
        return ink.edge_of(self.theme)

    @property
    def shadows(self) -> tuple[Shadow, ...]:
        """Of what is raised."""
        return ink.shadows_of(self.theme)

    def lit_edge(self, id_: str, box: Box, colour: str, start: int, end: int | None, radius: float = 36.0) -> AnyNode:
        """An accent edge that says: this is what is being spoken of."""
        light = motion.glow(self.clock, start, end)
        edge = ink.line(colour, 4.0)
        return nodes.rect(f"{id_}/lit", box, radius=self.rounded(radius), stroke=edge, opacity=light)

    def heading(self, element: Element, *, kicker: bool = True) -> list[AnyNode]:
        """The heading band: the chapter's name in small capitals, and the heading itself."""
        band = self.band
        children: list[AnyNode] = []
        if kicker and self.chapter and self.chapter.casefold() != element.label.casefold():
            size = LABEL if self.page.wide else SMALL
            small = self.fit(self.chapter.upper(), band.width, size=size, weight=Weight.BOLD)
            children += self.lines(
                f"{element.id}/kicker", small, band.from_top(small.cap), ink.solid(self.palette.primary)
            )
            band = band.below(small.cap + (36 if self.page.wide else 24))
        lines = 2 if band.height >= TWO_LINES else 1
        setting = self.fit(element.label, band.width, size=HEADING, weight=Weight.EXTRABOLD, lines=lines, least=BODY)
        place = band.from_top(setting.height)
        children += self.lines(element.id, setting, place, ink.solid(self.palette.ink))
        return [self.rising(element.id, children, self.due[element.id], self.band)]

    def accents(self) -> tuple[str, str, str, str]:
        """Accent colours in the order in which the parts of a picture take them."""
        palette = self.palette
        return (palette.primary, palette.positive, palette.warning, palette.contrast)

    def colour(self, element: Element, otherwise: str) -> str:
        """The colour of the concept an element shows, or another where it has none of its own."""
        own: str = otherwise if element.accent is None else getattr(self.palette, element.accent)
        return own

    def on(self, colour: str) -> str:
        """The ink to write with on an accent: whichever of the page's two extremes reads better."""
        return max((self.palette.background_from, self.palette.ink, "#ffffff"), key=lambda c: contrast_ratio(c, colour))
