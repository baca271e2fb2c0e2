import pytest

from chalktalk.documents.base import Span
from chalktalk.documents.script import Sentence, Word
from chalktalk.narration.engines import SpokenWord
from chalktalk.narration.phrasing import emphases_by_sentence, phrased


def said(words: tuple[SpokenWord, ...]) -> tuple[str, ...]:
    return tuple(word.text + word.mark for word in words)


def words_for(*displays: str, pause_after: int | None = None) -> tuple[str, ...]:
    return said(
        phrased(
            Sentence(
                words=tuple(
                    Word(
                        display=display,
                        spoken=display.strip(".,:;?!()”“—…-"),
                        pause=1.0 if index == pause_after else 0.0,
                    )
                    for index, display in enumerate(displays)
                )
            )
        )
    )


@pytest.mark.parametrize(
    ("displays", "expected"),
    [
        (("First,", "wait"), ("First,", "wait.")),
        (("“Why?”", "he", "asked."), ("Why?", "he", "asked.")),
        (("One", "thing:", "run!"), ("One", "thing:", "run!")),
        (("cells", "(or", "some)", "die"), ("cells,", "or", "some,", "die.")),
        (("Dr.", "Smith"), ("Dr", "Smith.")),
        (("wait…", "now"), ("wait;", "now.")),
        (("wait...", "now"), ("wait;", "now.")),
        (("ice—", "or", "snow--", "melts"), ("ice;", "or", "snow;", "melts.")),
    ],
)
def test_punctuation_goes_with_the_word_it_follows(displays: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert expected == words_for(*displays)


def test_a_pause_is_phrased_as_a_comma() -> None:
    assert ("No,", "never.") == words_for("No", "never", pause_after=0)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("co-worker's", "co-worker's."),
        ("a\x01b\0c", "a b c."),
        ("<break/>&", "break."),
        ("🙂", "."),
        ("x" * 130, f"{'x' * 60} {'x' * 60} {'x' * 10}."),
    ],
)
def test_only_what_can_be_spoken_reaches_the_engine(spoken: str, expected: str) -> None:
    assert (expected,) == said(phrased(Sentence(words=(Word(display="word", spoken=spoken),))))


def plain(text: str) -> Sentence:
    return Sentence(words=tuple(Word(display=word, spoken=word) for word in text.split()))


def test_words_are_stressed_by_the_author_and_by_the_storyboard() -> None:
    sentence = Sentence(words=(Word(display="so", spoken="so", emphasis=True), *plain("it never stops").words))
    words = phrased(sentence, (Span(start=2, end=3),))
    assert [True, False, True, False] == [word.emphasis for word in words]


def test_a_pronunciation_reaches_the_voice() -> None:
    word = Word(display="kubectl.", spoken="kubectl", pronunciation="kˈuːbkənˌtroʊl")
    assert (SpokenWord("kubectl", "kˈuːbkənˌtroʊl", "."),) == phrased(Sentence(words=(word,)))


def test_the_emphases_of_a_scene_are_counted_from_each_sentence() -> None:
    sentences = (plain("one two three"), plain("four five"), plain("six"))
    spans = (Span(start=1, end=2), Span(start=2, end=4), Span(start=5, end=6))
    expected = (
        (Span(start=1, end=2), Span(start=2, end=3)),
        (Span(start=0, end=1),),
        (Span(start=0, end=1),),
    )
    assert expected == emphases_by_sentence(sentences, spans)
