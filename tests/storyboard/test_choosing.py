from collections.abc import Callable

import pytest

from chalktalk.documents.storyboard import (
    ChapterVisual,
    ComparisonVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    RecapVisual,
    Scene,
    StatementVisual,
    Storyboard,
    TitleVisual,
    TransitionKind,
)

Draw = Callable[..., Storyboard]

HOOK = "This is how it all began, long before anybody could have known about it."


def body(draw: Draw, text: str, **about: str) -> tuple[Scene, ...]:
    """The scenes after the title."""
    return draw(f"{HOOK}\n{text}", **about).scenes[1:]


def labels(scene: Scene) -> list[str]:
    visual = scene.visual
    match visual:
        case ListVisual() | RecapVisual():
            return [item.label for item in visual.items]
        case ProcessVisual():
            return [step.label for step in visual.steps]
        case ComparisonVisual():
            sides = (visual.left, visual.right)
            return [part.label for side in sides for part in (side.head, *side.points)]
        case NumberVisual():
            return [visual.value.label, visual.caption.label]
        case TitleVisual() | StatementVisual() | ChapterVisual():
            return [visual.heading.label]
        case _:
            return [visual.picture.label]


def test_the_first_scene_is_the_title(draw: Draw) -> None:
    first = draw("Your body remembers. A vaccine makes that possible.", title="How vaccines work").scenes[0]
    assert isinstance(first.visual, TitleVisual)
    assert ["How vaccines work"] == labels(first)
    assert first.enter is TransitionKind.CUT


def test_a_chapter_opens_with_its_card_and_fades_in(draw: Draw) -> None:
    scenes = body(
        draw, "## The switch\nA bit is like a light switch on your wall.\n## The blend\nA qubit is like none."
    )
    assert [["The switch"], ["The blend"]] == [labels(scene) for scene in scenes]
    assert [1, 2] == [scene.visual.number for scene in scenes if isinstance(scene.visual, ChapterVisual)]
    assert all(scene.enter is TransitionKind.FADE and scene.starts_chapter for scene in scenes)


def test_parts_joined_by_commas_and_and_become_a_list(draw: Draw) -> None:
    (scene,) = body(draw, "Three walls protect you: dry skin, salty tears, and sour stomach acid.")
    assert isinstance(scene.visual, ListVisual)
    assert ["Dry skin", "Salty tears", "Sour stomach acid"] == labels(scene)
    assert "Three walls protect you" == scene.visual.heading.label


def test_subjects_in_a_row_lose_what_is_said_of_them(draw: Draw) -> None:
    (scene,) = body(draw, "Photos, songs, and messages are nothing but long rows of bits.")
    assert ["Photos", "Songs", "Messages"] == labels(scene)


def test_a_clause_that_sets_the_scene_is_no_item(draw: Draw) -> None:
    (scene,) = body(draw, "In village after village, teams looked for cases, kept the sick apart, and gave vaccines.")
    assert ["Looked for cases", "Kept the sick apart", "Gave vaccines"] == labels(scene)


def test_the_authors_list_stays_one_scene(draw: Draw) -> None:
    (scene,) = body(draw, "Plants do three things:\n- Plants feed us.\n- Trees clean the air.\n- Roots hold the soil.")
    assert "the author's list" == scene.reason
    assert ["Plants feed us", "Trees clean the air", "Roots hold the soil"] == labels(scene)


def test_words_of_order_become_a_process_across_sentences(draw: Draw) -> None:
    (scene,) = body(
        draw,
        "First, the nurse injects a tiny dose. Then your cells learn its shape. Finally, they keep a memory of it.",
    )
    assert isinstance(scene.visual, ProcessVisual)
    assert ["Nurse injects a tiny dose", "Cells learn its shape", "Keep a memory of it"] == labels(scene)


def test_two_subjects_joined_by_whereas_become_a_comparison(draw: Draw) -> None:
    (scene,) = body(draw, "A petrol engine wastes most of its energy, whereas an electric motor uses nearly all of it.")
    assert isinstance(scene.visual, ComparisonVisual)
    assert "Petrol engine" == labels(scene)[0]
    assert "Electric motor" == labels(scene)[2]


def test_unlike_names_the_other_side(draw: Draw) -> None:
    (scene,) = body(draw, "Unlike most animals, green plants make their own food from light.")
    assert ["Most animals", "Green plants", "Make their own food"] == labels(scene)


@pytest.mark.parametrize(
    "text",
    [
        "He was tired, but the city around him was awake and loud.",
        "The old miller slept, while rain fell on the roof of his house.",
        "It is small, whereas that is large in every way you can think of.",
    ],
)
def test_a_contrast_without_two_clear_subjects_is_no_comparison(draw: Draw, text: str) -> None:
    assert all(not isinstance(scene.visual, ComparisonVisual) for scene in body(draw, text))


