"""The author's wishes, `[VISUAL: kind: content]`: what each kind's content looks like.

    title: Heading | subtitle                     chapter: Heading             statement: A few words
    list, recap, scale: [Heading:] one; two       definition: Term: its meaning
    process, cycle, data flow: [Heading:] one -> two -> three       (also → or ;)
    comparison: A (note): point, point | B (note): point, point     (also A vs B)
    hierarchy: Whole: part; part                  network: [Heading:] hub; one; two
    timeline: [Heading:] 1796 = what happened; 1980 = what then
    bar chart, line chart, share chart: [Heading:] first = 40 %; second = 12 %
    number: $3.5M: what it measures               growth: Subject [: 4 % -> 9 %]
    transformation: before -> after               barrier: who is stopped | by what
    speed: what is fast [| what is slower]        quote: their words | who said them
    code: language: line | line                   equation: LaTeX
    image: path | caption                         painting: description | caption
    call to action, abstract: A few words

`|` may stand for `;` in lists.
"""

import re
from collections.abc import Callable

from chalktalk.documents.analysis import Tone
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    AbstractVisual,
    BarrierVisual,
    Branch,
    CallToActionVisual,
    ChapterVisual,
    CodeVisual,
    ComparisonVisual,
    CycleVisual,
    DataFlowVisual,
    DefinitionVisual,
    Element,
    EquationVisual,
    HierarchyVisual,
    ImageVisual,
    Link,
    ListVisual,
    NetworkVisual,
    ProcessVisual,
    QuoteVisual,
    RecapVisual,
    ScaleVisual,
    Side,
    SpeedVisual,
    StatementVisual,
    TitleVisual,
    TransformationVisual,
    Visual,
)
from chalktalk.storyboard.elements import FIRST_WORD, heading
from chalktalk.storyboard.icons import icon_query
from chalktalk.storyboard.wish import ITEM_BREAK, MOST, STEP_BREAK, ContentError, Wish, capitalised, fitting

