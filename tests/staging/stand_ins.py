"""Visuals of the kinds that are drawn as another one, with short labels and long ones."""

from made import VISUALS, element, heading, series

from chalktalk.documents.analysis import Tone
from chalktalk.documents.storyboard import (
    AbstractVisual,
    BarChartVisual,
    BarrierVisual,
    Branch,
    CallToActionVisual,
    CodeVisual,
    CycleVisual,
    DataFlowVisual,
    Datum,
    DefinitionVisual,
    EquationVisual,
    GrowthVisual,
    HierarchyVisual,
    LineChartVisual,
    Link,
    NetworkVisual,
    QuoteVisual,
    ScaleVisual,
    ShareChartVisual,
    SpeedVisual,
    TimelineEvent,
    TimelineVisual,
    TransformationVisual,
    Visual,
)


def data(labels: list[str], shown: list[str]) -> tuple[Datum, ...]:
    return tuple(
        Datum(category=category, value=float(at), shown=value)
        for at, (category, value) in enumerate(zip(series("value", labels), shown, strict=True), 1)
    )


def events(labels: list[str]) -> tuple[TimelineEvent, ...]:
    return tuple(
        TimelineEvent(date=str(1796 + 40 * at), year=1796.0 + 40 * at, event=event)
        for at, event in enumerate(series("event", labels))
    )


SEASONS = ["Water warms", "Vapour rises", "Clouds form", "Rain falls"]
SIX_LONG = [
    "The heart pumps blood outwards",
    "Arteries branch into smaller vessels",
    "Capillaries deliver oxygen to cells",
    "Carbon dioxide is collected",
    "Veins return the blood",
    "The lungs refresh it again",
]
TWELVE = [str(2000 + 2 * at) for at in range(12)]

