"""How well inspection finds what is wrong, and keeps quiet where nothing is: `make bench-inspection`.

Makes good films, plants faults in them, inspects both as `chalktalk inspect` does, and prints for each kind of fault
what was recognised: for the half of the films that limits were tuned on, and for the half that was held out. What is
made stays in `--place`, so that another run only does what is new.
"""

import argparse
import json
import os
import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cost import costs
from films import COUNT, ROOT, GoodFilm, made
from gathered import Gathered, gathered
from score import HALVES, Scored, scored, shares, table

from chalktalk.documents.inspection import Finding, Severity, Where
from chalktalk.documents.limits import Limits
from chalktalk.inspection.judging import judged
from faults import half_of, plant_all, truth_in

RESULTS = ROOT / "bench" / "results" / "inspection.json"
QUICK = 8
"""Films, and every so many of the planted ones, for a quick look."""


def main() -> None:
    """Make, plant, inspect and score."""
    options = _options()
    place: Path = options.place
    place.mkdir(parents=True, exist_ok=True)
    films = made(place, QUICK if options.quick else COUNT, options.processes)
    planted = plant_all(films, place, options.rounds, options.processes)
    planted = planted[::QUICK] if options.quick else planted
    alarms = list(_alarms(films, place, options.processes))
    scores = [_scored(one) for one in gathered(planted, place, options.processes)]
    _print(scores, alarms, missed=options.misses)
    if not options.quick:
        cost = costs(films, place) if options.cost else _known().get("cost", {})
        RESULTS.write_text(json.dumps(_results(scores, alarms, cost), indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--place", type=Path, default=ROOT / "out" / "bench-inspection")
    parser.add_argument("--rounds", type=int, default=1, help="films for each kind of fault and each spot")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--quick", action="store_true", help="a small sample; nothing is written to bench/results/")
    parser.add_argument("--misses", action="store_true", help="name every file in which something was missed")
    parser.add_argument("--cost", action="store_true", help="also measure time and memory, which takes some minutes")
    return parser.parse_args()


Alarm = tuple[str, int, tuple[Finding, ...]]
"""A good film, the half it belongs to, and what was said against it."""


def _alarms(films: Sequence[GoodFilm], place: Path, processes: int) -> "Sequence[Alarm]":
    return [
        (one.folder.name, half_of(one.folder.name), _judged(one))
        for one in gathered([film.folder for film in films], place, processes)
    ]


def _scored(one: Gathered) -> Scored:
    truth = truth_in(one.folder)
    return scored(one.folder.name, truth, half_of(truth.film), _judged(one))


def _judged(one: Gathered) -> tuple[Finding, ...]:
    """What is found with the limits as they are now; a file that cannot be read counts as a finding, as it is told."""
    if one.evidence is None:
        where = Where(start=0.0, end=0.0)
        return (Finding(code="technical.unreadable", severity=Severity.ISSUE, where=where, message=one.refused),)
    return judged(replace(one.evidence, limits=Limits()))


def _print(scores: Sequence[Scored], alarms: Sequence[Alarm], *, missed: bool) -> None:
    for half in range(len(HALVES)):
        print(table(scores, half), end="\n\n")
    for half, name in enumerate(HALVES):
        ours = [found for _, which, found in alarms if which == half]
        print(f"good films, {name}: {sum(bool(found) for found in ours)} of {len(ours)} with findings")
    for film, _, found in alarms:
        for finding in found:
            print(f"  {film}: {_told(finding)}")
    if missed:
        for one in scores:
            if not one.recognised or one.named is False:
                what = "missed" if not one.recognised else "wrong scene"
                truth = one.truth
                place = f"{truth.start:.2f}-{truth.end:.2f} {'/'.join(truth.scenes)}"
                print(f"{what}: {one.folder} ({truth.film}, {HALVES[one.half]}) {place} {truth.note}")
                for finding in one.found:
                    print(f"  {_told(finding)}")


def _told(finding: Finding) -> str:
    where = finding.where
    return f"{finding.code} {where.start:.2f}-{where.end:.2f} {where.scene or ''}: {finding.message}"


def _results(scores: Sequence[Scored], alarms: Sequence[Alarm], cost: dict[str, Any]) -> dict[str, Any]:
    kinds = Counter(one.truth.kind for one in scores)
    return {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "arch": platform.machine()},
        "planted": {name: shares(scores, half) for half, name in enumerate(HALVES)},
        "kinds": {
            kind: {
                name: shares([one for one in scores if one.truth.kind == kind], half)
                for half, name in enumerate(HALVES)
            }
            for kind in kinds
        },
        "good films": {
            name: {
                "films": sum(which == half for _, which, _ in alarms),
                "with findings": sum(which == half and bool(found) for _, which, found in alarms),
            }
            for half, name in enumerate(HALVES)
        },
        "cost": cost,
    }


def _known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    return found


if __name__ == "__main__":
    main()
