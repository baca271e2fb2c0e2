"""The report as one self-contained page: pictures inside, nothing loaded from anywhere."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from chalktalk.engine import Store
from chalktalk.publishing.directed import CreativeReport, caution_line
from chalktalk.publishing.heard import sound_lines
from chalktalk.publishing.painted import PaintingReport
from chalktalk.publishing.remarks import Remark
from chalktalk.publishing.report import Report, SceneReport, StageReport
from chalktalk.timecode import timecode


def report_page(report: Report, store: Store) -> str:
    """The report as HTML.

    Args:
        report: What to show.
        store: Where its pictures lie.
    """
    template = Template(files("chalktalk.publishing").joinpath("report.html").read_text("utf-8"))
    film = report.film
    facts = (
        timecode(film.seconds),
        f"{film.width} × {film.height}",
        f"{film.rate} frames a second",
        f"{film.bytes / 1e6:.1f} MB",
        f"{film.integrated_lufs:.1f} LUFS, peak {film.true_peak_dbtp:.1f} dBTP",
        f"{film.codec} by {film.encoder}" + (f" ({film.encoder_reason})" if film.encoder_reason else ""),
        f"theme {report.theme}, voice {report.voice}",
    )
    again = [scene for scene in report.scenes if scene.recomputed]
    return template.substitute(
        title=escape(report.title),
        script=escape(report.script),
        facts="".join(f"<li>{escape(fact)}</li>" for fact in facts),
        scenes="".join(_scene(number, scene, store) for number, scene in enumerate(report.scenes, start=1)),
        remarks=_look(report.creative)
        + _remarks("Sound", sound_lines(report.sound))
        + _remarks(f"Inspection: {report.verdict}", report.findings)
        + _remarks("Warnings", report.warnings)
        + _remarks("Downgrades", report.downgrades)
        + _remarks("Repairs", report.repairs),
        stages="".join(_stage(stage) for stage in report.stages),
        run=f"{report.seconds:.1f} s in all; {len(again)} of {len(report.scenes)} scenes needed work.",
    )


def _look(creative: CreativeReport | None) -> str:
    """The creative direction: its palette in colour, where each choice came from, what may not be meant."""
    if creative is None:
        return ""
    colours = "".join(
        f'<li><i style="background:{escape(one.colour)}"></i>{escape(one.role)} {escape(one.colour)}</li>'
        for one in creative.palette
    )
    choices = "".join(
        f"<tr><th>{_plain(one.field)}</th><td>{escape(one.value)}</td>"
        f"<td>{escape(one.source.value)}</td><td>{escape(one.because)}</td></tr>"
        for one in creative.choices
    )
    cautions = "".join(f"<li>{escape(caution_line(one))}</li>" for one in creative.cautions)
    return (
        f'<h2>Creative direction</h2><p>{escape(creative.summary)}</p><ul class="palette">{colours}</ul>'
        f'<table class="choices">{choices}</table><ul>{cautions}</ul>'
    )


def _scene(number: int, scene: SceneReport, store: Store) -> str:
    picture = b64encode(store.get(scene.picture)).decode()
    beats = "".join(
        f"<li><time>{timecode(beat.seconds)}</time> {escape(beat.element)} <q>{escape(beat.word)}</q></li>"
        for beat in scene.beats
    )
    again = f'<p class="again">made anew: {escape(", ".join(scene.recomputed))}</p>' if scene.recomputed else ""
    return (
        f'<article><img loading="lazy" alt="{escape(scene.id)}" src="data:image/jpeg;base64,{picture}">'
        f"<div><h3><span>{number}</span> {escape(scene.id)}</h3>"
        f'<p class="when">{timecode(scene.start)} – {timecode(scene.end)} · {_plain(scene.type)}</p>'
        f"<p>{escape(scene.text)}</p>{_choice(scene)}<ol>{beats}</ol>{again}</div></article>"
    )


def _choice(scene: SceneReport) -> str:
    """What is shown and why, the words that made it so, and what came second."""
    because = " … ".join(f"<q>{escape(words)}</q>" for words in scene.evidence)
    lines = [f"shows <b>{_plain(scene.kind)}</b> ({scene.score:.2f}): {escape(scene.reason)}"]
    if because:
        lines.append(f"because of {because}")
    if scene.runner_up is not None:
        other = scene.runner_up
        lines.append(f"rather than <b>{_plain(other.kind)}</b> ({other.score:.2f}): {escape(other.reason)}")
    if scene.painting is not None:
        lines.append(_painted(scene.painting))
    return f'<p class="why">{"<br>".join(lines)}</p>'


def _painted(painting: PaintingReport) -> str:
    """Who drew the scene's picture, at what price, and whom to name."""
    if painting.painter is None:
        return f"no painter gave a picture of “{escape(painting.shows)}”"
    price = "at a price not known" if painting.price is None else f"for ${painting.price:.3f}"
    again = ", paid for before" if painting.remembered else ""
    credit = f"; picture: {escape(painting.credit)}" if painting.credit else ""
    return f"“{escape(painting.shows)}” drawn by <b>{escape(painting.painter)}</b> {price}{again}{credit}"


def _plain(name: str) -> str:
    return escape(name.replace("_", " "))


def _remarks(heading: str, remarks: Iterable[Remark | str]) -> str:
    lines = "".join(f"<li>{escape(str(remark))}</li>" for remark in remarks)
    return f"<h2>{heading}</h2><ul>{lines or '<li>none</li>'}</ul>"


def _stage(stage: StageReport) -> str:
    cells = (stage.count, stage.computed, stage.from_store, f"{stage.seconds:.2f}")
    return f"<tr><th>{escape(stage.name)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
