"""What a scene shows, and why: the choice between the pictures that were read."""

from collections.abc import Callable

import pytest

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    BarChartVisual,
    ChapterVisual,
    ComparisonVisual,
    DefinitionVisual,
    Element,
    GrowthVisual,
    ImageVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    QuoteVisual,
    RecapVisual,
    Scene,
    StatementVisual,
    Storyboard,
    TimelineVisual,
    TitleVisual,
    TransitionKind,
)
from chalktalk.storyboard.choosing import AGAIN, ANOTHER, SAME, TOO_MANY, worth
from chalktalk.storyboard.elements import elements_of, heading
from chalktalk.storyboard.passages import Choice

Draw = Callable[..., Storyboard]

HOOK = "This is how it all began, long before anybody could have known about it."


def body(draw: Draw, text: str, **about: str) -> tuple[Scene, ...]:
    """The scenes after the title."""
    return draw(f"{HOOK}\n{text}", **about).scenes[1:]


def test_the_first_scene_is_the_title(draw: Draw) -> None:
    first = draw("Your body remembers. A vaccine makes that possible.", title="How vaccines work").scenes[0]
    assert isinstance(first.visual, TitleVisual)
    assert "How vaccines work" == first.visual.heading.label
    assert first.enter is TransitionKind.CUT
    assert first.type is SceneType.INTRO


def test_a_chapter_opens_with_its_card_and_fades_in(draw: Draw) -> None:
    text = "## The switch\nA bit sits on your wall all day.\n## The blend\nNobody has ever seen one of these."
    scenes = body(draw, text)
    cards = [scene.visual for scene in scenes if isinstance(scene.visual, ChapterVisual)]
    assert [(1, "The switch"), (2, "The blend")] == [(card.number, card.heading.label) for card in cards]
    assert all(scene.enter is TransitionKind.FADE and scene.starts_chapter for scene in scenes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "First, the nurse injects a tiny dose. Then your cells learn its shape. Finally, they keep it.",
            ProcessVisual,
        ),
        (
            "A petrol engine wastes most of its energy, whereas an electric motor uses nearly all of it.",
            ComparisonVisual,
        ),
        ("An enzyme is a protein that speeds up a chemical reaction.", DefinitionVisual),
        ("“Nothing in life is to be feared, it is only to be understood,” said Marie Curie.", QuoteVisual),
        ("In 1796, a doctor tested the first vaccine. In 1980, smallpox was declared gone.", TimelineVisual),
        ("In that century alone, smallpox killed about 300 million people.", NumberVisual),
        ("Germany eats 12 kilograms of it a year, France 9 kilograms, and Italy 4 kilograms.", BarChartVisual),
    ],
)
def test_what_is_said_decides_what_is_shown(draw: Draw, text: str, kind: type) -> None:
    assert kind in {type(scene.visual) for scene in body(draw, text)}


def test_the_authors_list_stays_one_scene(draw: Draw) -> None:
    (scene,) = body(draw, "Plants do three things:\n- Plants feed us.\n- Trees clean the air.\n- Roots hold the soil.")
    assert isinstance(scene.visual, ListVisual)
    assert ["Plants feed us", "Trees clean the air", "Roots hold the soil"] == [i.label for i in scene.visual.items]


def test_a_choice_names_the_words_that_made_it_and_the_runner_up(draw: Draw) -> None:
    text = "A petrol engine wastes most of its energy, whereas an electric motor uses nearly all of it."
    board = draw(f"{HOOK}\n{text}")
    scene, why = board.scenes[1], board.rationales[1]
    said = [scene.words[at].display for span in why.evidence for at in range(span.start, span.end)]
    assert "whereas" in said
    assert "whereas" in why.reason
    assert why.runner_up is not None
    assert why.runner_up.kind != scene.visual.kind
    assert 0 < why.runner_up.score < why.score <= 1


def test_plain_words_about_a_thing_show_the_thing(draw: Draw) -> None:
    (scene,) = body(draw, "The old house has stood there on the hill for as long as anybody remembers.")
    assert isinstance(scene.visual, ImageVisual)
    assert scene.visual.asset is None
    assert "house" in scene.visual.picture.label.lower()


def test_a_statement_is_a_thought_and_not_the_sentence(draw: Draw) -> None:
    text = "Nobody can ever be quite sure of this. It may well have been so, and nobody will ever know why."
    shown = [scene.visual for scene in body(draw, text) if isinstance(scene.visual, StatementVisual)]
    assert shown
    assert all(len(visual.heading.label.split()) <= 10 for visual in shown)


def test_a_statement_lights_what_the_author_stressed(draw: Draw) -> None:
    (scene,) = body(draw, "[statement: Your body is *not* blind] But this time, your body is not blind at all.")
    assert isinstance(scene.visual, StatementVisual)
    assert scene.visual.lit is not None
    assert ["not"] == scene.visual.heading.label.split()[scene.visual.lit.start : scene.visual.lit.end]


