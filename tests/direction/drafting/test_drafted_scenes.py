"""A drafted direction's scenes: as many as there is time for, in order, from the brief's own words."""

import pytest
from drafted import TEAL_AND_ORANGE, drafted, film_of, milliseconds

from chalktalk.direction.drafting.lengths import rounded, shared_out
from chalktalk.direction.drafting.purposes import arc_over, type_of, visual_for
from chalktalk.direction.drafting.topics import thing_in
from chalktalk.direction.usual import usual_category
from chalktalk.documents.creative.readings import Key
from chalktalk.documents.creative.wishes import Category
from chalktalk.documents.storyboard import TransitionKind


@pytest.mark.parametrize("seconds", [1.0, 3.0, 7.77, 30.0, 61.234, 600.0, 21600.0])
def test_scenes_add_up_to_the_length_and_are_long_enough_to_see(seconds: float) -> None:
    direction = drafted("a video about bees", duration=seconds)

    assert round(1000 * seconds) == milliseconds(direction)
    assert 1 <= len(direction.scenes) <= 60
    assert all(scene.duration >= min(2.0, seconds) - 0.001 for scene in direction.scenes)
    assert list(range(1, len(direction.scenes) + 1)) == [scene.number for scene in direction.scenes]


def test_only_the_last_scene_gives_way_to_nothing() -> None:
    *others, last = drafted("a video about bees").scenes

    assert last.transition_to_next is None
    assert all(scene.transition_to_next for scene in others)


def test_a_numbered_list_becomes_scenes_in_order() -> None:
    direction = drafted(
        "A video about tea, 30 seconds.\n1. The kettle sings\n2. Leaves fall slowly\n3. Steam on a window"
    )

    assert ["The kettle sings.", "Leaves fall slowly.", "Steam on a window."] == [
        scene.visual for scene in direction.scenes
    ]


def test_numbers_within_a_line_count_scenes_too() -> None:
    direction = drafted("Tea, 30 seconds: 1) the kettle sings 2) leaves fall slowly 3) steam on a window.")

    assert 3 == len(direction.scenes)
    assert "Leaves fall slowly." == direction.scenes[1].visual


def test_bullets_that_say_how_it_should_look_are_no_scenes() -> None:
    direction = drafted(
        "About tea\n- Platform: TikTok\n- Style: minimal and calm\n- Music: none\n- Duration: 20 seconds"
    )

    assert not any("Platform" in scene.visual or "minimal" in scene.visual for scene in direction.scenes)


def test_what_somebody_says_is_spoken_and_what_a_title_says_is_written() -> None:
    direction = drafted(
        "A video about tea.\n1. The kettle sings\n2. The narrator says: “Wait for it to boil.”\n3. Title: “Tea”"
    )

    assert [None, "Wait for it to boil.", None] == [scene.voiceover_text for scene in direction.scenes]
    assert ["Tea"] == [overlay.text for overlay in direction.scenes[2].overlays]
    assert "Title" not in direction.scenes[2].visual


def test_nothing_is_spoken_that_the_brief_does_not_say() -> None:
    assert not any(scene.voiceover_text for scene in drafted("A video about bees and honey").scenes)


def test_without_a_voice_nothing_is_spoken() -> None:
    direction = drafted("About tea, no voice-over. The narrator says: “Wait for it to boil.”")

    assert not any(scene.voiceover_text for scene in direction.scenes)


def test_a_scene_is_long_enough_for_what_is_said_in_it() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    direction = drafted(f"About tea, 30 seconds.\n1. The kettle\n2. A voice says: “{words}”\n3. The cup\n4. The leaf")

    assert direction.scenes[1].duration >= 60 * 17 / direction.pacing.words_a_minute
    assert not any(caution.code == "voice_too_long" for caution in direction.cautions)


def test_how_it_begins_and_ends_is_where_the_brief_says() -> None:
    direction = drafted(
        "A video about a watch. End with the strap being closed. Open with gears turning. Show the dial."
    )

    assert "Gears turning." == direction.scenes[0].visual
    assert "The strap being closed." == direction.scenes[-1].visual
    assert any("The dial." == scene.visual for scene in direction.scenes[1:-1])


def test_a_hook_that_is_named_comes_first() -> None:
    assert (
        "A bar snapping in half."
        == drafted("About our bar, 20 seconds. Hook: a bar snapping in half.").scenes[0].visual
    )


def test_a_subject_in_another_language_is_quoted_within_english() -> None:
    scenes = drafted("Ein Video über den Himmel und wie er blau wird, für Kinder.").scenes

    assert any("“" in scene.visual for scene in scenes)