@pytest.mark.parametrize(
    ("text", "value", "caption"),
    [
        ("In that century alone, smallpox killed about 300 million people.", "300 million", "People killed"),
        ("Every year forests store 120 billion tonnes of carbon.", "120 billion", "Tonnes of carbon"),
        ("An old bulb turned 95% of its energy into nothing but heat.", "95%", "Energy into nothing but heat"),
        ("In 1903, two brothers built the first plane.", "1903", "Two brothers built the first plane"),
        ("At last the company was sold for $3.5M.", "$3.5M", "Company was sold"),
    ],
)
def test_a_strong_number_is_shown_with_what_it_measures(draw: Draw, text: str, value: str, caption: str) -> None:
    (scene,) = body(draw, text)
    assert isinstance(scene.visual, NumberVisual)
    assert [value, caption] == labels(scene)


def test_a_number_that_is_said_late_is_announced_by_its_caption(draw: Draw) -> None:
    (scene,) = body(draw, "In that one century alone, smallpox killed about 300 million people.")
    assert isinstance(scene.visual, NumberVisual)
    assert (2, 8) == (scene.visual.caption.cue.start, scene.visual.value.cue.start)


def test_a_small_number_is_no_picture(draw: Draw) -> None:
    (scene,) = body(draw, "There were 3 people in the room on that cold evening.")
    assert not isinstance(scene.visual, NumberVisual)


def test_a_statement_is_a_thought_and_not_the_sentence(draw: Draw) -> None:
    (scene,) = body(draw, "And all that time, the virus keeps copying itself inside your body.")
    assert isinstance(scene.visual, StatementVisual)
    assert ["The virus keeps copying itself"] == labels(scene)


def test_a_statement_lights_what_the_author_stressed(draw: Draw) -> None:
    (scene,) = body(draw, "But this time, your body is *not* blind to the danger at all.")
    assert isinstance(scene.visual, StatementVisual)
    assert scene.visual.lit is not None
    assert ["not"] == scene.visual.heading.label.split()[scene.visual.lit.start : scene.visual.lit.end]


def test_a_negation_is_never_lost(draw: Draw) -> None:
    (scene,) = body(draw, "No machine on this planet can describe all of these numbers in full.")
    assert labels(scene)[0].startswith("No machine")


def test_a_closing_becomes_a_recap(draw: Draw) -> None:
    scene = body(draw, "So remember: a vaccine shows the danger, your body trains, and memory cells keep the lesson.")[
        -1
    ]
    assert isinstance(scene.visual, RecapVisual)
    assert ["Vaccine shows the danger", "Body trains", "Memory cells keep the lesson"] == labels(scene)
    assert scene.leave is TransitionKind.FADE


def test_a_closing_without_points_is_a_statement(draw: Draw) -> None:
    scene = body(draw, "So the next time you see a nurse, you can thank her.")[-1]
    assert isinstance(scene.visual, StatementVisual)


def test_two_lists_never_follow_each_other(draw: Draw) -> None:
    scenes = body(
        draw,
        "You can see red apples, green pears, and blue plums on this very old table.\n"
        "You can hear loud trains, fast cars, and slow ships from that open window.",
    )
    assert 1 == [scene.visual.kind for scene in scenes].count("list")


def test_a_heading_does_not_repeat_its_items(draw: Draw) -> None:
    for scene in body(draw, "## Skin\nIt starts here, with you.\nYour wall is dry skin, warm skin, and thick skin."):
        if isinstance(scene.visual, ListVisual):
            assert scene.visual.heading.label not in labels(scene)


def test_a_concept_keeps_its_icon(draw: Draw) -> None:
    scenes = body(
        draw,
        "Unlike a bit, a qubit holds a blend of values.\nIn short: a bit chooses, a qubit blends, and both work hard.",
    )
    comparison, recap = scenes[0].visual, scenes[-1].visual
    assert isinstance(comparison, ComparisonVisual)
    assert isinstance(recap, RecapVisual)
    assert "qubit" == comparison.right.head.icon
    assert str(recap.items[1].icon).startswith("qubit")


def test_another_language_gets_what_needs_no_english(draw: Draw) -> None:
    scenes = body(
        draw,
        "Dort tanzt sie auf dem Brett: nach links, nach rechts, im Kreis.\nEtwa 90% der Bienen verstehen den Tanz.",
        language="de",
    )
    assert ["list", "number"] == [scene.visual.kind for scene in scenes]
    assert ["Nach links", "Nach rechts", "Im Kreis"] == labels(scenes[0])
    assert all(item.icon is None for item in scenes[0].visual.items) if scenes[0].visual.kind == "list" else False


def test_a_sentence_nobody_can_follow_is_reported_with_its_line(draw: Draw) -> None:
    warnings = draw(f"{HOOK}\n{'And on and ' * 12}on it goes.").warnings
    assert [(2, "make two sentences of it")] == [(warning.line, warning.hint) for warning in warnings]