def test_a_word_that_frames_a_story_is_no_picture(draw: Draw) -> None:
    (scene,) = body(draw, "The whole story of this world began with a little farmer and his old bicycle.")
    assert isinstance(scene.visual, ImageVisual)
    assert "bicycle" in scene.visual.picture.label.lower() or "farmer" in scene.visual.picture.label.lower()


def test_a_closing_of_brief_sentences_is_their_recap(draw: Draw) -> None:
    before = "The old bridge is closed now, and nobody may walk over it. " * 8
    text = f"{before}\nPaper burns in a fire. Stone lasts for ages. Ink fades in the sun."
    scene = body(draw, text)[-1]
    assert isinstance(scene.visual, RecapVisual)
    assert ["Paper burns", "Stone lasts", "Ink fades"] == [
        " ".join(one.label.split()[:2]) for one in scene.visual.items
    ]


def test_a_number_does_not_stand_over_other_matters(draw: Draw) -> None:
    text = (
        "In 1931 the mine still gave work to 40,000 miners in the valley. So the owners began a search of the hills. "
        "In one village after the other, geologists drilled deep holes, drew maps, and questioned old people."
    )
    scenes = body(draw, text)
    assert len(scenes) > 1
    assert all(sum(len(word.spoken.split()) for word in scene.words) * 0.4 <= 14 for scene in scenes)


def test_a_chapters_card_keeps_to_the_first_sentence(draw: Draw) -> None:
    text = "## The cow\nThe way out of it all began with a cow. Milkmaids on the farms often caught a mild disease."
    card, after = body(draw, text)[-2:]
    assert isinstance(card.visual, ChapterVisual)
    assert not isinstance(after.visual, ChapterVisual)
    assert "Milkmaids" == after.words[0].display


def test_a_chapters_first_sentence_is_shown_where_there_is_something_to_see(draw: Draw) -> None:
    text = "## Proteins\nAn enzyme is a protein that speeds up a chemical reaction. Nobody knew that for a long time."
    assert isinstance(body(draw, text)[0].visual, DefinitionVisual)


def test_chapter_cards_count_those_that_are_shown(draw: Draw) -> None:
    better = "An enzyme is a protein that speeds up a chemical reaction. Nobody knew that for a long time."
    text = f"## Proteins\n{better}\n## The switch\nA bit sits on your wall all day.\n## The end\nNobody has seen one."
    cards = [scene.visual for scene in body(draw, text) if isinstance(scene.visual, ChapterVisual)]
    assert [(1, "The switch")] == [(card.number, card.heading.label) for card in cards]


def test_a_closing_becomes_a_recap(draw: Draw) -> None:
    text = "So remember: a vaccine shows the danger, your body trains, and memory cells keep the lesson."
    scene = body(draw, text)[-1]
    assert isinstance(scene.visual, RecapVisual)
    assert ["Vaccine shows the danger", "Your body trains", "Memory cells keep the lesson"] == [
        item.label for item in scene.visual.items
    ]
    assert scene.leave is TransitionKind.FADE


def test_a_request_to_the_viewer_is_shown_as_one(draw: Draw) -> None:
    scene = body(
        draw,
        (
            "The old bridge is closed now, and nobody is allowed to walk over the river any more.\n"
            "Subscribe to this channel for many more stories like this one."
        ),
    )[-1]
    assert "call_to_action" == scene.visual.kind
    assert scene.type is SceneType.CALL_TO_ACTION


def shown(thing: str) -> ImageVisual:
    return ImageVisual(picture=Element(id="picture", label=thing, cue=Span(start=0, end=1)))


def test_words_lose_where_words_were_shown_before() -> None:
    statement = StatementVisual(heading=heading("A thought"))
    choice = Choice(statement, "key thought", 0.5)
    assert 0.5 == worth(choice, [shown("Cow")])
    assert pytest.approx(0.5 - TOO_MANY) == worth(choice, [statement, shown("Cow"), shown("Hill")])
    assert pytest.approx(0.5 - TOO_MANY - SAME) == worth(choice, [shown("Cow"), statement])


def test_a_sure_reading_may_repeat_a_kind() -> None:
    term = Element(id="term", label="Bit", cue=Span(start=0, end=1))
    definition = DefinitionVisual(term=term, meaning=term)
    assert pytest.approx(0.9 - AGAIN) == worth(Choice(definition, "a term", 0.9), [shown("Cow"), definition])
    assert pytest.approx(0.9) == worth(Choice(definition, "a term", 0.9), [definition, shown("Cow")])


def test_another_thing_may_follow_a_thing_but_not_the_same_nor_one_after_the_other() -> None:
    cow = Choice(shown("Cow"), "it speaks of it", 0.45)
    assert pytest.approx(0.45 - ANOTHER) == worth(cow, [shown("Hill")])
    assert pytest.approx(0.45 - SAME) == worth(cow, [shown("Cow")])
    assert pytest.approx(0.45 - SAME) == worth(cow, [shown("Hill"), shown("House"), shown("Tree")])


