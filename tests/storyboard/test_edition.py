"""A storyboard written out, edited, and read back."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import ImageVisual, ProcessVisual, StatementVisual, Storyboard
from chalktalk.errors import OptionError
from chalktalk.storyboard import written
from chalktalk.storyboard.edition import restored

PICTURES = (Asset(path="cell.png", blob=Blob(digest="0" * 64, size=1, media_type="image/png"), width=1600, height=900),)
Draw = Callable[..., Storyboard]
Write = Callable[[str], Script]
Plain = dict[str, Any]

STORY = """
Cells wait for a stranger, and cells remember it. That is what a vaccine is for.
[process: rain → river → sea] First comes the rain on the hills. It fills a river. The river finds the sea.
## At last
[image: cell.png | A cell] This is a cell under glass. You may look at the cell for as long as you wish.
So remember: rain comes, rivers run, and seas fill.
"""


@pytest.fixture
def script(write: Write) -> Script:
    return write(STORY)


@pytest.fixture
def edition(draw: Draw) -> Plain:
    plain = json.loads(written(draw(STORY)))
    assert isinstance(plain, dict)
    return plain


def taken(plain: Plain, script: Script) -> Storyboard:
    return restored(json.dumps(plain, indent=2), "talk.storyboard.json", script, PICTURES)


def test_what_is_not_edited_comes_back_as_it_was(draw: Draw, script: Script) -> None:
    board = draw(STORY)
    assert list(board.scenes) == list(restored(written(board), "talk.json", script, PICTURES).scenes)


def test_a_label_can_be_changed(edition: Plain, script: Script) -> None:
    scene = next(scene for scene in edition["scenes"] if scene["visual"]["kind"] == "process")
    scene["visual"]["steps"][1]["label"] = "Brook"
    boards = [one.visual for one in taken(edition, script).scenes if isinstance(one.visual, ProcessVisual)]
    assert ["Rain", "Brook", "Sea"] == [step.label for step in boards[0].steps]


def test_a_cue_is_the_words_it_belongs_to(edition: Plain, script: Script) -> None:
    scene = next(scene for scene in edition["scenes"] if scene["visual"]["kind"] == "process")
    assert "rain" == scene["visual"]["steps"][0]["cue"]
    scene["visual"]["steps"][1]["cue"] = "the river finds"
    steps = next(one.visual.steps for one in taken(edition, script).scenes if isinstance(one.visual, ProcessVisual))
    assert (11, 14) == (steps[1].cue.start, steps[1].cue.end)


def test_the_second_time_a_word_is_said_has_its_own_mark(edition: Plain, script: Script) -> None:
    scene = edition["scenes"][0]
    scene["visual"] = {"kind": "statement", "heading": {"id": "heading", "label": "Cells", "cue": "cells #2"}}
    visual = taken(edition, script).scenes[0].visual
    assert isinstance(visual, StatementVisual)
    assert 6 == visual.heading.cue.start


def test_a_scene_can_be_given_another_kind(edition: Plain, script: Script) -> None:
    scene = edition["scenes"][-1]
    scene["visual"] = {"kind": "statement", "heading": {"id": "heading", "label": "Rain comes", "cue": "rain"}}
    assert "statement" == taken(edition, script).scenes[-1].visual.kind


def test_two_scenes_can_be_joined(edition: Plain, script: Script) -> None:
    first, second, *rest = edition["scenes"]
    joined = {**second, "says": f"{first['says']} {second['says']}", "enter": "cut"}
    board = taken({**edition, "scenes": [joined, *rest]}, script)
    assert len(board.scenes) == len(edition["scenes"]) - 1
    assert len(board.scenes[0].sentences) == 5


def test_the_authors_pictures_are_named_by_their_paths(edition: Plain, script: Script) -> None:
    scene = next(scene for scene in edition["scenes"] if scene["visual"]["kind"] == "image")
    assert "cell.png" == scene["visual"]["asset"]
    visual = next(one.visual for one in taken(edition, script).scenes if isinstance(one.visual, ImageVisual))
    assert PICTURES[0] == visual.asset


def _lost_comma(text: str) -> str:
    return text.replace('",\n', '"\n', 1)


def _other_words(text: str) -> str:
    return text.replace("fills a river", "fills a lake")


def _scene_left_out(text: str) -> str:
    plain = json.loads(text)
    return json.dumps({**plain, "scenes": plain["scenes"][:-1]}, indent=2)


def _unsaid_cue(text: str) -> str:
    return text.replace('"cue": "rain"', '"cue": "hail"')


def _third_time(text: str) -> str:
    return text.replace('"cue": "rain"', '"cue": "rain #3"')


def _unknown_kind(text: str) -> str:
    return text.replace('"kind": "process"', '"kind": "proces"')


def _unknown_field(text: str) -> str:
    return text.replace('"enter": "push"', '"enter": "push", "colour": "red"', 1)


def _same_id(text: str) -> str:
    return text.replace('"id": "step-2"', '"id": "step-1"')


def _lost_picture(text: str) -> str:
    return text.replace("cell.png", "cow.png")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (_lost_comma, "this is no JSON"),
        (_other_words, "it says other words than the script, which goes on with “First comes the rain"),
        (_scene_left_out, "the storyboard ends before “So remember"),
        (_unsaid_cue, "“hail” is not said in it"),
        (_third_time, "“rain #3” is only"),
        (_unknown_kind, "visual: input tag 'proces'"),
        (_unknown_field, "colour: extra inputs"),
        (_same_id, "two elements are called “step-1”"),
        (_lost_picture, "the script names no picture “cow.png”"),
        (lambda _: "[]", "this is no storyboard"),
        (lambda _: '{"scenes": []}', "this is no storyboard"),
    ],
)
def test_a_stale_or_broken_edit_is_refused_with_its_place(
    draw: Draw, script: Script, broken: Callable[[str], str], told: str
) -> None:
    text = broken(written(draw(STORY)))
    with pytest.raises(OptionError) as caught:
        restored(text, "talk.json", script, PICTURES)
    assert told in caught.value.message
    assert caught.value.where is not None
    assert caught.value.hints


def test_the_place_is_the_scenes_line(draw: Draw, script: Script) -> None:
    text = _unsaid_cue(written(draw(STORY)))
    with pytest.raises(OptionError) as caught:
        restored(text, "talk.json", script, PICTURES)
    assert caught.value.where is not None
    assert caught.value.where.line is not None
    assert (
        "comes-rain-hills" in text.splitlines()[caught.value.where.line - 1]
        or "id" in text.splitlines()[caught.value.where.line - 1]
    )
