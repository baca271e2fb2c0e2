"""Cuts: every one of them, and nothing that only looks like one."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_pictures import Painter, Picture, cuts, slate, texture

TINY = 48, 28
SLATES = ("#b03020", "#2060a0", "#e0c040", "#208050", "#404048", "#d8d8e0")
GRADIENT = np.linspace(60, 200, TINY[0])[None, :, None] * np.ones((TINY[1], 1, 3))
ONE, OTHER = texture(1, *TINY), texture(2, *TINY)


def in_turn(*shots: tuple[float, Painter]) -> Painter:
    """Shots of so many seconds, one after the other."""

    def paint(time: float) -> Picture:
        for length, painter in shots[:-1]:
            if time < length - 1e-9:
                return painter(time)
            time -= length
        return shots[-1][1](time)

    return paint


def still(picture: Picture) -> Painter:
    return lambda _time: picture


def leading(start: float, length: float, mixed: Callable[[float], Picture]) -> Painter:
    """What `mixed` makes of 0 before a start, of 1 at the end of a length, and of shares in between."""
    return lambda time: mixed(float(np.clip((time - start) / length, 0, 1)))


def with_block(picture: Picture, left: float, top: float, colour: str = "#ffffff") -> Picture:
    """A block over a part of a picture, placed by shares of its sides."""
    shown = np.array(picture)
    height, width = shown.shape[:2]
    down, across = round(top * height), round(left * width)
    shown[down : down + height // 4, across : across + width // 4] = slate(colour, 1, 1)[0, 0]
    return shown


def dissolve(share: float) -> Picture:
    return ONE * (1 - share) + OTHER * share


def through_black(share: float) -> Picture:
    return ONE * max(0.0, 1 - 2.5 * share) if share < 0.5 else OTHER * max(0.0, 2.5 * share - 1.5)


def through_white(share: float) -> Picture:
    return 255 - (255 - ONE) * max(0.0, 1 - 2.5 * share) - (255 - OTHER) * max(0.0, 2.5 * share - 1.5)


def wipe(share: float) -> Picture:
    place = round(share * TINY[0])
    return np.concatenate([OTHER[:, :place], ONE[:, place:]], axis=1)


def push(share: float) -> Picture:
    place = round(share * TINY[0])
    return np.concatenate([ONE[:, place:], OTHER[:, :place]], axis=1)


def test_coloured_slates_are_cut_where_the_colour_changes() -> None:
    painter = in_turn(*((0.6, still(slate(colour, *TINY))) for colour in SLATES))

    assert [0.6, 1.2, 1.8, 2.4, 3.0] == cuts(painter, 3.6)


@pytest.mark.parametrize("rate", [12.0, 15.0, 24.0, 30.0])
def test_cuts_are_found_at_every_rate(rate: float) -> None:
    painter = in_turn((1.0, still(ONE)), (1.0, still(OTHER)), (1.0, still(ONE)))

    assert [1.0, 2.0] == pytest.approx(cuts(painter, 3.0, rate), abs=1 / rate)


def test_slates_of_nearly_one_colour_are_two_shots() -> None:
    assert [1.0] == cuts(in_turn((1, still(slate("#204860", *TINY))), (1, still(slate("#204c70", *TINY)))), 2)


def test_shots_of_a_moment_are_shots() -> None:
    painter = in_turn((1, still(ONE)), (0.4, still(OTHER)), (0.4, still(slate("#c04020", *TINY))), (1, still(ONE)))

    assert [1.0, 1.4, 1.8] == cuts(painter, 2.8)


def test_the_same_colours_laid_out_anew_are_another_shot() -> None:
    painter = in_turn((1, still(ONE)), (1, still(np.ascontiguousarray(ONE[:, ::-1]))))

    assert [1.0] == cuts(painter, 2)


def test_grey_films_are_cut_by_their_layout() -> None:
    one, other = (np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2) for picture in (ONE, OTHER))

    assert [1.0] == cuts(in_turn((1, still(one)), (1, still(other))), 2)


@pytest.mark.parametrize("mixed", [dissolve, through_black, through_white, wipe, push])
@pytest.mark.parametrize("length", [0.5, 1.0])
def test_what_leads_from_shot_to_shot_is_one_cut_at_its_middle(
    mixed: Callable[[float], Picture], length: float
) -> None:
    assert [1 + length / 2] == pytest.approx(cuts(leading(1, length, mixed), 2 + length), abs=0.2)


def test_coming_out_of_black_and_going_into_it_is_no_cut() -> None:
    painter = lambda time: ONE * float(np.clip(min(2 * time, 6 - 2 * time), 0, 1))  # noqa: E731  as short as it is

    assert [] == cuts(painter, 3)


@pytest.mark.parametrize(
    "painter",
    [
        pytest.param(lambda time: with_block(ONE, (time / 3) % 0.7, 0.3), id="a block moves over a still picture"),
        pytest.param(lambda time: with_block(ONE, 0.5, 0.1) if time > 1.5 else ONE, id="a block appears"),
        pytest.param(lambda time: with_block(ONE, min(0.4, time - 1.2), 0.6) if time > 1.2 else ONE, id="it slides in"),
        pytest.param(lambda time: ONE * (1 + 0.3 * np.sin(2 * time)) * 0.7, id="the light changes slowly"),
        pytest.param(lambda time: ONE * (0.6 if time > 1.5 else 1.0), id="the light changes at once"),
        pytest.param(lambda time: 255 - (255 - ONE) * (0.2 if 1.5 <= time < 1.6 else 1), id="a light flashes"),
        pytest.param(lambda time: OTHER if 1.52 < time < 1.56 else ONE, id="one picture is wrong"),
        pytest.param(lambda time: np.roll(ONE, round(12 * time), axis=1), id="the camera pans"),
        pytest.param(lambda time: np.roll(ONE, round(2 * np.sin(15 * time)), axis=0), id="the camera shakes"),
        pytest.param(
            lambda time: ONE + np.random.default_rng(round(time * 100)).normal(0, 6, ONE.shape), id="there is grain"
        ),
        pytest.param(
            lambda time: ONE * 0.06 + np.random.default_rng(round(time * 100)).normal(0, 2, ONE.shape), id="it is dark"
        ),
        pytest.param(lambda time: GRADIENT * (0.5 if time > 1.5 else 1.0), id="the light of a gradient changes"),
        pytest.param(lambda time: with_block(ONE, (round(time * 8) % 12) / 16, 0.3), id="a block moves in leaps"),
        pytest.param(lambda time: slate("#303438", *TINY) + 12 * time, id="a slate grows lighter"),
    ],
)
def test_what_happens_within_a_shot_is_no_cut(painter: Painter) -> None:
    assert [] == cuts(painter, 3)


def test_bars_above_and_below_do_not_hide_a_cut() -> None:
    def barred(picture: Picture) -> Picture:
        shown = np.array(picture)
        shown[:6] = shown[-6:] = 0
        return shown

    painter = in_turn((1, still(barred(ONE))), (1, still(barred(OTHER))))

    assert [1.0] == cuts(painter, 2)


def test_a_film_of_one_picture_has_no_cut() -> None:
    assert [] == cuts(still(ONE), 0.04)


@given(
    seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=5, unique=True),
    lengths=st.lists(st.integers(11, 40), min_size=5, max_size=5),
)
@settings(max_examples=25)
def test_still_pictures_are_cut_where_they_change(seeds: list[int], lengths: list[int]) -> None:
    shots = [(length / 25, still(texture(seed, *TINY))) for seed, length in zip(seeds, lengths, strict=False)]
    expected = np.cumsum([length for length, _ in shots])

    assert list(expected[:-1]) == pytest.approx(cuts(in_turn(*shots), float(expected[-1])), abs=0.01)
