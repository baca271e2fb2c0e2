"""Captions of a film against those that were planned, and against what can be read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Caption, CaptionWord, SceneCues, Transition
from chalktalk.documents.direction import Output
from chalktalk.documents.inspection import Expectation, ExpectedScene, Finding
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate
from chalktalk.inspection.checks.captions import check_captions
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.webvtt import Cue, cues_of

RATE = FrameRate(30)
FILE = """\
WEBVTT

00:00.500 --> 00:02.500
Ice floats &amp; shines
on the lake.

7
00:00:05.500 --> 00:00:07.500 line:80%
<c>Water</c> grows.
"""


def scene(name: str, start: int, *lines: tuple[str, ...]) -> ExpectedScene:
    """Five seconds of one caption, from half a second to two and a half."""
    words = tuple(CaptionWord(text=word, start=0.5, end=2.5) for line in lines for word in line)
    ends = [sum(map(len, lines[: number + 1])) for number in range(len(lines))]
    spans = tuple(Span(start=end - len(line), end=end) for end, line in zip(ends, lines, strict=True))
    cut = Transition(kind=TransitionKind.CUT, frames=0)
    cues = SceneCues(
        scene=name,
        rate=RATE,
        frames=150,
        enter=cut,
        leave=cut,
        words=(),
        utterances=(),
        beats=(),
        caption_words=words,
        captions=(Caption(start=0.5, end=2.5, lines=spans),),
    )
    return ExpectedScene(id=name, start=start, end=start + 150, cues=cues, words=())


EXPECTED = Expectation(
    output=Output(width=1920, height=1080, rate=RATE, crf=20, preset="medium"),
    frames=300,
    language="en",
    target_lufs=-14,
    peak_limit_dbtp=-1,
    has_music=False,
    captions=True,
    scenes=(
        scene("ice", 0, ("Ice", "floats", "&", "shines"), ("on", "the", "lake.")),
        scene("water", 150, ("Water", "grows.")),
    ),
)


def findings(captions: str | None, expected: Expectation | None = EXPECTED) -> list[Finding]:
    facts = Facts("mov,mp4", "h264", 1920, 1080, RATE, 10.0, "aac")
    nothing: Any = None
    return list(check_captions(Evidence(facts, nothing, nothing, expected, None, captions)))


def test_planned_captions_have_no_findings() -> None:
    assert [] == findings(FILE)
    assert [] == findings(FILE, None)


def test_a_missing_file_is_told_where_captions_were_planned() -> None:
    assert ["reading.no-captions"] == [finding.code for finding in findings(None)]
    assert [] == findings(None, None)
    assert [] == findings(None, EXPECTED.model_copy(update={"captions": False}))


@pytest.mark.parametrize(
    ("before", "after", "code", "at"),
    [
        ("00:00:05.500 --> 00:00:07.500 line:80%\n<c>Water</c> grows.\n", "", "missing-caption", "water"),
        ("grows.", "shrinks.", "wrong-caption", "water"),
        ("00:00:05.500 --> 00:00:07.500", "00:00:06.500 --> 00:00:07.500", "moved-caption", "water"),
        ("--> 00:02.500", "--> 00:00.600", "brief-caption", "ice"),
        ("--> 00:02.500", "--> 00:05.700", "overlapping-captions", "water"),
        ("\non the", "\n\u00a0on\n the", "tall-caption", "ice"),
    ],
)
def test_a_fault_of_a_caption_is_told_with_its_scene(before: str, after: str, code: str, at: str) -> None:
    (finding,) = findings(FILE.replace(before, after))

    assert (f"reading.{code}", at) == (finding.code, finding.where.scene)


def test_an_emptied_file_is_told_once() -> None:
    (finding,) = findings("WEBVTT\n")

    assert ("reading.missing-caption", None, 0.0, 10.0) == (
        finding.code,
        finding.where.scene,
        finding.where.start,
        finding.where.end,
    )
    assert 'the caption "Ice floats & shines on the lake." is missing, and 1 more' == finding.message


def test_what_nobody_can_read_is_told_of_any_film() -> None:
    long, fast = "a" * 50, "00:01.000 --> 00:02.000\n" + "\n".join(["word " * 8] * 2)
    files = {
        "reading.wide-caption": f"WEBVTT\n\n00:01.000 --> 00:05.000\n{long}\n",
        "reading.fast-caption": f"WEBVTT\n\n{fast}\n",
        "reading.long-caption": "WEBVTT\n\n00:00.000 --> 00:10.001\nStill here\n",
        "reading.empty-caption": "WEBVTT\n\n00:01.000 --> 00:05.000\n\n",
        "reading.late-captions": "WEBVTT\n\n00:11.000 --> 00:13.000\nHello\n",
    }

    assert list(files) == [finding.code for text in files.values() for finding in findings(text, None)]


def test_a_file_of_another_system_is_read_as_well() -> None:
    windows = FILE.replace("\n", "\r\n")

    assert [Cue(0.5, 2.5, ("Ice floats & shines", "on the lake.")), Cue(5.5, 7.5, ("Water grows.",))] == list(
        cues_of(windows)
    )


@given(
    st.text() | st.lists(st.sampled_from(["WEBVTT", "\n", "00:01.000", " --> ", "-->", "<", "9", "NOTE"])).map("".join)
)
def test_any_text_is_read_without_a_fault_of_ours(text: str) -> None:
    assert all(cue.start >= 0 for cue in cues_of(text))
    findings(text)
