"""The report: what the film shows and when, what had to be given up, and how it was made."""

from collections.abc import Iterable, Sequence

from pydantic import Field

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.base import Diagnostic, Digest, Document
from chalktalk.documents.inspection import Verdict
from chalktalk.documents.options import Codec
from chalktalk.documents.production import Production
from chalktalk.documents.storyboard import RunnerUp
from chalktalk.engine import Asked, Event, Finished, Tally, Warned
from chalktalk.frames import FrameRate
from chalktalk.publishing.directed import CreativeReport, creative_report
from chalktalk.publishing.heard import SoundReport, sound_report
from chalktalk.publishing.painted import PaintingReport, painting_report
from chalktalk.publishing.remarks import Remark, stand_ins

SEGMENTS = "render_segment"
"""The stage whose inputs name scenes only by their timelines."""


class BeatReport(Document):
    """When an element comes in."""

    element: str
    seconds: float
    """When it starts to move, from the film's first frame."""
    spoken: float
    """When its word sounds, from the film's first frame."""
    word: str
    """That word, as written."""


class SceneReport(Document):
    """One scene of the film."""

    id: str
    type: SceneType
    """What it does in the telling."""
    kind: str
    """What it shows: `comparison`, `number`, …"""
    score: float
    """How well that fits, 0 to 1; 1 for the author's own wish."""
    reason: str
    """Why that was chosen."""
    evidence: tuple[str, ...]
    """The words that made it so, as written."""
    runner_up: RunnerUp | None
    """What would have been shown instead."""
    chapter: str | None
    text: str
    """What is said."""
    telling: int
    """The frame of the film that shows most of it."""
    start: float
    """Seconds from the film's first frame."""
    end: float
    """It may reach into the next scene: their transition."""
    beats: tuple[BeatReport, ...]
    painting: PaintingReport | None = None
    """What painters gave for it; None if it wanted no picture of theirs."""
    picture: Digest
    """JPEG of a telling frame, in the store; `report.html` shows it."""
    recomputed: tuple[str, ...]
    """Stages that had to work for this scene in this run; empty if the store knew all of it."""


class StageReport(Document):
    """What one stage did in this run."""

    name: str
    count: int
    """Results that were wanted."""
    computed: int
    from_store: int
    seconds: float
    """Work done in this run, added up over everything that ran side by side."""


class FilmReport(Document):
    """The file itself."""

    seconds: float
    frames: int
    rate: str
    """Frames a second: `30`, `30000/1001`."""
    width: int
    height: int
    codec: Codec
    encoder: str
    """As FFmpeg names it."""
    encoder_reason: str
    """Why it is this one."""
    bytes: int
    integrated_lufs: float
    true_peak_dbtp: float


class Report(Document):
    """Everything `report.json` says. Times are in seconds from the film's first frame."""

    version: int = 1
    title: str
    script: str
    """File name of the script."""
    theme: str
    voice: str
    creative: CreativeReport | None = None
    """What decided its look and its manner, where the author asked for that."""
    film: FilmReport
    sound: SoundReport
    scenes: tuple[SceneReport, ...]
    warnings: tuple[Remark, ...]
    """What the author may want to change in the script."""
    downgrades: tuple[Remark, ...]
    """Where the film shows less than was asked for."""
    verdict: Verdict
    """What inspection made of the delivered file; `inspection.json` says why."""
    findings: tuple[Remark, ...]
    """What it found."""
    repairs: tuple[str, ...] = Field(default=())
    """What was damaged in the store, or failed at first, and was made again."""
    stages: tuple[StageReport, ...]
    """In the order in which they were first wanted."""
    seconds: float
    """How long this run took."""


def build_report(production: Production, events: Sequence[Event]) -> Report:
    """The report of a production.

    Args:
        production: What was made.
        events: Everything the runner told while making it.
    """
    direction, storyboard = production.direction, production.storyboard
    tally = Tally()
    for event in events:
        tally.add(event)
    return Report(
        title=storyboard.title,
        script=production.brief.source_name,
        theme=direction.look.theme.name,
        voice=direction.voice.name,
        creative=creative_report(production.creative) if production.creative else None,
        film=_film(production),
        sound=sound_report(production),
        scenes=tuple(_scenes(production, events)),
        warnings=tuple(_warnings(production)),
        downgrades=tuple(_downgrades(production)),
        verdict=production.inspection.verdict,
        findings=tuple(_findings(production)),
        repairs=tuple(_repairs(production, events)),
        stages=tuple(
            StageReport(
                name=stage.name,
                count=stage.asked,
                computed=stage.computed,
                from_store=stage.kept,
                seconds=round(stage.seconds, 3),
            )
            for stage in tally.stages.values()
        ),
        seconds=round(max((event.at for event in events), default=0.0), 3),
    )


def _film(production: Production) -> FilmReport:
    film, sound, brief = production.film, production.soundtrack, production.brief
    return FilmReport(
        seconds=_seconds(film.rate, film.frames),
        frames=film.frames,
        rate=str(film.rate),
        width=film.width,
        height=film.height,
        codec=brief.codec,
        encoder=brief.encoder,
        encoder_reason=brief.encoder_reason,
        bytes=film.video.size,
        integrated_lufs=round(sound.integrated_lufs, 2),
        true_peak_dbtp=round(sound.true_peak_dbtp, 2),
    )


