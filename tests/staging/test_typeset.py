"""Text is broken evenly, set as large as fits, and never wider than its place."""

from hypothesis import given
from hypothesis import strategies as st

from chalktalk.staging.bidi import RIGHT_MARK
from chalktalk.staging.measure import Weight, advance
from chalktalk.staging.page import SIZES, TITLE
from chalktalk.staging.typeset import MOST_WORDS_A_LINE, fit

WORDS = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=14), min_size=1, max_size=12)


def test_two_lines_are_as_even_as_can_be() -> None:
    assert ("How a vaccine", "teaches your body") == fit(
        "How a vaccine teaches your body", 900, size=TITLE, weight=Weight.EXTRABOLD, lines=2
    ).lines


def test_one_line_is_kept_where_it_fits() -> None:
    assert ("Short",) == fit("Short", 900, size=TITLE, weight=Weight.EXTRABOLD, lines=2).lines


def test_text_too_long_for_a_size_is_set_at_the_next_one() -> None:
    setting = fit("A rather long heading for one line", 900, size=TITLE, weight=Weight.BOLD)
    expected = 40.0
    assert expected == setting.size
    assert not setting.shortened


def test_kerning_is_part_of_the_width() -> None:
    assert advance("AV", Weight.BOLD, 100) < advance("A", Weight.BOLD, 100) + advance("V", Weight.BOLD, 100)


@given(words=WORDS, width=st.floats(150, 1700), lines=st.integers(1, 4), size=st.sampled_from(SIZES))
def test_whatever_is_set_fits_its_place(words: list[str], width: float, lines: int, size: float) -> None:
    setting = fit(" ".join(words), width, size=size, weight=Weight.BOLD, lines=lines)
    assert setting.width <= width
    assert len(setting.lines) <= lines
    assert all(len(line.split()) <= MOST_WORDS_A_LINE for line in setting.lines)
    assert setting.shortened or "".join(words) == "".join("".join(setting.lines).split()).replace(RIGHT_MARK, "")
