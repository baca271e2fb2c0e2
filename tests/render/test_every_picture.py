"""Every kind of picture, painted sparingly and whole: the same to the last bit, in film's colours too."""

import io
import random
from itertools import cycle

import PIL.Image
import pytest
from every_kind import EVERYTHING
from made import SHIELD, cues_for, look_for, scene_of
from painted import OUTPUT
from test_painter import differing

from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.direction import Look
from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import TransitionKind, Visual
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Context, Store
from chalktalk.staging import stage_scene

SCALE = 3 / 8
"""Pixels a page unit: no whole number, so that edges lie between pixels."""
LOOKS = [(Aspect.WIDE, "clean"), (Aspect.TALL, "chalk"), (Aspect.WIDE, "clean")]
"""Taken in turn."""
PASSING = 12
"""Frames for which two scenes are seen together."""


def look_in(aspect: Aspect, stroke: str) -> Look:
    look = look_for(aspect)
    return look.model_copy(update={"theme": look.theme.model_copy(update={"stroke": stroke})})


def with_pictures(visual: Visual, store: Store) -> Visual:
    """The visual with a picture that can be opened where it only names one."""
    file = io.BytesIO()
    PIL.Image.linear_gradient("L").resize((640, 360)).save(file, "PNG")
    digest = store.put(file.getvalue(), "image/png").digest
    return type(visual).model_validate_json(visual.model_dump_json().replace("a" * 64, digest))


async def staged(context: Context, visual: Visual, look: Look, **passing: Transition) -> tuple[StagedScene, SceneCues]:
    scene = scene_of(with_pictures(visual, context.store))
    cues = cues_for(scene).model_copy(update=passing)
    return await stage_scene.function(context, scene, cues, SHIELD, look), cues


def plan_for(look: Look, frames: int, *slices: tuple[StagedScene, int]) -> SegmentPlan:
    size = {"width": round(look.width * SCALE / 2) * 2, "height": round(look.height * SCALE / 2) * 2}
    return SegmentPlan(
        output=OUTPUT.model_copy(update=size),
        page_width=look.width,
        page_height=look.height,
        frames=frames,
        slices=tuple(
            SceneSlice(timeline=scene.timeline, resources=scene.resources, first=first) for scene, first in slices
        ),
    )


def frames_to_compare(frames: int) -> list[int]:
    """Neighbours in order from a few places, then far apart and back again."""
    chance = random.Random(frames)
    starts = [chance.randrange(frames - 4) for _ in range(3)]
    return list(dict.fromkeys([start + step for start in starts for step in range(4)] + [frames - 1, 0]))


@pytest.mark.parametrize(
    ("kind", "aspect", "stroke"), [(kind, *look) for kind, look in zip(EVERYTHING, cycle(LOOKS), strict=False)]
)
async def test_a_picture_painted_only_where_it_changes_is_the_whole_picture(
    context: Context, kind: str, aspect: Aspect, stroke: str
) -> None:
    look = look_in(aspect, stroke)
    scene, _ = await staged(context, EVERYTHING[kind], look)
    plan = plan_for(look, scene.frames, (scene, 0))
    assert [] == differing(plan, context.store, frames_to_compare(scene.frames))


@pytest.mark.parametrize("kind", TransitionKind)
async def test_one_scene_gives_way_to_the_next_without_a_trace(context: Context, kind: TransitionKind) -> None:
    look = look_in(Aspect.WIDE, "clean")
    passing = Transition(kind=kind, frames=PASSING)
    earlier, _ = await staged(context, EVERYTHING["list"], look, leave=passing)
    later, _ = await staged(context, EVERYTHING["title"], look, enter=passing)
    plan = plan_for(look, PASSING, (earlier, earlier.frames - PASSING), (later, 0))
    assert [] == differing(plan, context.store, [*range(PASSING), 3, 9])
