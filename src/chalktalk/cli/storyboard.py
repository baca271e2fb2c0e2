"""`chalktalk storyboard SCRIPT.md`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from chalktalk.analysis import analyse
from chalktalk.cli import stop_at_once
from chalktalk.cli.briefing import brief_for
from chalktalk.cli.display import clock
from chalktalk.cli.looking import LookWishes, look_options, nobody_asked
from chalktalk.cli.options import script_argument, store_option
from chalktalk.documents.analysis import ContentGraph
from chalktalk.documents.brief import Brief
from chalktalk.documents.storyboard import Rationale, Scene, Storyboard
from chalktalk.engine import LocalRunner, Store, machine_error_from, run_interruptibly
from chalktalk.errors import MachineError, OptionError, Place
from chalktalk.planning import with_creative
from chalktalk.script import Overrides, write
from chalktalk.settings import Settings, read_settings
from chalktalk.storyboard import draw_up, written

WORD_SECONDS = 0.4


@click.command()
@script_argument
@look_options
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it, for editing.")
@click.option("--force", is_flag=True, help="Write over a storyboard that was edited.")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print what was read and chosen as JSON.")
def storyboard(
    script: Path,
    references: tuple[Path, ...],
    platform: str | None,
    style: str | None,
    out: Path | None,
    store: Path | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Show what each scene of a script would show, and why; write it to a file that can be edited and given back."""
    settings = read_settings(store=store)
    path = out or Path("out") / f"{script.stem}.storyboard.json"
    brief = brief_for(script, Overrides(), settings, LookWishes(references, platform, style))
    graph, board = run_interruptibly(_draw_up(brief, settings), stop_at_once)
    text = written(board)
    _write(path, text, force=force)
    if as_json:
        click.echo(json.dumps({"graph": graph.model_dump(mode="json"), "storyboard": json.loads(text)}))
        return
    for line in told(board, graph):
        click.echo(line)
    click.echo(f"{path}: edit it, then chalktalk make {script} --storyboard {path}")


async def _draw_up(brief: Brief, settings: Settings) -> tuple[ContentGraph, Storyboard]:
    async with LocalRunner(Store(settings.store), settings.workers) as run:
        brief, _ = await with_creative(nobody_asked(brief), run)
        script = await run(write, brief)
        graph = await run(analyse, script, brief.reader)
        return graph, await run(draw_up, script, graph, brief.assets, brief.manner.transitions)


def told(board: Storyboard, graph: ContentGraph) -> Iterator[str]:
    """The storyboard in words: for every scene the choice, the words that made it so, and the runner-up."""
    hard = graph.difficulty
    yield (
        f"read by {graph.engine}; difficulty {hard.overall:.2f} (grade {hard.grade:.1f}, concepts {hard.concepts:.2f}, "
        f"sentences {hard.sentences:.2f}, density {hard.density:.2f})"
    )
    yield f"concepts: {', '.join(concept.text for concept in graph.concepts[:12])}"
    start = 0.0
    for number, (scene, why) in enumerate(zip(board.scenes, board.rationales, strict=True), 1):
        yield from _scene(number, scene, why, start)
        start += len(scene.words) * WORD_SECONDS


def _scene(number: int, scene: Scene, why: Rationale, start: float) -> Iterator[str]:
    words = scene.words
    says = " ".join(word.display for word in words)
    yield f"\n{number:3}  {clock(start)}  {scene.id}  {scene.type.replace('_', ' ')}: {says}"
    yield f"     shows {scene.visual.kind.replace('_', ' ')} ({why.score:.2f}): {why.reason}"
    because = [" ".join(word.display for word in words[span.start : span.end]) for span in why.evidence]
    if because:
        yield f"     because of “{'” … “'.join(because)}”"
    if why.transition:
        yield f"     comes in by a {scene.enter}: {why.transition}"
    if why.runner_up is not None:
        other = why.runner_up
        yield f"     rather than {other.kind.replace('_', ' ')} ({other.score:.2f}): {other.reason}"


def _write(path: Path, text: str, *, force: bool) -> None:
    """Write the file, unless that would lose an edit.

    Raises:
        OptionError: if another storyboard lies there and it is not to be written over.
        MachineError: if it cannot be written.
    """
    try:
        if path.exists() and path.read_text(encoding="utf-8") != text and not force:
            hints = ("write over it with --force", "or name another file with -o")
            raise OptionError(
                "another storyboard lies here, perhaps an edited one", where=Place(str(path)), hints=hints
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        known = machine_error_from(fault) if isinstance(fault, OSError) else None
        raise known or MachineError("it cannot be written", where=Place(str(path)), hints=(str(fault),)) from fault
