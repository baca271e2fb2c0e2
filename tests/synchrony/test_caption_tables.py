"""Captions of words that are longer than a line, of scripts without spaces, and of scripts that run from the right."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.base import Blob, Span
from chalktalk.documents.cues import SceneCues
from chalktalk.documents.narration import Speech, WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import Element, Scene, StatementVisual, TransitionKind
from chalktalk.engine import Context
from chalktalk.frames import FrameRate
from chalktalk.synchrony import synchronise
from chalktalk.synchrony.parting import columns, parted

CHINESE = (
    "疫苗把无害的病菌碎片交给免疫系统让它提前认识敌人的样子并且记住如何制造能够准确识别和阻挡真正病毒的抗体"
    "从而在下一次感染时迅速作出反应。"
)
RIGHT_MARK = "\u200f"


async def cues_of(context: Context, text: str, *, characters: int = 42, second: float = 0.12) -> SceneCues:
    """A text in which every column takes its time to say, as the script room reads it: words parted at spaces."""
    words = [Word(display=word, spoken="x") for word in text.split(" ")]
    now, times = 0.0, []
    for word in words:
        times.append(WordTime(start=now, end=now + second * columns(word.display)))
        now = times[-1].end + 0.05
    scene = Scene(
        id="scene",
        chapter=None,
        starts_chapter=True,
        sentences=(Sentence(words=tuple(words)),),
        visual=StatementVisual(heading=Element(id="heading", label="", cue=Span(start=0, end=1))),
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )
    audio = Blob(digest="0" * 64, size=1, media_type="audio/wav")
    speech = Speech(audio=audio, sample_rate=22050, duration=now, words=tuple(times), engine="test")
    return await synchronise.function(context, scene, (speech,), FrameRate(30), characters)


def lines_of(cues: SceneCues) -> list[str]:
    return [
        "".join(word.text + " " * (not word.glued) for word in cues.caption_words[line.start : line.end]).rstrip()
        for caption in cues.captions
        for line in caption.lines
    ]


@pytest.mark.parametrize("characters", [42, 30])
async def test_a_chinese_sentence_without_a_mark_is_broken_between_its_signs(context: Context, characters: int) -> None:
    cues = await cues_of(context, CHINESE, characters=characters)
    lines = lines_of(cues)
    assert 60 <= len(CHINESE)
    assert CHINESE == "".join(lines)
    assert all(columns(line) <= characters for line in lines)
    assert all(caption.end - caption.start >= 1.0 for caption in cues.captions)
    assert all(one.end <= following.start for one, following in pairwise(cues.captions))


async def test_each_line_of_a_long_chinese_word_sounds_in_its_own_part_of_the_word(context: Context) -> None:
    cues = await cues_of(context, CHINESE)
    for caption in cues.captions:
        own = cues.caption_words[caption.lines[0].start : caption.lines[-1].end]
        assert caption.start <= own[0].start < own[-1].end <= caption.end + 0.01
    assert cues.words[0].start == cues.caption_words[0].start
    assert cues.words[0].end == cues.caption_words[-1].end


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("疫苗教会免疫系统， 认识病菌的样子。", 42, ["疫苗教会免疫系统，认识病菌的样子。"]),
        ("疫苗教会免疫系统， 认识病菌的样子。", 20, ["疫苗教会免疫系统，", "认识病菌的样子。"]),
        ("我们用Python写程序， 然后运行。", 42, ["我们用Python写程序，然后运行。"]),
        ("백신은 면역 체계를 가르칩니다.", 42, ["백신은 면역 체계를 가르칩니다."]),
        ("백신은 면역 체계를 가르칩니다.", 20, ["백신은 면역", "체계를 가르칩니다."]),
    ],
)
async def test_chinese_needs_no_space_after_its_marks_and_korean_keeps_its_own(
    context: Context, text: str, characters: int, expected: list[str]
) -> None:
    assert expected == lines_of(await cues_of(context, text, characters=characters))


@pytest.mark.parametrize(
    "text",
    [
        "「ワクチン」は、免疫システムに病原体の姿を教え、次に出会ったときにすばやく反応できるようにします。",
        "ミツバチは花から花へと飛びまわり（花粉を運び）・植物の受粉をたすけ「ありがとう」とは言われません。",
    ],
)
async def test_no_japanese_line_starts_with_a_mark_or_a_small_kana_or_ends_with_an_open_bracket(
    context: Context, text: str
) -> None:
    for characters in range(12, 43):
        lines = lines_of(await cues_of(context, text, characters=characters))
        assert text == "".join(lines)
        assert not [line for line in lines if line[0] in "、。，」）・ーっゃゅょッャュョ" or line[-1] in "「（"]


async def test_foreign_words_within_chinese_stay_whole(context: Context) -> None:
    text = "科学家使用CRISPR技术修改DNA序列从而治疗镰刀型细胞贫血症等遗传疾病并在2023年获得批准上市使用。"
    for characters in range(12, 43):
        lines = lines_of(await cues_of(context, text, characters=characters))
        assert text == "".join(lines)
        assert all(any(name in line for line in lines) for name in ("CRISPR", "DNA", "2023"))


@pytest.mark.parametrize("characters", [42, 30, 20])
async def test_a_word_of_seventy_letters_is_parted_with_hyphens(context: Context, characters: int) -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesteile"
    lines = lines_of(await cues_of(context, f"Das {word} gilt.", characters=characters))
    assert 70 == len(word)
    assert all(columns(line) <= characters for line in lines)
    assert f"Das {word} gilt." == re.sub(r"-\n", "", "\n".join(lines)).replace("\n", " ")


async def test_an_address_is_parted_after_its_signs_and_without_hyphens(context: Context) -> None:
    address = "https://www.example.org/encyclopedia/vaccines/how-they-work.html?language=en&section=history"
    lines = lines_of(await cues_of(context, f"See {address} for more.", characters=42))
    parts = [line for line in lines if line.removeprefix("See ").removesuffix(" for more.") in address]
    assert address in "".join(lines)
    assert all(columns(line) <= 42 for line in lines)
    assert all(part[-1] in "/?&=#_.:-" for part in parts[:-1])


def test_a_number_with_its_unit_is_parted_at_its_space() -> None:
    assert [("$3.5", True), ("million", False)] == [(part.text, part.spaced) for part in parted("$3.5 million", 8)]


def test_letters_keep_their_marks_and_emoji_what_is_joined_to_them() -> None:
    family, flag, thumb = "👩‍👩‍👧", "🇩🇪", "👍🏽"
    text = "e\u0301" * 9 + family * 3 + flag * 3 + thumb * 3
    for limit in range(3, 20):
        parts = [part.text.removesuffix("-") for part in parted(text, limit)]
        assert text == "".join(parts)
        assert not any(part.startswith(("\u0301", "\u200d", "🏽")) for part in parts)
        assert all(part.count("🇩") == part.count("🇪") for part in parts)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("اللقاح يعلم جهاز المناعة شكل الجرثومة قبل أن يقابلها الجسم.", False),
        ("mRNA جزيء يحمل التعليمات.", True),
        ("החיסון מלמד את מערכת החיסון איך נראה החיידק.", False),
        ("DNA הוא מולקולה.", True),
        ("הפחמן 14 C הוא איזוטופ.", False),
    ],
)
async def test_lines_of_a_script_from_the_right_are_meant_from_the_right_whatever_they_start_with(
    context: Context,
    text: str,
    foreign: bool,  # noqa: FBT001
) -> None:
    lines = lines_of(await cues_of(context, text))
    assert text == " ".join(lines).replace(RIGHT_MARK, "")
    assert foreign == lines[0].startswith(RIGHT_MARK)
    assert all(columns(line) <= 42 for line in lines)


async def test_an_arabic_name_in_an_english_sentence_turns_nothing_round(context: Context) -> None:
    text = "الخوارزمي gave algorithms their name a very long time ago."
    assert text == " ".join(lines_of(await cues_of(context, text)))


async def test_vowel_marks_take_no_room(context: Context) -> None:
    text = "הַחִסּוּן מְלַמֵּד אֶת מַעֲרֶכֶת הַחִסּוּן"
    assert [text] == lines_of(await cues_of(context, text, characters=30))


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=120), st.integers(4, 42))
def test_whatever_a_word_is_its_parts_are_the_word_and_fit(word: str, limit: int) -> None:
    parts = [part.text for part in parted(word, limit)]
    assert word.replace("-", "") == "".join(parts).replace("-", "")
    assert all(columns(part) <= limit for part in parts)
