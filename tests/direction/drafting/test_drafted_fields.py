"""Every field of a drafted direction: who has the strongest word, and that it says so."""

import pytest
from drafted import TEAL_AND_ORANGE, because_of, drafted, film_of, picture_of, source_of

from chalktalk.documents.creative.direction import PriceSource, Source
from chalktalk.documents.creative.readings import Balance, Contrast, Key, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, Platform, Style
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.options import Aspect, CaptionMode


def test_an_empty_brief_gives_a_complete_direction_of_defaults() -> None:
    direction = drafted()

    assert {Source.DEFAULT} == {origin.source for origin in direction.origins}
    assert Source.DEFAULT is direction.style_source
    assert direction.scenes
    assert direction.subject in direction.summary.lower()


def test_each_aim_but_the_scenes_has_one_origin_in_order() -> None:
    direction = drafted("A warm video about bees for TikTok, 20 seconds.")

    assert [aim for aim in Aim if aim is not Aim.SCENES] == [origin.field for origin in direction.origins]
    assert all(origin.because for origin in direction.origins)


def test_a_field_of_the_brief_outweighs_its_words() -> None:
    direction = drafted("a 30 second TikTok about bees", platform=Platform.YOUTUBE, duration=45.0, aspect=Aspect.SQUARE)

    assert (Platform.YOUTUBE, 45.0, Aspect.SQUARE) == (direction.platform, direction.duration, direction.aspect)
    assert {Source.BRIEF} == {source_of(direction, aim) for aim in (Aim.PLATFORM, Aim.DURATION, Aim.ASPECT)}


def test_words_are_quoted_as_the_reason() -> None:
    direction = drafted("A video about our town, golden hour light.")

    assert Temperature.WARM is direction.light.temperature
    assert "“golden hour” asks for warm light" == because_of(direction, Aim.TEMPERATURE)


def test_a_film_decides_the_style_where_words_do_not() -> None:
    direction = drafted("A product video about hiking boots.", film=film_of(TEAL_AND_ORANGE))

    assert Source.VIDEO is direction.style_source
    assert TEAL_AND_ORANGE.keys() <= {paint.colour for paint in direction.palette}
    assert Key.LOW is direction.light.key
    assert 24.0 == direction.pacing.cuts_a_minute
    assert Motion.LIVELY is direction.motion
    assert "the film is mostly dark" == because_of(direction, Aim.KEY)


def test_like_this_film_but_in_green_takes_the_palette_from_words_and_the_light_from_the_film() -> None:
    direction = drafted("Like this film but in green.", film=film_of(TEAL_AND_ORANGE))

    assert Source.WORDS is source_of(direction, Aim.PALETTE)
    assert {Source.VIDEO} == {source_of(direction, aim) for aim in (Aim.KEY, Aim.MOTION, Aim.CUTS)}
    assert Source.VIDEO is direction.style_source


def test_a_film_outweighs_a_picture() -> None:
    direction = drafted(picture=picture_of({"#ff0000": 1.0}), film=film_of(TEAL_AND_ORANGE))

    assert "#ff0000" not in {paint.colour for paint in direction.palette}


def test_a_style_word_brings_light_along_only_where_no_reference_shows_it() -> None:
    alone = drafted("a minimal video about chairs")
    shown = drafted("a minimal video about chairs", picture=picture_of(TEAL_AND_ORANGE))

    assert (Style.MINIMAL,) == alone.style
    assert (Key.HIGH, Contrast.SOFT) == (alone.light.key, alone.light.contrast)
    assert (Key.LOW, Contrast.HARD) == (shown.light.key, shown.light.contrast)
    assert Source.IMAGE is source_of(shown, Aim.KEY)


def test_the_shape_of_a_film_counts_only_where_no_platform_is_named() -> None:
    free = drafted(film=film_of(TEAL_AND_ORANGE, width=1080, height=1920))
    named = drafted("for YouTube", film=film_of(TEAL_AND_ORANGE, width=1080, height=1920))

    assert Aspect.TALL is free.aspect
    assert Aspect.WIDE is named.aspect


