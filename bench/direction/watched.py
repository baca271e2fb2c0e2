"""Marks for what was read out of pictures and films."""

from collections.abc import Mapping, Sequence

import numpy as np
from drawn import Drawn
from filmed import frames_of
from marks import NEAR, Tally, difference, lab_of, lab_of_colour
from recipes import Cut, FilmRecipe, PictureRecipe, SeenAs, cuts_of
from truths import SAMPLES, Truth, truth_of

from chalktalk.documents.creative.readings import FilmReading, PictureReading, Seen

HARD, GRADUAL = 0.2, 0.5
"""Seconds by which a cut may be missed."""
HORIZON = 0.05
"""Share of the height by which a horizon may be missed."""
MUCH_SPACE, MUCH_TEXT = 0.5, 0.01
LOUDNESS = 1.0
"""LU by which a loudness may be wrong."""
FRAMES = 12
"""Of a film, whose colours count as its own."""


def mark_picture(recipe: PictureRecipe, drawing: Drawn, reading: PictureReading, tallies: Mapping[str, Tally]) -> None:
    """Hold what was read out of a picture against what was drawn."""
    truth = truth_of(drawing)
    colours = [swatch.colour for swatch in reading.seen.palette]
    read = [lab_of_colour(colour) for colour in colours]
    for must in truth.must if recipe.seen.palette else ():
        nearest = min(float(difference(must, colour)) for colour in read)
        miss = f"{recipe.name}: lab {np.round(must, 1)} is {nearest:.1f} from the nearest of {' '.join(colours)}"
        tallies["colours found"].add(miss, right=nearest <= NEAR)
    _mark_there(recipe.name, truth, reading.seen, tallies["colours true"])
    _mark_seen(recipe.name, recipe.seen, reading.seen, tallies["light and composition"])


def _mark_there(name: str, truth: Truth, seen: Seen, tally: Tally) -> None:
    for swatch in seen.palette:
        tally.add(f"{name}: {swatch.colour} is not in it", right=truth.is_there(lab_of_colour(swatch.colour)))


def _mark_seen(name: str, expected: SeenAs, seen: Seen, tally: Tally) -> None:
    light, layout = seen.light, seen.composition
    for what, those, found in (
        ("key", expected.key, light.key),
        ("contrast", expected.contrast, light.contrast),
        ("temperature", expected.temperature, light.temperature),
        ("balance", expected.balance, layout.balance),
    ):
        if those:
            tally.add(f"{name}: {what} is {found}, not {'/'.join(those)}", right=found in those)
    if expected.horizon is not None:
        found_at, at = layout.horizon, expected.horizon
        right = found_at is None if at is False else found_at is not None and abs(found_at - at) <= HORIZON
        tally.add(f"{name}: horizon is {found_at}, not {at}", right=right)
    for what, value, is_so, figure in (
        (
            "much space",
            expected.space and expected.space == "much",
            layout.negative_space > MUCH_SPACE,
            layout.negative_space,
        ),
        ("on thirds", expected.thirds and expected.thirds == "on", layout.thirds > 0.5, layout.thirds),
        ("text", expected.text, seen.text_share > MUCH_TEXT, seen.text_share),
        ("sharp", expected.sharp, seen.sharpness > 0.5, seen.sharpness),
    ):
        if value is not None:
            tally.add(f"{name}: {what} is {is_so} ({figure:.2f}), not {value}", right=is_so == value)


def mark_film(
    film: FilmRecipe, pictures: Mapping[str, PictureRecipe], reading: FilmReading, tallies: Mapping[str, Tally]
) -> None:
    """Hold what was read out of a film against what was made."""
    _mark_cuts(film, [shot.start for shot in reading.shots[1:]], tallies)
    _mark_there(film.name, _colours_of(film, pictures), reading.seen, tallies["colours true"])
    expected = SeenAs(key=film.key, temperature=film.temperature)
    _mark_seen(film.name, expected, reading.seen, tallies["light and composition"])
    heard, tally = reading.loudness, tallies["length, rate, loudness"]
    if film.tone is None:
        tally.add(f"{film.name}: {heard} LUFS without a sound", right=heard is None)
    else:
        tally.add(
            f"{film.name}: {heard} LUFS, not {film.tone}",
            right=heard is not None and abs(heard - film.tone) <= LOUDNESS,
        )
    right = abs(reading.seconds - film.seconds) <= 0.1
    tally.add(f"{film.name}: {reading.seconds} s, not {film.seconds}", right=right)
    right = abs(reading.frames_a_second - film.rate) <= 0.01
    tally.add(f"{film.name}: {reading.frames_a_second} frames a second, not {film.rate}", right=right)


def _colours_of(film: FilmRecipe, pictures: Mapping[str, PictureRecipe]) -> Truth:
    """All that is to be seen in a film, noise aside."""
    step = max(1, round(film.seconds * film.rate / FRAMES))
    calm = film.model_copy(update={"noise": 0.0})
    frames = [frame.reshape(-1, 3) for frame in frames_of(calm, pictures, step)]
    chance = np.random.default_rng(0)
    some = [frame[chance.integers(0, len(frame), SAMPLES // len(frames))] for frame in frames]
    return Truth((), lab_of(np.concatenate(some)))


def _mark_cuts(film: FilmRecipe, found: Sequence[float], tallies: Mapping[str, Tally]) -> None:
    left = list(found)
    for cut in cuts_of(film):
        near = [at for at in left if abs(at - cut.at) <= (HARD if cut.hard else GRADUAL)]
        kind = "cut" if cut.hard else "slow cut"
        miss = f"{film.name}: no {kind} at {cut.at:.2f} s; found {_times(found)}"
        tallies["cuts found"].add(miss, right=bool(near))
        if near:
            left.remove(min(near, key=lambda at: abs(at - cut.at)))
    for at in found:
        tallies["cuts true"].add(
            f"{film.name}: nothing is cut at {at:.2f} s; cuts {_cuts(cuts_of(film))}", right=at not in left
        )


def _times(moments: Sequence[float]) -> str:
    return ", ".join(f"{at:.2f}" for at in moments) or "none"


def _cuts(cuts: Sequence[Cut]) -> str:
    return _times([cut.at for cut in cuts])
