"""Progress, told three ways: live for a terminal, plain lines for a log, JSON lines for machines."""

import json
import sys
import time
from dataclasses import asdict
from types import TracebackType
from typing import Any, Protocol, Self

import click

from chalktalk.engine import Advanced, Event, StageTally, Started, Tally, Warned

LABELS = {
    "direct": "choosing the look",
    "judge_brief": "having the brief judged",
    "judge_film": "having the film judged",
    "read_picture": "looking at the picture",
    "read_film": "watching the reference",
    "draft_direction": "drafting a direction",
    "refine_direction": "bettering the direction",
    "read_source": "taking the source apart",
    "draft": "writing the script",
    "write": "reading the script",
    "analyse": "understanding it",
    "sketch_storyboard": "choosing pictures",
    "draw_up": "drawing up scenes",
    "restore": "reading the storyboard",
    "narrate": "speaking",
    "voice_over": "having it spoken",
    "cut_batch": "cutting what was spoken",
    "align_take": "finding your words",
    "illustrate": "finding icons",
    "paint": "painting pictures",
    "synchronise": "timing words",
    "stage_scene": "laying out scenes",
    "carry_over": "handing things on",
    "compose": "composing music",
    "mix": "mixing sound",
    "render_segment": "drawing frames",
    "sketch_segment": "drawing them again, small",
    "watch_segment": "looking at every frame",
    "join": "joining picture and sound",
    "listen": "listening to all of it",
    "hear_words": "listening for every word",
    "expect": "noting what it should be",
    "inspect": "looking the film over",
    "listen_file": "listening to a file",
    "inspect_file": "looking a file over",
    "stage_thumbnail": "laying out the thumbnail",
    "draw_still": "drawing the thumbnail",
    "package": "writing captions",
    "take_still": "taking pictures for the report",
}
FRAMES = "render_segment"
"""The stage whose progress is told in frames."""
PATIENCE = 5.0
"""Seconds between two plain lines about frames."""


class Display(Protocol):
    """Shows what happens, from entering it to leaving it."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """End."""

    def on_event(self, event: Event) -> None:
        """Show an event."""

    def note(self, line: str) -> None:
        """Show a line that the author should read."""

    def result(self, line: str, values: dict[str, Any]) -> None:
        """Show what came of it, for people or for machines."""


def display_for(*, as_json: bool) -> Display:
    """The display that suits where the output goes.

    Only a terminal gets progress on standard error: elsewhere that has nothing but the one line of an error.
    """
    if as_json:
        return JsonDisplay()
    if sys.stderr.isatty():
        from chalktalk.cli.live import LiveDisplay  # noqa: PLC0415  slow to import, and of use to a terminal only

        return LiveDisplay()
    return PlainDisplay()


class Quiet:
    """A display's entering and leaving where there is nothing to do."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """End."""


class PlainDisplay(Quiet):
    """A line on standard output when a stage begins and ends, and every few seconds while frames are drawn."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._pace = Pace()
        self._due = time.monotonic() + PATIENCE

    def on_event(self, event: Event) -> None:
        """Show an event."""
        stage = self._tally.add(event)
        self._pace.follow(event, stage)
        label = label_of(stage.name)
        if isinstance(event, Warned):
            self.note(f"{label}: {event.message}")
        elif stage.waiting == 0:
            self.note(f"{label}: {summary(stage)}")
        elif isinstance(event, Started) and stage.computed == 0 and self._pace.first_of(stage.name):
            self.note(f"{label} …")
        elif isinstance(event, Advanced) and stage.name == FRAMES and time.monotonic() >= self._due:
            self._due = time.monotonic() + PATIENCE
            self.note(f"{label}: {counted(stage)}{self._pace.left(stage)}")

    def note(self, line: str) -> None:
        """Show a line that the author should read."""
        click.echo(line)

    def result(self, line: str, values: dict[str, Any]) -> None:  # noqa: ARG002  for machines
        """Show what came of it."""
        click.echo(line)


class JsonDisplay(Quiet):
    """One JSON object a line on standard output: every event, then the result."""

    def on_event(self, event: Event) -> None:
        """Show an event."""
        values = asdict(event)
        values.pop("media", None)
        self._write(type(event).__name__.lower(), values)

    def note(self, line: str) -> None:
        """Show a line that the author should read."""
        self._write("note", {"message": line})

    def result(self, line: str, values: dict[str, Any]) -> None:  # noqa: ARG002  for people
        """Show what came of it."""
        self._write("result", values)

    def _write(self, kind: str, values: dict[str, Any]) -> None:
        click.echo(json.dumps({"event": kind, **values}, ensure_ascii=False))


class Pace:
    """How fast frames are being drawn, and so how long the rest will take."""

    def __init__(self) -> None:
        self._begun: dict[str, tuple[float, float]] = {}
        self._said: set[str] = set()

    def follow(self, event: Event, stage: StageTally) -> None:
        """Note when a stage's work begins, and what the store had already answered by then."""
        if isinstance(event, Started):
            self._begun.setdefault(stage.name, (time.monotonic(), stage.units_done))

    def first_of(self, name: str) -> bool:
        """Whether this is asked about a stage for the first time."""
        if name in self._said:
            return False
        self._said.add(name)
        return True

    def left(self, stage: StageTally) -> str:
        """`, 14 s left`, or nothing while that cannot be told."""
        if stage.name not in self._begun:
            return ""
        begun, done_before = self._begun[stage.name]
        done, elapsed = stage.units_done - done_before, time.monotonic() - begun
        if done <= 0 or elapsed < 1:
            return ""
        return f", {clock(elapsed * (stage.units - stage.units_done) / done)} left"


def label_of(name: str) -> str:
    """A stage's name for people."""
    return LABELS.get(name, name)


def counted(stage: StageTally) -> str:
    """How far a stage is."""
    if stage.name == FRAMES:
        return f"{round(stage.units_done)} of {stage.units}"
    return f"{stage.asked - stage.waiting} of {stage.asked}"


def summary(stage: StageTally) -> str:
    """What a stage did, once nothing waits for it."""
    made = f"{stage.computed} made in {stage.seconds:.1f} s" if stage.computed else ""
    kept = f"{stage.kept} from the store" if stage.kept else ""
    failed = "failed" if stage.failed else ""
    return ", ".join(part for part in (made, kept, failed) if part)


def clock(seconds: float) -> str:
    """A duration for people: `14 s`, `2:05`."""
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60}:{whole % 60:02}"
