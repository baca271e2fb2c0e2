"""The stage for a film that was just joined: its packets against its segments', its clock, its captions."""

import io
from dataclasses import dataclass, replace
from fractions import Fraction
from io import BytesIO

import av
import numpy as np
import pytest

from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.direction import Output
from chalktalk.documents.film import Film, Segment
from chalktalk.documents.inspection import Expectation, ExpectedScene, Inspection, Sketch, Watched
from chalktalk.documents.limits import Limits, TechnicalLimits
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.engine import Context, Store
from chalktalk.frames import FrameRate
from chalktalk.glances import glance_size, glanced_frames
from chalktalk.inspection import Guard, inspect, inspect_file, listen, listen_file, watch_segment
from chalktalk.render import join
from chalktalk.render.encode import encode

RATE = FrameRate(30)
OUTPUT = Output(width=160, height=90, rate=RATE, crf=10, preset="veryfast")
FRAMES = 24
"""Of a segment; the film has three."""
TINY = Limits(technical=TechnicalLimits(least_width=16, least_height=16))
GLANCE = glance_size(160, 90)


@dataclass(frozen=True)
class Made:
    """A film with all that it was made from."""

    film: Film
    segments: tuple[Segment, ...]
    sketches: tuple[Sketch, ...]
    watched: tuple[Watched, ...]


def picture(number: int) -> av.VideoFrame:
    """A page with a bar that moves on."""
    page = np.full((90, 160, 3), (40, 60, 90), np.uint8)
    page[20:70, 2 * number % 140 : 2 * number % 140 + 20] = (230, 220, 120)
    return av.VideoFrame.from_ndarray(page, "rgb24").reformat(format="yuv420p")


def segment_of(store: Store, first: int) -> Segment:
    with store.scratch() as folder:
        encode((picture(first + number) for number in range(FRAMES)), OUTPUT, folder / "part.mp4")
        return Segment(video=store.put_file(folder / "part.mp4", "video/mp4"), frames=FRAMES)