def _scenes(production: Production, events: Sequence[Event]) -> Iterable[SceneReport]:
    rate = production.film.rate
    recomputed = _recomputed(production, events)
    board = production.storyboard
    parts = zip(
        board.scenes,
        board.rationales,
        production.timeline.scenes,
        production.cues,
        production.stills.stills,
        production.paintings,
        strict=True,
    )
    for scene, why, placed, cues, still, painting in parts:
        start = rate.seconds_at(placed.start)
        words = scene.words
        yield SceneReport(
            id=scene.id,
            type=scene.type,
            kind=scene.visual.kind,
            score=why.score,
            reason=why.reason,
            evidence=tuple(" ".join(word.display for word in words[at.start : at.end]) for at in why.evidence),
            runner_up=why.runner_up,
            chapter=scene.chapter,
            text=" ".join(sentence.text for sentence in scene.sentences),
            telling=still.frame,
            start=_seconds(rate, placed.start),
            end=_seconds(rate, placed.end),
            beats=tuple(
                BeatReport(
                    element=beat.element,
                    seconds=_seconds(rate, placed.start + beat.due),
                    spoken=round(start + beat.spoken, 3),
                    word=words[beat.word].display,
                )
                for beat in cues.beats
            ),
            painting=painting_report(painting) if painting else None,
            picture=still.picture.digest,
            recomputed=recomputed.get(scene.id, ()),
        )


def _recomputed(production: Production, events: Sequence[Event]) -> dict[str, tuple[str, ...]]:
    """For each scene the stages that worked for it in this run, in their order."""
    asked = {event.key: event for event in events if isinstance(event, Asked)}
    made = [asked[event.key] for event in events if isinstance(event, Finished)]
    worked: dict[str, dict[str, None]] = {scene.id: {} for scene in production.storyboard.scenes}
    scenes_of_text: dict[str, list[str]] = {}
    for scene in production.storyboard.scenes:
        for sentence in scene.sentences:
            scenes_of_text.setdefault(sentence.text, []).append(scene.id)
    for call in made:
        subject = call.subject or ""
        for scene_id in [subject] if subject in worked else scenes_of_text.get(subject, ()):
            worked[scene_id][call.stage] = None
    restaged = {scene_id for scene_id, stages in worked.items() if stages}
    for call in made:
        if call.stage == SEGMENTS:
            shown = {placed.id for placed in production.timeline.scenes if placed.timeline.digest in call.media}
            for scene_id in shown & restaged or shown:  # a transition changes because one of its two scenes did
                worked[scene_id][SEGMENTS] = None
    return {scene_id: tuple(stages) for scene_id, stages in worked.items()}


def _warnings(production: Production) -> Iterable[Remark]:
    """Everything the script's reader and the storyboard noticed, each once."""
    brief = production.brief
    own = (sound for sound in (brief.narration, brief.own_music) if sound)
    draft = production.draft
    noticed: Iterable[Diagnostic] = (
        *(draft.findings if draft and not draft.substitute else ()),
        *production.script.warnings,
        *production.storyboard.warnings,
        *(warning for sound in own for warning in sound.warnings),
        *production.sync.issues,
    )
    for diagnostic in dict.fromkeys(noticed):
        yield Remark(line=diagnostic.line, message=diagnostic.message, hint=diagnostic.hint)


def _downgrades(production: Production) -> Iterable[Remark]:
    """What could not be had as asked, everything staging had to give up, and every icon that was not found."""
    if (remark := production.brief.encoder_remark) is not None:
        yield Remark(message=remark.message, hint=remark.hint)
    yield from stand_ins(production)
    board = production.storyboard
    parts = zip(board.scenes, production.artworks, production.staged, production.paintings, strict=True)
    for scene, artwork, staged, painting in parts:
        for icon in artwork.icons:
            if icon.name == "monogram" and not (painting and painting.asset):
                message = f"no icon fits “{icon.query}”, so its letter or its name stands in"
                yield Remark(scene=scene.id, message=message, hint="name the thing in other words")
        for diagnostic in staged.warnings:
            yield Remark(scene=scene.id, line=diagnostic.line, message=diagnostic.message, hint=diagnostic.hint)


def _findings(production: Production) -> Iterable[Remark]:
    for finding in production.inspection.findings:
        where = finding.where
        message = f"{where.start:.1f}-{where.end:.1f} s: {finding.message}"
        yield Remark(scene=where.scene, message=message, hint="; ".join(finding.hints) or None)


def _repairs(production: Production, events: Iterable[Event]) -> Iterable[str]:
    """What was damaged in the store, and what inspection had made again."""
    yield from (f"{event.stage}: {event.message}" for event in events if isinstance(event, Warned))
    for mend in production.inspection.mends:
        why = ", ".join(mend.codes) or "a person's wish"
        yield f"{mend.remedy}: {mend.scene or 'the whole film'} was made again because of {why}"


def _seconds(rate: FrameRate, frame: int) -> float:
    return round(rate.seconds_at(frame), 3)
