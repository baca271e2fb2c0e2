"""The guarantees that types cannot express."""

from typing import Any

import pytest

from chalktalk.documents.timeline import SceneTimeline, Timeline
from chalktalk.errors import DocumentError
from chalktalk.timeline import check_header, check_timeline, read_scene

PLACED = {"x": 0, "y": 0, "anchor_x": 0, "anchor_y": 0, "scale_x": 1, "scale_y": 1, "rotation": 0, "opacity": 1}
RED = {"kind": "solid", "colour": "#ff0000ff"}


def path(**changes: Any) -> dict[str, Any]:
    node = {"kind": "path", "id": "line", "d": "M 0 0 L 9.5 -3 Q 1 1 2 2 C 1 2 3 4 5 6 Z", "fill": RED, "stroke": None}
    return {**PLACED, **node, "trim_start": 0, "trim_end": 1, "becomes": None, "morph": 0, **changes}


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
        ([path(becomes="M 0 0 l 5 5")], "the outline is not absolute"),
        ([path(becomes="M 0 0 L 5 5")], "the outline it becomes has other commands"),
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


def film_of(*scenes: tuple[str, int, int], frames: int) -> Timeline:
    blob = {"digest": "0" * 64, "size": 1, "media_type": "application/json"}
    placed = [{"id": id_, "start": start, "end": end, "timeline": blob, "resources": []} for id_, start, end in scenes]
    header = {"rate": {"num": 30, "den": 1}, "page_width": 160, "page_height": 90, "frames": frames, "scenes": placed}
    return Timeline.model_validate(header)


def test_scenes_that_follow_one_another_or_overlap_in_a_transition_pass() -> None:
    check_header(film_of(("a", 0, 50), ("b", 40, 90), ("c", 90, 120), frames=120))


@pytest.mark.parametrize(
    ("film", "fault"),
    [
        (film_of(("a", 0, 50), ("a", 50, 90), frames=90), "its id occurs twice"),
        (film_of(("a", 0, 50), ("b", 51, 90), frames=90), "it does not go on where frame 50 is reached"),
        (film_of(("a", 0, 50), ("b", 30, 50), frames=50), "it does not go on where frame 50 is reached"),
        (film_of(("a", 0, 50), ("b", 30, 60), ("c", 45, 90), frames=90), "it is still visible when c starts"),
        (film_of(("a", 0, 50), frames=60), "scenes end at frame 50, the film at 60"),
    ],
)
def test_a_film_whose_scenes_do_not_cover_it_in_order_is_refused(film: Timeline, fault: str) -> None:
    with pytest.raises(DocumentError) as raised:
        check_header(film)
    assert fault in str(raised.value)


def test_a_scene_of_another_version_is_refused() -> None:
    with pytest.raises(DocumentError, match="version 2"):
        read_scene(b'{"version":2,"scene":"s","frames":1,"layers":[]}')
