"""The inspection as one self-contained page: pictures, loudness and findings on one time axis."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template

from chalktalk.documents.inspection import Finding, Inspection, Mend, Severity, Verdict
from chalktalk.documents.production import Production
from chalktalk.engine import Store
from chalktalk.timecode import timecode

JUDGEMENTS = {
    Verdict.APPROVE: "approved: nothing was found",
    Verdict.REVIEW: "for review: somebody should look at what was found",
    Verdict.REJECT: "rejected: not to be published as it is",
}
LOUDEST, QUIETEST = 0.0, -40.0
"""LUFS at the curve's upper and lower edge."""
TOLERANCE = 1.0
"""LU round the target that the band shows."""
MARKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800)
"""Seconds that marks on the axis may be apart."""
MOST_MARKS = 14


def inspection_page(production: Production, store: Store) -> str:
    """The inspection of a production as HTML.

    Args:
        production: What was made and looked at.
        store: Where its pictures lie.
    """
    template = Template(files("chalktalk.publishing").joinpath("inspection.html").read_text("utf-8"))
    inspection, expected = production.inspection, production.expected
    facts = (
        f"{inspection.frames} frames and {inspection.seconds:.1f} s of sound looked at",
        f"{expected.output.width} × {expected.output.height}, {expected.rate} frames a second",
        f"{production.soundtrack.integrated_lufs:.1f} LUFS, peak {production.soundtrack.true_peak_dbtp:.1f} dBTP",
    )
    return template.substitute(
        title=escape(production.storyboard.title),
        script=escape(production.brief.source_name),
        facts="".join(f"<li>{escape(fact)}</li>" for fact in facts),
        verdict=inspection.verdict.value,
        judgement=JUDGEMENTS[inspection.verdict],
        strip="".join(_strip(production, store)),
        curve=_curve(inspection, expected.target_lufs),
        lanes="".join(_lanes(inspection)),
        axis="".join(_axis(inspection.seconds)),
        findings=_findings(inspection.findings),
        notes=_notes("Made again", [_mended(mend) for mend in inspection.mends])
        + _notes("Not looked at", inspection.unchecked),
    )


def _strip(production: Production, store: Store) -> Iterator[str]:
    """Each scene's telling picture, as wide as the scene is long."""
    whole, rate = production.timeline.frames, production.film.rate
    scenes = production.timeline.scenes
    ends = (*(scene.start for scene in scenes[1:]), whole)
    for scene, end, still in zip(scenes, ends, production.stills.stills, strict=True):
        picture = b64encode(store.get(still.picture.digest)).decode()
        place = f"left:{scene.start / whole:.4%};width:{(end - scene.start) / whole:.4%}"
        yield (
            f'<button data-at="{rate.seconds_at(scene.start):.2f}" title="{escape(scene.id)}" '
            f'style="{place};background-image:url(data:image/jpeg;base64,{picture})">'
            f"<span>{escape(scene.id)}</span></button>"
        )


def _curve(inspection: Inspection, target: float) -> str:
    """Short-term loudness over time, in a band round the target."""
    span = max(inspection.seconds, 1e-3)
    points = " ".join(f"{level.start / span * 1000:.1f},{_height(level.lufs):.1f}" for level in inspection.loudness)
    top, bottom = _height(target + TOLERANCE), _height(target - TOLERANCE)
    return (
        f'<svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label="loudness over time">'
        f'<rect x="0" width="1000" y="{top:.1f}" height="{bottom - top:.1f}"/><polyline points="{points}"/></svg>'
        f"<small>loudness; the band is {target:g} LUFS</small>"
    )


def _height(lufs: float) -> float:
    """Percent of the curve's height from its top."""
    return (LOUDEST - min(LOUDEST, max(QUIETEST, lufs))) / (LOUDEST - QUIETEST) * 100


def _lanes(inspection: Inspection) -> Iterator[str]:
    """A lane for what must not be, one for what should be looked at."""
    span = max(inspection.seconds, 1e-3)
    for severity in Severity:
        bars = "".join(
            f'<button data-at="{finding.where.start:.2f}" title="{escape(finding.message)}" style="'
            f"left:{min(finding.where.start / span, 1):.4%};"
            f'width:{max(0.0, min(finding.where.end, span) - finding.where.start) / span:.4%}"></button>'
            for finding in inspection.findings
            if finding.severity is severity
        )
        yield f'<div class="track lane {severity}"><small>{severity}s</small>{bars}</div>'


def _axis(seconds: float) -> Iterator[str]:
    apart = next((mark for mark in MARKS if seconds / mark <= MOST_MARKS), MARKS[-1])
    for mark in range(0, int(seconds) + 1, apart):
        yield f'<span style="left:{mark / max(seconds, 1e-3):.4%}">{mark // 60}:{mark % 60:02}</span>'


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return '<p class="none">None.</p>'
    return f"<ol>{''.join(map(_finding, findings))}</ol>"


def _finding(finding: Finding) -> str:
    where = finding.where
    scene = f" in {escape(where.scene)}" if where.scene else ""
    bounds = f" (limit {finding.limit:g})" if finding.limit is not None else ""
    when = f"{timecode(where.start)} to {timecode(where.end)}"
    hints = "".join(f"<br><small>{escape(hint)}</small>" for hint in finding.hints)
    return (
        f'<li class="{finding.severity}"><button data-at="{where.start:.2f}">{when}</button>'
        f"{scene} · <b>{escape(finding.code)}</b><p>{escape(finding.message)}{bounds}{hints}</p></li>"
    )


def _mended(mend: Mend) -> str:
    asked = "a person" if not mend.round else f"round {mend.round}"
    return f"{asked}: {mend.scene or 'the film'}: {mend.remedy} because of {', '.join(mend.codes) or 'a wish'}"


def _notes(heading: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
