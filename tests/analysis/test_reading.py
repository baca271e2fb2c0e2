"""A script read: every token tied to the word it is part of."""

from readings import reading_of, script_of

from chalktalk.analysis.language.engine import load
from chalktalk.analysis.language.reading import is_mark, read
from chalktalk.documents.base import Span


def test_tokens_are_tied_to_the_scripts_words() -> None:
    first, second = reading_of("Yes. / Don't cut it!").sentences

    assert ["Yes", ".", "Do", "n't", "cut", "it", "!"] == [token.text for token in [*first.doc, *second.doc]]
    assert ((0, 0), (0, 0, 1, 2, 2)) == (first.word_of, second.word_of)
    assert Span(start=1, end=4) == second.span
    assert Span(start=1, end=2) == second.span_of(0, 2)
    assert (0, 2) == second.tokens_of(Span(start=1, end=2))


def test_sentences_know_their_paragraph_and_whether_they_are_list_items() -> None:
    reading = reading_of("One. / Two.", "- Salt.", "- Water.")

    assert [2, 1, 1] == [len(paragraph) for paragraph in reading.paragraphs]
    assert [False, False, True, True] == [sentence.list_item for sentence in reading.sentences]
    assert 4 == reading.words


def test_marks_are_told_from_signs_that_are_read_out() -> None:
    doc = reading_of("A rise of 5% — “good” & fast.").sentences[0].doc

    assert ["—", "“", "”", "."] == [token.text for token in doc if is_mark(token)]


def test_a_sentence_of_many_paragraphs_takes_seconds_by_its_words() -> None:
    (sentence,) = reading_of("Five words take two seconds.").sentences

    assert 2.0 == sentence.seconds


def test_emoji_and_foreign_letters_are_words_too() -> None:
    (sentence,) = reading_of("😀 👩‍🚀 naïve 漢字 Ωmega.").sentences

    assert len(sentence.doc) == len(sentence.word_of)
    assert 4 == sentence.word_of[-1]


def test_a_language_without_tags_is_read_all_the_same() -> None:
    reading = read(script_of("Das Haus ist alt.", language="de"), load("de-AT"))

    assert "de" == reading.language
    assert [] == list(reading.sentences[0].doc.noun_chunks)
