"""Captions: every word once, in readable pieces, in time."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.cues import Caption
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.synchrony.captioning import CaptionUnit, units_of
from chalktalk.synchrony.captions import captions_of
from chalktalk.synchrony.parting import columns

PARAGRAPH = 0.8
"""Seconds of silence above which no caption reaches across."""
VACCINES = (
    "In 1796 a country doctor named Edward Jenner noticed something odd about the milkmaids in his village. "
    "They almost never caught smallpox. Why? Because they had already caught cowpox, a much milder disease, and their "
    "bodies remembered it. A vaccine teaches your immune system what a germ looks like before you ever meet it. "
    "It carries a harmless piece of the germ, or the instructions to build one. Your immune cells find the piece, "
    "learn its shape, and make antibodies that fit it exactly."
)


@dataclass(frozen=True)
class Spoken:
    sentences: tuple[Sentence, ...]
    times: tuple[WordTime, ...]
    end: float

    @property
    def shown(self) -> list[str]:
        return [word.display for sentence in self.sentences for word in sentence.words]

    def units(self, characters: int) -> tuple[CaptionUnit, ...]:
        return units_of(self.sentences, self.times, characters)

    def captions(self, characters: int) -> tuple[Caption, ...]:
        return captions_of(self.units(characters), self.end, characters)

    def texts(self, characters: int) -> list[list[str]]:
        words = [unit.word for unit in self.units(characters)]
        return [
            [
                "".join(word.text + " " * (not word.glued) for word in words[line.start : line.end]).rstrip()
                for line in caption.lines
            ]
            for caption in self.captions(characters)
        ]


def spoken(text: str, *, pace: float = 0.07, between: float = 0.35) -> Spoken:
    """A text at about 150 words a minute, its sentences a usual silence apart."""
    sentences: list[Sentence] = []
    times: list[WordTime] = []
    words: list[Word] = []
    now = 0.5
    for display in text.split():
        words.append(Word(display=display, spoken=display))
        times.append(WordTime(start=now, end=now + pace * (len(display) + 1)))
        now = times[-1].end
        if display[-1] in ".?!":
            sentences.append(Sentence(words=tuple(words)))
            words = []
            now += between
    if words:
        sentences.append(Sentence(words=tuple(words)))
    return Spoken(tuple(sentences), tuple(times), now + 0.75)


@st.composite
def anything_spoken(draw: st.DrawFn) -> Spoken:
    words = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=30)
    sentences = draw(st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=5))
    now, times = draw(st.floats(0, 1)), []
    for _ in range(sum(map(len, sentences))):
        start = now + draw(st.sampled_from([0.0, 0.0, 0.0, 0.2, 0.35, 0.9, 4.0]))
        now = start + draw(st.floats(0.02, 1.5))
        times.append(WordTime(start=start, end=now))
    return Spoken(
        tuple(Sentence(words=tuple(Word(display=word, spoken=word) for word in sentence)) for sentence in sentences),
        tuple(times),
        now + draw(st.floats(0, 2)),
    )


@settings(max_examples=60)
@given(anything_spoken(), st.integers(8, 60))
def test_whatever_is_said_every_word_is_shown_once_in_time_and_within_the_lines(speech: Spoken, limit: int) -> None:
    captions, words = speech.captions(limit), [unit.word for unit in speech.units(limit)]
    lines = [line for caption in captions for line in caption.lines]

    assert list(range(len(words))) == [word for line in lines for word in range(line.start, line.end)]
    written = "".join("".join(display.split()) for display in speech.shown)
    assert written.replace("-", "") == "".join(word.text for word in words).replace("-", "")
    assert speech.times[0].start == words[0].start
    assert speech.times[-1].end == words[-1].end
    for texts in speech.texts(limit):
        assert all(columns(text) <= limit for text in texts)
    for caption in captions:
        own = words[caption.lines[0].start : caption.lines[-1].end]
        assert own[0].start - 0.1 <= caption.start <= own[0].start
        assert caption.start < caption.end <= speech.end
        assert all(after.start - before.end <= PARAGRAPH for before, after in pairwise(own))
    assert all(one.end <= following.start for one, following in pairwise(captions))


@pytest.mark.parametrize("limit", [24, 32, 42])
def test_a_narration_at_a_usual_pace_can_be_read_and_leaves_no_word_alone(limit: int) -> None:
    speech = spoken(VACCINES)
    for caption, texts in zip(speech.captions(limit), speech.texts(limit), strict=True):
        seconds = caption.end - caption.start
        assert seconds >= 1.0
        assert sum(map(len, texts)) / seconds <= 20.0
        assert not [text for text in texts if " " not in text and len(text) <= 6]


def test_breaks_follow_the_sense_of_a_sentence() -> None:
    expected = [
        ["A vaccine teaches your immune system", "what a germ looks like before you meet it."],
        ["It carries a harmless piece of the germ,", "or the instructions to build one."],
    ]
    assert expected == spoken(
        "A vaccine teaches your immune system what a germ looks like before you meet it. "
        "It carries a harmless piece of the germ, or the instructions to build one."
    ).texts(42)


def test_each_sentence_gets_a_caption_of_its_own_where_it_is_long_enough() -> None:
    expected = [["Water boils at a hundred degrees."], ["On a mountain it boils sooner."]]
    assert expected == spoken("Water boils at a hundred degrees. On a mountain it boils sooner.").texts(42)


def test_a_very_short_sentence_is_shown_with_its_neighbour() -> None:
    expected = [["They never caught smallpox. Why?"]]
    assert expected == spoken("They never caught smallpox. Why?").texts(42)


def test_no_line_ends_with_an_article_or_a_preposition() -> None:
    for limit in (24, 32, 42):
        last_words = {text.split()[-1] for texts in spoken(VACCINES).texts(limit) for text in texts[:-1]}
        assert set() == last_words & {"a", "the", "of", "in", "your", "their", "and", "to"}


def test_no_caption_reaches_across_a_long_silence() -> None:
    expected = [["They never caught smallpox."], ["Why?"]]
    assert expected == spoken("They never caught smallpox. Why?", between=0.9).texts(42)


def test_a_short_caption_stays_a_second_where_silence_follows() -> None:
    first, _ = spoken("Why? Because they had already caught cowpox.", between=0.9).captions(42)
    assert first.end - first.start >= 1.0


def test_a_caption_gives_way_exactly_when_the_next_one_follows_at_once() -> None:
    captions = spoken(VACCINES).captions(42)
    assert all(one.end == following.start for one, following in pairwise(captions))


def test_wide_characters_count_twice() -> None:
    expected = [["疫苗教会免疫系统", "认识病菌的样子。"]]
    assert expected == spoken("疫苗教会免疫系统 认识病菌的样子。", pace=0.2).texts(20)
