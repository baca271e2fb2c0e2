"""Changing a direction: what is asked for changes, what follows from it follows, and all else stays as it was."""

import pytest
from drafted import TEAL_AND_ORANGE, changed, drafted, film_of, milliseconds, painted, source_of

from chalktalk.colours import oklch
from chalktalk.direction.drafting.paints import same_name
from chalktalk.documents.asking import Offer
from chalktalk.documents.creative.direction import CreativeDirection, Role, Source
from chalktalk.documents.creative.readings import Key
from chalktalk.documents.creative.wishes import Aim, Category, Platform
from chalktalk.documents.manner import Motion
from chalktalk.documents.options import Aspect


@pytest.fixture(scope="module")
def before() -> CreativeDirection:
    return drafted("A 60 second science video about how tides work, calm, with a title “Tides”.")


def fields_of(direction: CreativeDirection, *without: str) -> dict[str, object]:
    told = {"changes", "origins", "summary", "confidence", "cautions", "price", "scenes", "style_source"}
    return {name: value for name, value in direction if name not in {*told, *without}}


def test_warmer_and_twice_as_fast_changes_that_and_nothing_else(before: CreativeDirection) -> None:
    now = drafted("make it warmer, and twice as fast", previous=before)

    assert {Aim.PALETTE, Aim.TEMPERATURE, Aim.CUTS, Aim.MOTION, Aim.VOICE, Aim.SCENES} == changed(now)
    assert 2 * before.pacing.cuts_a_minute == pytest.approx(now.pacing.cuts_a_minute, abs=0.01)
    assert 2 * len(before.scenes) == len(now.scenes)
    assert now.light.warmth > before.light.warmth
    assert before.pacing.words_a_minute < now.pacing.words_a_minute <= 200
    assert Motion.STEADY is now.motion
    assert before.pacing.energy == now.pacing.energy
    touched = ("palette", "light", "motion", "pacing")
    assert fields_of(before, *touched) == fields_of(now, *touched)


def test_scenes_that_are_cut_in_two_show_the_same_from_another_side(before: CreativeDirection) -> None:
    now = drafted("twice as fast", previous=before)
    first, second = now.scenes[:2]

    assert before.scenes[0].visual == first.visual
    assert second.visual.startswith("Nearer: ")
    assert before.scenes[0].duration == pytest.approx(first.duration + second.duration, abs=0.01)
    assert round(1000 * before.duration) == milliseconds(now)


def test_an_empty_change_gives_the_same_direction(before: CreativeDirection) -> None:
    assert before == drafted(previous=before)


def test_a_change_that_nobody_understands_is_told_and_changes_nothing(before: CreativeDirection) -> None:
    now = drafted("xyzzy plugh", previous=before)

    assert before == now.model_copy(update={"cautions": before.cautions, "confidence": before.confidence})
    assert now.confidence.overall < before.confidence.overall
    assert "change_not_understood" == now.cautions[0].code


def test_a_change_to_what_is_so_already_is_told(before: CreativeDirection) -> None:
    now = drafted("16:9", previous=before)

    assert "change_without_effect" == now.cautions[0].code
    assert () == now.changes


def test_what_was_not_touched_comes_from_before(before: CreativeDirection) -> None:
    now = drafted("no music", previous=before)

    assert Source.WORDS is source_of(now, Aim.MUSIC)
    assert Source.PREVIOUS is source_of(now, Aim.PALETTE)
    assert {Aim.MUSIC, Aim.SCENES} == changed(now)
    assert {0.0} == {scene.audio.music_intensity for scene in now.scenes}


def test_a_change_says_what_was_and_what_is(before: CreativeDirection) -> None:
    change = drafted("no music", previous=before).changes[0]

    assert (Aim.MUSIC, "music", "no music") == (change.field, change.before, change.after)
    assert "no music" in change.because


def test_reasons_do_not_grow_from_change_to_change(before: CreativeDirection) -> None:
    now = drafted("no effects please, no sound effects", previous=drafted("no music", previous=before))
    because = next(origin.because for origin in now.origins if origin.field is Aim.PLATFORM)

    assert 1 == because.count("as before")


def test_darker_twice_goes_further_than_once(before: CreativeDirection) -> None:
    once = drafted("darker", previous=before)
    twice = drafted("darker", previous=once)

    assert before.light.lightness > once.light.lightness > twice.light.lightness
    assert all(scene.light.key is Key.LOW for scene in twice.scenes)


def test_longer_keeps_the_scenes_and_stretches_them(before: CreativeDirection) -> None:
    now = drafted("ten seconds longer", previous=before)

    assert before.duration < now.duration
    assert round(1000 * now.duration) == milliseconds(now)
    assert before.palette == now.palette
    assert {Aim.DURATION, Aim.SCENES} == changed(now)


def test_a_much_shorter_video_has_fewer_scenes_none_too_short(before: CreativeDirection) -> None:
    now = drafted("make it 25 seconds", previous=before)

    assert 25.0 == now.duration
    assert len(now.scenes) < len(before.scenes)
    assert before.scenes[0].purpose == now.scenes[0].purpose
    assert before.scenes[-1].purpose == now.scenes[-1].purpose
    assert all(scene.duration >= 1.999 for scene in now.scenes)


