"""The film cut into segments."""

from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.base import Blob
from chalktalk.documents.direction import Output
from chalktalk.documents.timeline import PlacedScene, Timeline
from chalktalk.frames import FrameRate
from chalktalk.render import plan_segments

RATES = [FrameRate(24), FrameRate(30), FrameRate(30000, 1001), FrameRate(60)]
OUTPUT = Output(width=160, height=90, rate=FrameRate(30), crf=30, preset="ultrafast")


def timeline_of(lengths: list[int], overlaps: list[int], rate: FrameRate, names: list[str] | None = None) -> Timeline:
    """Scenes of these lengths; each but the first overlaps the one before it by so many frames."""
    scenes, start = [], 0
    for index, length in enumerate(lengths):
        start -= overlaps[index - 1] if index else 0
        name = names[index] if names else f"scene-{index}"
        blob = Blob(digest=name.encode().hex().rjust(64, "0"), size=1, media_type="application/json")
        scenes.append(PlacedScene(id=name, start=start, end=start + length, timeline=blob, resources=()))
        start += length
    return Timeline(rate=rate, page_width=160, page_height=90, frames=start, scenes=tuple(scenes))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    lengths = draw(st.lists(st.integers(31, 1500), min_size=1, max_size=6))
    overlaps = draw(st.lists(st.integers(0, 15), min_size=len(lengths), max_size=len(lengths)))
    return timeline_of(lengths, overlaps, draw(st.sampled_from(RATES)))


@given(timelines())
def test_segments_show_every_frame_once_and_every_scene_that_is_visible(timeline: Timeline) -> None:
    shown = [
        [(part.timeline.digest, part.first + frame) for part in plan.slices]
        for plan in plan_segments(timeline, OUTPUT)
        for frame in range(plan.frames)
    ]
    visible = [
        [(scene.timeline.digest, frame - scene.start) for scene in timeline.scenes if scene.start <= frame < scene.end]
        for frame in range(timeline.frames)
    ]
    assert visible == shown


@given(timelines())
def test_no_segment_is_longer_than_ten_seconds(timeline: Timeline) -> None:
    assert 10 >= max(plan.frames for plan in plan_segments(timeline, OUTPUT)) / timeline.rate.fraction


@given(timelines(), st.data())
def test_an_edit_of_one_scene_leaves_the_segments_of_all_others_as_they_are(
    timeline: Timeline, data: st.DataObject
) -> None:
    edited = data.draw(st.integers(0, len(timeline.scenes) - 1))
    lengths = [scene.end - scene.start for scene in timeline.scenes]
    overlaps = [before.end - after.start for before, after in zip(timeline.scenes, timeline.scenes[1:], strict=False)]
    names = [scene.id for scene in timeline.scenes]
    lengths[edited], names[edited] = data.draw(st.integers(31, 1500)), "edited"
    others = {scene.timeline.digest for index, scene in enumerate(timeline.scenes) if index != edited}

    def untouched(film: Timeline) -> list[str]:
        plans = plan_segments(film, OUTPUT)
        return [p.model_dump_json() for p in plans if {part.timeline.digest for part in p.slices} <= others]

    assert untouched(timeline) == untouched(timeline_of(lengths, overlaps, timeline.rate, names))


def test_a_transition_is_a_segment_of_its_own_with_the_earlier_scene_first() -> None:
    plans = plan_segments(timeline_of([60, 60], [12], FrameRate(30)), OUTPUT)
    assert [(48, [0]), (12, [48, 0]), (48, [12])] == [(p.frames, [part.first for part in p.slices]) for p in plans]


def test_a_long_scene_is_cut_evenly() -> None:
    plans = plan_segments(timeline_of([601], [], FrameRate(30)), OUTPUT)
    assert [200, 200, 201] == [plan.frames for plan in plans]
