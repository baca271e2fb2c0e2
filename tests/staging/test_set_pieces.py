"""Code is typed and lit on its words, formulas are written term by term, quotations come phrase by phrase."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import SHIELD, WORDS, cues_for, element, look_for, scene_of
from set_pieces import MOON, SEARCH, SET_PIECES, code, equation, mark, quote

from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import (
    CallToActionVisual,
    ChapterVisual,
    EquationVisual,
    NumberVisual,
    TitleVisual,
    Visual,
)
from chalktalk.documents.timeline import AnyNode, Group, Path, Rect, SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.lint import lint
from chalktalk.staging.parts.formula import UnreadableError, formula_of, in_rows
from chalktalk.staging.parts.highlighting import Run, highlighted
from chalktalk.timeline import check_timeline, nodes_under, value_at

LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


async def staged(
    context: Context, visual: Visual, aspect: Aspect = Aspect.WIDE, *, figure: bool = False
) -> tuple[dict[str, AnyNode], list[str]]:
    """The nodes by id, and what the author is told; the timeline is sound, and legible once a second."""
    scene = scene_of(visual, figure=figure)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect), range(0, timeline.frames, 30))
    nodes = [node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)]
    return {node.id: node for node in nodes}, [warning.message for warning in result.warnings]


def due(word: int) -> int:
    """The frame at which what belongs to a word starts to come in."""
    scene = scene_of(equation("", "x"))
    return round(max(0.0, cues_for(scene).words[word].start - 0.3) * 30)


def shown_of(line: AnyNode, frame: int) -> float:
    assert isinstance(line, Group)
    assert line.clip is not None
    return value_at(line.clip.width, frame)


# -- code --------------------------------------------------------------------------------------------------------------


def test_a_keyword_a_string_and_a_number_are_told_apart() -> None:
    found = highlighted(('if size > 3: say("big")',), "python")
    assert found is not None
    assert (Run("if ", "primary"), Run("3", "warning"), Run('"big"', "positive")) == tuple(
        run for run in found[0] if run.role in {"primary", "warning", "positive"}
    )
    assert 'if size > 3: say("big")' == "".join(run.text for run in found[0])


def test_every_line_stays_itself_also_where_a_string_goes_over_several() -> None:
    lines = ('text = """one', "two", '"""', "", "    done()")
    found = highlighted(lines, "python")
    assert found is not None
    assert lines == tuple("".join(run.text for run in row) for row in found)


async def test_lines_are_typed_one_after_another_and_wholly(context: Context) -> None:
    nodes, _ = await staged(context, SET_PIECES["code without marks"])
    lines = [nodes[f"block/line-{at}"] for at in (1, 2, 3)]
    last = cues_for(scene_of(SET_PIECES["code"])).frames
    starts = [next(frame for frame in range(last) if shown_of(line, frame) > 0) for line in lines]
    assert starts == sorted(set(starts))
    for line in lines:
        assert isinstance(line, Group)
        texts = [child for child in line.children if isinstance(child, Text)]
        right = max(value_at(text.x, 0) + text.advance for text in texts) - (line.clip.x if line.clip else 0.0)
        assert right == pytest.approx(shown_of(line, last - 1), abs=0.5)


async def test_a_line_is_there_when_it_is_spoken_of(context: Context) -> None:
    nodes, _ = await staged(context, code("Search", SEARCH, mark(5, 6, 6)))
    assert 0.0 == shown_of(nodes["block/line-5"], due(6) - 2)
    assert 0.0 < shown_of(nodes["block/line-5"], due(6) + 10)
    assert 0.0 < shown_of(nodes["block/line-4"], due(6))


async def test_the_light_goes_to_the_lines_that_are_spoken_of(context: Context) -> None:
    nodes, _ = await staged(context, SET_PIECES["code"])
    light, band = nodes["block/light"], nodes["block/light/band"]
    fourth = nodes["block/line-4"]
    assert isinstance(band, Rect)
    assert isinstance(fourth, Group)
    assert fourth.clip is not None
    pitch = value_at(fourth.clip.height, 0)
    top = fourth.clip.y - 3 * pitch
    for word, first, count in ((8, 3, 2), (13, 5, 2)):
        settled = due(word) + 15
        assert top + (first - 1) * pitch == pytest.approx(value_at(light.y, settled), abs=1.0)
        assert count * pitch == pytest.approx(value_at(band.height, settled), abs=1.0)


async def test_a_line_too_long_for_its_place_is_cut_and_the_author_is_told(context: Context) -> None:
    nodes, told = await staged(context, code("Long", ("x = 1", "y = " + "very_" * 60 + "long")), Aspect.TALL)
    texts = [node.text for id_, node in nodes.items() if isinstance(node, Text) and id_.startswith("block/line-2/")]
    assert "…" == texts[-1]
    assert ["shortened"] == [message.split()[-1] for message in told]


async def test_a_language_that_is_not_known_is_shown_in_one_colour(context: Context) -> None:
    nodes, told = await staged(context, code("Klingon", ("if x: y",), language="klingon"))
    assert ['"klingon" is no language known here; its code is shown in one colour'] == told
    assert "block/line-1/0" in nodes
    assert "block/line-1/1" not in nodes


# -- equations ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latex", "signs"),
    [
        ("E = mc^2", 1),
        (r"6 CO_2 + 6 H_2O \rightarrow C_6H_{12}O_6 + 6 O_2", 3),
        ("-a = -b", 1),
        ("f(a + b) = c", 1),
        (r"\frac{a + b}{c - d}", 0),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} x = y", 1),
    ],
)
def test_a_formula_is_cut_at_the_signs_of_its_outermost_level(latex: str, signs: int) -> None:
    terms = formula_of(latex).terms
    assert signs + 1 == len(terms)
    assert signs == sum(bool(term.sign) for term in terms)


def test_dollars_around_a_formula_do_no_harm() -> None:
    assert formula_of("E = mc^2") == formula_of("$E = mc^2$")


@pytest.mark.parametrize("latex", [r"\frac{1", "x^", "", r"\nosuchthing + 1", "a & b"])
def test_what_is_no_formula_is_refused(latex: str) -> None:
    with pytest.raises(UnreadableError):
        formula_of(latex)


def test_a_long_formula_is_broken_where_that_makes_it_larger() -> None:
    terms = formula_of("a + b + c + d + e + f + g + h").terms
    assert 1 == len(in_rows(terms, 12.0))
    assert 1 < len(in_rows(terms, 0.8))
    assert list(terms) == [term for row in in_rows(terms, 0.8) for term in row]


async def test_terms_are_written_one_after_another(context: Context) -> None:
    nodes, _ = await staged(context, SET_PIECES["long equation"])
    terms = [nodes[f"formula/term-{at}"] for at in range(1, 8)]
    starts = [next(frame for frame in range(300) if value_at(term.opacity, frame) > 0) for term in terms]
    assert starts == sorted(set(starts))
    assert [1.0] * len(terms) == [value_at(term.opacity, 290) for term in terms]


async def test_a_formula_that_cannot_be_read_is_shown_as_it_was_written(context: Context) -> None:
    nodes, told = await staged(context, equation("Broken", r"\frac{1"))
    assert [r"\frac{1"] == [node.text for id_, node in nodes.items() if isinstance(node, Text) and "formula" in id_]
    assert any("is not shown as a formula" in message for message in told)


async def test_a_name_that_only_repeats_the_formula_is_not_written(context: Context) -> None:
    named = EquationVisual(formula=element("formula", "E = mc^2", 0), latex="E = mc^2")
    nodes, _ = await staged(context, named)
    assert not [id_ for id_ in nodes if id_.startswith("formula/name")]
    assert [id_ for id_ in (await staged(context, SET_PIECES["equation"]))[0] if id_.startswith("formula/name")]


# -- words -------------------------------------------------------------------------------------------------------------


async def test_a_quotation_comes_phrase_by_phrase(context: Context) -> None:
    nodes, _ = await staged(context, quote("One two, three four, five six."))
    rising = [nodes[f"quote/rise-{at}"] for at in range(6)]
    starts = [next(frame for frame in range(300) if value_at(word.opacity, frame) > 0) for word in rising]
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert gaps[0] < gaps[1] > gaps[2] < gaps[3] > gaps[4]


async def test_a_quotation_has_no_marks_within_its_words(context: Context) -> None:
    nodes, _ = await staged(context, quote("“So be it.”"))
    assert "So be it." == " ".join(
        node.text for id_, node in nodes.items() if isinstance(node, Text) and id_.startswith("quote/word")
    )


async def test_the_button_is_pressed_once(context: Context) -> None:
    nodes, _ = await staged(context, SET_PIECES["call_to_action"])
    button = nodes["heading"]
    pressed = [frame for frame in range(60, 290) if value_at(button.scale_x, frame) < 0.97]
    assert pressed
    assert pressed == list(range(pressed[0], pressed[-1] + 1))


@pytest.mark.parametrize("name", [name for name in SET_PIECES if name.startswith("abstract")])
async def test_a_mood_writes_nothing(context: Context, name: str) -> None:
    nodes, _ = await staged(context, SET_PIECES[name])
    assert not [id_ for id_, node in nodes.items() if isinstance(node, Text) and not id_.startswith("caption")]


@pytest.mark.parametrize(("label", "part"), [("25 %", 0.25), ("99.5%", 0.995), ("120 %", None), ("$25", None)])
async def test_a_percentage_fills_its_part_of_the_ring(context: Context, label: str, part: float | None) -> None:
    visual = NumberVisual(value=element("value", label, 4), caption=element("caption", "Of all", 8))
    nodes, _ = await staged(context, visual)
    gauge = nodes.get("halo/gauge/part")
    assert part == (value_at(gauge.trim_end, 290) if isinstance(gauge, Path) else None)


@st.composite
def visuals(draw: st.DrawFn) -> Visual:
    label, other = draw(LABELS), draw(LABELS)
    last = len(WORDS) - 1
    lines = tuple(draw(st.lists(st.text(max_size=120), min_size=1, max_size=16)))
    marks = draw(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(0, last)), max_size=4))
    language = draw(st.sampled_from(["python", "html", "c", "nothing"]))
    choices: tuple[Visual, ...] = (
        code(label, lines, *(mark(*one) for one in marks), language=language),
        equation(label, other),
        quote(label, other),
        CallToActionVisual(heading=element("heading", label, 0)),
        ChapterVisual(number=draw(st.integers(1, 120)), heading=element("heading", label, 0)),
        TitleVisual(heading=element("heading", label, 0), subtitle=other),
    )
    return choices[draw(st.integers(0, len(choices) - 1))]


@given(visual=visuals(), aspect=st.sampled_from(Aspect), figure=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_words_are_staged_inside_the_page(
    context: Context, visual: Visual, aspect: Aspect, *, figure: bool
) -> None:
    await staged(context, visual, aspect, figure=figure)


async def test_a_long_quotation_keeps_all_its_words(context: Context) -> None:
    nodes, told = await staged(context, quote(MOON), Aspect.TALL)
    words = [node.text for id_, node in nodes.items() if isinstance(node, Text) and id_.startswith("quote/word")]
    assert MOON == " ".join(words)
    assert [] == told
