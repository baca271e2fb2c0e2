"""From a brief to a direction."""

import pytest

from chalktalk.direction import direct
from chalktalk.documents.brief import Brief
from chalktalk.documents.manner import Manner, Motion
from chalktalk.documents.options import Aspect, CaptionMode, Quality
from chalktalk.engine import Context
from chalktalk.errors import OptionError
from chalktalk.frames import FrameRate


def brief(**choices: object) -> Brief:
    return Brief.model_validate({"source": "Hello.", "source_name": "hello.md", **choices})


@pytest.mark.parametrize(
    ("aspect", "page", "draft", "standard", "ultra"),
    [
        (Aspect.WIDE, (1920, 1080), (1280, 720), (1920, 1080), (3840, 2160)),
        (Aspect.TALL, (1080, 1920), (720, 1280), (1080, 1920), (2160, 3840)),
        (Aspect.SQUARE, (1080, 1080), (720, 720), (1080, 1080), (2160, 2160)),
        (Aspect.PORTRAIT, (1080, 1350), (720, 900), (1080, 1350), (2160, 2700)),
    ],
)
async def test_every_aspect_keeps_the_short_side_of_its_quality(
    context: Context,
    aspect: Aspect,
    page: tuple[int, int],
    draft: tuple[int, int],
    standard: tuple[int, int],
    ultra: tuple[int, int],
) -> None:
    for quality, size in ((Quality.DRAFT, draft), (Quality.STANDARD, standard), (Quality.ULTRA, ultra)):
        direction = await direct.function(context, brief(aspect=aspect, quality=quality))
        assert page == (direction.look.width, direction.look.height)
        assert size == (direction.output.width, direction.output.height)


async def test_qualities_differ_in_what_the_encoder_is_told(context: Context) -> None:
    outputs = [(await direct.function(context, brief(quality=quality))).output for quality in Quality]
    expected = [("superfast", 25, None), ("veryfast", 18, None), ("fast", 16, "animation"), ("veryfast", 16, None)]
    assert expected == [(output.preset, output.crf, output.tune) for output in outputs]


async def test_a_graphics_card_is_told_the_same_for_every_quality_but_a_draft(context: Context) -> None:
    for encoder in ("h264_nvenc", "hevc_nvenc", "av1_nvenc"):
        outputs = [
            (await direct.function(context, brief(quality=quality, encoder=encoder))).output for quality in Quality
        ]
        assert {encoder} == {output.encoder for output in outputs}
        expected = [("p4", 19, "hq"), *[("p6", 19, "hq")] * 3]
        assert expected == [(output.preset, output.crf, output.tune) for output in outputs]


async def test_captions_are_drawn_only_when_they_are_to_be_burned_in(context: Context) -> None:
    burned = [
        mode for mode in CaptionMode if (await direct.function(context, brief(captions=mode))).look.burned_captions
    ]
    assert [CaptionMode.BURNED, CaptionMode.BOTH] == burned


async def test_a_narrow_page_has_shorter_caption_lines(context: Context) -> None:
    lengths = [(await direct.function(context, brief(aspect=aspect))).look.caption_characters for aspect in Aspect]
    assert [42, 30, 30, 30] == lengths


async def test_the_briefs_own_choices_are_handed_on(context: Context) -> None:
    asked = brief(theme="daylight", voice="espeak", language="en-GB", rate=FrameRate(25))
    direction = await direct.function(context, asked)
    assert "daylight" == direction.look.theme.name
    assert ("espeak", "en-GB", 150) == (
        direction.voice.name,
        direction.voice.language,
        direction.voice.words_per_minute,
    )
    assert FrameRate(25) == direction.output.rate


async def test_an_unknown_theme_is_refused(context: Context) -> None:
    with pytest.raises(OptionError, match="did you mean `midnight`"):
        await direct.function(context, brief(theme="midnite"))


async def test_pace_and_movement_are_the_manner_s(context: Context) -> None:
    manner = Manner(motion=Motion.CALM, words_a_minute=120)
    direction = await direct.function(context, brief(manner=manner))
    assert (Motion.CALM, 120) == (direction.look.motion, direction.voice.words_per_minute)
