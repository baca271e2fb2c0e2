"""How good creative directions are: `python bench/direction/direct_briefs.py`, labels as README.md beside it says.

Draws the pictures, makes the films, has a direction drawn from each brief, plants faults, prints what was right in each
half, and writes bench/results/direction.json. With `--misses` all that was wrong, and where the files of it lie.
"""

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from briefs import HALVES, Half, LabelledBrief, PlantedFault, half_named
from directed import mark_cautions, mark_direction
from drawn import drawing_of, file_of
from filmed import film_file_of
from marks import Tally, ranked
from spoiled import SPOILINGS
from watched import mark_film, mark_picture

from chalktalk.creative import creative_direction
from chalktalk.direction import cautions_for
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.pictures import read_picture
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import Context, CreativeBrief, Reference
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.services import Services
from chalktalk.engine import LocalRunner, Run, Store

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench" / "results" / "direction.json"
FILES = ROOT / "out" / "bench-direction"
"""Where pictures and films can be looked at afterwards."""
PLANTED = 5
"""Briefs in which each fault is planted, at most."""
SECOND = ", second set"
GOALS = {
    "colours found": 0.95,
    "colours true": 0.95,
    "light and composition": 0.9,
    "cuts F1": 0.95,
    "motion ranked": 1.0,
    "length, rate, loudness": 1.0,
    "platform": 0.95,
    "category": 0.95,
    "wishes for facts": 0.95,
    "wishes for looks": 0.9,
    "changes": 0.95,
    "faults warned of": 1.0,
    "spoiled ones warned of": 1.0,
    "clean ones left alone": 1.0,
    "confidence ranked": 0.85,
    f"category{SECOND}": 0.95,
    f"faults warned of{SECOND}": 1.0,
    f"clean ones left alone{SECOND}": 1.0,
}
"""Each a share, in the order of the table."""


