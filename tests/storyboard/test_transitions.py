"""How scenes give way to one another follows from what the text does there."""

from collections.abc import Callable

import pytest

from chalktalk.documents.manner import Transitions
from chalktalk.documents.storyboard import Storyboard, TransitionKind

Draw = Callable[..., Storyboard]

OPENING = "[title: The film] This is how it began, before anybody could have known."
SWITCH = "[number: 300: switches] A house has three hundred switches in its walls."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[number: 40: doors] It has forty doors.", TransitionKind.CUT),
        ("\n[number: 40: doors] It has forty doors.", TransitionKind.PUSH),
        ("\n[number: 40: doors] In 1967, it had forty doors.", TransitionKind.WIPE),
        ("\n[number: 40: doors] Three years later, it had forty doors.", TransitionKind.WIPE),
        ("\n[number: 40: doors] In short, it has forty doors.", TransitionKind.PUSH),
        ("\n## Doors\n[number: 40: doors] In 1967, it had forty doors.", TransitionKind.FADE),
    ],
)
def test_a_scene_comes_in_as_the_text_goes_on(draw: Draw, text: str, expected: TransitionKind) -> None:
    join = "" if text.startswith("\n") else " "
    scenes = draw(f"{OPENING}\n{SWITCH}{join}{text}").scenes
    assert expected is scenes[2].enter
    assert expected is scenes[1].leave


def test_a_thing_that_both_scenes_show_at_once_flies_over(draw: Draw) -> None:
    one = "[comparison: vaccine | virus] A vaccine or a virus."
    board = draw(f"{OPENING}\n{one}\n[process: vaccine -> body] A vaccine meets a body.")
    assert TransitionKind.MATCH is board.scenes[2].enter
    assert board.rationales[2].transition.startswith("both show “")


def test_a_thing_that_is_named_only_later_does_not_wait_in_its_place(draw: Draw) -> None:
    late = "[process: body -> vaccine] A body waits for a long and quiet time until it meets a vaccine."
    scenes = draw(f"{OPENING}\n[comparison: vaccine | virus] A vaccine or a virus.\n{late}").scenes
    assert TransitionKind.PUSH is scenes[2].enter


def test_from_several_things_the_film_goes_into_the_one_it_speaks_of_next(draw: Draw) -> None:
    several = "[list: vaccine; virus; body] A vaccine, a virus, a body."
    scenes = draw(
        f"{OPENING}\n{several}\n[definition: vaccine: a harmless virus] A vaccine is a harmless virus."
    ).scenes
    assert TransitionKind.ZOOM is scenes[2].enter


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Transitions.CUTS, TransitionKind.CUT),
        (Transitions.FADES, TransitionKind.FADE),
        (Transitions.PUSHES, TransitionKind.PUSH),
    ],
)
def test_a_film_of_one_manner_gives_way_the_same_everywhere(
    draw: Draw, wanted: Transitions, expected: TransitionKind
) -> None:
    text = f"{OPENING}\n{SWITCH}\n\n## Doors\n[number: 40: doors] In 1967, it had forty doors."
    scenes = draw(text, transitions=wanted).scenes
    assert [TransitionKind.CUT, expected, expected] == [scene.enter for scene in scenes]
