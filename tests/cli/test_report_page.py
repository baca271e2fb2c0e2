"""The report as a page."""

import re

from chalktalk.documents.analysis import SceneType
from chalktalk.documents.creative.direction import Source
from chalktalk.documents.cues import Recommendation, SyncQuality
from chalktalk.documents.inspection import Verdict
from chalktalk.documents.narration import Divergence, DivergenceKind, Timing
from chalktalk.documents.options import Codec, MusicMode
from chalktalk.documents.sound import Balance
from chalktalk.documents.storyboard import RunnerUp
from chalktalk.engine import Store
from chalktalk.publishing.directed import CautionReport, ChoiceReport, ColourReport, CreativeReport
from chalktalk.publishing.heard import SoundReport
from chalktalk.publishing.remarks import Remark
from chalktalk.publishing.report import BeatReport, FilmReport, Report, SceneReport, StageReport
from chalktalk.publishing.report_page import report_page


def report_with(store: Store, title: str, picture: bytes = b"jpeg") -> Report:
    beat = BeatReport(element="heading", seconds=0.2, spoken=0.5, word="Water")
    scene = SceneReport(
        id="water-rises",
        type=SceneType.CALL_TO_ACTION,
        kind="bar_chart",
        score=0.8,
        reason="values of one measure",
        evidence=("rises", "40 %"),
        runner_up=RunnerUp(kind="number", score=0.55, reason="one number"),
        chapter=None,
        text="Water rises.",
        telling=40,
        start=0.0,
        end=2.5,
        beats=(beat,),
        picture=store.put(picture, "image/jpeg").digest,
        recomputed=("narrate",),
    )
    film = FilmReport(
        seconds=62.5,
        frames=1875,
        rate="30",
        width=1280,
        height=720,
        codec=Codec.H264,
        encoder="libx264",
        encoder_reason="as asked",
        bytes=5_000_000,
        integrated_lufs=-14.0,
        true_peak_dbtp=-1.5,
    )
    sound = SoundReport(
        narration="take.wav",
        reason="",
        timing=Timing.ALIGNED,
        drift=0.021,
        divergences=(
            Divergence(kind=DivergenceKind.CHANGED, written="forty", heard="<fourteen>", start=61.5, end=62.0),
        ),
        music=MusicMode.AUTO,
        balance=Balance(music=20.4, swell=5.2, effects=15.0),
        sync=SyncQuality(score=0.97, recommendation=Recommendation.APPROVED),
    )
    return Report(
        title=title,
        script="rain.md",
        theme="midnight",
        voice="espeak",
        film=film,
        sound=sound,
        scenes=(scene,),
        warnings=(Remark(line=3, message="a long sentence", hint="split it"),),
        downgrades=(Remark(scene="water-rises", message="no icon fits"),),
        verdict=Verdict.REVIEW,
        findings=(Remark(scene="water-rises", message="1.0-1.2 s: the picture is black"),),
        stages=(StageReport(name="narrate", count=2, computed=1, from_store=1, seconds=0.25),),
        seconds=12.3,
    )


def test_everything_the_report_knows_is_on_its_page(store: Store) -> None:
    page = report_page(report_with(store, "Rain"), store)

    for part in (
        "1:02.5",
        "1280 × 720",
        "h264 by libx264 (as asked)",
        "-14.0 LUFS",
        "water-rises",
        "call to action",
        "shows <b>bar chart</b> (0.80): values of one measure",
        "because of <q>rises</q> … <q>40 %</q>",
        "rather than <b>number</b> (0.55): one number",
        "timing of words: aligned; sync 0.97, approved",
        "music (auto) 20 LU under the voice, up to 5 LU more in pauses",
        "take.wav leaves the script in 2.1% of its words",
        "1:01.5 changed: “&lt;fourteen&gt;” for “forty”",
        "line 3: a long sentence (split it)",
        "scene water-rises: no icon fits",
        "<h2>Inspection: review</h2><ul><li>scene water-rises: 1.0-1.2 s: the picture is black</li>",
        "made anew: narrate",
        "1 of 1 scenes needed work",
        "<th>narrate</th><td>2</td><td>1</td><td>1</td><td>0.25</td>",
    ):
        assert part in page


def test_the_page_loads_nothing_but_the_film_beside_it(store: Store) -> None:
    page = report_page(report_with(store, "Rain"), store)
    sources = re.findall(r'(?:src|href|poster)="([^":]*:?)', page)

    assert {"data:", "video.mp4", "thumbnail.png"} == set(sources)
    assert "http" not in page


def test_what_authors_write_stays_text_on_the_page(store: Store) -> None:
    page = report_page(report_with(store, "<script>alert('$1')</script>"), store)

    assert "<script>" not in page
    assert "&lt;script&gt;alert(&#x27;$1&#x27;)" in page


def test_a_creative_direction_is_shown_with_its_colours_and_where_it_comes_from(store: Store) -> None:
    creative = CreativeReport(
        summary="Tides, calm & wide",
        palette=(ColourReport(role="ground", colour="#0b3d2e", share=0.6),),
        choices=(ChoiceReport(field="pacing.cuts_a_minute", value="12", source=Source.WORDS, because="“slow” <asks>"),),
        cautions=(CautionReport(scene=2, message="it is short", hint="make it longer"),),
        confidence=0.8,
    )
    report = report_with(store, "Tides")
    assert "Creative direction" not in report_page(report, store)
    page = report_page(report.model_copy(update={"creative": creative}), store)
    assert "Tides, calm &amp; wide" in page
    assert 'style="background:#0b3d2e"' in page
    assert "cuts a minute" in page
    assert "“slow” &lt;asks&gt;" in page
    assert "scene 2: it is short (make it longer)" in page
