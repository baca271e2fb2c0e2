"""Whole films about a topic in a town of failing vendors, killed at random moments: `make bench-faults`.

Every run must end in a finished film, or in a stop that its budget asked for; nothing may be paid for twice, no key may
be found in anything that was written, and the ledger must agree with what the vendors charged. Writes
bench/results/faults.json.
"""

import argparse
import json
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from one_film import BUDGET, NEEDS_A_PERSON, Outcomes, make

RESULTS = Path(__file__).parents[1] / "results"
RUNS = 200
EVERY, SMALL = 10, "0.05"
"""Every so many runs have a budget, of so many dollars: too little for all of it."""


def main() -> None:
    """Make films, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="where films are left; else they are deleted")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
        place = options.keep or Path(folder)
        numbers = range(options.first, options.first + options.runs)

        def one(number: int) -> Outcomes:
            budget = SMALL if number % EVERY == EVERY - 1 else None
            outcomes = make(number, place / str(number), budget=budget)
            print(f"{number:4} {'well' if outcomes.well else 'NOT WELL'} {asdict(outcomes)}", flush=True)
            if options.keep is None:
                shutil.rmtree(place / str(number), ignore_errors=True)
            return outcomes

        with ThreadPoolExecutor(options.at_once) as pool:
            made = list(pool.map(one, numbers))
    told = summary(made)
    print(json.dumps(told, indent=2))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "faults.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    sys.exit(told["well"] != told["runs"])


def summary(made: list[Outcomes]) -> dict[str, Any]:
    """All of it in figures."""
    return {
        "runs": len(made),
        "well": sum(one.well for one in made),
        "finished films": sum(one.film and one.code != BUDGET for one in made),
        "of these for a person to look at": sum(one.code == NEEDS_A_PERSON for one in made),
        "stopped by their budget": sum(one.code == BUDGET for one in made),
        "kills": sum(one.kills for one in made),
        "couriers killed": sum(one.couriers_killed for one in made),
        "calls": sum(one.asked for one in made),
        "calls that failed": sum(one.failed for one in made),
        "paid for twice": sum(len(one.twice) for one in made),
        "charged by vendors, $": sum(one.charged for one in made) / 1e6,
        "paid by the ledger, $": sum(one.paid for one in made) / 1e6,
        "in doubt at most, $": sum(one.doubtful for one in made) / 1e6,
        "ledgers that agree": sum(one.agrees for one in made),
        "keys found": sum(len(one.leaks) for one in made),
        "seconds a film": round(sum(one.seconds for one in made) / len(made), 1),
    }


if __name__ == "__main__":
    main()
