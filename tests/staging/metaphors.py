"""Visuals of the moving pictures: short labels and long ones, all their parts and only what they need."""

from made import element, heading, series

from chalktalk.documents.storyboard import (
    BarrierVisual,
    DataFlowVisual,
    Datum,
    GrowthVisual,
    ScaleVisual,
    SpeedVisual,
    TransformationVisual,
    Visual,
)

SUBJECT = element("subject", "Solar power", 1)


def value(place: int, label: str, shown: str, amount: float) -> Datum:
    return Datum(category=element(f"value-{place}", label, 5 * place), value=amount, shown=shown)


METAPHORS: dict[str, Visual] = {
    "growth": GrowthVisual(
        heading=heading("Ever more"),
        subject=SUBJECT,
        before=value(1, "Solar power", "1 %", 1),
        after=value(2, "Solar power", "12 %", 12),
    ),
    "long growth": GrowthVisual(
        heading=heading("Ever more"),
        subject=element("subject", "Electricity from the light of the sun", 1),
        before=value(1, "in the year 2010", "3.5 million tons", 3.5e6),
        after=value(2, "in the year 2020", "12 million tons", 12e6),
    ),
    "fall": GrowthVisual(
        heading=heading("Ever fewer"),
        subject=SUBJECT,
        before=value(1, "1970", "240,000 tons", 240_000),
        after=value(2, "2020", "90,000 tons", 90_000),
        falls=True,
    ),
    "growth of a thing": GrowthVisual(heading=heading("Ever more"), subject=element("subject", "Demand for power", 1)),
    "fall of a thing": GrowthVisual(heading=heading("Ever less"), subject=SUBJECT, falls=True),
    "growth to a value": GrowthVisual(heading=heading("Up"), subject=SUBJECT, after=value(2, "today", "12 %", 12)),
    "transformation": TransformationVisual(
        heading=heading("It becomes"),
        before=element("before", "Caterpillar", 3),
        after=element("after", "Butterfly", 8),
    ),
    "long transformation": TransformationVisual(
        heading=heading("It becomes"),
        before=element("before", "A larva that swims freely in the sea", 8, None),
        after=element("after", "A polyp that stays where it is", 3),
    ),
    "barrier": BarrierVisual(
        heading=heading("It is stopped"),
        mover=element("mover", "The invading virus particles", 3),
        obstacle=element("obstacle", "A thick layer of skin", 8),
    ),
    "broken barrier": BarrierVisual(
        heading=heading("It breaks through"),
        mover=element("mover", "Waves", 8),
        obstacle=element("obstacle", "Dam", 3, None),
        breaks=True,
    ),
    "speed": SpeedVisual(
        heading=heading("How fast"), mover=element("mover", "Light", 3), rival=element("rival", "Sound", 8)
    ),
    "overtaking": SpeedVisual(
        heading=heading("How fast"), mover=element("mover", "A rocket", 8), rival=element("rival", "A slow old car", 3)
    ),
    "speed of a thing": SpeedVisual(heading=heading("How fast"), mover=element("mover", "Light", 3)),
    "slowing down": SpeedVisual(
        heading=heading("Slower"), mover=element("mover", "A train that brakes", 3), slows=True
    ),
    "slower than": SpeedVisual(
        heading=heading("Slower"), mover=element("mover", "Snail", 3), rival=element("rival", "Hare", 8), slows=True
    ),
    "scale": ScaleVisual(
        heading=heading("From small to large"), things=series("thing", ["Atom", "Ant", "Whale", "Earth", "Sun"])
    ),
    "scale of one": ScaleVisual(heading=heading("Large"), things=series("thing", ["The observable universe"])),
    "scale named backwards": ScaleVisual(
        heading=heading("From large to small"),
        things=(element("thing-1", "Ant", 9), element("thing-2", "Dog", 6), element("thing-3", "Elephant", 3)),
    ),
    "data_flow": DataFlowVisual(
        heading=heading("Where it goes"), stations=series("station", ["Phone", "Tower", "Server"])
    ),
    "long data_flow": DataFlowVisual(
        heading=heading("Where it goes"),
        stations=series(
            "station",
            ["Heart pumps blood", "Arteries", "Capillaries take oxygen", "Carbon dioxide", "Veins", "Lungs refresh it"],
        ),
    ),
}
