"""What is said of a direction that does not fit what was asked for, or itself; and of no other."""

from typing import Any

import pytest
from made_directions import PALETTE, brief, direction, film, picture, scene, wording

from chalktalk.direction.checking import cautions_for
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.direction import (
    CreativeDirection,
    Overlay,
    OverlayPlan,
    Pacing,
    Paint,
    Role,
    Source,
)
from chalktalk.documents.creative.wishes import Aim, How, Platform, Wording
from chalktalk.documents.options import Aspect, CaptionMode

TALL: dict[str, Any] = {"aspect": Aspect.TALL, "platform": Platform.SHORTS}


def codes(made: CreativeDirection, text: str = "Explain clean water.", words: Wording | None = None) -> list[str]:
    asked = brief(text, category="science")
    return [one.code for one in cautions_for(made, asked, words or read_words(text))]


def pacing(**changes: object) -> Pacing:
    return Pacing.model_validate({"cuts_a_minute": 12, "words_a_minute": 150, "energy": (0.3, 0.6), **changes})


def with_scene(**changes: Any) -> CreativeDirection:
    return direction(scenes=(scene(1), scene(2, **changes), scene(3)))


def with_overlays(*overlays: tuple[str, float, float]) -> CreativeDirection:
    return with_scene(overlays=tuple(Overlay(text=text, start=start, end=end) for text, start, end in overlays))


def painted(**colours: str) -> CreativeDirection:
    roles = {role.name.casefold(): role for role in Role}
    kept = [paint for paint in PALETTE if paint.role.name.casefold() not in colours]
    return direction(palette=(*kept, *(Paint(colour=at, weight=0.1, role=roles[name]) for name, at in colours.items())))


def test_nothing_is_said_of_what_fits() -> None:
    assert () == cautions_for(direction(), brief(), wording("Explain clean water."), film(), picture())


PLANTED: tuple[tuple[str, CreativeDirection], ...] = (
    ("aspect_against_platform", direction(aspect=Aspect.TALL)),
    ("aspect_against_platform", direction(platform=Platform.TIKTOK)),
    ("too_long_for_platform", direction(**TALL, duration=600.0, scenes=(scene(1, 300.0), scene(2, 300.0)))),
    ("too_short_for_platform", direction(platform=Platform.LINKEDIN, duration=2.5, scenes=(scene(1, 2.5),))),
    ("captions_missing", direction(platform=Platform.LINKEDIN, captions=CaptionMode.NONE)),
    ("contrast_too_low", painted(ink="#24384e")),
    ("contrast_too_low", painted(surface="#eeeeee")),
    ("accents_alike", painted(accent="#f2b134", second_accent="#f0ae38")),
    ("accents_alike", painted(accent="#d32f2f", second_accent="#388e3c")),
    ("role_without_colour", with_scene(palette=(Role.HIGHLIGHT,))),
    ("scene_too_short", direction(scenes=(scene(1, 14.5), scene(2, 1.0), scene(3, 14.5)))),
    ("durations_do_not_add_up", direction(scenes=(scene(1), scene(2)))),
    ("cuts_too_fast", direction(pacing=pacing(cuts_a_minute=110))),
    ("voice_too_long", with_scene(voiceover_text="word " * 40)),
    ("voice_too_long", with_scene(voiceover_text="水" * 70)),
    ("overlays_too_dense", direction(overlays=OverlayPlan(a_minute=40, least_seconds=1))),
    ("overlays_too_dense", with_overlays(*((f"Fact {n}", n * 0.8, n * 0.8 + 0.8) for n in range(12)))),
    ("overlay_too_short", with_overlays(("A long line that nobody reads in a second", 1.0, 2.0))),
    ("overlay_outside_scene", with_overlays(("Late", 9.0, 12.0))),
    ("overlay_outside_scene", with_overlays(("Backwards", 3.0, 1.0))),
    ("overlays_overlap", with_overlays(("One", 1.0, 4.0), ("Two", 2.0, 6.0))),
)


@pytest.mark.parametrize(("code", "made"), PLANTED, ids=[f"{n}-{code}" for n, (code, _) in enumerate(PLANTED)])
def test_a_fault_of_the_direction_is_told_and_nothing_else(code: str, made: CreativeDirection) -> None:
    assert [code] == codes(made)


def test_a_fault_of_many_scenes_is_told_once() -> None:
    made = direction(scenes=tuple(scene(number, 0.5) for number in range(1, 61)))

    assert ["scene_too_short"] == codes(made)
    assert "60 scenes last less than 2 s, down to 0.5 s" in cautions_for(made, brief(), wording(""))[0].message