def test_things_shown_one_after_another_in_a_sentence_are_scenes_of_their_own() -> None:
    direction = drafted(
        "A video about a garden. Start with an empty lot, then people with soil, then the first shoots."
    )
    shown = [scene.visual for scene in direction.scenes]
    told = ["An empty lot.", "People with soil.", "The first shoots."]

    assert told == [visual for visual in shown if visual in told]
    assert "An empty lot." == shown[0]


def test_a_subject_keeps_its_article_within_a_sentence() -> None:
    assert any(
        "our hiking boots" in scene.visual for scene in drafted("A product video about our hiking boots.").scenes
    )


@pytest.mark.parametrize(
    ("topic", "thing"),
    [
        ("how vaccines work", "vaccines"),
        ("how do noise-cancelling headphones work", "noise-cancelling headphones"),
        ("how coffee is roasted", "coffee"),
        ("why we brush our teeth", "the question why we brush our teeth"),
        ("our hiking boots", "our hiking boots"),
    ],
)
def test_a_question_is_about_a_thing(topic: str, thing: str) -> None:
    assert thing == thing_in(topic)


def test_a_script_gives_its_sentences_to_scenes() -> None:
    script = (
        "Bees dance to show the way. The dance is an eight. Others follow it in the dark hive. They find the field."
    )
    direction = drafted(about=script, duration=40.0)

    assert any("dance is an eight" in scene.visual for scene in direction.scenes)


def test_overlays_lie_within_their_scenes_one_after_another() -> None:
    direction = drafted("About tea, 12 seconds. Title: “Tea”. Text: “Wait”. Slogan: “Drink”. Caption: “Again”.")

    for scene in direction.scenes:
        times = [time for overlay in scene.overlays for time in (overlay.start, overlay.end)]
        assert sorted(times) == times
        assert not times or times[-1] <= scene.duration


def test_a_problem_is_darker_and_a_hook_brighter_in_one_key() -> None:
    direction = drafted("A product video about a kettle, 60 seconds")
    by_type = {type_of(scene.purpose).name: scene.light for scene in direction.scenes}

    assert by_type["tension"].lightness < direction.light.lightness < by_type["opening"].lightness
    assert {Key.HIGH} == {light.key for light in by_type.values()}


def test_music_follows_the_energy_of_the_film() -> None:
    scenes = drafted("A video about bees, 30 seconds", film=film_of(TEAL_AND_ORANGE)).scenes

    assert scenes[0].audio.music_intensity < max(scene.audio.music_intensity for scene in scenes[len(scenes) // 2 :])


def test_without_music_nothing_is_played() -> None:
    assert {0.0} == {scene.audio.music_intensity for scene in drafted("bees, no music").scenes}


def test_hard_cuts_are_all_there_is_where_they_are_asked_for() -> None:
    ways = {scene.transition_to_next for scene in drafted("A video about bees, only hard cuts").scenes}

    assert {TransitionKind.CUT, None} == ways


def test_as_many_scenes_as_words_ask_for() -> None:
    assert 5 == len(drafted("A 60 second video about bees in 5 scenes").scenes)


@pytest.mark.parametrize("category", Category)
def test_every_purpose_of_every_category_has_sentences_without_gaps(category: Category) -> None:
    arc = usual_category(category).scene
    parts = arc_over(arc, 40)
    shown = [visual_for(part, "{a} odd}thing", category, place, place) for place, part in enumerate(parts)]

    assert (arc[0], arc[-1], 40) == (parts[0], parts[-1], len(parts))
    assert all(sentence[0].isupper() or sentence[0] == "{" for sentence in shown)
    assert not any("{subject}" in sentence or "{close}" in sentence.lower() for sentence in shown)


@pytest.mark.parametrize("number", range(1, 9))
def test_an_arc_shortened_keeps_its_ends(number: int) -> None:
    arc = usual_category(Category.STORY).scene
    parts = arc_over(arc, number)

    assert number == len(parts)
    assert arc[0] == parts[0]
    assert number == 1 or arc[-1] == parts[-1]


def test_shares_that_are_too_short_take_from_the_others() -> None:
    lengths = shared_out(20.0, [0.1, 1.0, 1.0], [0.0, 9.0, 0.0])

    assert 20.0 == pytest.approx(sum(lengths))
    assert lengths[0] >= 2.0
    assert lengths[1] >= 9.0


def test_a_length_in_milliseconds_is_kept() -> None:
    assert 1000 == sum(round(1000 * length) for length in rounded([1.0, 1.0, 1.0], 1.0))
