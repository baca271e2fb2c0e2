"""The figure as a tree of joints: each limb is a group that turns about the joint it hangs from.

The rig stands with its feet at the origin and is HEIGHT units tall; the caller scales it and puts it in its place.
"""

from dataclasses import dataclass

from chalktalk.documents.timeline import AnyNode, Group, Stroke, Track
from chalktalk.staging import ink, motion, nodes
from chalktalk.staging.figure import shapes
from chalktalk.staging.figure.gaze import Gaze
from chalktalk.staging.figure.legs import HIP, HIP_JOINT, LegTracks, Stand
from chalktalk.staging.figure.limbs import FOREARM, THIGH, UPPER_ARM

HEIGHT = 500.0
SHOULDER, SHOULDER_X, NECK = -334.0, 35.0, -356.0
HEAD_RADIUS, HEAD = 64.0, -434.0
EYES_Y, EYES_X, BROWS_Y, MOUTH_Y = -7.0, 22.0, -32.0, 18.0
SLIMMER, SHOULDER_IN = 0.16, 15.0
"""Part of the shirt's width, and units of each shoulder's place, that go as the body turns to walk across."""
Tracks = dict[str, Track]


@dataclass(frozen=True, slots=True)
class Colours:
    """What the figure is made of."""

    skin: str
    edge: str | None
    """Outline of what is skin, where it would not stand out from the page by itself."""
    shade: str
    """The skin's lower side."""
    shirt: str
    sleeves: tuple[str, str]
    """Left and right: one before the shirt, one behind it, both a little apart from it."""
    trousers: str
    shoes: str
    features: str
    blush: str


@dataclass(frozen=True, slots=True)
class Life:
    """What moves all the time."""

    breath: Track
    lids: Track
    opened: Track
    """How far the mouth is open, 0 to 1."""
    width: Track
    """How wide it is, 1 at rest."""
    nod: Track


def rig(colours: Colours, posture: Tracks, legs: Stand, face: Tracks, gaze: Gaze, life: Life) -> list[AnyNode]:
    """All nodes of the figure, back to front."""
    chest = [
        _arm("right", -1.0, posture, legs, colours),
        *_torso(legs, colours),
        _head(colours, posture, face, gaze, life),
        _arm("left", 1.0, posture, legs, colours),
    ]
    upper = nodes.group(
        "figure/upper",
        [nodes.group("figure/chest", chest, y=life.breath)],
        x=legs.x,
        y=legs.y,
        anchor=(0.0, HIP),
        rotation=posture["lean"],
    )
    return [
        _ground_shadow(legs),
        *_leg("left", -1.0, legs, legs.left, colours),
        *_leg("right", 1.0, legs, legs.right, colours),
        upper,
    ]


def _ground_shadow(legs: Stand) -> AnyNode:
    """Soft, under the body's middle; narrower while it is in the air."""
    dark = ink.light(0.0, 0.0, 120.0, "#000000", 0.45)
    return nodes.ellipse("figure/shadow", legs.x, 1.0, 120.0, fill=dark, scale_y=0.15)


def _leg(side: str, sign: float, legs: Stand, leg: LegTracks, colours: Colours) -> list[AnyNode]:
    cloth = ink.solid(colours.trousers)
    shin = nodes.group(
        f"figure/{side}-shin",
        [nodes.path(f"figure/{side}-shin/cloth", shapes.tapered(THIGH - 6, 14.0, 12.0), fill=cloth)],
        y=THIGH,
        rotation=leg.knee,
    )
    thigh = nodes.path(f"figure/{side}-thigh/cloth", shapes.tapered(THIGH, 18.5, 14.0), fill=cloth)
    shoe = nodes.path(
        f"figure/{side}-shoe",
        shapes.SHOE,
        fill=ink.solid(colours.shoes),
        scale=leg.foot_side,
        scale_y=1.0,
    )
    foot = nodes.group(f"figure/{side}-foot", [shoe], x=leg.foot_x, y=leg.foot_y, rotation=leg.foot_turn)
    # The leg's length is scaled within its turned group, so that it is foreshortened along itself.
    limb = nodes.group(
        f"figure/{side}-leg",
        [shin, thigh],
        x=motion.shifted(legs.x, sign * HIP_JOINT),
        y=legs.y,
        rotation=leg.hip,
        scale=leg.seen,
    )
    return [foot, limb]


def _torso(legs: Stand, colours: Colours) -> list[AnyNode]:
    """Neck and shirt; slimmer where the body is turned to walk."""
    slim = motion.shifted(motion.scaled(legs.sideways, -SLIMMER), 1.0)
    return [
        nodes.path("figure/neck", shapes.NECK, stroke=ink.line(colours.shade, 22.0)),
        nodes.path("figure/shirt", shapes.TORSO, fill=ink.solid(colours.shirt), scale=slim, scale_y=1.0),
        nodes.path("figure/collar", shapes.COLLAR, stroke=ink.line(colours.sleeves[1], 6.0)),
    ]


