from collections.abc import Callable

import pytest

from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    BarChartVisual,
    CodeVisual,
    ComparisonVisual,
    GrowthVisual,
    ImageVisual,
    LineChartVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    RecapVisual,
    Scene,
    ShareChartVisual,
    StatementVisual,
    Storyboard,
    TitleVisual,
)
from chalktalk.errors import ScriptError
from chalktalk.storyboard.elements import parts_of

Draw = Callable[..., Storyboard]


def only(draw: Draw, text: str) -> Scene:
    (scene,) = draw(text).scenes
    return scene


def test_a_directive_wins_over_every_rule(draw: Draw) -> None:
    board = draw("[statement: Just *one* thing] First, there are 300 million apples, pears, and plums.")
    visual = board.scenes[0].visual
    assert isinstance(visual, StatementVisual)
    assert "Just one thing" == visual.heading.label
    assert Span(start=1, end=2) == visual.lit
    assert ("directive", 1.0) == (board.rationales[0].reason, board.rationales[0].score)


def test_a_title_may_have_a_subtitle(draw: Draw) -> None:
    visual = only(draw, "[title: Bits | A short story] Here we go again, you and I.").visual
    assert isinstance(visual, TitleVisual)
    assert ("Bits", "A short story") == (visual.heading.label, visual.subtitle)


@pytest.mark.parametrize("content", ["one; two; three", "one | two | three", "Parts: one; two; three"])
def test_list_items_are_parted_by_semicolons_or_bars(draw: Draw, content: str) -> None:
    visual = only(draw, f"[list: {content}] We have parts called one, two, three.").visual
    assert isinstance(visual, ListVisual)
    assert ["One", "Two", "Three"] == [item.label for item in visual.items]
    assert ("Parts" == visual.heading.label) is content.startswith("Parts")


@pytest.mark.parametrize("content", ["rain → river → sea", "rain -> river -> sea", "rain; river; sea"])
def test_steps_are_parted_by_arrows(draw: Draw, content: str) -> None:
    visual = only(draw, f"[process: {content}] Soft rain feeds the river that ends in the sea.").visual
    assert isinstance(visual, ProcessVisual)
    assert ["Rain", "River", "Sea"] == [step.label for step in visual.steps]
    assert [1, 4, 9] == [step.cue.start for step in visual.steps]


def test_a_comparison_has_sides_notes_and_points(draw: Draw) -> None:
    content = "Bit (0 or 1): one value, read freely | Qubit: many values, fragile"
    visual = only(
        draw, f"[comparison: {content}] A bit holds one value. A qubit holds many values but is fragile."
    ).visual
    assert isinstance(visual, ComparisonVisual)
    assert ("Bit", "0 or 1", ["One value", "Read freely"]) == (
        visual.left.head.label,
        visual.left.note,
        [point.label for point in visual.left.points],
    )
    assert ("Qubit", None) == (visual.right.head.label, visual.right.note)
    assert (1, 6) == (visual.left.head.cue.start, visual.right.head.cue.start)


def test_a_comparison_of_two_names_needs_no_points(draw: Draw) -> None:
    visual = only(draw, "[comparison: petrol vs electric] Is petrol or electric the better way to drive?").visual
    assert isinstance(visual, ComparisonVisual)
    assert ("Petrol", "Electric") == (visual.left.head.label, visual.right.head.label)


def test_a_number_has_a_caption(draw: Draw) -> None:
    visual = only(
        draw, "[number: $3.5M: price of the first film] The first film had a price of $3.5M back then."
    ).visual
    assert isinstance(visual, NumberVisual)
    assert ("$3.5M", "Price of the first film") == (visual.value.label, visual.caption.label)
    assert 7 == visual.value.cue.start


def test_an_image_is_the_authors_file(draw: Draw) -> None:
    visual = only(draw, "[image: cell.png | A cell] This is a cell under glass.").visual
    assert isinstance(visual, ImageVisual)
    assert visual.asset is not None
    assert (1600, 900, "A cell") == (visual.asset.width, visual.asset.height, visual.picture.label)
    assert 0 == visual.picture.cue.start


def test_an_image_may_go_without_a_caption(draw: Draw) -> None:
    visual = only(draw, "[image: cell.png] This is a cell under glass.").visual
    assert isinstance(visual, ImageVisual)
    assert "" == visual.picture.label


def test_a_recap_can_be_asked_for(draw: Draw) -> None:
    visual = only(draw, "[recap: In the end: light; water] All it took was light and water.").visual
    assert isinstance(visual, RecapVisual)
    assert "In the end" == visual.heading.label


def test_a_free_description_finds_the_icon(draw: Draw) -> None:
    visual = (
        draw("Once upon a time.\n## One\nHere we go.\n[a syringe next to an arm] It all begins on a Monday.")
        .scenes[-1]
        .visual
    )
    assert isinstance(visual, StatementVisual)
    assert {"syringe", "arm"} <= set(str(visual.heading.icon).split())


def test_a_directive_holds_to_the_end_of_its_paragraph(draw: Draw) -> None:
    scenes = draw(
        "[process: rain → river → sea] First comes the rain on the hills. It fills a river. The river finds the sea.\n"
        "This is another story, about other people in quite another place."
    ).scenes
    assert [3, 1] == [len(scene.sentences) for scene in scenes]