STAND_INS: dict[str, tuple[str, Visual]] = {
    "definition": (
        "title",
        DefinitionVisual(
            term=element("term", "Photosynthesis", 0),
            meaning=element("meaning", "how plants turn light, water and air into sugar and oxygen", 4),
        ),
    ),
    "cycle": ("process", CycleVisual(heading=heading("The water cycle"), steps=series("step", SEASONS))),
    "long cycle": ("process", CycleVisual(heading=heading("Round and round"), steps=series("step", SIX_LONG))),
    "hierarchy": (
        "list",
        HierarchyVisual(
            root=element("root", "Kingdom of animals", 0),
            branches=tuple(Branch(head=head) for head in series("part", ["Mammals", "Birds", "Fish", "Insects"])),
        ),
    ),
    "two branches": (
        "comparison",
        HierarchyVisual(
            root=element("root", "Numbers", 0),
            branches=(
                Branch(head=element("part-1", "Rational", 2), parts=series("a", ["Integers", "Fractions", "Zero"], 3)),
                Branch(head=element("part-2", "Irrational", 9), parts=series("b", ["Pi", "Roots", "Euler"], 10)),
            ),
        ),
    ),
    "full hierarchy": (
        "list",
        HierarchyVisual(
            root=element("root", "The whole company", 0),
            branches=tuple(
                Branch(head=head, parts=series(f"{head.id}-part", ["One", "Two", "Three", "Four"], 8))
                for head in series("part", ["Sales", "Research", "Production", "Law", "Support", "Finance"])
            ),
        ),
    ),
    "network": (
        "list",
        NetworkVisual(
            heading=heading("How it connects"),
            nodes=series("node", ["Hub", "Phone", "Lamp", "Door", "Heating", "Camera", "Speaker"]),
            links=tuple(Link(start=0, end=at) for at in range(1, 7)),
        ),
    ),
    "timeline": (
        "process",
        TimelineVisual(
            heading=heading("As time went by"), events=events(["First vaccine", "Germs seen", "Polio shot"])
        ),
    ),
    "long timeline": ("list", TimelineVisual(heading=heading("As time went by"), events=events(SIX_LONG))),
    "bar_chart": (
        "list",
        BarChartVisual(
            heading=heading("By the numbers"), unit="%", data=data(["Coal", "Gas", "Wind"], ["36 %", "23 %", "8 %"])
        ),
    ),
    "long bar_chart": (
        "list",
        BarChartVisual(
            heading=heading("What people eat"),
            unit="kg",
            data=data([*SIX_LONG, "Rice", "Corn"], [f"{at},500,000 tons" for at in range(1, 9)]),
        ),
    ),
    "line_chart": (
        "process",
        LineChartVisual(heading=heading("Over time"), unit="%", data=data(TWELVE[:4], ["3 %", "9 %", "21 %", "55 %"])),
    ),
    "long line_chart": (
        "process",
        LineChartVisual(heading=heading("Over time"), unit="%", data=data(TWELVE, [f"{at}.5 %" for at in range(12)])),
    ),
    "share_chart": (
        "comparison",
        ShareChartVisual(
            heading=heading("How it divides"), data=data(["land animals", "sea animals"], ["80 %", "20 %"])
        ),
    ),
    "single share": (
        "number",
        ShareChartVisual(heading=heading("How it divides"), data=data(["of all adults vaccinated"], ["70 %"])),
    ),
    "growth": (
        "number",
        GrowthVisual(
            heading=heading("Ever more"),
            subject=element("subject", "Solar power", 1),
            before=Datum(category=element("value-1", "Solar power", 5), value=1, shown="1 %"),
            after=Datum(category=element("value-2", "Solar power", 10), value=12, shown="12 %"),
        ),
    ),
    "long growth": (
        "process",
        GrowthVisual(
            heading=heading("Ever more"),
            subject=element("subject", "Solar power", 1),
            before=Datum(category=element("value-1", "in the year 2010", 5), value=1, shown="3.5 million tons"),
            after=Datum(category=element("value-2", "in the year 2020", 10), value=12, shown="12 million tons"),
        ),
    ),
    "growth over years": (
        "process",
        GrowthVisual(
            heading=heading("Ever more"),
            subject=element("subject", "Solar power", 1),
            before=Datum(category=element("value-1", "2010", 5), value=1, shown="1 %"),
            after=Datum(category=element("value-2", "2020", 10), value=12, shown="12 %"),
        ),
    ),
    "growth of a thing": (
        "image",
        GrowthVisual(heading=heading("Ever more"), subject=element("subject", "Demand for power", 1)),
    ),
    "transformation": (
        "process",
        TransformationVisual(
            heading=heading("It becomes"),
            before=element("before", "Caterpillar", 3),
            after=element("after", "Butterfly", 8),
        ),
    ),
    "barrier": (
        "process",
        BarrierVisual(
            heading=heading("It is stopped"),
            mover=element("mover", "The invading virus particles", 3),
            obstacle=element("obstacle", "A thick layer of skin", 8),
        ),
    ),
    "speed": (
        "comparison",
        SpeedVisual(
            heading=heading("How fast"), mover=element("mover", "Light", 3), rival=element("rival", "Sound", 8)
        ),
    ),
    "speed of a thing": ("image", SpeedVisual(heading=heading("How fast"), mover=element("mover", "Light", 3))),
    "scale": (
        "list",
        ScaleVisual(heading=heading("From small to large"), things=series("thing", ["Atom", "Ant", "Earth", "Sun"])),
    ),
    "data_flow": (
        "process",
        DataFlowVisual(heading=heading("Where it goes"), stations=series("station", ["Phone", "Tower", "Server"])),
    ),
    "code": (
        "statement",
        CodeVisual(block=element("block", "Binary search", 0), language="python", lines=("while low < high:", "    …")),
    ),
    "equation": (
        "statement",
        EquationVisual(formula=element("formula", "Energy is mass times c squared", 0), latex="E = mc^2"),
    ),
    "nameless equation": ("statement", EquationVisual(formula=element("formula", "", 0), latex="E = mc^2")),
    "quote": (
        "title",
        QuoteVisual(
            words=element("quote", "If I have seen further, it is by standing on shoulders", 0), speaker="Newton"
        ),
    ),
    "long quote": (
        "statement",
        QuoteVisual(
            words=element(
                "quote",
                "We choose to go to the Moon in this decade and do the other things not because they are easy",
                0,
            )
        ),
    ),
    "call_to_action": ("statement", CallToActionVisual(heading=heading("Check your vaccination record today"))),
    "abstract": ("statement", AbstractVisual(heading=heading("Nothing stays the same"), tone=Tone.THOUGHTFUL)),
}
"""Each with the kind as which it is drawn."""

EVERYTHING = VISUALS | {name: visual for name, (_, visual) in STAND_INS.items()}
