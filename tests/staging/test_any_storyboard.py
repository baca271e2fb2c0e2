"""Whatever a storyboard asks for within its limits is staged: it never fails, and nothing in it stands in the way."""

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import CHIPS, SHIELD, cues_for, element, heading, look_for, photo, scene_of

from chalktalk.documents.analysis import Tone
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import (
    AbstractVisual,
    BarChartVisual,
    BarrierVisual,
    Branch,
    CallToActionVisual,
    ChapterVisual,
    CodeVisual,
    ComparisonVisual,
    CycleVisual,
    DataFlowVisual,
    Datum,
    DefinitionVisual,
    Element,
    EquationVisual,
    GrowthVisual,
    HierarchyVisual,
    ImageVisual,
    LineChartVisual,
    Link,
    ListVisual,
    NetworkVisual,
    NumberVisual,
    ProcessVisual,
    QuoteVisual,
    RecapVisual,
    ScaleVisual,
    ShareChartVisual,
    Side,
    SpeedVisual,
    StatementVisual,
    TimelineEvent,
    TimelineVisual,
    TitleVisual,
    TransformationVisual,
    Visual,
)
from chalktalk.documents.timeline import SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.lint import lint
from chalktalk.timeline import check_timeline, nodes_under

LABELS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200),
    st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=30), min_size=1, max_size=12)
    .map(" ".join)
    .map(lambda words: words[:200]),
    st.text("使用人工智能技术来改善生活、。「」", min_size=1, max_size=200),
    st.text("שלוםעולם 123 (abc)", min_size=1, max_size=200),
    st.text("🙂🚀👩‍🔬 🇩🇪", min_size=1, max_size=40),
    st.text("W", min_size=1, max_size=200),
    st.sampled_from(["Skin", "White blood cells", "1,796", "Supercalifragilisticexpialidocious", "How it works"]),
)
VALUES = st.one_of(st.integers(-1_000_000, 1_000_000_000).map(float), st.floats(-1e6, 1e9, allow_nan=False))


@dataclass
class Author:
    """Writes visuals, each element on a word of its own."""

    draw: st.DrawFn
    word: int = 0

    def one(self, name: str) -> Element:
        self.word = min(self.word + self.draw(st.integers(0, 3)), 17)
        return element(name, self.draw(LABELS), self.word, self.draw(st.sampled_from(["shield", None])))

    def several(self, name: str, least: int, most: int) -> tuple[Element, ...]:
        return tuple(self.one(f"{name}-{at}") for at in range(self.draw(st.integers(least, most))))

    def data(self, least: int, most: int, values: st.SearchStrategy[float] = VALUES) -> tuple[Datum, ...]:
        return tuple(self.datum(part, values) for part in self.several("value", least, most))

    def datum(self, category: Element, values: st.SearchStrategy[float] = VALUES) -> Datum:
        value = self.draw(values)
        return Datum(
            category=category, value=value, shown=self.draw(st.sampled_from([f"{value:,.0f}", f"{value:g} %"]))
        )

    def side(self, name: str) -> Side:
        note = self.draw(st.none() | LABELS)
        return Side(head=self.one(name), note=note, points=self.several(f"{name}-point", 0, 4))


