"""Poses follow the words that are meant; negation, quotation and irony do not fool them."""

from collections.abc import Callable

import pytest

from chalktalk.documents.analysis import Feeling, Tone
from chalktalk.documents.storyboard import Face, Gesture, Pose, Scene, Storyboard
from chalktalk.storyboard.liveliness import WALKING_IN
from chalktalk.storyboard.posing import Wish, meant
from chalktalk.storyboard.tokens import read_text

Draw = Callable[..., Storyboard]


def wished(sentence: str, tone: Tone = Tone.NEUTRAL, valence: float = 0.0) -> dict[str, Wish]:
    words = sentence.split()
    lemmas = [word.strip(",.!?;:“”\"'").lower() for word in words]
    return {lemmas[at]: wish for at, wish in meant(words, lemmas, Feeling(valence=valence, tone=tone)).items()}


@pytest.mark.parametrize(
    ("sentence", "word", "pose"),
    [
        ("Here is the engine of it all.", "here", Pose.POINTING_RIGHT),
        ("And this is the valve.", "this", Pose.POINTING_RIGHT),
        ("On the one hand it is cheap.", "on", Pose.POINTING_LEFT),
        ("On the other hand it breaks.", "on", Pose.POINTING_RIGHT),
        ("Now consider a ball on a hill.", "consider", Pose.THINKING),
        ("What if the sun went out?", "what", Pose.THINKING),
        ("The view is amazing.", "amazing", Pose.EXCITED),
        ("However, the numbers fell.", "however", Pose.CONFUSED),
        ("The numbers, however, fell.", "however", Pose.CONFUSED),
        ("That result is strange.", "strange", Pose.CONFUSED),
        ("We will go step by step.", "step", Pose.WALKING),
    ],
)
def test_a_word_that_is_meant_moves_the_figure(sentence: str, word: str, pose: Pose) -> None:
    assert pose == wished(sentence)[word].pose


@pytest.mark.parametrize(
    "sentence",
    [
        "The view is not amazing.",
        "It is hardly surprising that it failed.",
        "This was far from amazing.",
        "It isn't a strange result.",
        "Nobody would consider that.",
        "However hard you try, it stays.",
        "He considers himself lucky.",
        "The “amazing” gadget broke.",
    ],
)
def test_a_word_that_is_denied_or_only_quoted_moves_nothing(sentence: str) -> None:
    feelings = {Pose.EXCITED, Pose.CONFUSED, Pose.THINKING}
    assert not feelings & {wish.pose for wish in wished(sentence).values()}
    assert Face.SURPRISED not in {wish.face for wish in wished(sentence).values()}


@pytest.mark.parametrize(
    "sentence", ["It is not only amazing, it is cheap.", "It was nothing short of amazing.", "Isn't it amazing?"]
)
def test_a_negation_that_denies_nothing_leaves_the_praise(sentence: str) -> None:
    assert Wish(Pose.EXCITED) == wished(sentence, Tone.NEGATIVE, -0.47)["amazing"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oh great, another update.",
        "Their supposedly brilliant plan failed.",
        "Yeah, right, it will work.",
        "His 'brilliant' plan failed.",
    ],
)
def test_irony_is_told_with_a_doubtful_face(sentence: str) -> None:
    found = wished(sentence, Tone.POSITIVE, 0.6).values()
    assert Face.DOUBTFUL in {wish.face for wish in found}
    assert Pose.EXCITED not in {wish.pose for wish in found}


def test_strong_words_for_bad_things_are_no_joy() -> None:
    assert {} == wished("An incredible tragedy killed thousands.", Tone.NEGATIVE, -0.89)


def test_a_sentence_quoted_at_length_means_what_it_says() -> None:
    assert "amazing" in wished('"This machine of yours is amazing," she said.')


STORY = """\
The film begins with a long first sentence so that there is time to walk in and to say a word of welcome to everybody.
However, the old story of the little machine is strange. Perhaps nobody ever looked at it closely in all these years.
The result was truly amazing, and the crowd was delighted by the machine that had learned to play such a game.
"""


def figures(scenes: tuple[Scene, ...]) -> list[Gesture]:
    return [gesture for scene in scenes for gesture in scene.figure]


def test_the_figure_walks_in_as_the_film_begins_and_says_what_it_feels(draw: Draw) -> None:
    scenes = draw(STORY).scenes
    assert Pose.WALKING == scenes[0].figure[0].pose
    poses = {gesture.pose for gesture in figures(scenes)}
    assert {Pose.CONFUSED, Pose.EXCITED} <= poses


def test_it_has_arrived_before_it_does_anything_else(draw: Draw) -> None:
    scene = draw(STORY).scenes[0]
    seconds = [read_text(word.display)[0].seconds + word.pause for word in scene.words]
    later = [sum(seconds[: gesture.cue.start]) for gesture in scene.figure[1:]]
    assert later
    assert all(start >= WALKING_IN for start in later)


def test_in_another_language_no_english_word_moves_it(draw: Draw) -> None:
    poses = {gesture.pose for gesture in figures(draw(STORY, language="de").scenes)}
    assert not poses & {Pose.EXCITED, Pose.CONFUSED, Pose.THINKING}
