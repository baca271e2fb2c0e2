"""Whatever is typed, reading it ends, is the same again, and quotes the text exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.direction.words import category_of, read_words, subject_of
from chalktalk.direction.words.lists import LANGUAGES, lists_of
from chalktalk.documents.creative.brief import LONGEST_TEXT

_WORDS = (
    "no not red blue or , . : 9:16 1:30 30s half a minute twice as fast for kids aged 8 #abc #zzz “ ” rgb(1,2,3) "
    "warmer less more too dark instead of YouTube Instagram 4:5 – 🔥 ½ kein Rot 赤 字幕なし لا أحمر के लिए \n"
)
PIECES = st.sampled_from(_WORDS.split(" "))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_wishes_quote_the_text_exactly(text: str) -> None:
    wording = read_words(text)

    assert [wish.words for wish in wording.wishes] == [text[wish.start : wish.end] for wish in wording.wishes]
    assert sorted(wish.start for wish in wording.wishes) == [wish.start for wish in wording.wishes]
    assert len(text) == wording.characters
    assert wording == read_words(text)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_any_text_has_a_subject_of_its_own_or_none(text: str) -> None:
    subject = subject_of(text)

    assert subject is None or subject in text
    category_of(text)


@pytest.mark.parametrize("piece", ["no ", "red, ", "1:", "“", "10 to ", "字幕", "a", "swap "])
def test_the_longest_brief_of_one_piece_is_read(piece: str) -> None:
    text = (piece * LONGEST_TEXT)[:LONGEST_TEXT]

    assert LONGEST_TEXT == read_words(text).characters


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists(language: str) -> None:
    lists = lists_of(language)

    assert lists.small
    assert lists.directing.next
    assert lists.topics.next


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A short film about the sea, with soft light"),
        ("de", "Ein kurzer Film über das Meer mit weichem Licht"),
        ("fr", "Un film court sur la mer avec une lumière douce"),
        ("es", "Una película corta sobre el mar con luz suave"),
        ("pt", "Um filme curto sobre o mar com luz suave"),
        ("it", "Un breve filmato sul mare con una luce morbida"),
        ("nl", "Een korte film over de zee met zacht licht"),
        ("pl", "Krótki film o morzu z miękkim światłem"),
        ("tr", "Deniz hakkında yumuşak ışıklı kısa bir film"),
        ("ru", "Короткий фильм о море с мягким светом"),
        ("ja", "海についての短い映像、柔らかい光"),
        ("zh", "关于大海的短片,光线柔和"),
        ("hi", "समुद्र के बारे में एक छोटी फिल्म"),
        ("ar", "فيلم قصير عن البحر بإضاءة ناعمة"),
    ],
)
def test_the_language_of_a_brief_is_known(language: str, text: str) -> None:
    assert language == read_words(text).language


def test_a_language_that_was_given_counts_where_the_words_do_not_tell() -> None:
    assert read_words("OK 30", "de-AT").language == "de"
