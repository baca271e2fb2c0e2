import pytest

from chalktalk.documents.script import Sentence, Word
from chalktalk.narration.phrasing import phrased


def words_for(*displays: str, pause_after: int | None = None) -> tuple[str, ...]:
    return phrased(
        Sentence(
            words=tuple(
                Word(display=display, spoken=display.strip(".,:;?!()”“—…"), pause=1.0 if index == pause_after else 0.0)
                for index, display in enumerate(displays)
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
        (("wait…", "now"), ("wait,", "now.")),
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
    assert (expected,) == phrased(Sentence(words=(Word(display="word", spoken=spoken),)))
