"""How well scripts are understood: `make bench-understanding`; `--show tune` lists what was got wrong.

Prints both halves of the labelled set side by side and writes bench/results/understanding.json. What was got wrong is
shown for the tuning half only: the test half stays unseen.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from agreement import agreement
from labels import HALVES, Labels, labelled, second_labels
from reading_speed import measure, table
from scoring import Scores, Tally, score

from chalktalk.analysis import analyse, reader_here
from chalktalk.documents.brief import Brief
from chalktalk.engine import Context, Store
from chalktalk.script import write
from chalktalk.storyboard import draw_up

RESULTS = Path(__file__).parents[1] / "results" / "understanding.json"
GOALS = {"concepts": 0.75, "opportunities": 0.80, "contents": 0.80, "kinds": 0.85, "types": 0.0, "icons": 0.85}
TITLES = {
    "concepts": "concepts, F1",
    "opportunities": "opportunities found and typed, F1",
    "contents": "their content exactly right",
    "kinds": "chosen kind acceptable",
    "types": "scene type acceptable",
    "icons": "icon acceptable",
}
BY_F1 = ("concepts", "opportunities")


@dataclass
class Half:
    """One half's figures."""

    first: Scores = field(default_factory=Scores)
    """Against the first labels."""
    either: Scores = field(default_factory=Scores)
    """Right if it is so to the first or to the second labeller."""
    agreed: Scores = field(default_factory=Scores)
    """The second labeller against the first: what a careful reader reaches."""


async def evaluate(name: str, markdown: str, labellers: Sequence[Labels], context: Context) -> Half:
    """One script through reading and drawing up, compared with its labels; and these with one another."""
    script = await write.function(context, Brief(source=markdown, source_name=f"{name}.md"))
    graph = await analyse.function(context, script, reader_here())
    storyboard = await draw_up.function(context, script, graph, ())
    return Half(
        score(script, graph, storyboard, labellers[0]),
        score(script, graph, storyboard, *labellers),
        agreement(script, *labellers) if len(labellers) > 1 else Scores(),
    )


def figure(scores: Scores, name: str) -> float:
    """The figure that is held against its goal."""
    tally: Tally = getattr(scores, name)
    return tally.f1 if name in BY_F1 else tally.precision


async def main() -> int:
    """Print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=["tune"], help="list what was got wrong in the tuning half")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("names", nargs="*", help="only these scripts")
    options = parser.parse_args()
    whole = {half: Half() for half in ([options.half] if options.half else HALVES)}
    with tempfile.TemporaryDirectory() as folder:
        context = Context(store=Store(Path(folder)), advance=lambda *_: None)
        for half, total in whole.items():
            for name, markdown, labels in labelled(half):
                if options.names and name not in options.names:
                    continue
                second = second_labels(half, name)
                found = await evaluate(name, markdown, [labels, second] if second else [labels], context)
                for part, scores in vars(found).items():
                    getattr(total, part).add(scores)
                if options.show == half:
                    show(name, found.first)
    report(whole)
    if not options.names and not options.half:
        speeds = table(await measure())
        told = {"goals": GOALS, "reader": reader_here().engine, **figures(whole), "speeds": speeds}
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def show(name: str, scores: Scores) -> None:
    """What one script got wrong."""
    print(f"── {name}")
    for part in TITLES:
        for miss in getattr(scores, part).misses:
            print(f"   {part:14}{miss}")


def figures(whole: dict[str, Half]) -> dict[str, dict[str, dict[str, float]]]:
    """All figures as numbers: half, whom it is held against, figure."""
    return {
        half: {
            against: {name: round(figure(scores, name), 3) for name in TITLES}
            for against, scores in vars(total).items()
        }
        for half, total in whole.items()
    }


def report(whole: dict[str, Half]) -> None:
    """The table."""
    heads = "".join(f"{half:>8}{'right/wrong/missed':>20}{'either':>8}{'agreed':>8}" for half in whole)
    print(f"{'':36}{'goal':>6}{heads}")
    for name, title in TITLES.items():
        cells = ""
        for half in whole.values():
            tally: Tally = getattr(half.first, name)
            counts = f"{tally.right}/{tally.wrong}/{tally.missed}"
            cells += f"{figure(half.first, name):>8.2f}{counts:>20}"
            agreed = f"{figure(half.agreed, name):.2f}" if vars(half.agreed)[name].right else "-"
            cells += f"{figure(half.either, name):>8.2f}{agreed:>8}"
        print(f"{title:36}{GOALS[name] or '':>6}{cells}")
    print(
        "either: right to the first or to a second, independent labeller; agreed: the second labeller against the first"
    )


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
