"""Captions and chapters beside the film, read back by FFmpeg's own demuxers."""

import re
from io import BytesIO

import av
from av.subtitles.subtitle import AssSubtitle
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.base import Blob, Span
from chalktalk.documents.cues import Caption, CaptionWord, SceneCues, Transition
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import Element, Rationale, Scene, StatementVisual, Storyboard, TransitionKind
from chalktalk.documents.timeline import PlacedScene, Timeline
from chalktalk.engine import Context
from chalktalk.frames import FrameRate
from chalktalk.publishing import package
from chalktalk.publishing.chapters import chapter_list
from chalktalk.publishing.subtitles import FilmCaption, FilmWord, film_captions, srt, vtt

RATE = FrameRate(30)
NO_BLOB = Blob(digest="0" * 64, size=0, media_type="application/json")
CUT = Transition(kind=TransitionKind.CUT, frames=0)


def scene(name: str, *captions: str, chapter: str | None = None, starts: bool = False) -> Scene:
    words = tuple(Word(display=caption, spoken="x") for caption in captions)
    return Scene(
        id=name,
        chapter=chapter,
        starts_chapter=starts,
        sentences=(Sentence(words=words or (Word(display="x", spoken="x"),)),),
        visual=StatementVisual(heading=Element(id="heading", label="", cue=Span(start=0, end=1))),
        enter=TransitionKind.CUT,
        leave=TransitionKind.CUT,
    )


def cues(planned: Scene, *times: tuple[float, float]) -> SceneCues:
    """Each word of the scene a caption of its own."""
    return SceneCues(
        scene=planned.id,
        rate=RATE,
        frames=1,
        enter=CUT,
        leave=CUT,
        words=tuple(WordTime(start=start, end=end) for start, end in times),
        utterances=(),
        beats=(),
        caption_words=tuple(
            CaptionWord(text=word.display, start=start, end=end)
            for word, (start, end) in zip(planned.words, times, strict=True)
        ),
        captions=tuple(
            Caption(start=start, end=end, lines=(Span(start=n, end=n + 1),)) for n, (start, end) in enumerate(times)
        ),
    )


def film(title: str, *scenes: tuple[Scene, float], length: float) -> tuple[Storyboard, Timeline]:
    """Scenes and the second at which each starts."""
    starts = [round(start * 30) for _, start in scenes]
    placed = tuple(
        PlacedScene(id=planned.id, start=start, end=end, timeline=NO_BLOB, resources=())
        for (planned, _), start, end in zip(scenes, starts, [*starts[1:], round(length * 30)], strict=True)
    )
    timeline = Timeline(rate=RATE, page_width=1920, page_height=1080, frames=round(length * 30), scenes=placed)
    told = tuple(planned for planned, _ in scenes)
    rationales = (Rationale(reason="for a test"),) * len(told)
    return Storyboard(title=title, language="en", scenes=told, rationales=rationales), timeline


def read_back(text: str, kind: str) -> list[tuple[int, int, str]]:
    """Start, end and shown text of each caption, as FFmpeg understands the file."""
    found: list[tuple[int, int, str]] = []
    with av.open(BytesIO(text.encode()), "r", format=kind) as container:
        for packet in container.demux(container.streams[0]):
            if packet.size:
                (rect,) = packet.decode()
                assert isinstance(rect, AssSubtitle)
                assert packet.pts is not None
                assert packet.duration is not None
                shown = rect.ass.decode().split(",", 8)[-1].replace("\\N", "\n").replace("\u2060", "")
                found.append((packet.pts, packet.pts + packet.duration, shown))
    return found


def caption(start: int, end: int, lines: tuple[str, ...]) -> FilmCaption:
    """A caption whose lines are each one word."""
    return FilmCaption(start, end, tuple((FilmWord(line, start),) for line in lines))


CAPTIONS = [
    caption(0, 999, ("It costs $3.5M & more,", "if a < b > c.")),
    caption(999, 61_000, ("42",)),
    caption(
        3_725_042,
        3_726_000,
        (
            "A tag such as <b> or </i>",
            "and an arrow --> there",
        ),
    ),
]
AS_CAPTIONED = [(one.start, one.end, "\n".join(one.lines)) for one in CAPTIONS]


def test_subrip_says_what_was_captioned() -> None:
    expected = AS_CAPTIONED
    assert expected == read_back(srt(CAPTIONS), "srt")


def test_webvtt_says_what_was_captioned() -> None:
    expected = AS_CAPTIONED
    assert expected == read_back(vtt(CAPTIONS), "webvtt")


def test_braces_that_players_take_for_styling_are_shown() -> None:
    expected = [(0, 1000, r"{\an8} or {x}")]
    assert expected == read_back(srt([caption(0, 1000, (r"{\an8} or {x}",))]), "srt")


def test_subrip_is_written_with_numbers_and_commas() -> None:
    expected = "1\n00:00:00,000 --> 00:00:00,999\nIt costs $3.5M & more,\n"
    assert srt(CAPTIONS).startswith(expected)


def test_webvtt_escapes_what_would_be_markup() -> None:
    assert "A tag such as &lt;b&gt; or &lt;/i&gt;\nand an arrow --&gt; there\n" in vtt(CAPTIONS)


plain_lines = st.text("abc é–中<>&{}\\/", min_size=1, max_size=20).map(lambda text: f"x{text}x")