def main() -> None:
    """Score both halves, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, action="append", help="one half alone; nothing is written then")
    parser.add_argument("--misses", action="store_true", help="say what was wrong")
    options = parser.parse_args()
    scored = {name: asyncio.run(_Scoring(half_named(name)).all()) for name in options.half or HALVES}
    print(_table(scored))
    if options.misses:
        for name, one in scored.items():
            print(
                *(f"{name}, {area}: {miss}" for area, tally in one.tallies.items() for miss in tally.misses), sep="\n"
            )
        print(f"pictures and films lie in {FILES}")
    if not options.half:
        RESULTS.parent.mkdir(exist_ok=True)
        written = {name: one.as_json() for name, one in scored.items()}
        RESULTS.write_text(json.dumps({"goals": GOALS, **written}, indent=1) + "\n", encoding="utf-8")


class _Scoring:
    """One half on its way to its figures."""

    def __init__(self, half: Half) -> None:
        self.half = half
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.shares: dict[str, float | None] = {}
        self.seconds: list[float] = []
        """For each brief in words alone."""
        self._directions: dict[str, CreativeDirection] = {}
        self._references: dict[str, Reference] = {}

    async def all(self) -> "_Scoring":
        with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
            self._store = Store(Path(folder))
            async with LocalRunner(self._store, os.cpu_count() or 1) as run:
                await self._pictures(run)
                await self._films(run)
                await self._briefs(run)
                await self._faults(run)
                await self._second(run)
        self._total()
        return self

    async def _pictures(self, run: Run) -> None:
        for name, recipe in self.half.pictures.items():
            drawing = await asyncio.to_thread(drawing_of, recipe)
            data, media_type = await asyncio.to_thread(file_of, recipe, drawing)
            reference = self._kept(f"{name}.{recipe.finish.file}", data, media_type)
            self._references[name] = reference
            mark_picture(recipe, drawing, await run(read_picture, reference), self.tallies)

    async def _films(self, run: Run) -> None:
        moves: dict[str | None, list[float]] = defaultdict(list)
        for name, recipe in self.half.films.items():
            data = await asyncio.to_thread(film_file_of, recipe, self.half.pictures)
            reference = self._kept(f"{name}.mp4", data, "video/mp4")
            self._references[name] = reference
            reading = await run(read_film, reference)
            mark_film(recipe, self.half.pictures, reading, self.tallies)
            moves[recipe.moves].append(reading.motion)
        self.shares["motion ranked"] = ranked(moves["much"], moves["little"])

    def _kept(self, name: str, data: bytes, media_type: str) -> Reference:
        folder = FILES / self.half.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        return Reference(blob=self._store.put(data, media_type), name=name)

    async def _briefs(self, run: Run) -> None:
        # those that change another's direction come after it
        for brief in sorted(self.half.briefs.values(), key=lambda one: one.previous is not None):
            start = time.perf_counter()
            direction = await creative_direction(self.asked(brief), Services(), run)
            if brief.text and not brief.image and not brief.video:
                self.seconds.append(time.perf_counter() - start)
            self._directions[brief.name] = direction
            before = self._directions.get(brief.previous or "")
            mark_direction(brief, direction, before, self.tallies)
        ours = [(brief.good, self._directions[name].confidence.overall) for name, brief in self.half.briefs.items()]
        good, bad = ([value for is_good, value in ours if is_good is kind] for kind in (True, False))
        self.shares["confidence ranked"] = ranked(good, bad)
        if good and bad:
            threshold = min(good), max(bad)
            for name, brief in self.half.briefs.items():
                value = self._directions[name].confidence.overall
                miss = f"{name}: {value:.2f}, good ones from {threshold[0]:.2f}, bad ones to {threshold[1]:.2f}"
                if brief.good is not None:
                    right = value > threshold[1] if brief.good else value < threshold[0]
                    self.tallies["confidence apart"].add(f"{'good' if brief.good else 'bad'} {miss}", right=right)

    async def _faults(self, run: Run) -> None:
        await self._plant(self.half.faults, run, self.tallies)
        for brief in self.half.briefs.values():
            if brief.expect.cautions == () and brief.good:
                await self._spoil(brief, run)

    async def _second(self, run: Run) -> None:
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for brief in self.half.second:
            mark_direction(brief, await creative_direction(self.asked(brief), Services(), run), None, tallies)
        await self._plant(self.half.second_faults, run, tallies)
        self.tallies |= {f"{name}{SECOND}": tally for name, tally in tallies.items()}

    async def _plant(self, faults: Sequence[PlantedFault], run: Run, tallies: Mapping[str, Tally]) -> None:
        for brief, fault in self._planted(faults):
            fields = {what: getattr(fault, what) for what in ("aspect", "platform", "duration") if getattr(fault, what)}
            text = f"{brief.text.strip()}\n{fault.words}"
            faulty = brief.model_copy(update={"name": f"{brief.name} + “{fault.words}”", "text": text, **fields})
            direction = await creative_direction(self.asked(faulty), Services(), run)
            mark_cautions(faulty.name, (fault.fault,), direction, tallies)

    async def _spoil(self, brief: LabelledBrief, run: Run) -> None:
        asked, wording = self.asked(brief), read_words(brief.text)
        picture = await run(read_picture, asked.image) if asked.image else None
        film = await run(read_film, asked.video) if asked.video else None
        for fault, spoil in SPOILINGS.items():
            spoiled = spoil(self._directions[brief.name])
            told = cautions_for(spoiled, asked, wording, film, picture)
            tallies = {"faults warned of": self.tallies["spoiled ones warned of"]}
            mark_cautions(f"{brief.name}, spoiled", (fault,), spoiled.model_copy(update={"cautions": told}), tallies)

    def _planted(self, faults: Sequence[PlantedFault]) -> Iterator[tuple[LabelledBrief, PlantedFault]]:
        for number, fault in enumerate(faults):
            clean = [brief for brief in self.half.briefs.values() if _can_bear(brief, fault)]
            for index in range(min(PLANTED, len(clean))):
                yield clean[(number + index * len(clean) // PLANTED) % len(clean)], fault

    def asked(self, brief: LabelledBrief) -> CreativeBrief:
        """A labelled brief as the program is asked with it."""
        return CreativeBrief(
            text=brief.text.strip(),
            about=brief.about,
            image=self._references[brief.image] if brief.image else None,
            video=self._references[brief.video] if brief.video else None,
            platform=brief.platform,
            category=brief.category,
            duration=brief.duration,
            aspect=brief.aspect,
            language=brief.language,
            audience=brief.audience,
            context=Context(previous_config=self._directions[brief.previous] if brief.previous else None),
        )

    def _total(self) -> None:
        found, true = self.tallies["cuts found"], self.tallies["cuts true"]
        self.shares["cuts F1"] = 2 * found.right / max(1, found.asked + true.asked)
        for name in GOALS:
            if name not in self.shares:
                self.shares[name] = self.tallies[name].share

    def as_json(self) -> dict[str, object]:
        """All figures, rounded."""
        counts = {name: [tally.right, tally.asked] for name, tally in self.tallies.items()}
        things = {"briefs": len(self.half.briefs), "pictures": len(self.half.pictures), "films": len(self.half.films)}
        shares = {name: None if (share := self.shares[name]) is None else round(share, 3) for name in GOALS}
        times = {"middle": round(median(self.seconds) * 1000), "longest": round(max(self.seconds) * 1000)}
        return {**things, "shares": shares, "right, of": counts, "milliseconds a text brief": times}


def _can_bear(brief: LabelledBrief, fault: PlantedFault) -> bool:
    """Whether a brief is good, and in the fault's language."""
    in_words = bool(brief.text) and not brief.image and not brief.video
    return (
        in_words and brief.expect.cautions == () and fault.language == (brief.written or brief.expect.language or "en")
    )


def _table(scored: dict[str, _Scoring]) -> str:
    """The figures of each half beside one another."""
    lines = [f"{'':<36}{'goal':>6}" + "".join(f"{name:>18}" for name in scored)]
    for area, goal in GOALS.items():
        cells = [_cell(one, area) for one in scored.values()]
        lines.append(f"{area:<36}{goal:>6}" + "".join(f"{cell:>18}" for cell in cells))
    for what, of in (("middle", median), ("longest", max)):
        times = (f"{of(one.seconds) * 1000:.0f} ms" for one in scored.values())
        lines.append(f"{f'{what} text brief':<42}" + "".join(f"{cell:>18}" for cell in times))
    return "\n".join(lines)


def _cell(one: _Scoring, area: str) -> str:
    share = one.shares[area]
    counts = f" ({one.tallies[area].right}/{one.tallies[area].asked})" if area in one.tallies else ""
    return f"{'-' if share is None else format(share, '.3f')}{counts}"


if __name__ == "__main__":
    main()