def test_a_caution_says_where_what_and_what_to_do() -> None:
    made = cautions_for(with_scene(voiceover_text="word " * 40), brief(), wording("Explain clean water."))

    assert (Aim.VOICE, 2) == (made[0].field, made[0].scene)
    assert "what is said in scene 2 takes 16.0 s, and it lasts 10.0 s" == made[0].message
    assert made[0].hint


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A wide landscape at dawn, slowly.", direction(**TALL)),
        ("Sweeping vistas and panoramic mountain views", direction(**TALL)),
        ("Make it widescreen like a film", direction(**TALL)),
        ("Ein Reisefilm im Querformat", direction(**TALL)),
        ("Une vidéo au format paysage", direction(**TALL)),
        ("A vertical video for the lobby", direction()),
        ("a square video of our coffee", direction()),
    ],
)
def test_words_of_another_shape_than_the_frame_are_told(text: str, made: CreativeDirection) -> None:
    assert ["aspect_against_wording"] == codes(made, text)


@pytest.mark.parametrize(
    "text",
    [
        "The landscape painter Constable and his world",
        "A nationwide campaign on vertical farming",
        "No widescreen, please: it is for phones",
        "How the political landscape changed",
        "Portrait of a baker",
        "A square deal for farmers",
    ],
)
def test_words_that_only_sound_like_a_shape_are_not(text: str) -> None:
    assert [] == codes(direction(**TALL), text)


def test_the_usual_platform_is_nobodys_wish() -> None:
    assert [] == codes(direction(aspect=Aspect.TALL, sources={Aim.PLATFORM: Source.DEFAULT}))


def test_more_colours_than_roles_are_told() -> None:
    text = "red, orange, yellow, green, blue, violet and pink"
    reds = [(Aim.PALETTE, f"#{n}00000", word) for n, word in enumerate(text.replace(" and", ",").split(", "))]

    assert ["palette_too_large"] == codes(direction(), text, wording(text, *reds))
    assert [] == codes(direction(), text, wording(text, *reds[:6]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use ten different colours.", ["palette_too_large"]),
        ("20 colours, all of them", ["palette_too_large"]),
        ("a palette of 9 colors", ["palette_too_large"]),
        ("Mit acht Farben, bitte", ["palette_too_large"]),
        ("with five colours", []),
        ("Why the rainbow has seven colours", []),
        ("A screen shows 16 million colours", []),
    ],
)
def test_counted_colours_are_told_where_they_are_the_looks(text: str, expected: list[str]) -> None:
    assert expected == codes(direction(), text)


def test_words_that_want_text_nobody_can_read_are_told() -> None:
    text = "pale yellow text on a white background"
    asked = wording(text, (Aim.PALETTE, "#ffffcc", "pale yellow"), (Aim.PALETTE, "#ffffff", "white"))

    assert ["contrast_too_low"] == codes(direction(), text, asked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 scenes, please", ["scene_too_short"]),
        ("30 scenes of one second each", ["scene_too_short"]),
        ("30 scenes, each scene one second", ["scene_too_short"]),
        ("a new scene every second", ["scene_too_short"]),
        ("4 scenes of 20 seconds", ["durations_do_not_add_up"]),
        ("3 scenes of 10 seconds", []),
        ("intro 10 seconds, demo 30 seconds, outro 5 seconds", ["durations_do_not_add_up"]),
        ("intro 5 seconds, demo 20 seconds, outro 5 seconds", []),
        ("a cut every half second", ["cuts_too_fast"]),
        ("90 cuts a minute", ["cuts_too_fast"]),
        ("50 cuts, all in sync with the beat", ["cuts_too_fast"]),
        ("8 cuts in all", []),
        ("a 400-word script is read aloud", ["voice_too_long"]),
        ("explain it in 60 words", []),
        ("40 text overlays per minute", ["overlays_too_dense"]),
        ("a new title every second", ["overlays_too_dense"]),
        ("a title every 10 seconds", []),
    ],
)
def test_words_that_ask_for_more_than_fits_are_told(text: str, expected: list[str]) -> None:
    assert expected == codes(direction(), text)


def test_a_script_that_takes_longer_than_the_video_is_told() -> None:
    long = brief("Calm and blue.", about="word " * 400)

    assert ["voice_too_long"] == [one.code for one in cautions_for(direction(), long, wording("Calm and blue."))]


def test_fields_that_say_another_thing_than_the_words_are_told() -> None:
    text = "A two minute video for TikTok, in German"
    asked = wording(
        text, (Aim.DURATION, "120", "two minute"), (Aim.PLATFORM, "tiktok", "TikTok"), (Aim.LANGUAGE, "de", "German")
    )
    given = brief(text, platform="youtube", duration=30, language="en")

    assert ["platform_against_wording", "language_against_wording", "duration_against_wording"] == [
        one.code for one in cautions_for(direction(), given, asked)
    ]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (picture(1280, 720), ["reference_of_other_aspect"]),
        (picture(720, 1280), []),
        (picture(800, 800), []),
        (picture(60, 90), ["reference_too_small"]),
        (picture(720, 1280, sharpness=0.01), ["reference_blurred"]),
    ],
)
def test_a_reference_that_shows_too_little_is_told(reading: object, expected: list[str]) -> None:
    text = "Explain clean water, framed like this."
    told = cautions_for(direction(**TALL), brief(text), wording(text), picture=reading)  # type: ignore[arg-type]

    assert expected == [one.code for one in told]