@st.composite
def visuals(draw: st.DrawFn) -> Visual:  # noqa: C901, PLR0911, PLR0912  one line a kind
    by = Author(draw)
    top = heading(draw(LABELS))
    flag, words = draw(st.booleans()), draw(st.none() | LABELS)
    match draw(st.integers(0, 27)):
        case 0:
            return TitleVisual(heading=top, subtitle=words)
        case 1:
            return ChapterVisual(number=draw(st.integers(1, 120)), heading=top)
        case 2:
            return StatementVisual(heading=top)
        case 3:
            return ListVisual(heading=top, items=by.several("item", 1, 6))
        case 4:
            return ComparisonVisual(heading=top, left=by.side("left"), right=by.side("right"))
        case 5:
            return ProcessVisual(heading=top, steps=by.several("step", 2, 6))
        case 6:
            return NumberVisual(value=by.one("value"), caption=by.one("caption"))
        case 7:
            return ImageVisual(asset=photo(1600, 900) if flag else None, picture=by.one("picture"))
        case 8:
            return RecapVisual(heading=top, items=by.several("item", 1, 5))
        case 9:
            return DefinitionVisual(term=by.one("term"), meaning=by.one("meaning"))
        case 10:
            return CycleVisual(heading=top, steps=by.several("step", 2, 6))
        case 11:
            heads = by.several("part", 2, 6)
            branches = tuple(Branch(head=head, parts=by.several(f"{head.id}-of", 0, 4)) for head in heads)
            return HierarchyVisual(root=by.one("root"), branches=branches)
        case 12:
            nodes = by.several("node", 2, 7)
            links = tuple(Link(start=0, end=at) for at in range(1, len(nodes)))
            return NetworkVisual(heading=top, nodes=nodes, links=links)
        case 13:
            years = sorted(draw(st.lists(st.integers(-5000, 2100), min_size=6, max_size=6)))
            events = by.several("event", 2, 6)
            dated = (TimelineEvent(date=str(y), year=y, event=e) for y, e in zip(years, events, strict=False))
            return TimelineVisual(heading=top, events=tuple(dated))
        case 14:
            return BarChartVisual(heading=top, unit="%", data=by.data(2, 8), source=words)
        case 15:
            return LineChartVisual(heading=top, unit="kg", data=by.data(2, 12), source=words)
        case 16:
            return ShareChartVisual(heading=top, data=by.data(1, 6, st.integers(0, 16).map(float)), source=words)
        case 17:
            subject, before, after = by.one("subject"), by.datum(by.one("value-1")), by.datum(by.one("value-2"))
            ends = (before, after) if flag else (None, None)
            return GrowthVisual(heading=top, subject=subject, before=ends[0], after=ends[1], falls=draw(st.booleans()))
        case 18:
            return TransformationVisual(heading=top, before=by.one("before"), after=by.one("after"))
        case 19:
            return BarrierVisual(heading=top, mover=by.one("mover"), obstacle=by.one("obstacle"), breaks=flag)
        case 20:
            rival = by.one("rival") if flag else None
            return SpeedVisual(heading=top, mover=by.one("mover"), rival=rival, slows=draw(st.booleans()))
        case 21:
            return ScaleVisual(heading=top, things=by.several("thing", 1, 5))
        case 22:
            return DataFlowVisual(heading=top, stations=by.several("station", 2, 6))
        case 23:
            lines = tuple(draw(st.lists(LABELS.map(lambda text: text[:90]), min_size=1, max_size=16)))
            return CodeVisual(block=by.one("block"), language="python", lines=lines)
        case 24:
            return EquationVisual(
                formula=by.one("formula"), latex=draw(st.sampled_from(["E = mc^2", r"\frac{a}{b}", "{"]))
            )
        case 25:
            return QuoteVisual(words=by.one("quote"), speaker=words)
        case 26:
            return CallToActionVisual(heading=top)
        case _:
            return AbstractVisual(heading=top, tone=draw(st.sampled_from(Tone)))


@given(visual=visuals(), aspect=st.sampled_from(Aspect), figure=st.booleans(), chips=st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
async def test_any_storyboard_is_staged_so_that_a_viewer_can_read_it(
    context: Context, visual: Visual, aspect: Aspect, *, figure: bool, chips: bool
) -> None:
    scene = scene_of(visual, figure=figure, overlays=CHIPS if chips else ())
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect))
    texts = [
        node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top) if isinstance(node, Text)
    ]
    assert all(node.text for node in texts), "a player cannot draw a line of nothing"
    assert {node.font for node in texts} <= {blob.digest for blob in result.resources}