def _arm(side: str, sign: float, posture: Tracks, legs: Stand, colours: Colours) -> Group:
    """Upper arm, the forearm that hangs from it, and the hand that hangs from that; outwards is positive."""
    sleeve = ink.solid(colours.sleeves[0 if side == "left" else 1])
    hand = nodes.path(
        f"figure/{side}-hand",
        shapes.HAND,
        becomes=shapes.POINTING_HAND,
        morph=posture[f"{side}_finger"],
        fill=ink.solid(colours.skin),
        stroke=_edge(colours),
        y=FOREARM - 2,
        scale=-sign,
        scale_y=1.0,
        rotation=motion.scaled(posture[f"{side}_wrist"], sign),
    )
    forearm = nodes.group(
        f"figure/{side}-forearm",
        [hand, nodes.path(f"figure/{side}-forearm/sleeve", shapes.tapered(FOREARM - 2, 13.5, 11.5), fill=sleeve)],
        y=UPPER_ARM,
        rotation=motion.scaled(posture[f"{side}_elbow"], sign),
    )
    upper = nodes.path(f"figure/{side}-arm/sleeve", shapes.tapered(UPPER_ARM, 15.5, 13.5), fill=sleeve)
    return nodes.group(
        f"figure/{side}-arm",
        [forearm, upper],
        x=motion.scaled(motion.shifted(motion.scaled(legs.sideways, -SHOULDER_IN), SHOULDER_X), -sign),
        y=motion.shifted(motion.scaled(posture[f"{side}_lift"], -1.0), SHOULDER),
        rotation=motion.scaled(posture[f"{side}_shoulder"], sign),
    )


def _edge(colours: Colours) -> Stroke | None:
    return ink.line(colours.edge, 4.5) if colours.edge else None


def _head(colours: Colours, posture: Tracks, face: Tracks, gaze: Gaze, life: Life) -> Group:
    skin = ink.solid(colours.skin)
    skull = nodes.ellipse("figure/skull", 0.0, HEAD, HEAD_RADIUS, fill=skin, stroke=_edge(colours))
    features = nodes.group(
        "figure/face", _face(colours, face, gaze, life), x=gaze.face_x, y=motion.shifted(gaze.face_y, HEAD)
    )
    return nodes.group(
        "figure/head",
        [skull, features],
        y=motion.shifted(life.nod, NECK),
        anchor=(0.0, NECK),
        rotation=posture["tilt"],
    )


def _face(colours: Colours, face: Tracks, gaze: Gaze, life: Life) -> list[AnyNode]:
    dark = ink.solid(colours.features)
    lips = ink.line(colours.features, 5.5)
    eyes = nodes.group(
        "figure/eyes",
        [
            nodes.ellipse(f"figure/{side}-eye", sign * EYES_X, 0.0, 7.5, 9.5, fill=dark, scale_y=face[f"{side}_eye"])
            for side, sign in (("left", -1), ("right", 1))
        ],
        scale_x=1.0,
        scale=life.lids,
    )
    looking = nodes.group(
        "figure/looking",
        [nodes.group("figure/wandering", [eyes], x=face["look_x"], y=face["look_y"])],
        x=gaze.eyes_x,
        y=motion.shifted(gaze.eyes_y, EYES_Y),
    )
    brows = [
        nodes.path(
            f"figure/{side}-brow",
            shapes.BROW,
            stroke=ink.line(colours.features, 4.5),
            x=sign * (EYES_X + 1),
            y=motion.shifted(face[f"{side}_brow_y"], BROWS_Y),
            rotation=face[f"{side}_brow_turn"],
        )
        for side, sign in (("left", -1), ("right", 1))
    ]
    cheeks = nodes.group(
        "figure/blush",
        [
            nodes.ellipse(f"figure/{side}-cheek", sign * 38.0, 11.0, 9.5, 6.5, fill=ink.solid(colours.blush, 0.34))
            for side, sign in (("left", -1), ("right", 1))
        ],
        opacity=face["blush"],
    )
    mouths = [
        nodes.path(
            f"figure/{name}",
            shut,
            becomes=wide,
            morph=life.opened,
            fill=dark,
            stroke=lips,
            x=face["mouth_x"],
            y=MOUTH_Y,
            scale=life.width,
            scale_y=1.0,
            rotation=face["mouth_turn"],
            opacity=shown,
        )
        for name, shut, wide, shown in (
            ("smile", shapes.SMILE, shapes.SMILE_OPEN, face["smile"]),
            ("lips", shapes.FLAT, shapes.FLAT_OPEN, motion.shifted(motion.scaled(face["smile"], -1.0), 1.0)),
        )
    ]
    return [cheeks, looking, *brows, *mouths]
