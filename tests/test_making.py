"""What the one function decides itself: the thumbnail's size, and which frame tells most of a scene."""

import pytest

from chalktalk.direction import direct
from chalktalk.documents.base import Blob
from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import Beat, SceneCues, Transition
from chalktalk.documents.options import Aspect, Quality
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.documents.timeline import PlacedScene, StagedScene, Timeline
from chalktalk.engine import Context
from chalktalk.frames import FrameRate
from chalktalk.making import telling_frames, thumbnail_plan

BLOB = Blob(digest="0" * 64, size=2, media_type="application/json")


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        (Aspect.WIDE, (1280, 720)),
        (Aspect.TALL, (720, 1280)),
        (Aspect.SQUARE, (720, 720)),
        (Aspect.PORTRAIT, (720, 900)),
    ],
)
@pytest.mark.parametrize("quality", [Quality.DRAFT, Quality.ULTRA])
async def test_a_thumbnail_has_its_own_size_whatever_the_quality(
    context: Context, aspect: Aspect, quality: Quality, size: tuple[int, int]
) -> None:
    brief = Brief(source="Rain falls.", source_name="rain.md", aspect=aspect, quality=quality)
    direction = await direct.function(context, brief)
    plan = thumbnail_plan(StagedScene(scene="rain", frames=1, timeline=BLOB, resources=()), direction)

    assert size == (plan.output.width, plan.output.height)
    assert 1 == plan.frames


@pytest.mark.parametrize(
    ("dues", "expected"),
    [
        ((), 118),
        ((0, 30), 148),
        ((85,), 189),  # would settle as the scene leaves: the last frame before that
    ],
)
def test_the_telling_frame_comes_when_all_has_arrived_and_nothing_has_left(
    dues: tuple[int, ...], expected: int
) -> None:
    cues = SceneCues(
        scene="rain",
        rate=FrameRate(30),
        frames=100,
        enter=Transition(kind=TransitionKind.CUT, frames=0),
        leave=Transition(kind=TransitionKind.FADE, frames=10),
        words=(),
        utterances=(),
        beats=tuple(Beat(element="heading", word=0, spoken=due / 30, due=due) for due in dues),
        captions=(),
    )
    placed = PlacedScene(id="rain", start=100, end=200, timeline=BLOB, resources=())
    timeline = Timeline(rate=FrameRate(30), page_width=1920, page_height=1080, frames=200, scenes=(placed,))

    assert (expected,) == telling_frames(timeline, (cues,))
