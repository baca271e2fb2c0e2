"""Progress drawn live in a terminal."""

from types import TracebackType
from typing import Any, Self

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from chalktalk.cli.display import FRAMES, Pace, counted, label_of, summary
from chalktalk.engine import Event, Tally, Warned


class LiveDisplay:
    """A bar for each stage, with counts, and the time left while frames are drawn."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._pace = Pace()
        self._tasks: dict[str, TaskID] = {}
        self._progress = Progress(
            SpinnerColumn(finished_text="[green]✓[/]"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=32),
            TextColumn("[dim]{task.fields[count]}[/]"),
            console=Console(stderr=True),
            refresh_per_second=8,
        )

    def __enter__(self) -> Self:
        """Begin drawing."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Stop drawing; the last picture stays."""
        self._progress.stop()

    def on_event(self, event: Event) -> None:
        """Draw an event."""
        stage = self._tally.add(event)
        self._pace.follow(event, stage)
        if isinstance(event, Warned):
            self.note(f"{label_of(stage.name)}: {event.message}")
        if stage.name not in self._tasks:
            self._tasks[stage.name] = self._progress.add_task(label_of(stage.name), count="")
        frames = stage.name == FRAMES
        self._progress.update(
            self._tasks[stage.name],
            total=stage.units if frames else stage.asked,
            completed=stage.units_done if frames else stage.asked - stage.waiting,
            count=f"{counted(stage)}{self._pace.left(stage) if frames else ''}" if stage.waiting else summary(stage),
        )

    def note(self, line: str) -> None:
        """Show a line that the author should read, above the bars."""
        self._progress.console.print(line, markup=False, highlight=False)

    def result(self, line: str, values: dict[str, Any]) -> None:  # noqa: ARG002  for machines
        """Show what came of it."""
        self._progress.stop()
        click.echo(line)
