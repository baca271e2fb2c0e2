"""The examples, in both themes and both main shapes: legible, alive, and every picture on its word."""

import asyncio
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from chalktalk.analysis import analyse
from chalktalk.artwork import illustrate
from chalktalk.direction import direct
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Direction
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import Scene
from chalktalk.documents.timeline import AnyNode, SceneTimeline, StagedScene
from chalktalk.engine import Context, Store
from chalktalk.narration import narrate
from chalktalk.script import Overrides, read_brief, write
from chalktalk.staging import stage_scene
from chalktalk.staging.lint import lint
from chalktalk.storyboard import draw_up
from chalktalk.synchrony import synchronise
from chalktalk.timeline import check_timeline, nodes_under, numbers_of

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.md"))
LOOKS = [(theme, aspect) for theme in ("midnight", "daylight") for aspect in (Aspect.WIDE, Aspect.TALL)]


class Made(NamedTuple):
    scene: Scene
    cues: SceneCues
    staged: StagedScene
    timeline: SceneTimeline


async def staged_scenes(path: Path, theme: str, aspect: Aspect, context: Context) -> tuple[Direction, list[Made]]:
    brief = read_brief(path, Overrides(theme=theme, aspect=aspect), context.store)
    direction = await direct.function(context, brief)
    script = await write.function(context, brief)
    graph = await analyse.function(context, script, Reader())
    storyboard = await draw_up.function(context, script, graph, brief.assets)
    made = []
    for scene in storyboard.scenes:
        speeches = [await narrate.function(context, sentence, direction.voice) for sentence in scene.sentences]
        width = direction.look.caption_characters
        cues = await synchronise.function(context, scene, tuple(speeches), direction.output.rate, width)
        art = await illustrate.function(context, scene)
        staged = await stage_scene.function(context, scene, cues, art, direction.look)
        timeline = SceneTimeline.model_validate_json(context.store.get(staged.timeline.digest))
        made.append(Made(scene, cues, staged, timeline))
    return direction, made


@pytest.fixture(scope="module", params=[(path, *look) for path in EXAMPLES for look in LOOKS], ids=str)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Direction, list[Made]]:
    path, theme, aspect = request.param
    context = Context(store=Store(tmp_path_factory.mktemp("store")), advance=lambda _done, _total: None)
    return asyncio.run(staged_scenes(path, theme, aspect, context))


def test_there_are_three_examples_of_one_to_two_minutes(example: tuple[Direction, list[Made]]) -> None:
    seconds = sum(made.cues.rate.seconds_at(made.cues.frames) for made in example[1])
    shortest, longest = 55, 125
    assert shortest <= seconds <= longest
    assert {"qubits.md", "smallpox.md", "vaccines.md"} <= {path.name for path in EXAMPLES}


def test_nothing_is_cut_overlapping_too_small_or_too_faint(example: tuple[Direction, list[Made]]) -> None:
    direction, scenes = example
    for made in scenes:
        check_timeline(made.timeline)
        assert () == lint(made.timeline, made.cues, direction.look), made.scene.id
        lost = [warning.message for warning in made.staged.warnings if "for now" not in warning.message]
        assert [] == lost, made.scene.id


def test_every_element_is_due_within_a_frame_of_300_ms_before_its_word_and_a_number_of_500(
    example: tuple[Direction, list[Made]],
) -> None:
    for made in example[1]:
        frame = 1.001 / float(made.cues.rate.fraction)
        for beat in made.cues.beats:
            most = 0.3 if beat.arrives is None else 0.5  # less, where its scene comes in only then
            assert 0.3 - frame <= beat.spoken - made.cues.rate.seconds_at(beat.due) <= most + frame, made.scene.id


def test_something_that_means_something_moves_at_least_every_four_seconds(
    example: tuple[Direction, list[Made]],
) -> None:
    for made in example[1]:
        rate, frames = made.cues.rate, made.timeline.frames
        moving = moving_frames(made.timeline)
        still = [0, *sorted(moving), frames]
        longest = max(later - earlier for earlier, later in pairwise(still))
        most = 4.0
        assert rate.seconds_at(longest) <= most, made.scene.id


def moving_frames(timeline: SceneTimeline) -> set[int]:
    """Frames at which pictures or the figure move; captions and what drifts in the background do not count."""
    found: set[int] = set()
    for layer in timeline.layers:
        if layer.level in (20, 30):
            for top in layer.nodes:
                found |= _moves(top, timeline.frames)
    return found


def _moves(top: AnyNode, frames: int) -> set[int]:
    found: set[int] = set()
    for node in nodes_under(top):
        for number in numbers_of(node):
            if isinstance(number, tuple):
                for key, following in pairwise(number):
                    if key.value != following.value:
                        found.update(range(max(0, key.frame), min(frames, following.frame + 1)))
    return found
