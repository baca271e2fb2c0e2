"""What holds for every storyboard, whatever the script."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.analysis import analyse
from chalktalk.documents.base import Document
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.script import PlacedSentence, Script, Section, Sentence, Word
from chalktalk.documents.storyboard import Element, Pose, Scene, Storyboard
from chalktalk.engine import Context, Store
from chalktalk.storyboard import draw_up
from chalktalk.storyboard.liveliness import BETWEEN_GESTURES, SOONEST, STILL
from chalktalk.storyboard.tokens import read_text

Draw = Callable[..., Storyboard]
Write = Callable[[str], Script]

STORY = """
Your body can remember an enemy it has never met. A vaccine makes that possible.
## The first time
When a new virus arrives, your immune system starts almost blind. Among many cells, it must find the few that fit.
That search takes a week or more. ¶ And all that time, the virus keeps copying itself.
## A safe rehearsal
A vaccine turns the order around. It shows your body the enemy before the enemy comes. Three things can be in it: a
First, scout cells pick up the stranger. Then the matching cells multiply. Finally, a few memory cells stay behind.
The first defence took a week or more, while the second defence takes a day. In 1796, a doctor tested it on a boy.
So remember: a vaccine shows the danger, your body trains for it, and memory cells keep the lesson.
"""

WORDS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        ["first,", "then", "and", "but", "whereas", "the", "of", "$3.5M", "300", "so", "virus.", "cells,", "🎉", "—"]
    ),
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=80).map(
    lambda words: Sentence(words=tuple(Word(display=word, spoken=word) for word in words))
)


def elements(part: object) -> Iterator[Element]:
    if isinstance(part, Element):
        yield part
    elif isinstance(part, Document):
        for name in type(part).model_fields:
            yield from elements(getattr(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from elements(inner)


def check(board: Storyboard, script: Script) -> None:
    """Everything a storyboard promises to the rooms after it."""
    said = [word for section in script.sections for piece in section.sentences for word in piece.sentence.words]
    assert said == [word for scene in board.scenes for word in scene.words]
    assert len(board.scenes) == len({scene.id for scene in board.scenes})
    for scene, following in pairwise(board.scenes):
        assert following.enter == scene.leave
    for scene in board.scenes:
        _check_scene(scene)


def _check_scene(scene: Scene) -> None:
    count = len(scene.words)
    parts = list(elements(scene.visual))
    assert len(parts) == len({part.id for part in parts})
    cues = [part.cue for part in parts] + [gesture.cue for gesture in scene.figure] + list(scene.emphases)
    cues += [overlay.element.cue for overlay in scene.overlays]
    assert all(0 <= cue.start < cue.end <= count for cue in cues)
    assert all(part.label for part in parts if part.id != "picture")
    starts = [gesture.cue.start for gesture in scene.figure]
    assert sorted(set(starts)) == starts
    assert not starts or starts[0] == 0


def still(scene: Scene) -> float:
    """The longest time in which nothing starts to move, pauses the author asked for left out."""
    tokens = [read_text(word.display)[0] for word in scene.words]
    times = [0.0]
    for token in tokens:
        times.append(times[-1] + token.seconds)
    cues = [part.cue for part in elements(scene.visual)] + [gesture.cue for gesture in scene.figure]
    moments = sorted({0.0, times[-1], *(times[cue.start] for cue in (*cues, *scene.emphases))})
    return max(later - earlier for earlier, later in pairwise(moments))


def test_a_story_keeps_its_promises(draw: Draw, write: Write) -> None:
    script = write(STORY)
    board = draw(script)
    check(board, script)
    assert {"title", "chapter", "process", "comparison", "recap"} <= {scene.visual.kind for scene in board.scenes}


def test_nothing_stands_still(draw: Draw) -> None:
    for scene in draw(STORY).scenes:
        assert still(scene) <= STILL + 0.8, scene.id


def test_gestures_have_their_time_and_rest_in_pauses(draw: Draw) -> None:
    scenes = draw(STORY).scenes
    for scene in scenes:
        seconds = [read_text(word.display)[0].seconds + word.pause for word in scene.words]
        starts = [sum(seconds[: gesture.cue.start]) for gesture in scene.figure]
        assert all(later - earlier >= BETWEEN_GESTURES - 1e-9 for earlier, later in pairwise(starts[1:]))
        assert all(later >= SOONEST - 1e-9 for later in starts[1:])
    paused = next(scene for scene in scenes if "week or more. And" in " ".join(word.display for word in scene.words))
    assert Pose.IDLE in {gesture.pose for gesture in paused.figure}


def test_scenes_are_neither_hasty_nor_endless(draw: Draw) -> None:
    for scene in draw(STORY).scenes:
        assert 1.5 <= len(scene.words) * 0.4 <= 30, scene.id


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("possible", "happen"),
        ("blind", "naked"),
        ("copying", "writing"),
        ("stranger", "intruder"),
        ("second", "later"),
        ("lesson", "secret"),
    ],
)
def test_changing_a_word_changes_one_scene(draw: Draw, word: str, other: str) -> None:
    before, after = draw(STORY).scenes, draw(STORY.replace(word, other, 1)).scenes
    assert len(before) == len(after)
    assert 1 == sum(one != two for one, two in zip(before, after, strict=True))


def test_inserting_a_paragraph_leaves_other_chapters_alone(draw: Draw) -> None:
    before = draw(STORY).scenes
    after = draw(STORY.replace("## A safe", "Here is one more thought about all of this for you.\n## A safe")).scenes
    kept = [scene for scene in before if scene.chapter == "A safe rehearsal"]
    assert kept == [scene for scene in after if scene.chapter == "A safe rehearsal"]


def test_scenes_with_the_same_words_have_different_ids(draw: Draw) -> None:
    same = "The green house stands on the hill over the town and looks at the sea, as it has done for many long years."
    ids = [scene.id for scene in draw("\n".join([same] * 3)).scenes]
    assert ["green-house-stands", "green-house-stands-2", "green-house-stands-3"] == ids


@pytest.mark.parametrize("text", ["Hello", "🎉 🎉 🎉", "—", "...", "1796", "??? !!!", "a", "In the end", "世界 你好。"])
def test_the_least_of_scripts_has_a_scene(draw: Draw, write: Write, text: str) -> None:
    script = write(text)
    check(draw(script), script)


@given(
    chapters=st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=1, max_size=3),
    language=st.sampled_from(["en", "de"]),
    titled=st.booleans(),
    listed=st.booleans(),
)
@settings(max_examples=60)
def test_any_script_has_a_storyboard(
    chapters: list[list[Sentence]], language: str, *, titled: bool, listed: bool
) -> None:
    sections = tuple(
        Section(
            title=f"Chapter {at}" if titled else None,
            line=at,
            sentences=tuple(
                PlacedSentence(sentence=sentence, line=n, paragraph=100 * at + n // 2, list_item=listed and n % 4 > 1)
                for n, sentence in enumerate(sentences)
            ),
        )
        for at, sentences in enumerate(chapters)
    )
    script = Script(title="Any film", language=language, audience=None, sections=sections)
    context = Context(store=Store(Path("never-touched")), advance=lambda _done, _total: None)

    async def drawing() -> Storyboard:
        graph = await analyse.function(context, script, Reader())
        return await draw_up.function(context, script, graph, ())

    check(asyncio.run(drawing()), script)


def test_no_scene_takes_the_name_that_another_has_with_its_number(draw: Draw) -> None:
    board = draw("## One\n\nZero.\n\n## Two\n\nZero.\n\n## Three\n\nZero 2.\n")

    ids = [scene.id for scene in board.scenes]
    assert len(set(ids)) == len(ids)
