"""Segments encoded and joined: what a decoder finds in the finished file."""

import io
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from painted import OUTPUT, WHITE, plan_of, rect, scene_of

from chalktalk.documents.base import Blob
from chalktalk.documents.direction import Output
from chalktalk.documents.film import Film, Segment, SegmentPlan
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.timeline import Keyframe
from chalktalk.engine import Context, Store
from chalktalk.errors import StageError
from chalktalk.frames import FrameRate
from chalktalk.render import join, render_segment

FRAMES = 40
CLICKS = 2400
"""Samples between two clicks of the test sound."""
SMOOTH = OUTPUT.model_copy(update={"preset": "veryfast", "rate": FrameRate(30000, 1001)})  # has B-frames


def counting_plan(store: Store, output: Output = OUTPUT, first: int = 0, frames: int = FRAMES) -> SegmentPlan:
    """A page whose left half gets brighter by two levels a frame, so that a frame can be told from its neighbours."""
    brighter = (Keyframe(0, 0, "linear"), Keyframe(125, 1, "linear"))
    scene = scene_of((0, [rect(width=80, height=90, fill=WHITE, opacity=brighter)]), frames=125)
    return plan_of(store, scene, output=output, first=first, frames=frames)


def clicking_sound(samples: int) -> npt.NDArray[np.float32]:
    sound = np.zeros(samples, np.float32)
    sound[::CLICKS] = 0.9
    return sound


def soundtrack_of(store: Store, frames: int, rate: FrameRate) -> Soundtrack:
    sound = clicking_sound(rate.samples_at(frames, 48_000))
    with store.scratch() as folder:
        with av.open(str(folder / "sound.mp4"), "w", format="mp4") as container:
            stream = container.add_stream("aac", rate=48_000, layout="stereo")
            for start in range(0, len(sound), 1024):
                frame = av.AudioFrame.from_ndarray(np.stack([sound[start : start + 1024]] * 2), "fltp", "stereo")
                frame.sample_rate, frame.pts = 48_000, start
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        blob = store.put_file(folder / "sound.mp4", "audio/mp4")
    return Soundtrack(audio=blob, frames=frames, integrated_lufs=-14, true_peak_dbtp=-1)


async def counting_film(context: Context, output: Output = SMOOTH) -> Film:
    plans = [counting_plan(context.store, output, first) for first in (0, FRAMES, 2 * FRAMES)]
    segments = tuple([await render_segment.function(context, plan) for plan in plans])
    sound = soundtrack_of(context.store, 3 * FRAMES, output.rate)
    return await join.function(context, segments, sound, output)


def left_levels(store: Store, video: Blob) -> list[int]:
    """How bright (0 to 255) the left half of every frame is."""
    with av.open(io.BytesIO(store.get(video.digest)), "r") as container:
        lumas = [frame.to_ndarray()[20:70, 20:60].mean() for frame in container.decode(video=0)]
    return [round((luma - 16) * 255 / 219) for luma in lumas]


async def test_a_segment_holds_its_frames_in_order(context: Context) -> None:
    segment = await render_segment.function(context, counting_plan(context.store, SMOOTH))
    expected = [frame * 255 / 125 for frame in range(FRAMES)]
    assert left_levels(context.store, segment.video) == pytest.approx(expected, abs=1.5)


async def test_a_segment_drawn_twice_has_the_same_bytes(context: Context) -> None:
    plan = counting_plan(context.store, SMOOTH)
    assert await render_segment.function(context, plan) == await render_segment.function(context, plan)


async def test_progress_counts_every_frame_of_a_segment(store: Store) -> None:
    told: list[tuple[int, int]] = []
    context = Context(store=store, advance=lambda done, total: told.append((done, total)))
    await render_segment.function(context, counting_plan(store, frames=20))
    assert [(8, 20), (16, 20), (20, 20)] == told


async def test_colours_are_those_of_bt_709(context: Context) -> None:
    plan = plan_of(context.store, scene_of((0, [rect(width=160, height=90)])), frames=2)
    segment = await render_segment.function(context, plan)
    with av.open(io.BytesIO(context.store.get(segment.video.digest)), "r") as container:
        frame = next(container.decode(video=0))
        planes = [int(np.asarray(frame.planes[i])[frame.planes[i].line_size * 20 + 20]) for i in range(3)]
    # Recommendation ITU-R BT.709-6, items 3.2 to 3.5, for R' = 1: Y' = 0.2126, in limited range.
    assert [63, 102, 240] == pytest.approx(planes, abs=1)


@pytest.fixture
async def film(context: Context) -> Film:
    return await counting_film(context)


@pytest.fixture
def file(film: Film, store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(store.get(film.video.digest))
    return path


def test_a_film_shows_every_frame_of_every_segment_in_order(film: Film, store: Store) -> None:
    expected = [frame * 255 / 125 for frame in range(3 * FRAMES)]
    assert left_levels(store, film.video) == pytest.approx(expected, abs=1.5)


def test_a_film_has_one_clock_from_the_first_frame_to_the_last(film: Film, file: Path) -> None:
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        clock = stream.time_base or Fraction(1)
        times = [(frame.pts or 0) * clock for frame in container.decode(stream)]
        length = (stream.duration or 0) * clock
    tick = Fraction(1001, 30000)
    assert [tick * index for index in range(3 * FRAMES)] == times
    assert (3 * FRAMES * tick, 3 * FRAMES) == (length, film.frames)


def test_a_films_packets_are_in_the_order_of_decoding(film: Film, file: Path) -> None:
    assert FrameRate(30000, 1001) == film.rate
    with av.open(str(file)) as container:
        times = [packet.dts for packet in container.demux(video=0) if packet.dts is not None]
    assert times == sorted(set(times))


def test_a_film_says_what_it_is(file: Path) -> None:
    with av.open(str(file)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        context = video.codec_context
        assert ("h264", "High", "yuv420p", Fraction(30000, 1001)) == (
            context.name,
            video.profile,
            context.pix_fmt,
            video.average_rate,
        )
        assert (1, 1, 1, 1) == (context.color_range, context.colorspace, context.color_primaries, context.color_trc)
        assert ("aac", "LC", 48_000, 2) == (audio.codec_context.name, audio.profile, audio.rate, audio.channels)


def test_a_films_index_comes_before_its_pictures(file: Path) -> None:
    data = file.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_sound_and_picture_start_together(file: Path) -> None:
    with av.open(str(file)) as container:
        decoded = list(container.decode(audio=0))
    heard = np.concatenate([frame.to_ndarray()[0] for frame in decoded])
    sent = clicking_sound(len(heard))
    assert 0 == decoded[0].pts
    assert 0 == max(range(-1100, 1100), key=lambda shift: float(np.dot(np.roll(sent, shift), heard)))


async def test_a_film_joined_twice_has_the_same_bytes(context: Context, film: Film) -> None:
    assert film == await counting_film(context)


async def test_segments_of_another_size_are_not_joined(context: Context) -> None:
    store = context.store
    other = OUTPUT.model_copy(update={"width": 320, "height": 180})
    segments: list[Segment] = [
        await render_segment.function(context, counting_plan(store, output, frames=4)) for output in (OUTPUT, other)
    ]
    with pytest.raises(StageError, match="differ in their encoder settings"):
        await join.function(context, tuple(segments), soundtrack_of(store, 8, OUTPUT.rate), OUTPUT)
