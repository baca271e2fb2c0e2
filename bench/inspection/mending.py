"""Stages made to fail once: how many films are mended without a person, and what was made again for it.

`python bench/inspection/mending.py`. A runner stands between `produce` and its stages, and spoils one result of one
stage the first time it is asked for; what it is asked for anew is left alone. Everything else is real.
"""

import argparse
import asyncio
import json
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from spoiling import SPOILS, Spoil

from chalktalk.documents.base import Document
from chalktalk.documents.direction import Direction, Output
from chalktalk.documents.inspection import Verdict
from chalktalk.engine import LocalRunner, Run, Stage, Store
from chalktalk.engine.call import Call
from chalktalk.produce import produce
from chalktalk.script import Overrides, read_brief
from chalktalk.settings import usable_cores

RESULTS = Path(__file__).parents[1] / "results"
SCRIPT = (Path(__file__).parents[2] / "tests" / "film" / "ice.md").read_text(encoding="utf-8")
MANY = ("render_segment", "narrate")
"""Stages that are asked for many things in one film."""
P = ParamSpec("P")
R = TypeVar("R", bound=Document)


@dataclass
class FailingOnce:
    """A runner one of whose stages gives one bad result, and goes on giving it until it is asked to do it again."""

    run: Run
    store: Store
    spoil: Spoil
    at: int
    """Which of the stage's results, from the first that is asked for."""
    again: set[tuple[str, str]] = field(default_factory=set)
    """Stages and keys of what they were asked for anew."""
    bad: str = ""
    """Key of what was spoilt."""
    _asked: list[str] = field(default_factory=list)
    _output: Output | None = None

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The stage's result, or a bad one."""
        key = Call.bind(stage, *args, **kwargs).key
        if stage.attempt:
            self.again.add((stage.name, key))
        elif stage.name == self.spoil.stage and key not in self._asked:
            self._asked.append(key)
            self.bad = key if len(self._asked) == self.at + 1 else self.bad
        result = await self.run(stage, *args, **kwargs)
        if isinstance(result, Direction):
            self._output = result.output
        if key != self.bad or self._output is None:
            return result
        spoilt: R = self.spoil.spoilt(self.store, self._output, result)
        return spoilt


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one fault."""

    fault: str
    stage: str
    found: tuple[str, ...]
    """Codes of what was found at first, if anything was."""
    verdict: Verdict
    rounds: int
    more: tuple[str, ...]
    """Stages that were asked for more than the fault could have touched."""


ALLOWED = {
    "render_segment": {"render_segment": 3, "sketch_segment": 3, "watch_segment": 3},
    "mix": {"mix": 1},
    "narrate": {"narrate": 4},
    "join": {"join": 1},
    "package": {"package": 1},
}
"""By the stage that failed: what may be asked for anew, and how often. A scene has up to three segments, with those in
which its neighbours are seen as well, and up to four sentences."""


async def outcome_of(script: Path, store: Store, spoil: Spoil, at: int) -> Outcome:
    """Make the film with a fault in it."""
    brief = read_brief(script, Overrides(quality="draft"), store, {})
    async with LocalRunner(store, usable_cores()) as run:
        failing = FailingOnce(run, store, spoil, at)
        made = await produce(brief, failing)
    mends = made.inspection.mends
    asked = Counter(name for name, _ in failing.again)
    rounds = max((mend.round for mend in mends), default=0)
    allowed = ALLOWED[spoil.stage]
    return Outcome(
        fault=f"{spoil.name} ({at + 1})",
        stage=spoil.stage,
        found=tuple(code for mend in mends for code in mend.codes),
        verdict=made.inspection.verdict,
        rounds=rounds,
        more=tuple(f"{count} {name}" for name, count in asked.items() if count > rounds * allowed.get(name, 0)),
    )


def main() -> None:
    """Plant every fault, at several places where it can be at several, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=3, help="for faults of segments and sentences")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chalktalk-mending-") as folder:
        script = Path(folder) / "ice.md"
        script.write_text(SCRIPT, encoding="utf-8")
        store = Store(Path(folder) / "store")
        outcomes = []
        for spoil in SPOILS:
            for at in range(asked.places if spoil.stage in MANY else 1):
                outcomes.append(asyncio.run(outcome_of(script, store, spoil, at)))
                print(_line(outcomes[-1]), flush=True)
    approved = sum(one.verdict is Verdict.APPROVE and bool(one.rounds) for one in outcomes)
    tidy = sum(not one.more for one in outcomes)
    print(
        f"\n{approved} of {len(outcomes)} mended without a person; {tidy} with nothing made again but what was at fault"
    )
    RESULTS.mkdir(exist_ok=True)
    kept = {"faults": len(outcomes), "mended": approved, "sparing": tidy, "outcomes": [asdict(one) for one in outcomes]}
    (RESULTS / "mending.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def _line(one: Outcome) -> str:
    found = ", ".join(dict.fromkeys(one.found)) or "nothing found"
    more = f"; also made again: {', '.join(one.more)}" if one.more else ""
    return f"{one.stage:15} {one.fault:25} {one.verdict:8} after {one.rounds}: {found}{more}"


if __name__ == "__main__":
    main()
