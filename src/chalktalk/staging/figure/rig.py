"""The figure as a tree of joints: each limb is a group that turns about the joint it hangs from.

The rig stands with its feet at the origin and is HEIGHT units tall; the caller scales it and puts it in its place.
"""

from dataclasses import dataclass

from chalktalk.documents.timeline import AnyNode, Group, Number, Track
from chalktalk.staging import ink, nodes

HEIGHT = 500.0
HIP, SHOULDER, NECK = -212.0, -330.0, -348.0
HEAD_RADIUS = 64.0
LIMB = 24.0
UPPER_ARM, FOREARM = 72.0, 66.0


@dataclass(frozen=True, slots=True)
class Colours:
    """What the figure is made of."""

    skin: str
    shirt: str
    sleeve: str
    face: str


@dataclass(frozen=True, slots=True)
class Life:
    """What moves without the figure meaning anything by it."""

    breath: Number
    """Offset of everything above the hip."""
    lids: Track
    """Height of the open eyes, 1 to nearly 0."""
    mouth: Track
    """How far the mouth is open, 0 to 1."""
    talking: Track
    """1 while a word sounds."""
    resting: Track
    """1 while none does."""


def rig(colours: Colours, joints: dict[str, Track], life: Life) -> list[AnyNode]:
    """All nodes of the figure, back to front."""
    far_arm = _arm("far", -38.0, joints["far_arm"], joints["far_elbow"], colours)
    near_arm = _arm("near", 38.0, joints["near_arm"], joints["near_elbow"], colours)
    upper = nodes.group(
        "figure/upper",
        [far_arm, _torso(colours), _head(colours, joints, life), near_arm],
        y=_about(HIP, life.breath),
        anchor=(0.0, HIP),
        rotation=joints["spine"],
    )
    return [_ground_shadow(), *_legs(colours), upper]


def _about(place: float, offset: Number) -> Number:
    if isinstance(offset, float | int):
        return place + offset
    return tuple(key._replace(value=key.value + place) for key in offset)


def _ground_shadow() -> AnyNode:
    dark = ink.light(0.0, 0.0, 130.0, "#000000", 0.42)
    return nodes.ellipse("figure/shadow", 0.0, 2.0, 130.0, fill=dark, scale_y=0.16)


def _legs(colours: Colours) -> list[AnyNode]:
    trousers = ink.line(colours.skin, LIMB)
    return [
        nodes.path(
            f"figure/leg-{side}", nodes.outline([(x * 0.55, HIP), (x, -108.0), (x * 1.1, -12.0)]), stroke=trousers
        )
        for side, x in (("far", -26.0), ("near", 26.0))
    ]


def _torso(colours: Colours) -> AnyNode:
    """A soft shirt: a trapezoid whose thick round outline rounds its corners."""
    return nodes.path(
        "figure/torso",
        f"M -34 {SHOULDER + 4:g} L 34 {SHOULDER + 4:g} L 22 {HIP - 8:g} L -22 {HIP - 8:g} Z",
        fill=ink.solid(colours.shirt),
        stroke=ink.line(colours.shirt, 30.0),
    )


def _arm(side: str, x: float, shoulder: Track, elbow: Track, colours: Colours) -> Group:
    """Upper arm, and the forearm that hangs from it. The sleeve's seam keeps an arm before the shirt readable."""
    forearm = nodes.group(
        f"figure/{side}-forearm",
        [
            nodes.path(
                f"figure/{side}-forearm/bone",
                nodes.outline([(0, 0), (0, FOREARM)]),
                stroke=ink.line(colours.skin, LIMB),
            ),
            nodes.ellipse(f"figure/{side}-hand", 0.0, FOREARM, LIMB * 0.62, fill=ink.solid(colours.skin)),
        ],
        y=UPPER_ARM,
        rotation=elbow,
    )
    sleeve = nodes.path(
        f"figure/{side}-sleeve", nodes.outline([(0, 0), (0, UPPER_ARM)]), stroke=ink.line(colours.sleeve, LIMB + 4)
    )
    return nodes.group(f"figure/{side}-arm", [forearm, sleeve], x=x, y=SHOULDER + 4, rotation=shoulder)


def _head(colours: Colours, joints: dict[str, Track], life: Life) -> Group:
    centre = NECK - HEAD_RADIUS - 4.0
    return nodes.group(
        "figure/head",
        [
            nodes.path(
                "figure/neck", nodes.outline([(0, SHOULDER), (0, NECK - 12)]), stroke=ink.line(colours.skin, LIMB)
            ),
            nodes.ellipse("figure/skull", 0.0, centre, HEAD_RADIUS, fill=ink.solid(colours.skin)),
            nodes.group("figure/face", _face(colours, joints, life), x=joints["gaze"], y=centre),
        ],
        y=NECK,
        anchor=(0.0, NECK),
        rotation=joints["head"],
    )


def _face(colours: Colours, joints: dict[str, Track], life: Life) -> list[AnyNode]:
    dark = ink.solid(colours.face)
    eyes: list[AnyNode] = [
        nodes.ellipse(f"figure/eye-{side}", x, -10.0, 7.5, 9.5, fill=dark, scale_y=life.lids)
        for side, x in (("far", -22.0), ("near", 22.0))
    ]
    smile = nodes.group(
        "figure/smile",
        [nodes.path("figure/smile/line", "M -19 0 C -11 13 11 13 19 0", stroke=ink.line(colours.face, 6.0))],
        y=18.0,
        scale=1.0,
        scale_x=joints["smile"],
        opacity=life.resting,
    )
    lips = nodes.path(
        "figure/mouth",
        "M -17 0 C -15 26 15 26 17 0 Z",
        fill=dark,
        stroke=ink.line(colours.face, 5.0),
        y=16.0,
        scale_y=life.mouth,
        opacity=life.talking,
    )
    return [*eyes, smile, lips]
