"""What is waited for after an edit of one scene of about twenty: `python bench/edits.py`.

Makes a film from an empty store, edits one scene in its middle and makes it again, by the command a user types. Prints
where the time went and writes bench/results/edits.json. Processor time is nearly the same on a busy machine.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from run import RESULTS, long_script

MOST = 0.15
"""Of the time of the whole film, for one of twenty scenes."""
SCENES = 20
EDITS = {
    "words": ("That search takes a week or more.", "That search takes ten days or more."),
    "number": ("takes only a few days", "takes only 4 days"),
    "heading": ("A safe rehearsal", "A safe exercise"),
}
"""What is replaced in the script's second round, so that scenes come before and after it."""


@dataclass(frozen=True)
class Step:
    """One stage in one run; seconds since the command was typed."""

    stage: str
    made: int
    """Calls whose work was done."""
    kept: int
    """Calls that the store answered."""
    begun: float
    """When the first of its work began."""
    done: float
    """When the last of its work was done."""
    seconds: float
    """Of work, added up over calls that ran side by side."""


@dataclass(frozen=True)
class Run:
    """One run of the command."""

    seconds: float
    cpu_seconds: float
    """Of all its processes together."""
    before: float
    """Seconds until the first stage was asked for: imports, the script, what the machine has."""
    after: float
    """Seconds from the last stage's end: the report, the folder, Python's own end."""
    scenes: int
    steps: tuple[Step, ...]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quality", nargs="+", default=["draft", "standard"])
    parser.add_argument("--edit", nargs="+", choices=EDITS, default=list(EDITS))
    options = parser.parse_args()
    kept: dict[str, dict[str, object]] = {}
    for quality in options.quality:
        with tempfile.TemporaryDirectory(prefix="chalktalk-bench-") as folder:
            text = long_script(2)
            whole = make(Path(folder), text, quality)
            print(
                f"{quality}: {whole.scenes} scenes in {whole.seconds:.1f} s, CPU {whole.cpu_seconds:.1f} s", flush=True
            )
            kept[quality] = {"whole": asdict(whole)}
            for name in options.edit:
                run = make(Path(folder), edited(text, *EDITS[name]), quality)
                kept[quality][name] = asdict(run)
                _print(name, run, whole)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "edits.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def edited(text: str, before: str, after: str) -> str:
    """The script with one place of its second round changed."""
    first, mark, rest = text.partition("## Round 2")
    assert before in rest
    return first + mark + rest.replace(before, after, 1)


def make(place: Path, script: str, quality: str) -> Run:
    """Make a film with the store at a place, which is empty the first time."""
    (place / "film.md").write_text(script, encoding="utf-8")
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    where = ("-o", str(place / "out"), "--store", str(place / "store"), "--quality", quality, "--json")
    cpu, start = _cpu_of_children(), time.perf_counter()
    with subprocess.Popen([chalktalk, "make", str(place / "film.md"), *where], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, b"")
        first = next(lines)
        before = time.perf_counter() - start
        events = [json.loads(line) for line in (first, *lines)]
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"chalktalk ended with {process.returncode}")
    staged = [event for event in events if "at" in event]
    return Run(
        seconds=round(seconds, 2),
        cpu_seconds=round(_cpu_of_children() - cpu, 2),
        before=round(before, 2),
        after=round(seconds - before - staged[-1]["at"] + staged[0]["at"], 2),
        scenes=len(events[-1]["report"]["scenes"]),
        steps=tuple(_steps(staged, before - staged[0]["at"])),
    )


def _steps(events: list[dict[str, object]], birth: float) -> list[Step]:
    """The stages in the order in which their work began; `birth` is when the runner began to count."""
    found: list[Step] = []
    for stage in dict.fromkeys(event["stage"] for event in events):
        at: dict[str, list[float]] = {"started": [], "finished": [], "cached": []}
        spent = 0.0
        for event in events:
            if event["stage"] == stage and event["event"] in at:
                at[str(event["event"])].append(birth + float(str(event["at"])))
                spent += float(str(event["seconds"])) if event["event"] == "finished" else 0.0
        if at["finished"]:
            begun, done = round(min(at["started"]), 2), round(max(at["finished"]), 2)
            found.append(Step(str(stage), len(at["finished"]), len(at["cached"]), begun, done, round(spent, 2)))
    return sorted(found, key=lambda step: step.begun)


def _print(name: str, run: Run, whole: Run) -> None:
    share, cpu = run.seconds / whole.seconds, run.cpu_seconds / whole.cpu_seconds
    of_twenty = share * whole.scenes / SCENES
    print(f"  {name}: {run.seconds:.1f} s = {share:.1%}, CPU {run.cpu_seconds:.1f} s = {cpu:.1%}", end="; ")
    print(f"of twenty scenes {of_twenty:.1%}: {'as wished' if of_twenty <= MOST else 'too long'}")
    print(f"    {run.before:6.2f} s until the first stage")
    for step in run.steps:
        print(
            f"    {step.begun:6.2f} to {step.done:6.2f}  {step.stage:16} {step.made:3} made, {step.kept:3} kept", end=""
        )
        print(f"  {step.seconds:6.2f} s of work")
    print(f"    {run.after:6.2f} s after the last stage", flush=True)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