def test_blue_for_green_swaps_that_colour_alone() -> None:
    before = drafted("A finance video in white, navy and blue")
    now = drafted("swap blue for green", previous=before)
    blues = [paint.role for paint in before.palette if same_name(paint.colour, "#2463c9")]

    assert blues
    assert all(same_name(painted(now.palette, role), "#2e9e4f") for role in blues)
    kept = [paint.role for paint in before.palette if paint.role not in blues]
    assert [painted(before.palette, role) for role in kept] == [painted(now.palette, role) for role in kept]


def test_in_green_makes_the_accent_green_on_a_page_as_bright(before: CreativeDirection) -> None:
    now = drafted("in green", previous=before)

    assert same_name(painted(now.palette, Role.ACCENT), "#2e9e4f")
    pages = [oklch(painted(direction.palette, Role.GROUND))[0] for direction in (before, now)]
    assert pages[0] == pytest.approx(pages[1], abs=0.02)


def test_less_text_leaves_fewer_overlays() -> None:
    before = drafted("About tea, 30 seconds. Title: “Tea”. Text: “Wait”. Slogan: “Drink”. Caption: “Again”.")
    now = drafted("less text", previous=before)

    assert before.overlays.a_minute > now.overlays.a_minute
    assert sum(len(scene.overlays) for scene in before.scenes) > sum(len(scene.overlays) for scene in now.scenes)


def test_a_line_that_a_change_quotes_is_written_at_the_end(before: CreativeDirection) -> None:
    now = drafted("End with the text “Watch the moon”", previous=before)

    assert "Watch the moon" == now.scenes[-1].overlays[-1].text
    assert before.scenes[:-1] == now.scenes[:-1]


def test_who_had_a_say_before_still_had_it(before: CreativeDirection) -> None:
    refined = before.model_copy(update={"offer": Offer(provider="openai", model="gpt-5")})

    assert refined.offer == drafted("warmer", previous=refined).offer


def test_an_accent_named_leaves_a_white_page_and_the_other_colours() -> None:
    before = drafted("A finance video in white, navy and blue")
    now = drafted("use #d62828 as the accent", previous=before)

    assert "#d62828" == painted(now.palette, Role.ACCENT)
    kept = [paint for paint in before.palette if paint.role is not Role.ACCENT]
    assert kept == [paint for paint in now.palette if paint.role is not Role.ACCENT]


def test_a_word_of_a_change_makes_no_other_kind_of_video(before: CreativeDirection) -> None:
    now = drafted("more food for thought, more space", previous=before)

    assert before.category is now.category


def test_a_change_may_name_another_kind_of_video(before: CreativeDirection) -> None:
    assert Category.PRODUCT is drafted("make it a product video", previous=before).category


def test_calm_is_nothing_new_to_a_calm_direction(before: CreativeDirection) -> None:
    assert () == drafted("calm", previous=before).changes


def test_seconds_longer_are_added() -> None:
    assert 75.0 == drafted("15 seconds longer", previous=drafted("a 60 second video about bees")).duration


def test_brighter_makes_nothing_darker() -> None:
    before = drafted("a minimal video about chairs in white and blue")
    now = drafted("brighter", previous=before)

    assert "#ffffff" == painted(now.palette, Role.GROUND)
    assert now.light.lightness > before.light.lightness


def test_another_platform_takes_its_shape_along(before: CreativeDirection) -> None:
    now = drafted("for TikTok instead", previous=before)

    assert (Platform.TIKTOK, Aspect.TALL) == (now.platform, now.aspect)
    assert before.duration == now.duration  # that was asked for, and is no habit of the old platform
    assert before.palette == now.palette


def test_a_field_of_the_brief_changes_too(before: CreativeDirection) -> None:
    now = drafted(previous=before, aspect=Aspect.SQUARE)

    assert {Aim.ASPECT} == changed(now)


def test_a_film_given_with_a_change_is_followed(before: CreativeDirection) -> None:
    now = drafted(previous=before, film=film_of(TEAL_AND_ORANGE))

    assert TEAL_AND_ORANGE.keys() <= {paint.colour for paint in now.palette}
    assert Source.VIDEO is now.style_source
    assert before.subject == now.subject


def test_another_kind_of_video_has_other_scenes() -> None:
    before = drafted("A science video about how tides work.")
    now = drafted(previous=before, category=Category.FOOD)

    assert "ingredients" in [scene.purpose for scene in now.scenes]
    assert before.palette != now.palette  # it was the old category's own


def test_a_price_from_before_holds_while_as_much_is_made(before: CreativeDirection) -> None:
    priced = before.model_copy(update={"price": drafted("tides", price=42).price})

    assert 42 == drafted("warmer", previous=priced).price.micros
    assert 42 != drafted("twice as long", previous=priced).price.micros
    assert 43 == drafted("warmer", previous=priced, price=43).price.micros
