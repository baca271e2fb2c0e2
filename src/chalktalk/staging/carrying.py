"""Match-move: a thing that two neighbouring scenes both show flies from its place in the one to its place in the other.

The thing is found by its outlines: an icon's paths are the same wherever it stands. What flies is a copy above the
later scene; it leaves where the earlier scene's icon stands as that fades, and stays until the later one's is there.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.timeline import AnyNode, Group, Layer, Level, Number, Path, SceneTimeline, StagedScene
from chalktalk.engine import Context, Place, stage
from chalktalk.staging import motion, nodes
from chalktalk.staging.seen import Placement, seen_at
from chalktalk.timeline import read_scene, value_at

PROPS_FRONT: Level = 40
MOST_MS = 2500
"""Milliseconds after its scene's start by which a thing has to be in its place; one that comes later is not awaited."""


class Standing(NamedTuple):
    """An icon where it stands at a frame."""

    paths: tuple[Path, ...]
    at: Placement

    @property
    def outlines(self) -> frozenset[str]:
        """What it is known by."""
        return frozenset(path.d for path in self.paths)


@stage("carry_over", version=1, place=Place.THREAD)
async def carry_over(context: Context, before: StagedScene, after: StagedScene, cues: SceneCues) -> StagedScene:
    """The later of two scenes, with what both show flying to its place; as it was, if they have nothing in common."""
    earlier, later = (read_scene(context.store.get(scene.timeline.digest)) for scene in (before, after))
    frames = cues.enter.frames
    latest = min(later.frames - 1, frames + cues.rate.frame_at(MOST_MS / 1000))
    pair = _common(_icons(earlier, before.frames - frames), _icons(later, latest))
    if pair is None:
        return after
    flying = _flying(*pair, motion.Clock(cues.rate, later.frames), frames, _arrival(later, pair[1], latest))
    carried = later.model_copy(update={"layers": tuple(_with(later.layers, flying))})
    blob = context.store.put(carried.model_dump_json().encode(), "application/json")
    return after.model_copy(update={"timeline": blob})


def _icons(scene: SceneTimeline, frame: int) -> list[Standing]:
    """Every icon that is seen: rows of paths that stand in the same place."""
    found: list[Standing] = []
    for seen in seen_at(scene, frame):
        if not isinstance(seen.node, Path) or seen.node.fill or "/icon" not in seen.node.id:
            continue
        last = found[-1] if found else None
        if last and (last.at.x, last.at.y, last.at.sx) == (seen.at.x, seen.at.y, seen.at.sx):
            found[-1] = Standing((*last.paths, seen.node), last.at)
        else:
            found.append(Standing((seen.node,), seen.at))
    return found


def _common(earlier: Sequence[Standing], later: Sequence[Standing]) -> tuple[Standing, Standing] | None:
    """The largest icon of the earlier scene that the later one shows too."""
    by_outline = {icon.outlines: icon for icon in reversed(later)}
    pairs = [(icon, by_outline[icon.outlines]) for icon in earlier if icon.outlines in by_outline]
    return max(pairs, key=lambda pair: pair[0].at.sx, default=None)


def _arrival(scene: SceneTimeline, icon: Standing, latest: int) -> int:
    """The first frame at which the later scene's own icon is wholly there."""
    ids = {path.id for path in icon.paths}
    for frame in range(latest):
        there = [seen for seen in seen_at(scene, frame) if seen.node.id in ids]
        drawn = all(value_at(seen.node.trim_end, frame) >= 1.0 for seen in there if isinstance(seen.node, Path))
        if len(there) == len(ids) and drawn and all(seen.at.opacity > 0.99 for seen in there):
            return frame
    return latest


def _flying(start: Standing, end: Standing, clock: motion.Clock, frames: int, arrival: int) -> Group:
    """The icon on its way: the later scene's strokes, from the earlier place and size to the later."""

    def way(first: float, last: float) -> Number:
        return motion.track([(0, first, motion.EASE_IN_OUT), (max(1, frames), last, "hold")])

    gone = arrival + clock.lasting(120)
    strokes: list[AnyNode] = [
        path.model_copy(
            update={"id": f"carried/{number}", "x": 0.0, "y": 0.0, "scale_x": 1.0, "scale_y": 1.0, "opacity": 1.0,
                    "trim_end": 1.0}
        )
        for number, path in enumerate(end.paths)
    ]  # fmt: skip
    return nodes.group(
        "carried",
        strokes,
        x=way(start.at.x, end.at.x),
        y=way(start.at.y, end.at.y),
        scale=way(start.at.sx, end.at.sx),
        opacity=motion.track([(arrival, 1.0, "linear"), (gone, 0.0, "hold")]),
    )


def _with(layers: Iterable[Layer], node: Group) -> list[Layer]:
    """The layers with a node in front of the props."""
    found = {layer.level: layer for layer in layers}
    front = found.get(PROPS_FRONT, Layer(level=PROPS_FRONT, nodes=()))
    found[PROPS_FRONT] = front.model_copy(update={"nodes": (*front.nodes, node)})
    return [found[level] for level in sorted(found)]