def test_lists_and_statements_are_rare_where_things_can_be_shown(draw: Draw) -> None:
    thoughts = (
        "The farmer walks his dog along the river every morning.",
        "An old bicycle leans on the wall of the church all day.",
        "The train waits in the station with its doors wide open.",
        "A doctor reads a book in her small house by the sea.",
        "The moon looks down on the mountain and the quiet lake.",
        "A cat sleeps on the table next to the broken clock.",
    )
    kinds = [scene.visual.kind for scene in body(draw, "\n".join(thoughts))]
    for at in range(len(kinds) - 3):
        assert 1 >= sum(kind in ("list", "statement") for kind in kinds[at : at + 4]), kinds


def test_a_heading_does_not_repeat_its_items(draw: Draw) -> None:
    for scene in body(draw, "## Skin\nIt starts here, with you.\nYour wall is dry skin, warm skin, and thick skin."):
        if isinstance(scene.visual, ListVisual):
            assert scene.visual.heading.label not in [item.label for item in scene.visual.items]


def test_a_concept_keeps_its_icon_and_colour(draw: Draw) -> None:
    text = (
        "Unlike a bit, a qubit holds a blend of values.\nThe world goes on and on in its own old way.\n"
        "A qubit is fragile, while a bit is very sturdy.\nIn short: a bit chooses, a qubit blends."
    )
    looks: dict[str, set[tuple[str | None, str | None]]] = {}
    for scene in body(draw, text):
        for one in elements_of(scene.visual):
            if one.accent is not None and one.icon is not None:
                looks.setdefault(one.label.lower().removeprefix("a "), set()).add((one.icon, one.accent))
    assert looks
    assert all(1 == len(seen) for seen in looks.values()), looks


def test_a_subject_stays_on_its_side(draw: Draw) -> None:
    scenes = body(
        draw,
        "A bit holds one value at a time, whereas a qubit holds a blend of many.\n"
        "The whole world went on and on in its own old and weary way for years.\n"
        "A qubit breaks at the least touch, whereas a bit lasts for many years.",
    )
    sides = [
        (v.left.head.label, v.right.head.label) for scene in scenes if isinstance(v := scene.visual, ComparisonVisual)
    ]
    assert 2 == len(sides)
    assert 1 == len({tuple(one.lower().removeprefix("a ") for one in pair) for pair in sides})
    for scene in scenes:
        if isinstance(visual := scene.visual, ComparisonVisual):
            assert visual.left.head.accent != visual.right.head.accent


def test_a_key_term_is_named_when_it_is_first_said(draw: Draw) -> None:
    text = (
        "First, photosynthesis catches light. Then chlorophyll molecules split water. "
        "Finally, the mitochondria burn it.\nPhotosynthesis feeds mitochondria."
    )
    overlays = [overlay.element.label for scene in body(draw, text) for overlay in scene.overlays]
    assert len(overlays) == len(set(overlays))


def test_numbers_of_different_units_share_no_axis(draw: Draw) -> None:
    for scene in body(draw, "The ship is 300 metres long, weighs 50,000 tonnes and carries 4,000 people."):
        if isinstance(scene.visual, BarChartVisual):
            assert len({datum.shown.split()[-1] for datum in scene.visual.data}) == 1


def test_a_change_from_one_value_to_another_grows_or_falls(draw: Draw) -> None:
    shown = [s.visual for s in body(draw, "Unemployment fell from 9 percent in 2010 to 4 percent in 2020.")]
    growth = [visual for visual in shown if isinstance(visual, GrowthVisual)]
    assert all(visual.falls for visual in growth)


def test_a_sentence_nobody_can_follow_is_reported_with_its_line(draw: Draw) -> None:
    warnings = draw(f"{HOOK}\n{'And on and ' * 12}on it goes.").warnings
    assert [(2, "make two sentences of it")] == [(warning.line, warning.hint) for warning in warnings]


def test_single_things_are_not_shown_one_after_the_other_all_along(draw: Draw) -> None:
    text = "\n".join(
        f"The {thing} stands there in the light of the evening and nobody cares about it."
        for thing in ("house", "bicycle", "tree", "church", "train", "bridge")
    )
    kinds = [scene.visual.kind for scene in body(draw, text)]
    assert all(len(set(kinds[at : at + 4])) > 1 for at in range(len(kinds) - 3)), kinds


def test_another_language_gets_no_english_headings_and_no_english_icons(draw: Draw) -> None:
    text = "Ein Gift wirkt schnell.\n[process: ziehen -> warten] Erst ziehen wir daran, dann warten wir lange."
    for scene in draw(text, title="Gift", language="de").scenes:
        assert "Step by step" not in [one.label for one in elements_of(scene.visual)]
        assert {None} == {one.icon for one in elements_of(scene.visual)}
