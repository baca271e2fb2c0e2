"""How well scripts are understood: `make bench-understanding`; `--show tune` lists what was got wrong.

Prints both halves of the labelled set side by side and writes bench/results/understanding.json. What was got wrong is
shown for the tuning half only: the test half stays unseen.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from labels import HALVES, Labels, labelled
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


async def evaluate(name: str, markdown: str, labels: Labels, context: Context) -> Scores:
    """One script through reading and drawing up, compared with its labels."""
    script = await write.function(context, Brief(source=markdown, source_name=f"{name}.md"))
    graph = await analyse.function(context, script, reader_here())
    storyboard = await draw_up.function(context, script, graph, ())
    return score(script, graph, storyboard, labels)


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
    whole = {half: Scores() for half in ([options.half] if options.half else HALVES)}
    with tempfile.TemporaryDirectory() as folder:
        context = Context(store=Store(Path(folder)), advance=lambda *_: None)
        for half, total in whole.items():
            for name, markdown, labels in labelled(half):
                if options.names and name not in options.names:
                    continue
                scores = await evaluate(name, markdown, labels, context)
                total.add(scores)
                if options.show == half:
                    show(name, scores)
    report(whole)
    if not options.names and not options.half:
        figures = {half: {name: round(figure(total, name), 3) for name in TITLES} for half, total in whole.items()}
        speeds = table(await measure())
        RESULTS.parent.mkdir(exist_ok=True)
        told = {"goals": GOALS, "reader": reader_here().engine, **figures, "speeds": speeds}
        RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def show(name: str, scores: Scores) -> None:
    """What one script got wrong."""
    print(f"── {name}")
    for part in TITLES:
        for miss in getattr(scores, part).misses:
            print(f"   {part:14}{miss}")


def report(whole: dict[str, Scores]) -> None:
    """The table."""
    print(f"{'':36}{'goal':>6}" + "".join(f"{half:>8}{'right/wrong/missed':>22}" for half in whole))
    for name, title in TITLES.items():
        cells = ""
        for scores in whole.values():
            tally: Tally = getattr(scores, name)
            cells += f"{figure(scores, name):>8.2f}{f'{tally.right}/{tally.wrong}/{tally.missed}':>22}"
        print(f"{title:36}{GOALS[name] or '':>6}{cells}")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