def test_beside_a_script_its_title_is_the_subject_whatever_the_words_say() -> None:
    script = "# How a vaccine teaches your body\n\nYour body can remember an enemy it has never met."

    assert "How a vaccine teaches your body" == drafted("vintage print", about=script).subject
    assert "title" not in drafted("vintage print", about=script.partition("\n\n")[2]).subject.lower()


def test_a_tall_video_of_no_platform_is_for_where_tall_videos_are() -> None:
    direction = drafted("a vertical video about tea")

    assert (Platform.SHORTS, Aspect.TALL) == (direction.platform, direction.aspect)


def test_darker_than_the_picture_is_a_step_from_what_the_picture_shows() -> None:
    picture = picture_of(TEAL_AND_ORANGE)
    direction = drafted("like the picture, but brighter", picture=picture)

    assert Key.NORMAL is direction.light.key
    assert direction.light.lightness > picture.seen.light.lightness


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("no music please", "music", False),
        ("without sound effects", "effects", False),
        ("no captions", "captions", CaptionMode.NONE),
        ("only hard cuts", "transitions", Transitions.CUTS),
        ("calm and peaceful", "feeling", Feeling.CALM),
        ("a recipe for onion soup", "category", Category.FOOD),
    ],
)
def test_what_words_ask_for_is_so(text: str, field: str, value: object) -> None:
    assert value == getattr(drafted(f"A video about onions, {text}."), field)


def test_no_text_on_screen_leaves_nothing_written_over_the_pictures() -> None:
    direction = drafted("A video about onions, no text on screen.")

    assert 0.0 == direction.overlays.a_minute
    assert not any(scene.overlays for scene in direction.scenes)


def test_layouts_in_words_are_laid_over_what_is_usual() -> None:
    direction = drafted("A video about onions, symmetrical, lots of negative space.")

    assert Balance.CENTRED is direction.composition.balance
    assert direction.composition.symmetry >= 0.9
    assert direction.composition.negative_space >= 0.7


def test_the_language_is_that_of_the_words_unless_they_ask_for_another() -> None:
    assert "de" == drafted("Ein Video über Bienen und wie sie den Honig machen").language
    assert "fr" == drafted("A video about bees in French").language
    assert "es" == drafted("A video about bees in French", language="es").language


def test_a_script_says_what_it_is_about_and_how_long_but_nothing_of_the_look() -> None:
    script = "Red blood cells carry oxygen. " * 30
    direction = drafted("playful", about=script)

    assert 60 <= direction.duration <= 61
    assert Source.WORDS is source_of(direction, Aim.DURATION)
    assert not any("red" in origin.because.lower() for origin in direction.origins if origin.field is Aim.PALETTE)


def test_a_price_from_upstream_is_honoured() -> None:
    price = drafted("bees", price=1_234_567).price

    assert (1_234_567, PriceSource.UPSTREAM) == (price.micros, price.source)


def test_an_estimate_names_the_dearest_and_grows_with_the_video() -> None:
    short, long = drafted("a 20 second video about bees").price, drafted("a 90 second video about bees").price

    assert PriceSource.ESTIMATE is short.source
    assert 0 < short.micros < long.micros
    assert "pictures by" in short.because


def test_music_that_is_asked_for_gives_the_mood() -> None:
    sad, glad = drafted("bees, with sad piano music"), drafted("bees, with happy music")

    assert sad.mood.valence < 0 < glad.mood.valence


def test_a_shorter_video_is_cut_faster_than_usual() -> None:
    assert (
        drafted("a 15 second video about bees").pacing.cuts_a_minute
        > drafted("a 10 minute video about bees").pacing.cuts_a_minute
    )


def test_styles_and_feelings_together_ask_for_no_more_than_a_cut_a_second() -> None:
    assert 60 >= drafted("A bold, neon, playful, exciting, tense TikTok on sneakers, 15 seconds").pacing.cuts_a_minute
    assert 80 == drafted("A bold, exciting TikTok on sneakers with 80 cuts per minute").pacing.cuts_a_minute