def test_a_picture_of_another_shape_is_fine_for_its_colours() -> None:
    assert () == cautions_for(direction(**TALL), brief(), wording("Explain clean water."), picture=picture())


def test_a_film_of_another_shape_is_told() -> None:
    told = cautions_for(direction(**TALL), brief(), wording("Explain clean water."), film())

    assert ["reference_of_other_aspect"] == [one.code for one in told]


def test_words_that_do_not_say_what_it_is_about_are_told() -> None:
    nothing = Wording(characters=12)

    assert ["subject_missing"] == [one.code for one in cautions_for(direction(), brief("make it nice"), nothing)]
    assert () == cautions_for(direction(), brief("make it nice", category="finance"), nothing)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Make it calm and hectic.", Aim.FEELING),
        ("calm, hectic, blue", Aim.FEELING),
        ("The mood should be calm. I want frantic editing and a calm pace.", Aim.FEELING),
        ("a minimal and busy look", Aim.STYLE),
        ("minimalist style with cluttered frames", Aim.STYLE),
        ("Keep it dark and bright", Aim.KEY),
        ("warm and cold light", Aim.TEMPERATURE),
        ("slow and fast cuts", Aim.CUTS),
        ("all black and white, very colourful", Aim.PALETTE),
        ("serious and goofy tone", Aim.FEELING),
        ("No music. Upbeat music throughout.", Aim.MUSIC),
        ("no captions, with large captions", Aim.CAPTIONS),
        ("without a narrator; a warm voice-over explains it", Aim.VOICE),
        ("no text on screen, lots of text overlays", Aim.OVERLAYS),
        ("Ruhig und hektisch soll es sein", Aim.FEELING),
        ("ein Video ohne Musik und mit fröhlicher Musik", Aim.MUSIC),
        ("une ambiance calme et frénétique", Aim.FEELING),
        ("un estilo minimalista y recargado", Aim.STYLE),
    ],
)
def test_wishes_that_cannot_be_had_at_once_are_told(text: str, field: Aim) -> None:
    told = cautions_for(direction(), brief(text, category="science"), read_words(text))

    assert {"wishes_contradict"} == {one.code for one in told}
    assert field in {one.field for one in told}
    assert len(told) == len({one.field for one in told})


@pytest.mark.parametrize(
    "text",
    [
        "calm but with an energetic finish",
        "Starts calm, ends hectic",
        "dark background with bright accents",
        "dark blue and bright yellow",
        "An app that brings calm mornings to hectic days",
        "A minimal look for busy parents",
        "Explain warm and cold fronts",
        "fast and slow thinking, by Kahneman",
        "Calm, not hectic.",
        "no music with lyrics, soft piano music instead",
        "No music at first, upbeat music later",
        "slow motion shots and quick cuts",
        "warm highlights, cold shadows",
        "black and white photos of colourful people",
        "A serious topic told in a funny way",
        "How bright stars die in dark galaxies",
        "with captions and no voice-over",
        "how music heals; no captions",
        "von ruhig zu hektisch",
        "sad stories with happy endings",
    ],
)
def test_what_only_looks_like_a_contradiction_is_not(text: str) -> None:
    assert [] == codes(direction(), text)


def test_two_values_of_what_has_one_are_told() -> None:
    text = "30 seconds for TikTok, 2 minutes for YouTube"
    asked = wording(
        text,
        (Aim.DURATION, "30", "30 seconds"),
        (Aim.PLATFORM, "tiktok", "TikTok"),
        (Aim.DURATION, "120", "2 minutes"),
        (Aim.PLATFORM, "youtube", "YouTube"),
    )

    assert [Aim.PLATFORM, Aim.DURATION] == [one.field for one in cautions_for(direction(), brief(text), asked)]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("30 to 45 seconds", "30", "45 seconds"),
        ("60 seconds, with the first 3 seconds as a hook", "60 seconds", "3 seconds"),
        ("a minute long, 5 second intro", "a minute", "5 second"),
        ("60 seconds, a new idea every 10 seconds", "60 seconds", "10 seconds"),
    ],
)
def test_a_range_or_a_part_is_no_second_duration(text: str, one: str, other: str) -> None:
    asked = wording(text, (Aim.DURATION, "60", one), (Aim.DURATION, "5", other))

    assert [] == codes(direction(), text, asked)


def test_more_and_less_of_the_same_are_told() -> None:
    text = "faster, slower, blue, no blue"
    asked = wording(text, (Aim.CUTS, "any", "faster", How.MORE), (Aim.CUTS, "any", "slower", How.LESS))

    assert [Aim.CUTS] == [one.field for one in cautions_for(direction(), brief(text), asked)]


def test_a_brief_that_goes_on_and_on_is_read_in_bounded_time() -> None:
    text = ("calm hectic, no music upbeat music, " * 300)[:10_000]

    assert {"wishes_contradict"} == set(codes(direction(), text))