def sketch_of(store: Store, first: int) -> Sketch:
    frames = glanced_frames(FRAMES, RATE)
    drawn = [picture(first + number).reformat(*GLANCE).to_ndarray() for number in frames]
    width, height = GLANCE
    luma = np.stack([one[:height] for one in drawn])
    chroma = np.stack([one[height:].reshape(2, height // 2, width // 2) for one in drawn])
    file = BytesIO()
    np.savez_compressed(file, luma=luma, chroma=chroma, frames=np.array(frames))
    return Sketch(pictures=store.put(file.getvalue(), "application/x-npz"), frames=FRAMES)


def soundtrack_of(store: Store, frames: int = 3 * FRAMES) -> Soundtrack:
    with store.scratch() as folder:
        with av.open(str(folder / "sound.mp4"), "w", format="mp4") as container:
            stream = container.add_stream("aac", rate=48_000, layout="stereo")
            for start in range(0, frames * 1600, 1024):
                tone = 0.1 * np.sin(np.arange(start, start + 1024) / 20)
                frame = av.AudioFrame.from_ndarray(np.stack([tone, tone]).astype(np.float32), "fltp", "stereo")
                frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        blob = store.put_file(folder / "sound.mp4", "audio/mp4")
    return Soundtrack(audio=blob, frames=3 * FRAMES, integrated_lufs=-14, true_peak_dbtp=-1)


def moved(soundtrack: Soundtrack, samples: int, context: Context) -> Soundtrack:
    """The same packets with other times."""
    store = context.store
    with store.scratch() as folder:
        source = av.open(str(store.path(soundtrack.audio.digest)))
        with source, av.open(str(folder / "moved.mp4"), "w", format="mp4") as container:
            stream = container.add_stream_from_template(source.streams.audio[0])
            for packet in source.demux(audio=0):
                if packet.pts is not None and packet.dts is not None:
                    packet.pts, packet.dts, packet.stream = packet.pts + samples, packet.dts + samples, stream
                    container.mux(packet)
        return soundtrack.model_copy(update={"audio": store.put_file(folder / "moved.mp4", "audio/mp4")})


def expectation() -> Expectation:
    cut = Transition(kind=TransitionKind.CUT, frames=0)
    scenes = []
    for number, name in enumerate(("rain", "river", "sea")):
        cues = SceneCues(
            scene=name, rate=RATE, frames=FRAMES, enter=cut, leave=cut, words=(), utterances=(), beats=(), captions=()
        )
        start = number * FRAMES
        scenes.append(ExpectedScene(id=name, start=start, end=start + FRAMES, cues=cues, words=()))
    return Expectation(
        output=OUTPUT,
        frames=3 * FRAMES,
        language="en",
        target_lufs=-14,
        peak_limit_dbtp=-1,
        has_music=False,
        captions=False,
        scenes=tuple(scenes),
    )


@pytest.fixture
async def made(context: Context) -> Made:
    store = context.store
    starts = (0, FRAMES, 2 * FRAMES)
    segments = tuple(segment_of(store, start) for start in starts)
    sketches = tuple(sketch_of(store, start) for start in starts)
    watched = [await watch_segment.function(context, *pair) for pair in zip(segments, sketches, strict=True)]
    film = await join.function(context, segments, soundtrack_of(store), OUTPUT)
    return Made(film, segments, sketches, tuple(watched))


async def inspected(made: Made, context: Context) -> Inspection:
    sound = soundtrack_of(context.store)
    parts = (made.film, made.segments, made.watched, sound, await listen.function(context, sound))
    return await inspect.function(context, *parts, expectation(), None, None, TINY)


def technical(inspection: Inspection) -> list[tuple[str, str | None]]:
    return [(one.code, one.where.scene) for one in inspection.findings if one.code.startswith("technical.")]


async def test_a_film_of_its_own_segments_has_no_technical_findings(made: Made, context: Context) -> None:
    inspection = await inspected(made, context)

    assert ([], 3 * FRAMES) == (technical(inspection), inspection.frames)
    assert 3 * FRAMES / 30 == pytest.approx(inspection.seconds, abs=0.05)


async def test_the_soundtrack_is_heard_as_the_film_delivers_it(made: Made, context: Context) -> None:
    delivered = await listen_file.function(context, str(context.store.path(made.film.video.digest)), Guard())

    assert delivered == await listen.function(context, soundtrack_of(context.store))


async def test_a_changed_byte_of_the_sound_is_told(made: Made, context: Context) -> None:
    data = bytearray(context.store.get(made.film.video.digest))
    with av.open(io.BytesIO(bytes(data)), "r") as container:
        packet = [packet for packet in container.demux(audio=0) if packet.size][30]
    assert packet.pos is not None
    data[packet.pos + packet.size - 1] ^= 1
    film = made.film.model_copy(update={"video": context.store.put(bytes(data), "video/mp4")})

    assert [("technical.changed", "rain")] == technical(await inspected(replace(made, film=film), context))


@pytest.mark.parametrize("shift", [-4800, 4800])
async def test_sound_that_was_joined_at_another_time_is_told(shift: int, made: Made, context: Context) -> None:
    film = await join.function(context, made.segments, moved(soundtrack_of(context.store), shift, context), OUTPUT)

    assert "technical.changed" in dict(technical(await inspected(replace(made, film=film), context)))


async def test_sound_that_breaks_off_is_told(made: Made, context: Context) -> None:
    film = await join.function(context, made.segments, soundtrack_of(context.store, frames=2 * FRAMES), OUTPUT)

    assert "technical.changed" in dict(technical(await inspected(replace(made, film=film), context)))


async def test_segments_in_another_order_are_told(made: Made, context: Context) -> None:
    swapped = (made.segments[1], made.segments[0], made.segments[2])
    film = await join.function(context, swapped, soundtrack_of(context.store), OUTPUT)
    inspection = await inspected(Made(film, made.segments, made.sketches, made.watched), context)

    assert "technical.changed" in dict(technical(inspection))


async def test_a_segment_too_few_is_told(made: Made, context: Context) -> None:
    film = await join.function(context, made.segments[:2], soundtrack_of(context.store), OUTPUT)
    found = dict(technical(await inspected(Made(film, made.segments, made.sketches, made.watched), context)))

    assert {"technical.changed", "technical.length"} <= found.keys()
    assert "sea" == found["technical.length"]


async def test_a_changed_byte_of_a_picture_is_told_with_its_scene(made: Made, context: Context) -> None:
    data = bytearray(context.store.get(made.film.video.digest))
    with av.open(io.BytesIO(bytes(data)), "r") as container:
        packets = [packet for packet in container.demux(video=0) if packet.pos is not None and packet.size]
    place = packets[FRAMES + 5].pos
    assert place is not None
    data[place + packets[FRAMES + 5].size - 1] ^= 1
    video = context.store.put(bytes(data), "video/mp4")
    film = made.film.model_copy(update={"video": video})
    found = technical(await inspected(Made(film, made.segments, made.sketches, made.watched), context))

    assert [("technical.changed", "river")] == found


async def test_the_same_file_from_anywhere_is_held_against_its_sketches(made: Made, context: Context) -> None:
    inspection = await file_inspected(made, context, expectation())

    assert ([], 3 * FRAMES) == (technical(inspection), inspection.frames)
    assert 1 == len(inspection.unchecked)  # nobody looked for its words
    unknown = await file_inspected(made, context, None)
    assert ("not known" in unknown.unchecked[0], 1) == (True, len(unknown.unchecked))


async def file_inspected(made: Made, context: Context, expected: Expectation | None) -> Inspection:
    path = str(context.store.path(made.film.video.digest))
    sketches = made.sketches if expected else ()
    return await inspect_file.function(context, path, expected, sketches, None, TINY, Guard())
