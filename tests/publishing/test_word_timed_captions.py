"""Captions in which every word has its time, as WebVTT players read them."""

import re
from io import BytesIO
from itertools import pairwise

import av
from av.subtitles.subtitle import AssSubtitle
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.publishing.subtitles import FilmCaption, FilmWord, vtt_by_word

STAMP = re.compile(r"<(\d\d):(\d\d):(\d\d)\.(\d{3})>")


def caption(start: int, end: int, *lines: str) -> FilmCaption:
    """Words a quarter of a second apart, each as written, with the space after it."""
    words, at = [], start
    for line in lines:
        own = []
        for text in re.findall(r"\S+\s*", line):
            own.append(FilmWord(text, at))
            at += 250
        words.append(tuple(own))
    return FilmCaption(start, end, tuple(words))


def stamps(text: str) -> list[int]:
    """All moments in a file's cues, in milliseconds."""
    found = (map(int, match) for match in STAMP.findall(text))
    return [((hours * 60 + minutes) * 60 + seconds) * 1000 + rest for hours, minutes, seconds, rest in found]


def blocks(text: str) -> list[str]:
    return [block for block in text.split("\n\n") if "-->" in block]


def test_every_word_after_the_first_has_the_moment_at_which_it_sounds() -> None:
    expected = (
        "00:00:01.000 --> 00:00:03.000\n"
        "<c>It</c> <00:00:01.250><c>costs</c> <00:00:01.500><c>$3.5M</c>\n"
        "<00:00:01.750><c>&amp;</c> <00:00:02.000><c>more.</c>"
    )
    assert [expected] == [
        block.rstrip() for block in blocks(vtt_by_word([caption(1000, 3000, "It costs $3.5M ", "& more.")]))
    ]


def test_a_word_that_sounds_after_its_caption_came_has_its_moment_too() -> None:
    early = FilmCaption(900, 2000, ((FilmWord("Why?", 1000),),))
    assert "<00:00:01.000><c>Why?</c>" in vtt_by_word([early])


def test_parts_of_a_word_follow_without_a_space() -> None:
    line = (FilmWord("疫苗", 0), FilmWord("教会", 300), FilmWord("我们。", 600))
    expected = "<c>疫苗</c><00:00:00.300><c>教会</c><00:00:00.600><c>我们。</c>"
    assert expected in vtt_by_word([FilmCaption(0, 1500, (line,))])


def test_words_to_come_are_dimmed_by_the_file_s_own_style() -> None:
    text = vtt_by_word([caption(0, 1000, "Yes")])
    assert text.startswith("WEBVTT\n\nSTYLE\n::cue(:future)")


def test_ffmpeg_reads_the_words_without_their_moments() -> None:
    text = vtt_by_word([caption(0, 2000, "Rain falls ", "on <roofs>."), caption(2000, 3000, "Always.")])
    shown = []
    with av.open(BytesIO(text.encode()), "r", format="webvtt") as container:
        for packet in container.demux(container.streams[0]):
            if packet.size:
                (rect,) = packet.decode()
                assert isinstance(rect, AssSubtitle)
                shown.append((packet.pts, rect.ass.decode().split(",", 8)[-1]))
    assert [(0, "Rain falls\\Non <roofs>."), (2000, "Always.")] == shown


@settings(max_examples=80)
@given(
    st.lists(st.tuples(st.text("ab<>&-", min_size=1, max_size=6), st.integers(0, 9000)), min_size=1, max_size=8),
    st.integers(0, 5000),
    st.integers(1, 4000),
)
def test_whatever_the_times_moments_rise_and_lie_within_their_caption(
    words: list[tuple[str, int]], start: int, length: int
) -> None:
    line = tuple(FilmWord(f"{text} ", at) for text, at in words)
    text = vtt_by_word([FilmCaption(start, start + length, (line,))])
    found = stamps(text)
    assert all(start < moment < start + length for moment in found)
    assert all(one < following for one, following in pairwise(found))
    (block,) = blocks(text)
    assert 2 == len(block.rstrip().split("\n"))
    assert len(words) == block.count("<c>") == block.count("</c>")