SIDE_BREAK = re.compile(r"\s*\|\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
POINT_BREAK = re.compile(r"\s*[;,]\s*")
NOTE = re.compile(r"^(.*?)\s*\(([^)]*)\)$")

Builder = Callable[[Wish], Visual]


def title(wish: Wish) -> Visual:
    """The film's title, or another heading, with a subtitle."""
    name, _, subtitle = wish.content.partition("|")
    text = name.strip() or wish.passage.film
    return TitleVisual(
        heading=heading(text, icon_query(text, wish.world, wish.passage)), subtitle=subtitle.strip() or None
    )


def chapter(wish: Wish) -> Visual:
    """A chapter card."""
    name = wish.content or wish.passage.chapter or wish.passage.film
    return ChapterVisual(
        number=max(1, wish.passage.number), heading=heading(name, icon_query(name, wish.world, wish.passage))
    )


def statement(wish: Wish) -> Visual:
    """A few words, the starred ones lit."""
    shown = wish.lone("[VISUAL: statement: A few words]")
    words = wish.content.split()
    lit = [at for at, word in enumerate(words) if "*" in word]
    return StatementVisual(
        heading=shown, lit=Span(start=lit[0], end=lit[-1] + 1) if lit and len(lit) < len(words) else None
    )


def definition(wish: Wish) -> Visual:
    """A term and its meaning."""
    example = "[VISUAL: definition: Enzyme: a protein that speeds up a reaction]"
    term, colon, meaning = (part.strip() for part in wish.content.partition(":"))
    if not colon or not term or not meaning:
        raise ContentError("a definition needs a term and its meaning", example)
    shown, told = wish.elements(["term", "meaning"], [term, meaning])
    return DefinitionVisual(term=shown, meaning=told.model_copy(update={"label": capitalised(meaning)}))


def listing(wish: Wish) -> Visual:
    """Items that belong together."""
    name, items = wish.items("item", ITEM_BREAK, 1, MOST, "[VISUAL: list: one; two; three]")
    return ListVisual(heading=wish.heading(name, items, "list"), items=items)


def recap(wish: Wish) -> Visual:
    """What to remember."""
    name, items = wish.items("item", ITEM_BREAK, 1, 5, "[VISUAL: recap: one; two; three]")
    return RecapVisual(heading=wish.heading(name, items, "recap"), items=items)


def process(wish: Wish) -> Visual:
    """Steps in order."""
    name, steps = wish.items("step", STEP_BREAK, 2, MOST, "[VISUAL: process: one -> two -> three]")
    return ProcessVisual(heading=wish.heading(name, steps, "process"), steps=steps)


def cycle(wish: Wish) -> Visual:
    """Steps in a ring."""
    name, steps = wish.items("step", STEP_BREAK, 2, MOST, "[VISUAL: cycle: one -> two -> three]")
    return CycleVisual(heading=wish.heading(name, steps, "cycle"), steps=steps)


def data_flow(wish: Wish) -> Visual:
    """Stations that something passes through."""
    name, stations = wish.items("station", STEP_BREAK, 2, MOST, "[VISUAL: data flow: sensor -> model -> screen]")
    return DataFlowVisual(heading=wish.heading(name, stations, "data_flow"), stations=stations)


def hierarchy(wish: Wish) -> Visual:
    """A whole and its parts."""
    example = "[VISUAL: hierarchy: Whole: part; part]"
    name, parts = wish.items("part", ITEM_BREAK, 2, MOST, example)
    if name is None:
        raise ContentError("a hierarchy needs its whole, followed by a colon", example)
    root = name.model_copy(update={"id": "root", "icon": icon_query(name.label, wish.world, wish.passage)})
    return HierarchyVisual(root=root, branches=tuple(Branch(head=part) for part in parts))


def network(wish: Wish) -> Visual:
    """A hub and what is joined to it."""
    name, nodes = wish.items("node", ITEM_BREAK, 2, 7, "[VISUAL: network: hub; one; two]")
    links = tuple(Link(start=0, end=at) for at in range(1, len(nodes)))
    return NetworkVisual(heading=wish.heading(name, nodes, "network"), nodes=nodes, links=links)


def scale(wish: Wish) -> Visual:
    """Things from small to large."""
    name, things = wish.items("thing", ITEM_BREAK, 1, 5, "[VISUAL: scale: ant; elephant; whale]")
    return ScaleVisual(heading=wish.heading(name, things, "scale"), things=things)


def comparison(wish: Wish) -> Visual:
    """Two sides with their points."""
    example = "[VISUAL: comparison: Bit: one value | Qubit: many values]"
    sides = [part for part in SIDE_BREAK.split(wish.content, maxsplit=1) if part.strip()]
    if len(sides) != 2:
        raise ContentError("a comparison needs two sides", example)
    name, first = wish.titled(sides[0], colons=2)
    left, right = _side("left", first, wish, example), _side("right", sides[1], wish, example)
    said = (left.head, right.head, *left.points, *right.points)
    return ComparisonVisual(heading=wish.heading(name, said, "comparison"), left=left, right=right)


def _side(name: str, content: str, wish: Wish, example: str) -> Side:
    subject, _, said = content.strip().partition(":")
    noted = NOTE.match(subject.strip())
    subject, note = (noted[1], noted[2]) if noted else (subject.strip(), None)
    points = [part.strip() for part in POINT_BREAK.split(said) if part.strip()]
    if not subject or len(points) > 4:
        raise ContentError("a side has a name and at most four points", example)
    names = [name, *(f"{name}-point-{at}" for at in range(1, len(points) + 1))]
    head, *rest = wish.elements(names, [subject, *points])
    return Side(head=head, note=note, points=tuple(rest))


def transformation(wish: Wish) -> Visual:
    """One thing becomes another."""
    name, ends = wish.items("state", STEP_BREAK, 2, 2, "[VISUAL: transformation: before -> after]")
    before, after = (one.model_copy(update={"id": id_}) for one, id_ in zip(ends, ("before", "after"), strict=True))
    return TransformationVisual(heading=wish.heading(name, ends, "transformation"), before=before, after=after)


def barrier(wish: Wish) -> Visual:
    """Something is stopped."""
    name, ends = wish.items("end", ITEM_BREAK, 2, 2, "[VISUAL: barrier: who is stopped | by what]")
    mover, obstacle = (one.model_copy(update={"id": id_}) for one, id_ in zip(ends, ("mover", "obstacle"), strict=True))
    return BarrierVisual(heading=wish.heading(name, ends, "barrier"), mover=mover, obstacle=obstacle)


def speed(wish: Wish) -> Visual:
    """Something fast, perhaps beside something slower."""
    name, ends = wish.items("end", ITEM_BREAK, 1, 2, "[VISUAL: speed: light | sound]")
    mover = ends[0].model_copy(update={"id": "mover"})
    rival = ends[1].model_copy(update={"id": "rival"}) if len(ends) > 1 else None
    return SpeedVisual(heading=wish.heading(name, ends, "speed"), mover=mover, rival=rival)


def code(wish: Wish) -> Visual:
    """Program text, its lines parted by ` | `."""
    language, colon, text = (part.strip() for part in wish.content.partition(":"))
    lines = tuple(line for line in text.split(" | ") if line.strip())
    if not colon or not 1 <= len(lines) <= 16:
        raise ContentError("code needs its language and 1 to 16 lines", "[VISUAL: code: python: x = 2 | print(x)]")
    return CodeVisual(block=heading(language), language=language.lower(), lines=lines)


def equation(wish: Wish) -> Visual:
    """A formula in LaTeX."""
    if not wish.content:
        raise ContentError("an equation needs its formula", r"[VISUAL: equation: E = mc^2]")
    return EquationVisual(formula=heading(wish.content), latex=wish.content)


def quote(wish: Wish) -> Visual:
    """Someone's words."""
    words, _, speaker = (part.strip(' "“”') for part in wish.content.partition("|"))
    if not 1 <= len(words.split()) <= 20:
        raise ContentError("a quote has one to twenty words", "[VISUAL: quote: I think, therefore I am | Descartes]")
    shown = wish.elements(["quote"], [words])[0].model_copy(update={"label": words, "icon": None})
    return QuoteVisual(words=shown, speaker=speaker or None)


def image(wish: Wish) -> Visual:
    """A picture of the author's."""
    path, _, caption = (part.strip() for part in wish.content.partition("|"))
    asset = next((asset for asset in wish.assets if asset.path == path), None)
    if asset is None:
        raise ContentError(f"the picture “{path}” was not found", "[VISUAL: image: path | caption]")
    return ImageVisual(asset=asset, picture=Element(id="picture", label=capitalised(caption), cue=FIRST_WORD))


def painting(wish: Wish) -> Visual:
    """A picture that a painter is to draw; where none does, the thing it describes as a large icon."""
    description, _, caption = (part.strip() for part in wish.content.partition("|"))
    icon = icon_query(description, wish.world, wish.passage)
    label = capitalised(caption) or fitting(description)
    return ImageVisual(picture=Element(id="picture", label=label, icon=icon, cue=FIRST_WORD))


def call_to_action(wish: Wish) -> Visual:
    """What the viewer is asked to do."""
    return CallToActionVisual(heading=wish.lone("[VISUAL: call to action: Try it yourself]"))


def abstract(wish: Wish) -> Visual:
    """A mood."""
    return AbstractVisual(heading=wish.lone("[VISUAL: abstract: A few words]"), tone=Tone.NEUTRAL)
