"""Encoders: found by using them, told what they need, and the same bytes however many work side by side."""

import io
from asyncio import gather
from pathlib import Path

import av
import av.logging
import pytest
from painted import OUTPUT, WHITE, plan_of, rect, scene_of
from test_film import counting_film, left_levels

from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.options import Codec
from chalktalk.documents.timeline import Keyframe
from chalktalk.engine import Context, LocalRunner, Store
from chalktalk.errors import OptionError
from chalktalk.frames import FrameRate
from chalktalk.render import EncoderWish, encoder_here, encoder_trouble, render_segment, workers_for
from chalktalk.render.encode import options_of

FRAMES = 70
"""More than two seconds, so that there are two groups of pictures."""
IN_SOFTWARE = {
    Codec.H264: OUTPUT.model_copy(update={"preset": "veryfast"}),
    Codec.HEVC: OUTPUT.model_copy(update={"encoder": "libx265", "preset": "veryfast"}),
    Codec.AV1: OUTPUT.model_copy(update={"encoder": "libsvtav1", "preset": "12", "crf": 40}),
}
no_graphics_card = pytest.mark.skipif(encoder_trouble("h264_nvenc") is None, reason="NVENC works here")


def moving_plan(store: Store, output: Output, first: int = 0) -> SegmentPlan:
    across = (Keyframe(0, 0, "linear"), Keyframe(140, 120, "linear"))
    scene = scene_of((0, [rect(width=160, height=90), rect("dot", fill=WHITE, x=across)]), frames=150)
    return plan_of(store, scene, output=output, first=first, frames=FRAMES)


@no_graphics_card
@pytest.mark.parametrize("codec", Codec)
def test_without_a_graphics_card_the_processor_encodes_and_it_is_told_why(codec: Codec) -> None:
    here = encoder_here(codec, EncoderWish.AUTO)

    assert IN_SOFTWARE[codec].encoder == here.name
    assert here.why.startswith("NVENC does not work here: ")
    assert here.remark is None


@no_graphics_card
def test_who_asked_for_the_graphics_card_is_told_that_there_is_none() -> None:
    here = encoder_here(Codec.H264, EncoderWish.NVENC)

    assert "libx264" == here.name
    assert here.remark is not None
    assert here.remark.message == f"{here.why}; libx264 encoded the film"


def test_who_asks_for_x264_gets_it_and_nothing_is_said() -> None:
    here = encoder_here(Codec.H264, EncoderWish.X264)

    assert ("libx264", "as asked", None) == (here.name, here.why, here.remark)


def test_x264_for_another_codec_is_refused_with_the_encoder_that_makes_it() -> None:
    with pytest.raises(OptionError, match=r"x264 makes no hevc.*libx265"):
        encoder_here(Codec.HEVC, EncoderWish.X264)


def test_an_encoder_that_ffmpeg_was_built_without_is_no_encoder_here() -> None:
    with pytest.raises(ValueError, match="is no encoder"):
        options_of(OUTPUT.model_copy(update={"encoder": "libx267"}))
    assert encoder_trouble("libx267") is not None


def test_looking_for_an_encoder_leaves_ffmpegs_log_as_it_was() -> None:
    before = av.logging.get_level()
    encoder_trouble.cache_clear()
    encoder_trouble("h264_nvenc")

    assert before == av.logging.get_level()


@pytest.mark.parametrize("encoder", ["h264_nvenc", "hevc_nvenc", "av1_nvenc"])
def test_nvenc_is_asked_for_constant_quality_without_a_bound_on_its_size(encoder: str) -> None:
    output = Output(
        width=1920, height=1080, rate=FrameRate(30000, 1001), encoder=encoder, crf=19, preset="p6", tune="hq"
    )
    options = options_of(output)

    assert {"preset": "p6", "tune": "hq", "rc": "vbr", "cq": "19", "b": "0", "g": "60"}.items() <= options.items()
    assert ("high" if encoder == "h264_nvenc" else None) == options.get("profile")
    assert "crf" not in options


def test_no_more_workers_encode_on_a_graphics_card_than_its_driver_lets() -> None:
    assert (8, 3) == (workers_for("h264_nvenc", 20), workers_for("h264_nvenc", 3))
    assert 20 == workers_for("libx264", 20)


@pytest.mark.parametrize("codec", Codec)
async def test_a_segment_holds_every_frame_in_closed_groups_whatever_the_codec(context: Context, codec: Codec) -> None:
    output = IN_SOFTWARE[codec]
    segment = await render_segment.function(context, moving_plan(context.store, output))
    data = context.store.get(segment.video.digest)

    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.video[0]
        colours = stream.codec_context
        flags = (colours.color_range, colours.colorspace, colours.color_primaries, colours.color_trc)
        keys = [packet.pts for packet in container.demux(stream) if packet.is_keyframe and packet.pts is not None]
        ticks = 1 / (stream.time_base * output.rate.fraction) if stream.time_base else 0
    assert (1, 1, 1, 1) == flags
    assert [0, 60 * ticks] == keys
    with av.open(io.BytesIO(data), "r") as container:
        assert FRAMES == sum(1 for _ in container.decode(video=0))


@pytest.mark.parametrize(
    ("codec", "tag", "profile"),
    [(Codec.H264, "avc1", "High"), (Codec.HEVC, "hvc1", "Main"), (Codec.AV1, "av01", "Main")],
)
async def test_a_film_of_any_codec_is_joined_and_called_what_players_know(
    context: Context, codec: Codec, tag: str, profile: str
) -> None:
    film = await counting_film(context, IN_SOFTWARE[codec])

    with av.open(io.BytesIO(context.store.get(film.video.digest)), "r") as container:
        stream = container.streams.video[0]
        assert (tag, profile, film.frames) == (stream.codec_context.codec_tag, stream.profile, stream.frames)
    expected = [frame * 255 / 125 for frame in range(film.frames)]
    assert expected == pytest.approx(left_levels(context.store, film.video), abs=3)


@pytest.mark.parametrize("codec", Codec)
async def test_one_two_and_three_workers_make_the_same_bytes(tmp_path: Path, codec: Codec) -> None:
    made = []
    for workers in (1, 2, 3):
        store = Store(tmp_path / f"store-{workers}")
        async with LocalRunner(store, workers) as run:
            plans = [moving_plan(store, IN_SOFTWARE[codec], first) for first in (0, 40, 80)]
            segments = await gather(*(run(render_segment, plan) for plan in plans))
            made.append([segment.video.digest for segment in segments])

    assert made[0] == made[1] == made[2]