@settings(max_examples=60)
@given(st.lists(st.lists(plain_lines, min_size=1, max_size=2), min_size=1, max_size=5))
def test_no_text_breaks_a_webvtt_file(texts: list[list[str]]) -> None:
    captions = [caption(n * 1000, n * 1000 + 900, tuple(lines)) for n, lines in enumerate(texts)]
    blocks = vtt(captions).removeprefix("WEBVTT\n\n").rstrip("\n").split("\n\n")
    assert len(captions) == len(blocks)
    for block, one in zip(blocks, captions, strict=True):
        timing, *lines = block.split("\n")
        assert re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", timing)
        assert len(one.lines) == len(lines)
        assert not any("<" in line or "-->" in line for line in lines)


def test_caption_times_count_from_the_film_s_start() -> None:
    one, two = scene("one", "First."), scene("two", "Second.")
    _, timeline = film("T", (one, 0), (two, 4), length=8)
    expected = [(500, 1500, ("First.",)), (4500, 5250, ("Second.",))]
    captions = film_captions(timeline, (cues(one, (0.5, 1.5)), cues(two, (0.5, 1.25))))
    assert expected == [(one.start, one.end, one.lines) for one in captions]


def test_a_caption_ends_where_the_next_scene_s_begins() -> None:
    one, two = scene("one", "First."), scene("two", "Second.")
    _, timeline = film("T", (one, 0), (two, 4), length=8)
    first, second = film_captions(timeline, (cues(one, (3.0, 4.4)), cues(two, (0.2, 1.0))))
    assert first.end == second.start


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), min_size=1, max_size=8))
def test_captions_of_a_film_never_overlap_and_are_never_empty(times: list[tuple[float, float]]) -> None:
    scenes = [scene(f"scene-{n}", "word") for n in range(len(times))]
    _, timeline = film("T", *((planned, n * 0.5) for n, planned in enumerate(scenes)), length=30)
    captions = film_captions(timeline, tuple(cues(s, t) for s, t in zip(scenes, times, strict=True)))
    bounds = [time for one in captions for time in (one.start, one.end)]
    assert len(times) == len(captions)
    assert sorted(bounds) == bounds
    assert all(one.start < one.end for one in captions)


async def test_the_package_holds_captions_and_chapters(context: Context) -> None:
    one = scene("one", "Hello.", starts=True)
    storyboard, timeline = film("How it works", (one, 0), length=30)
    made = await package.function(context, storyboard, timeline, (cues(one, (0.5, 1.5)),), sidecar=True)
    assert made.srt
    assert made.vtt
    expected = [(500, 1500, "Hello.")]
    assert expected == read_back(context.store.get(made.srt.digest).decode(), "srt")
    assert expected == read_back(context.store.get(made.vtt.digest).decode(), "webvtt")
    assert context.store.get(made.chapters.digest).startswith(b"0:00 How it works\n")


async def test_without_sidecar_captions_only_chapters_are_packed(context: Context) -> None:
    one = scene("one", "Hello.", starts=True)
    storyboard, timeline = film("How it works", (one, 0), length=30)
    made = await package.function(context, storyboard, timeline, (cues(one, (0.5, 1.5)),), sidecar=False)
    assert made.srt is None
    assert made.vtt is None


def chapters(*marks: tuple[str | None, float], length: float, title: str = "The film") -> str:
    scenes = [(scene(f"scene-{n}", chapter=chapter, starts=True), start) for n, (chapter, start) in enumerate(marks)]
    return chapter_list(*film(title, *scenes, length=length))


def test_chapters_are_listed_the_way_youtube_reads_them() -> None:
    expected = "0:00 The film\n0:12 How it starts\n1:02:05 How it ends\n"
    assert expected == chapters((None, 0), ("How it starts", 12.9), ("How it ends", 3725), length=3800)


def test_scenes_within_a_chapter_are_not_listed() -> None:
    one, two, three = (
        scene("a", chapter="A", starts=True),
        scene("b", chapter="A"),
        scene("c", chapter="C", starts=True),
    )
    expected = "0:00 A\n0:40 C\n"
    assert expected == chapter_list(*film("T", (one, 0), (two, 20), (three, 40), length=60))


def test_a_chapter_under_ten_seconds_becomes_the_start_of_the_next() -> None:
    expected = "0:00 Causes\n0:30 Effects\n"
    assert expected == chapters((None, 0), ("Causes", 6), ("Effects", 30), length=60)


def test_a_last_chapter_under_ten_seconds_belongs_to_the_one_before() -> None:
    expected = "0:00 The film\n0:20 Causes\n"
    assert expected == chapters((None, 0), ("Causes", 20), ("Thanks", 55), length=60)


def test_a_film_under_ten_seconds_still_has_its_one_chapter() -> None:
    expected = "0:00 The film\n"
    assert expected == chapters((None, 0), ("Causes", 4), length=8)


def test_angle_brackets_which_youtube_refuses_are_replaced() -> None:
    expected = "0:00 ‹b› & more\n"
    assert expected == chapters(("<b>  &\nmore", 0), length=30)


def test_a_film_without_any_title_still_has_a_first_chapter() -> None:
    expected = "0:00 Introduction\n"
    assert expected == chapters((None, 0), length=30, title=" ")


@settings(max_examples=60)
@given(st.lists(st.floats(0.5, 40), min_size=1, max_size=12))
def test_whatever_the_chapters_youtube_s_rules_hold(lengths: list[float]) -> None:
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    listed = chapters(*((f"Chapter {n}", start) for n, start in enumerate(starts)), length=sum(lengths))
    minutes = [line.split(" ")[0].split(":") for line in listed.splitlines()]
    seconds = [60 * int(minute) + int(second) for minute, second in minutes]
    assert seconds[0] == 0
    ends = [*seconds[1:], int(sum(lengths) + 0.02)]
    if len(seconds) > 1:
        assert all(end - start >= 10 for start, end in zip(seconds, ends, strict=True))
