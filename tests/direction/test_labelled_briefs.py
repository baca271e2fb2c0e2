"""What creative direction is measured on: labels that can be read, and recipes that can be drawn."""

import io

import av
import numpy as np
import pytest
from briefs import HALVES, Fault, LabelledBrief, half_named
from drawn import drawing_of, file_of
from filmed import film_file_of
from marks import Tally, difference, has_hue, lab_of_colour, ranked
from PIL import Image
from pydantic import ValidationError
from recipes import FilmRecipe, Join, PictureRecipe, ShotRecipe, cuts_of
from spoiled import CODES, SPOILINGS
from truths import truth_of

FLAT = PictureRecipe.model_validate(
    {
        "name": "flat",
        "size": (120, 80),
        "layers": [{"draw": "ground", "colour": "#204060"}, {"draw": "box", "colour": "#e08030", "size": (0.5, 0.5)}],
    }
)


@pytest.mark.parametrize("name", HALVES)
def test_each_half_has_labels_that_can_be_read(name: str) -> None:
    half = half_named(name)
    assert len(half.briefs) >= 40
    assert len(half.pictures) >= 18
    assert len(half.films) >= 8


def test_no_name_is_in_both_halves() -> None:
    tune, held = (half_named(name) for name in HALVES)
    assert not set(tune.pictures) & set(held.pictures)
    assert not set(tune.films) & set(held.films)
    assert not {one.text for one in tune.briefs.values() if one.text} & {one.text for one in held.briefs.values()}


def test_each_fault_is_planted_somewhere() -> None:
    for name in HALVES:
        assert set(Fault) == {one.fault for one in half_named(name).faults} | set(SPOILINGS)
    assert set(Fault) == set(CODES)


def test_a_label_with_a_word_too_many_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        LabelledBrief.model_validate({"name": "one", "expect": {"colour": "red"}})


def test_a_flat_picture_has_the_colours_of_its_layers() -> None:
    truth = truth_of(drawing_of(FLAT))
    assert len(truth.must) == 2
    for colour, found in zip(("#204060", "#e08030"), truth.must, strict=True):
        assert difference(lab_of_colour(colour), found) < 0.1
    assert not truth.is_there(lab_of_colour("#30a060"))


def test_a_slope_has_no_colour_that_must_be_found() -> None:
    layers = [{"draw": "ground", "colour": "#000000", "to": "#ffffff"}]
    slope = PictureRecipe.model_validate({"name": "slope", "size": (120, 80), "layers": layers})
    assert truth_of(drawing_of(slope)).must == ()


def test_a_turned_picture_is_upright_again_by_its_exif() -> None:
    turned = FLAT.model_copy(update={"finish": FLAT.finish.model_copy(update={"turned": True, "file": "jpeg"})})
    data, media_type = file_of(turned, drawing_of(turned))
    assert media_type == "image/jpeg"
    image = Image.open(io.BytesIO(data))
    assert image.size == (80, 120)
    assert image.getexif()[0x0112] == 6


def test_a_film_is_as_long_as_its_shots_and_cut_between_them() -> None:
    shots = (
        ShotRecipe(seconds=0.4, layers=FLAT.layers),
        ShotRecipe(seconds=0.4, layers=FLAT.layers[1:], join=Join.FADE, join_seconds=0.2),
        ShotRecipe(seconds=0.4, like="flat", pan=(0.5, 0)),
    )
    film = FilmRecipe(name="film", size=(64, 48), shots=shots, tone=-20.0)
    assert [(0.4, True), (0.8, False)] == [(cut.at, cut.hard) for cut in cuts_of(film)]
    with av.open(io.BytesIO(film_file_of(film, {"flat": FLAT})), "r") as box:
        frames = [frame.to_ndarray(format="gray").mean() for frame in box.decode(video=0)]
    assert len(frames) == 30
    assert frames[9] != pytest.approx(frames[10], abs=5)
    assert frames[19] < 40, "black in the middle of the fade"


def test_differences_are_those_of_the_published_pairs() -> None:
    # Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 17 and 34
    pairs = (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    )
    for one, other, expected in pairs:
        assert expected == pytest.approx(float(difference(np.array(one), np.array(other))), abs=1e-4)


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#12355b", "blue"), ("#d4a017", "gold"), ("#e63946", "red"), ("#6b4226", "brown"), ("#40e0d0", "turquoise")],
)
def test_colours_go_by_their_names(colour: str, name: str) -> None:
    assert has_hue([colour], name)
    assert not has_hue(["#808080"], name)


def test_ranking_counts_pairs() -> None:
    assert ranked([0.9, 0.5], [0.5, 0.1]) == pytest.approx(0.875)
    assert ranked([], [0.5]) is None


def test_a_tally_keeps_what_was_wrong() -> None:
    tally = Tally()
    tally.add("well", right=True)
    tally.add("not well", right=False)
    assert ["not well"] == tally.misses
    assert tally.share == 0.5
