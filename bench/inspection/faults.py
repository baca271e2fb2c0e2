"""Every kind of fault, and planting them all: `plant_all` leaves a folder for each, with the truth beside the film."""

import json
import os
import random
import shutil
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

from caption_faults import CAPTION_FAULTS
from element_faults import ELEMENT_FAULTS
from file_faults import FILE_FAULTS
from films import GoodFilm, known
from picture_faults import PICTURE_FAULTS
from planting import Case, Fault, Planted, Spot, Truth, UnfitError
from sound_faults import SOUND_FAULTS

from chalktalk.engine import Store

FAULTS: tuple[Fault, ...] = (*FILE_FAULTS, *PICTURE_FAULTS, *ELEMENT_FAULTS, *SOUND_FAULTS, *CAPTION_FAULTS)
TRUTH = "truth.json"
BESIDE = ("timeline.json", "expected.json", "storyboard.json", "captions.vtt", "captions.srt", "captions.words.vtt")
TRIES = 24
"""Films that are tried before a fault is given up that fits none of them."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A fault to be planted."""

    kind: str
    spot: Spot
    round: int
    films: tuple[Path, ...]
    """Folders of good films, the first that fits is taken."""
    place: Path

    @property
    def out(self) -> Path:
        """Where the faulty film goes."""
        return self.place / "planted" / f"{self.kind.replace(' ', '-')}-{self.spot}-{self.round}"


def errands(films: Sequence[GoodFilm], place: Path, rounds: int) -> Iterator[Errand]:
    """Every kind at every spot, so many times, in films that change from one to the next and between the halves."""
    for number, (at, fault, spot) in enumerate(product(range(rounds), FAULTS, Spot)):
        chance = random.Random(f"{fault.kind} {spot} {at}")  # noqa: S311
        ours = [film.folder for film in films if half_of(film.name) == (number + at) % 2]
        yield Errand(fault.kind, spot, at, tuple(chance.sample(ours, min(TRIES, len(ours)))), place)


def half_of(film: str) -> int:
    """0 for films that thresholds are tuned on, 1 for those that are held out."""
    return random.Random(f"half {film}").randrange(2)  # noqa: S311


def plant_all(films: Sequence[GoodFilm], place: Path, rounds: int, processes: int) -> list[Path]:
    """Plant what is not planted yet; the folders of all that could be."""
    todo = list(errands(films, place, rounds))
    with ProcessPoolExecutor(processes) as pool:
        for done, line in enumerate(pool.map(_plant, [one for one in todo if not (one.out / TRUTH).exists()]), 1):
            print(f"{done:4} {line}", flush=True)
    return [one.out for one in todo if (one.out / TRUTH).exists()]


def _plant(errand: Errand) -> str:
    for folder in errand.films:
        try:
            return _plant_in(errand, known(folder))
        except UnfitError:
            shutil.rmtree(errand.out, ignore_errors=True)
        except Exception:  # noqa: BLE001  one planter's fault must not end all the others' work
            shutil.rmtree(errand.out, ignore_errors=True)
            return f"{errand.out.name} in {folder.name} failed\n{traceback.format_exc()}"
    return f"{errand.out.name} fits no film"


def _plant_in(errand: Errand, film: GoodFilm) -> str:
    fault = next(one for one in FAULTS if one.kind == errand.kind)
    shutil.rmtree(errand.out, ignore_errors=True)
    errand.out.mkdir(parents=True)
    for name in BESIDE:
        if (film.folder / name).exists():
            shutil.copyfile(film.folder / name, errand.out / name)
    chance = random.Random(f"{errand.kind} {errand.spot} {errand.round} {film.name}")  # noqa: S311
    case = Case(film, errand.spot, Store(errand.place / "store"), errand.out, chance)
    planted = fault.plant(case)
    if not case.video.exists():
        os.link(film.video, case.video)
    truth = _truth(fault, case, planted)
    (errand.out / TRUTH).write_text(json.dumps(asdict(truth), indent=2), encoding="utf-8")
    return f"{errand.out.name} in {film.name}: {truth.start:.2f} to {truth.end:.2f} {'/'.join(truth.scenes)}"


def _truth(fault: Fault, case: Case, planted: Planted) -> Truth:
    film, stretch = case.film, planted.stretch
    if stretch is None:
        return Truth(fault.kind, case.spot, film.name, fault.codes, 0.0, film.seconds, (), planted.note)
    scenes = case.scenes_of(stretch) if planted.scenes is None else planted.scenes
    start, end = film.rate.seconds_at(stretch.start), film.rate.seconds_at(stretch.end)
    return Truth(fault.kind, case.spot, film.name, fault.codes, start, end, scenes, planted.note)


def truth_in(folder: Path) -> Truth:
    """What is wrong with a planted film."""
    told = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
    told |= {"spot": Spot(told["spot"]), "codes": tuple(told["codes"]), "scenes": tuple(told["scenes"])}
    return Truth(**told)
