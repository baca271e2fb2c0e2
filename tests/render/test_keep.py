"""Pictures kept in memory."""

import skia

from chalktalk.render.keep import Shelf


def picture(side: int = 10) -> skia.Image:
    return skia.Surface.MakeRasterN32Premul(side, side).makeImageSnapshot()


def test_a_picture_is_made_once() -> None:
    shelf, made = Shelf(most_bytes=10_000), picture()
    assert made is shelf.image("a", lambda: made)
    assert made is shelf.image("a", picture)


def test_the_longest_unused_pictures_make_room_for_new_ones() -> None:
    shelf, first, second = Shelf(most_bytes=800), picture(), picture()
    shelf.image("a", lambda: first)
    shelf.image("b", lambda: second)
    shelf.image("a", picture)
    shelf.image("c", picture)
    assert first is shelf.image("a", picture)
    assert second is not shelf.image("b", picture)


def test_a_shelf_that_is_allowed_more_keeps_more() -> None:
    shelf, first = Shelf(most_bytes=400), picture()
    shelf.allow(800)
    shelf.allow(400)
    shelf.image("a", lambda: first)
    shelf.image("b", picture)
    assert first is shelf.image("a", picture)


def test_a_picture_larger_than_the_shelf_is_still_drawn() -> None:
    assert 1000 == Shelf(most_bytes=1).image("a", lambda: picture(1000)).width()


def test_a_picture_that_a_few_segments_did_not_need_is_let_go() -> None:
    shelf, scene, whole_film = Shelf(most_bytes=10_000), picture(), picture()
    shelf.image("scene", lambda: scene)
    for _ in range(10):
        shelf.begin_segment()
        assert whole_film is shelf.image("whole film", lambda: whole_film)
    assert scene is not shelf.image("scene", picture)


def test_a_picture_outlasts_a_segment_that_did_not_need_it() -> None:
    shelf, scene = Shelf(most_bytes=10_000), picture()
    shelf.image("scene", lambda: scene)
    for _ in range(2):
        shelf.begin_segment()
    assert scene is shelf.image("scene", picture)
