"""Whether a killed run goes on where it stopped: `python bench/robustness.py`.

Kills `chalktalk make` with SIGKILL at random moments, each time from an empty store, and makes the film again: that
must do only what was missing and give the bytes of a run that nobody disturbed. Writes bench/results/robustness.json.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from run import RESULTS, short_script, timed

KILLS = 20


@dataclass(frozen=True)
class Kill:
    """One killed run, and the one after it."""

    after: float
    """Seconds from the start to the kill."""
    kept: int
    """Results in the store after the kill."""
    missing: int
    """Results of an undisturbed run that were not."""
    made: int
    """Results that the next run made."""
    only_missing: bool
    """Those, and no others."""
    same_bytes: bool
    clean: bool
    """Nothing unfinished is left after the next run."""

    @property
    def well(self) -> bool:
        """Whether this went as it must."""
        return self.only_missing and self.same_bytes and self.clean


def main() -> None:
    """Kill, make again, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--script", type=Path, help="the beginning of an example if left out")
    parser.add_argument("--quality", default="draft")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311  moments, not secrets
    kills: list[Kill] = []
    with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
        if options.script is None:
            options.script = Path(folder) / "short.md"
            options.script.write_text(short_script(), encoding="utf-8")
        calm = Path(folder) / "calm"
        seconds, _ = timed(_command(options, calm))
        for number in range(options.kills):
            kills.append(kill(_command(options, place := Path(folder) / str(number)), place, calm, chance, seconds))
            print(f"{number + 1:3} {'well' if kills[-1].well else 'NOT WELL'}  {asdict(kills[-1])}", flush=True)
    well = sum(one.well for one in kills)
    print(f"{well} of {len(kills)} kills went well; the whole film takes {seconds:.1f} s")
    RESULTS.mkdir(exist_ok=True)
    result = {"whole_seconds": round(seconds, 1), "well": well, "kills": [asdict(one) for one in kills]}
    (RESULTS / "robustness.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.exit(well != len(kills))


def kill(command: list[str], place: Path, calm: Path, chance: random.Random, seconds: float) -> Kill:
    """Kill one run at a moment of its time, and make its film."""
    moment = chance.uniform(0, seconds)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    kept, wanted = _results(place), _results(calm)
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    events: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines()]
    made = [event["key"] for event in events if event["event"] == "finished"]
    films = [(folder / "out" / "video.mp4").read_bytes() for folder in (calm, place)]
    return Kill(
        after=round(moment, 2),
        kept=len(kept),
        missing=len(wanted - kept),
        made=len(made),
        only_missing=sorted(wanted - kept) == sorted(made),
        same_bytes=films[0] == films[1],
        clean=not [*(place / "store" / "scratch").glob("*"), *place.rglob("*.partial")],
    )


def _results(place: Path) -> set[str]:
    return {path.stem for path in (place / "store").glob("results/*/*.json")}


def _command(options: argparse.Namespace, place: Path) -> list[str]:
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    where = ["-o", str(place / "out"), "--store", str(place / "store")]
    return [chalktalk, "make", str(options.script), *where, "--quality", options.quality, "--json"]


if __name__ == "__main__":
    main()
