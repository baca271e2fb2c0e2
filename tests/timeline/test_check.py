"""The guarantees that types cannot express."""

from typing import Any

import pytest

from chalktalk.documents.timeline import SceneTimeline
from chalktalk.errors import DocumentError
from chalktalk.timeline import check_timeline, read_scene

PLACED = {"x": 0, "y": 0, "anchor_x": 0, "anchor_y": 0, "scale_x": 1, "scale_y": 1, "rotation": 0, "opacity": 1}
RED = {"kind": "solid", "colour": "#ff0000ff"}


def path(**changes: Any) -> dict[str, Any]:
    node = {"kind": "path", "id": "line", "d": "M 0 0 L 9.5 -3 Q 1 1 2 2 C 1 2 3 4 5 6 Z", "fill": RED, "stroke": None}
    return {**PLACED, **node, "trim_start": 0, "trim_end": 1, **changes}


def scene_of(*nodes: dict[str, Any], level: int = 0) -> dict[str, Any]:
    return {"scene": "s", "frames": 10, "layers": [{"level": level, "nodes": nodes}]}


def test_a_scene_that_keeps_every_guarantee_passes() -> None:
    check_timeline(SceneTimeline.model_validate(scene_of(path())))


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        ([path(), path()], "scene s, node line: the id line occurs twice"),
        ([path(x=[[5, 0, "linear"], [5, 1, "linear"]])], "keyframes do not strictly increase: 5 before 5"),
        ([path(x=[[0, 0, [1.2, 0, 0, 0]], [5, 1, "linear"]])], "x1 and x2 of an easing lie in"),
        ([path(d="m 0 0 l 5 5")], "the outline is not absolute"),
        ([path(d="M 0,0 L 5,5")], "the outline is not absolute"),
        ([path(d="M 0 0 L 1e-3 5")], "the outline is not absolute"),
        ([path(d="")], "the outline is not absolute"),
        (
            [path(fill={"kind": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": [[0.5, "#ff0000ff"]]})],
            "a gradient's stops go from 0 to 1 in order",
        ),
    ],
)
def test_a_broken_guarantee_is_named_with_its_node(nodes: list[dict[str, Any]], fault: str) -> None:
    with pytest.raises(DocumentError) as raised:
        check_timeline(SceneTimeline.model_validate(scene_of(*nodes)))
    assert fault in str(raised.value)
    assert "node line" in str(raised.value)


def test_layers_out_of_order_are_refused() -> None:
    layers = [{"level": level, "nodes": ()} for level in (10, 0)]
    with pytest.raises(DocumentError, match="not sorted by level"):
        check_timeline(SceneTimeline.model_validate({"scene": "s", "frames": 10, "layers": layers}))


@pytest.mark.parametrize("data", [b"no json", b"{}", b'{"scene":"s","frames":1,"layers":[],"more":1}'])
def test_what_is_no_scene_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="this is no scene timeline"):
        read_scene(data)
