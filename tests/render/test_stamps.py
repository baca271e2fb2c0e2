"""Things at rest, drawn from pictures of themselves."""

from typing import Any

import numpy as np
import pytest
from painted import BLUE, GREEN, Node, at, ellipse, group, line, path, pixels_of, plan_of, rect, scene_of
from test_painter import differing

from chalktalk.documents.timeline import Keyframe
from chalktalk.engine import Store

WASH = {"kind": "linear", "x1": 0, "y1": 0, "x2": 40, "y2": 20, "stops": [[0, "#203060ff"], [1, "#6080f0ff"]]}
SHADOW = {"dx": 1, "dy": 2, "blur": 3, "colour": "#00000088"}
GROUND = rect("ground", width=160, height=90, fill="#102030")
CARD: Node = rect("card", fill=WASH, stroke=line(GREEN, 2), radius=4, shadows=(SHADOW,))


def moving(start: float, end: float, frames: int = 10) -> tuple[Keyframe, ...]:
    return Keyframe(0, start, "linear"), Keyframe(frames, end, "hold")


@pytest.mark.parametrize(
    "node",
    [
        CARD,
        ellipse(rx=60, ry=30, fill={"kind": "solid", "colour": "#ff000040"}),
        path(d="M 4 4 L 30 4 Q 40 20 10 30 Z", fill={"kind": "solid", "colour": BLUE + "ff"}),
    ],
    ids=lambda node: node["kind"],
)
def test_a_thing_at_rest_looks_as_it_does_before_it_rests(store: Store, node: Node) -> None:
    """Its last track, which no eye can tell from none, has not come to its end in one picture of the two."""
    placed = {**node, "x": 76.25, "y": 44.5}
    at_rest = pixels_of(store, GROUND, placed)
    before = pixels_of(store, GROUND, {**placed, "scale_x": moving(1.0, 1.00002)}, frame=1)
    apart = np.abs(at_rest.astype(int) - before.astype(int))
    assert apart.max() <= 6
    assert apart.mean() < 0.2


def test_what_travels_fast_stands_on_whole_pixels_and_what_drifts_on_quarters(store: Store) -> None:
    fast = pixels_of(store, rect(x=moving(0, 45)), frame=3)
    assert [(255, 0, 0), (0, 0, 0)] == [at(fast, 14, 5), at(fast, 13, 5)]
    slow = pixels_of(store, rect(x=moving(0, 4.5)), frame=3)
    assert at(slow, 1, 5)[0] == pytest.approx(255 * 0.75, abs=4)


@pytest.mark.parametrize("x", [moving(0, 60, 8), moving(0, 2.4, 20), (*moving(0, 50, 8), Keyframe(12, 53, "hold"))])
def test_no_frame_tells_how_a_stamp_came_to_be_there(store: Store, x: Any) -> None:
    nodes = [GROUND, group("floating", CARD, x=x, y=moving(3, 9, 25))]
    plan = plan_of(store, scene_of((0, nodes)))
    assert [] == differing(plan, store, [*range(14), 20, 29, 3, 8, 7, 12, 0])


@pytest.mark.parametrize("colour", ["#0000ff", "#0000ff80"])
def test_what_an_opaque_ground_hides_is_not_missed(store: Store, colour: str) -> None:
    top = rect("top", width=160, height=90, fill=colour)
    plan = plan_of(store, scene_of((0, [GROUND, ellipse(x=60, y=40), top]), (10, [{**CARD, "x": moving(20, 26)}])))
    assert [] == differing(plan, store, [*range(6), 15, 4])
