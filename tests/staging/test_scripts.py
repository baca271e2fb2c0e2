"""Text in other scripts: read in its own direction, broken where it may be, set in fonts that have its letters."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from made import SHIELD, cues_for, heading, look_for, scene_of

from chalktalk.documents.brief import Typeface
from chalktalk.documents.options import Aspect
from chalktalk.documents.storyboard import StatementVisual
from chalktalk.documents.timeline import SceneTimeline, StagedScene, Text
from chalktalk.engine import Context, Store
from chalktalk.staging import installed, stage_scene
from chalktalk.staging.bidi import parts_in_sight, words_in_sight
from chalktalk.staging.clusters import clusters, pieces
from chalktalk.staging.measure import Weight, advance, measuring_with, missing_glyphs, runs
from chalktalk.staging.typeset import fit
from chalktalk.timeline import nodes_under

HEBREW, HAN = "שלוםעבר", "使用人工智能改善生活。"
EM, WIDE = 1000, 600


def font_with(letters: str) -> bytes:
    """A font in which every letter is a square of 600 units."""
    pen = TTGlyphPen(None)
    for place, point in enumerate([(50, 0), (50, 500), (550, 500), (550, 0)]):
        (pen.moveTo if place == 0 else pen.lineTo)(point)
    pen.closePath()
    names = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    order = [".notdef", *sorted(set(names.values()))]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (WIDE, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(file := BytesIO())
    return file.getvalue()


def typeface(store: Store, letters: str) -> Typeface:
    return Typeface(blob=store.put(font_with(letters), "font/ttf"), weight=400)


@pytest.fixture
def with_hebrew(store: Store) -> Iterator[str]:
    """The digest of a font with Hebrew letters, in which text may be set meanwhile."""
    further = typeface(store, HEBREW + " ,")
    with measuring_with(store, (further,)):
        yield further.blob.digest


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("plain words", ["plain words"]),
        ("שלום abc", ["abc", "שלום "]),
        ("abc שלום", ["abc ", "שלום"]),
        ("שלום 123, 45", ["45", " ,", "123", "שלום "]),
        ("שלום 50%", ["50%", "שלום "]),
        ("abc (שלום)", ["abc (", "שלום", ")"]),
    ],
)
def test_each_part_of_a_line_stands_where_its_direction_puts_it(written: str, seen: list[str]) -> None:
    joined = [part.text for part in parts_in_sight(written)]
    assert "".join(seen).replace(" ", "") == "".join(joined).replace(" ", "")
    assert len(seen) == len(joined)


def test_the_words_of_a_line_are_placed_from_the_right_where_it_is_read_so() -> None:
    assert [0, 1, 2] == words_in_sight(["how", "it", "works"])
    assert [2, 1, 0] == words_in_sight(["שלום", "עבר", "לב"])
    assert [3, 1, 2, 0] == words_in_sight(["שלום", "New", "York", "עבר"])


def test_what_a_reader_takes_for_one_sign_is_never_parted() -> None:
    assert ("e\u0301", "👩‍🔬", "🇩🇪", "👍🏽") == clusters("e\u0301👩‍🔬🇩🇪👍🏽")


def test_lines_break_between_signs_without_spaces_but_not_before_a_full_stop() -> None:
    assert ("使", "用", "GPU", "改", "善。") == pieces("使用GPU改善。")
    setting = fit(HAN * 2, 400, size=40.0, weight=Weight.BOLD, lines=2)
    assert HAN * 2 == "".join(setting.lines)
    assert all(line[0] != "。" for line in setting.lines)


def test_a_line_of_two_scripts_is_cut_where_its_typeface_changes(with_hebrew: str) -> None:
    assert [("abc ", None), ("שלום", with_hebrew)] == [run[:2] for run in runs("abc שלום", Weight.BOLD)]


def test_it_is_as_wide_as_its_parts(with_hebrew: str) -> None:
    assert with_hebrew
    assert advance("abc ", Weight.BOLD, 100) + 4 * 60.0 == pytest.approx(advance("abc שלום", Weight.BOLD, 100))


def test_spaces_and_points_between_its_words_come_from_its_own_font(with_hebrew: str) -> None:
    assert [("שלום, עבר", with_hebrew)] == [run[:2] for run in runs("שלום, עבר", Weight.BOLD)]


def test_a_later_line_of_a_text_read_from_the_right_is_read_so_too(with_hebrew: str) -> None:
    assert with_hebrew
    setting = fit("שלום abc abc abc abc עבר", 260, size=40.0, weight=Weight.BOLD, lines=2)
    assert 2 == len(setting.lines)
    assert "עבר" == runs(setting.lines[1], Weight.BOLD)[0].text


def test_a_sign_that_no_font_has_is_left_out_and_letters_stand_as_boxes() -> None:
    assert ["Go  now"] == [run.text for run in runs("Go 🚀 now", Weight.BOLD)]
    assert ["שלום"] == [run.text for run in runs("שלום", Weight.BOLD)]
    assert "🚀" == missing_glyphs("Go 🚀", Weight.BOLD)


async def staged(context: Context, label: str, typefaces: tuple[Typeface, ...]) -> tuple[StagedScene, list[Text]]:
    scene = scene_of(StatementVisual(heading=heading(label)))
    look = look_for(Aspect.WIDE).model_copy(update={"typefaces": typefaces})
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look)
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    found = [node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)]
    return result, [node for node in found if isinstance(node, Text)]


async def test_a_scene_is_drawn_in_the_font_that_has_its_letters(context: Context) -> None:
    further = typeface(context.store, HEBREW + " ")
    result, texts = await staged(context, "שלום עבר", (further,))
    assert further.blob.digest in {node.font for node in texts}
    assert further.blob in result.resources
    assert () == result.warnings


async def test_without_such_a_font_the_author_is_told_which_to_install(context: Context) -> None:
    result, _ = await staged(context, "使用 שלום 🚀", ())
    hints = " ".join(warning.hint or "" for warning in result.warnings)
    for package in ("fonts-noto-cjk", "fonts-noto-core", "fonts-noto-color-emoji", "Noto Sans Hebrew"):
        assert package in hints


def test_an_installed_font_is_found_for_what_the_family_lacks_and_for_nothing_else(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "squares.ttf").write_bytes(font_with(HEBREW))
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(installed, "which", lambda _: None)
    monkeypatch.setattr(installed, "FOLDERS", (str(tmp_path),))
    installed._all_fonts.cache_clear()
    assert () == installed.typefaces_here("How it works: 50 % – ça", store, "en")
    assert (typeface(store, HEBREW),) == installed.typefaces_here("How שלום works 使", store, "en")
    installed._all_fonts.cache_clear()


def test_a_font_is_taken_out_of_its_collection(tmp_path: Path, store: Store) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(BytesIO(font_with("ab"))), TTFont(BytesIO(font_with(HEBREW)))]
    collection.save(tmp_path / "squares.ttc")
    alone = installed._typeface(tmp_path / "squares.ttc", 1, store)
    with measuring_with(store, (alone,)):
        assert "" == missing_glyphs(HEBREW, Weight.BOLD)
    assert alone == installed._typeface(tmp_path / "squares.ttc", 1, store)
