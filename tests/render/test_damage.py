"""What of a page has to be painted anew."""

from hypothesis import given
from hypothesis import strategies as st

from chalktalk.render.damage import CELL_HEIGHT, CELL_WIDTH, Box, Damage

SIDES = st.integers(1, 60).map(lambda half: 2 * half)


@st.composite
def pages_and_marks(draw: st.DrawFn) -> tuple[int, int, list[Box]]:
    width, height = draw(SIDES), draw(SIDES)
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        left, top = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
        marks.append((left, top, draw(st.integers(left + 1, width)), draw(st.integers(top + 1, height))))
    return width, height, marks


def pixels(boxes: list[Box]) -> list[tuple[int, int]]:
    return [(x, y) for left, top, right, bottom in boxes for x in range(left, right) for y in range(top, bottom)]


@given(pages_and_marks())
def test_boxes_hold_every_marked_pixel_and_none_twice(case: tuple[int, int, list[Box]]) -> None:
    width, height, marks = case
    damage = Damage(width, height)
    for mark in marks:
        damage.mark(mark)
    found = pixels(damage.boxes())
    assert len(set(found)) == len(found)
    assert set(pixels(marks)) <= set(found) <= set(pixels([damage.page]))


@given(pages_and_marks())
def test_boxes_are_never_too_small_to_be_converted_apart(case: tuple[int, int, list[Box]]) -> None:
    width, height, marks = case
    damage = Damage(width, height)
    for mark in marks:
        damage.mark(mark)
    for left, top, right, bottom in damage.boxes():
        assert [0, 0, 0, 0] == [side % 2 for side in (left, top, right, bottom)]
        assert right - left >= min(CELL_WIDTH, width)
        assert bottom - top >= min(CELL_HEIGHT, height)


def test_what_lies_apart_stays_apart() -> None:
    damage = Damage(640, 360)
    for mark in [(5, 5, 10, 10), (600, 300, 610, 310), None]:
        damage.mark(mark)
    assert [(0, 0, 32, 16), (576, 288, 640, 320)] == damage.boxes()


def test_a_page_without_marks_needs_no_paint() -> None:
    assert [] == Damage(640, 360).boxes()
