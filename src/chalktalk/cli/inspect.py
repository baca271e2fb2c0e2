"""`chalktalk inspect FILE`."""

from asyncio import gather
from dataclasses import dataclass
from pathlib import Path

import click
from pydantic import ValidationError

from chalktalk.cli import stop_at_once
from chalktalk.cli.findings import told
from chalktalk.cli.frame import read_timeline
from chalktalk.cli.options import store_option
from chalktalk.documents.direction import Output
from chalktalk.documents.film import SegmentPlan
from chalktalk.documents.inspection import Expectation, Inspection, Listened, Sketch, Verdict
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import LocalRunner, Store, perform_apart, run_interruptibly
from chalktalk.errors import ChalktalkError, OptionError, Place, WorkerError
from chalktalk.inspection import Guard, Words, inspect_file, limits_from, listen_file
from chalktalk.settings import FILE_NAME, Settings, read_settings

NOT_APPROVED = 3
"""Exit code for a film that somebody should look at, or that should not go out."""
_PATIENCE = 120.0
"""Seconds without any progress after which a decoder counts as hanging."""
_SAID = {Verdict.APPROVE: "approved", Verdict.REVIEW: "to be reviewed", Verdict.REJECT: "rejected"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a film that Chalktalk made."""

    timeline: Timeline
    expectation: Expectation


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE|DIR")
@click.option(
    "--timeline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What it should be: timeline.json of the film, with expected.json beside it.",
)
@click.option("--json", "as_json", is_flag=True, help="Tell it all as one JSON object.")
@store_option
def inspect(file: Path, timeline: Path | None, store: Path | None, as_json: bool) -> int:  # noqa: FBT001  click's way
    """Look at every frame and every second of a video, whoever made it.

    A film that Chalktalk made is also held against what it should be. Exits with 0 if nothing is to be said against it,
    with 3 if it should be looked at or kept back, and with 2 if it cannot be read.
    """
    settings = read_settings(store=store)
    video = file / "video.mp4" if file.is_dir() else file
    known = _known(video, timeline)
    captions = _captions(video, timeline)
    inspection = run_interruptibly(_inspected(video, known, captions, settings), stop_at_once)
    click.echo(inspection.model_dump_json(indent=2) if as_json else "\n".join(_lines(video, inspection)))
    return 0 if inspection.verdict is Verdict.APPROVE else NOT_APPROVED


async def _inspected(video: Path, known: _Known | None, captions: str | None, settings: Settings) -> Inspection:
    store = Store(settings.store)
    sketches = await _sketches(known, store, settings.workers) if known else ()
    limits = limits_from(settings.limits, FILE_NAME)
    expectation = known.expectation if known else None
    guard = Guard()
    try:
        listened, words = await _heard(video, expectation, settings, guard) if expectation else (None, None)
        known_of = expectation, sketches, captions, limits
        return await perform_apart(store, _PATIENCE, inspect_file, str(video), *known_of, guard, listened, words)
    except WorkerError as fault:
        hints = ("it is broken in a way that no decoder should trip over; do not publish it",)
        raise OptionError(f"the decoder gave out: {fault.message}", where=Place(str(video)), hints=hints) from fault


async def _heard(video: Path, expected: Expectation, settings: Settings, guard: Guard) -> tuple[Listened, Words | None]:
    """All that sounds in a film whose words are known, and when each of them does."""
    from chalktalk.narration import hear_words  # noqa: PLC0415  slow to import

    store = Store(settings.store)
    listened = await perform_apart(store, _PATIENCE, listen_file, str(video), guard)
    async with LocalRunner(store, settings.workers) as run:
        script = tuple(scene.words for scene in expected.scenes)
        return listened, (await run(hear_words, listened.mono, script, expected.language)).scenes


async def _sketches(known: _Known, store: Store, workers: int) -> tuple[Sketch, ...]:
    """What the film should look like; empty if the store has lost what it is drawn from."""
    from chalktalk.render import plan_segments, plan_sketch, sketch_segment  # noqa: PLC0415  slow to import

    output = Output(width=2, height=2, rate=known.timeline.rate, crf=0, preset="")
    plans = [plan_sketch(plan) for plan in plan_segments(known.timeline, output)]
    if not all(store.has(digest) for plan in plans for digest in _needed(plan)):
        return ()
    async with LocalRunner(store, workers) as run:
        return tuple(await gather(*(run(sketch_segment, plan) for plan in plans)))


def _needed(plan: SegmentPlan) -> set[str]:
    return {blob.digest for part in plan.slices for blob in (part.timeline, *part.resources)}


def _known(video: Path, timeline: Path | None) -> _Known | None:
    """What the film should be, from the files named or from those beside a film of ours."""
    path = timeline or video.parent / "timeline.json"
    if timeline is None and not (video.name == "video.mp4" and path.is_file()):
        return None
    try:
        header = read_timeline(path)
        expected = path.with_name("expected.json")
        expectation = Expectation.model_validate_json(expected.read_bytes())
    except (ChalktalkError, OSError, ValidationError) as fault:
        if timeline is None:
            return None  # a film of an earlier version's, which is told in the result
        if isinstance(fault, ChalktalkError):
            raise
        hints = ("make the video again: chalktalk make SCRIPT.md -o FOLDER",)
        raise OptionError(
            "there is no expected.json of this version beside it", where=Place(str(path)), hints=hints
        ) from fault
    return _Known(header, expectation)


def _captions(video: Path, timeline: Path | None) -> str | None:
    """The captions that go with the film: those beside it, or else those beside its timeline."""
    if timeline is None and video.name != "video.mp4":
        return None
    for folder in (video.parent, *([timeline.parent] if timeline else [])):
        try:
            return (folder / "captions.vtt").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
    return None


def _lines(video: Path, inspection: Inspection) -> list[str]:
    """The result for people, one finding a line."""
    lines = [told(finding) for finding in inspection.findings]
    lines += [f"not checked: {sentence}" for sentence in inspection.unchecked]
    issues = sum(finding.severity == "issue" for finding in inspection.findings)
    counted = f"{_counted(issues, 'issue')}, {_counted(len(inspection.findings) - issues, 'warning')}"
    looked = f"{inspection.frames} frames, {inspection.seconds:.1f} s"
    return [*lines, f"{video}: {_SAID[inspection.verdict]} ({counted}; {looked})"]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