@pytest.mark.parametrize(
    "content",
    [
        "process: only one",
        "comparison: only one",
        "number: many: of them",
        "image: lost.png",
        "list: a; b; c; d; e; f; g",
        "comparison: a: 1, 2, 3, 4, 5 | b",
        "statement: one two three four five six seven eight nine ten eleven",
        "hierarchy: a; b",
        "timeline: 1796 = a vaccine; never",
        "timeline: 1796 = a vaccine; never = nothing",
        "bar_chart: one = many; two = 3",
        "share_chart: one = 70 %; two = 60 %",
        "growth: Prices: 4 %",
        "growth: Prices: low -> high",
        "transformation: water",
        "code: python",
        "definition: only a term",
        "network: alone",
    ],
)
def test_broken_content_is_refused_with_its_line_and_an_example(draw: Draw, content: str) -> None:
    with pytest.raises(ScriptError) as caught:
        draw(f"A first line stands here.\n[{content}] And so does a second one.")
    assert caught.value.where is not None
    assert 2 == caught.value.where.line
    assert caught.value.hints


def test_a_label_too_long_for_the_screen_is_shortened_and_reported(draw: Draw) -> None:
    board = draw("[list: the very old house on top of the green hill; sea] From the house you see the sea.")
    visual = board.scenes[0].visual
    assert isinstance(visual, ListVisual)
    assert len(visual.items[0].label.split()) <= 5
    assert ["a label was shortened to"] == [warning.message[:24] for warning in board.warnings]


def test_a_picture_that_nobody_speaks_of_is_reported(draw: Draw) -> None:
    (warning,) = draw("[list: apples; pears] Trains run on time in this old country of ours.").warnings
    assert 1 == warning.line
    assert "nothing in this picture is said" in warning.message


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("definition: Enzyme: a protein that speeds things up", ["Enzyme", "A protein that speeds things up"]),
        ("cycle: Water: rain -> river -> sea", ["Rain", "River", "Sea"]),
        ("data flow: sensor -> model -> screen", ["Sensor", "Model", "Screen"]),
        ("hierarchy: Cell: core; skin", ["Core", "Skin"]),
        ("network: hub; one; two", ["Hub", "One", "Two"]),
        ("timeline: 1796 = first vaccine; 1980 = smallpox gone", ["First vaccine", "Smallpox gone"]),
        ("bar chart: Air: nitrogen = 78 %; oxygen = 21 %", ["Nitrogen", "Oxygen"]),
        ("line chart: 2010 = 12 %; 2020 = 30 %", ["2010", "2020"]),
        ("share chart: nitrogen = 78 %; oxygen = 21 %", ["Nitrogen", "Oxygen"]),
        ("growth: Prices: 4 % -> 9 %", ["Prices", "4 %", "9 %"]),
        ("transformation: caterpillar -> butterfly", ["Caterpillar", "Butterfly"]),
        ("barrier: virus | skin", ["Virus", "Skin"]),
        ("speed: light | sound", ["Light", "Sound"]),
        ("scale: ant; dog; whale", ["Ant", "Dog", "Whale"]),
        ("quote: I think, therefore I am | Descartes", ["I think, therefore I am"]),
    ],
)
def test_every_kind_can_be_asked_for(draw: Draw, content: str, parts: list[str]) -> None:
    kind = content.partition(":")[0].replace(" ", "_")
    visual = only(draw, f"[{kind}: {content.partition(': ')[2]}] This is about one thing or the other.").visual
    assert kind == visual.kind
    assert parts == [part.label for part in parts_of(visual)]


def test_the_lines_of_a_program_are_kept(draw: Draw) -> None:
    visual = only(draw, "[code: python: x = 2 | print(x)] This is a program.").visual
    assert isinstance(visual, CodeVisual)
    assert ("x = 2", "print(x)") == visual.lines


@pytest.mark.parametrize("kind", ["bar_chart", "line_chart", "share_chart"])
def test_a_chart_names_its_source_last(draw: Draw, kind: str) -> None:
    content = "nitrogen = 78 %; oxygen = 21 %; source = NASA, 2019"
    visual = only(draw, f"[{kind}: {content}] Nitrogen and oxygen make up the air.").visual
    assert isinstance(visual, BarChartVisual | LineChartVisual | ShareChartVisual)
    assert "Source: NASA, 2019" == visual.source
    assert ["Nitrogen", "Oxygen"] == [datum.category.label for datum in visual.data]


def test_falling_values_fall(draw: Draw) -> None:
    visual = only(draw, "[growth: Costs: $3 million -> $900,000] Costs went down a lot.").visual
    assert isinstance(visual, GrowthVisual)
    assert visual.falls
    assert visual.before is not None
    assert 3_000_000 == visual.before.value


def test_a_kind_without_content_shows_what_is_said(draw: Draw) -> None:
    text = "[process: ] First, the nurse injects a dose. Then your cells learn it. Finally, they keep a memory of it."
    visual = only(draw, text).visual
    assert isinstance(visual, ProcessVisual)
    assert 3 == len(visual.steps)


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("a calm lake at dawn", "A calm lake at dawn"),
        ("a calm lake at dawn | Early", "Early"),
        ("a wide and calm lake at dawn, seen from a hill", "A wide and calm lake"),
    ],
)
def test_a_painting_is_an_image_that_nobody_gave_yet(draw: Draw, content: str, label: str) -> None:
    board = draw(f"[painting: {content}] Nothing moves on the lake.")
    visual = board.scenes[0].visual
    assert isinstance(visual, ImageVisual)
    assert (None, label) == (visual.asset, visual.picture.label)
    assert "lake" in (visual.picture.icon or "")
    assert () == board.warnings
