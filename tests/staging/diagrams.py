"""Diagrams: few parts and many, short labels and long ones, with a hub and without."""

from made import element, heading, series

from chalktalk.documents.storyboard import (
    Branch,
    CycleVisual,
    DefinitionVisual,
    HierarchyVisual,
    Link,
    NetworkVisual,
    ProcessVisual,
    Visual,
)

SEASONS = ["Water warms", "Vapour rises", "Clouds form", "Rain falls"]
LONG = [
    "The heart pumps blood outwards",
    "Arteries branch into smaller vessels",
    "Capillaries deliver oxygen to cells",
    "Carbon dioxide is collected",
    "Veins return the blood",
    "The lungs refresh it again",
]
HOUSE = ["Hub", "Phone", "Lamp", "Door", "Heating", "Camera", "Speaker"]


def cycle(labels: list[str]) -> CycleVisual:
    return CycleVisual(heading=heading("Round and round"), steps=series("step", labels))


def tree(root: str, heads: list[str], parts: list[str]) -> HierarchyVisual:
    return HierarchyVisual(
        root=element("root", root, 0),
        branches=tuple(Branch(head=head, parts=series(f"{head.id}-part", parts, 8)) for head in series("part", heads)),
    )


def network(labels: list[str], links: list[tuple[int, int]]) -> NetworkVisual:
    joined = tuple(Link(start=start, end=end) for start, end in links)
    return NetworkVisual(heading=heading("How it connects"), nodes=series("node", labels), links=joined)


DIAGRAMS: dict[str, Visual] = {
    "definition": DefinitionVisual(
        term=element("term", "Photosynthesis", 0),
        meaning=element("meaning", "how plants turn light, water and air into sugar and oxygen", 4),
    ),
    "long definition": DefinitionVisual(
        term=element("term", "Messenger ribonucleic acid vaccination", 0, None),
        meaning=element("meaning", "a shot that carries the written plan of one harmless piece of a virus", 4),
    ),
    "cycle of two": cycle(SEASONS[:2]),
    "cycle of three": cycle(SEASONS[:3]),
    "cycle": cycle(SEASONS),
    "cycle of five": cycle([*SEASONS, "Rivers fill"]),
    "long cycle": cycle(LONG),
    "hierarchy": tree("Kingdom of animals", ["Mammals", "Birds", "Fish", "Insects"], []),
    "two branches": tree("Numbers", ["Rational", "Irrational"], ["Pi", "Roots", "Fractions"]),
    "full hierarchy": tree(
        "The whole company",
        ["Sales", "Research", "Production", "Law", "Support", "Finance"],
        ["One", "Two", "Three", "Four"],
    ),
    "network": network(HOUSE, [(0, at) for at in range(1, 7)]),
    "network of two": network(HOUSE[:2], [(0, 1)]),
    "ring": network(HOUSE[1:6], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2)]),
    "joined round the hub": network(HOUSE[:5], [(0, 1), (0, 2), (0, 3), (0, 4), (1, 3), (4, 2), (2, 4), (3, 3)]),
    "nothing joined": network(HOUSE[:3], []),
    "longest process": ProcessVisual(heading=heading("Six steps"), steps=series("step", LONG)),
    "process of five": ProcessVisual(heading=heading("Five steps"), steps=series("step", [*SEASONS, "Rivers fill"])),
}
