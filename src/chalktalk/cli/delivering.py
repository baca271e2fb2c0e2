"""From a brief to a finished folder, and what inspection makes of it; shared by commands that deliver films."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from chalktalk.cli.assigning import SCRIPT_NAME
from chalktalk.cli.desks import desk_for
from chalktalk.cli.display import Display, clock
from chalktalk.cli.findings import told
from chalktalk.cli.folder import contents, keep_aside, write_folder
from chalktalk.cli.foreseeing import foretold, paid_for
from chalktalk.costs import dollars
from chalktalk.documents.asking import Micros
from chalktalk.documents.brief import Brief
from chalktalk.documents.inspection import Finding, Mend
from chalktalk.documents.review import Review
from chalktalk.engine import Advanced, Event, LocalRunner, Store
from chalktalk.produce import produce
from chalktalk.publishing.report import Report, build_report
from chalktalk.render import render_segment
from chalktalk.reviews import ReviewQueue
from chalktalk.settings import Settings
from chalktalk.sound import compose

EXPECTED = (compose, render_segment)
"""What every film that is not in the store yet has workers do."""
NEEDS_A_PERSON = 3
"""Exit code of a command whose film inspection did not approve."""


class Delivery(NamedTuple):
    """A film in its folder."""

    folder: Path
    report: Report
    findings: tuple[Finding, ...]
    review: Review | None
    """Its place in the review queue, if it needs a person."""
    paid: Micros | None
    """What it has cost so far, with what is in doubt; None for a film that asks nobody."""

    @property
    def exit_code(self) -> int:
        """0 for a film that can go out."""
        return NEEDS_A_PERSON if self.review else 0


async def deliver(
    brief: Brief, folder: Path, settings: Settings, display: Display, mends: Sequence[Mend] = ()
) -> Delivery:
    """Make a film, write its folder, and put it in the review queue if it needs a person."""
    events: list[Event] = []

    def follow(event: Event) -> None:
        if not isinstance(event, Advanced):  # the report does not need those, and they are many
            events.append(event)
        display.on_event(event)

    store = Store(settings.store)
    async with (
        desk_for(brief.services, folder, settings) as desk,
        LocalRunner(store, settings.workers, follow, EXPECTED, desk) as run,
    ):
        for line in await foretold(brief, settings, run):
            display.note(f"{brief.source_name}: {line}")
        production = await produce(brief, run, mends)
        report = build_report(production, events)
        files = contents(production, report, store)
        if production.draft is not None:
            files[SCRIPT_NAME] = (production.brief.source.encode(),)
            keep_aside(folder / SCRIPT_NAME, production.brief.source)
        write_folder(folder, files, store)
        board = production.storyboard
        scenes = [scene.id for scene in board.scenes]
        review = ReviewQueue(store).file(folder, production.brief, board.title, scenes, production.inspection)
    paid = paid_for(folder, settings) if brief.services.asks else None
    return Delivery(folder, report, production.inspection.findings, review, paid)


def announce(delivery: Delivery, display: Display) -> None:
    """Tell what came of it."""
    report, folder, review = delivery.report, delivery.folder, delivery.review
    for remark in (*report.warnings, *report.downgrades):
        display.note(f"{report.script}: {remark}")
    for finding in delivery.findings:
        display.note(told(finding))
    paid = "" if delivery.paid is None else f" for {dollars(delivery.paid)}"
    made = f"{clock(report.film.seconds)} of film in {report.seconds:.1f} s{paid}"
    if review is None:
        line = f"{folder / 'video.mp4'}: {made}; see {folder / 'report.html'}"
    else:
        line = (
            f"{folder / 'video.mp4'}: {made}, but inspection did not approve it ({review.inspection.verdict}); "
            f"see {folder / 'inspection.html'}, then chalktalk review show {review.id}"
        )
    values: dict[str, Any] = {
        "folder": str(folder),
        "report": report.model_dump(mode="json"),
        "review": review and review.id,
    }
    if delivery.paid is not None:
        values["paid_micros"] = delivery.paid
    display.result(line, values)
