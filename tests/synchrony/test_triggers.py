"""Words that say how the telling moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.cues import TriggerKind
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence, Word
from chalktalk.synchrony.triggers import triggers_of


def found(*texts: str, language: str = "en") -> list[tuple[str, str]]:
    """Kind and word of each trigger."""
    sentences = [Sentence(words=tuple(Word(display=word, spoken=word) for word in text.split())) for text in texts]
    shown = [word.display for sentence in sentences for word in sentence.words]
    times = [WordTime(start=float(n), end=n + 0.5) for n in range(len(shown))]
    triggers = triggers_of(sentences, times, language)
    assert all(float(trigger.word) == trigger.time for trigger in triggers)
    return [(trigger.kind, shown[trigger.word]) for trigger in triggers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Here is the virus.", [("point", "Here")]),
        ("These cells remember.", [("point", "These")]),
        ("Look at those, and at this!", [("point", "those,"), ("point", "this!")]),
        ("That’s why it works.", [("point", "That’s")]),
        ("It works like that.", [("point", "that.")]),
        ("First, Jenner took fluid.", [("step", "First,")]),
        ("It boils, and then it cools.", [("step", "then")]),
        ("The second step is harder.", [("step", "second")]),
        ("Finally, it rests; next, it grows.", [("step", "Finally,"), ("step", "next,")]),
        ("It was, however, too late.", [("transition", "however,")]),
        ("But most cells die, although some live.", [("transition", "But"), ("transition", "although")]),
        ("Yet it moves.", [("transition", "Yet")]),
        ("Light bends instead.", [("transition", "instead.")]),
        (
            "The key idea is incredibly important.",
            [("emphasis", "key"), ("emphasis", "incredibly"), ("emphasis", "important.")],
        ),
        ("Unlike bacteria, viruses are amazing.", [("contrast", "Unlike"), ("emphasis", "amazing.")]),
        ("Steam versus wind, compared to coal.", [("contrast", "versus"), ("contrast", "compared")]),
        ("A qubit is different from a bit.", [("contrast", "different")]),
        ("“Here,” he said.", [("point", "“Here,”")]),
    ],
)
def test_a_word_that_moves_the_telling_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "She said that it works.",
        "The germ that causes it is small.",
        "In that it heals, it helps.",
        "People scattered here and there.",
        "Those who wait win.",
        "Wait a second.",
        "It was built back then.",
        "She sat next to the window.",
        "It has not arrived yet.",
        "Nothing but the best.",
        "However much it costs.",
        "Tea instead of coffee.",
        "It is not important.",
        "Press the key.",
        "They thirst and hunger.",
        "A forestep.",
    ],
)
def test_the_same_word_in_other_work_is_left_alone(text: str) -> None:
    assert [] == found(text)


def test_words_are_counted_through_all_sentences_of_a_scene() -> None:
    expected = [("point", "This"), ("transition", "But")]
    assert expected == found("This one grows.", "But it dies.")


def test_other_languages_have_none() -> None:
    assert [] == found("Le but est ici.", language="fr")
    assert [(TriggerKind.TRANSITION, "but")] == found("Small but strong.", language="en-GB")


@settings(max_examples=80)
@given(st.lists(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8), min_size=1, max_size=4))
def test_whatever_is_written_triggers_are_in_order_and_within_the_words(texts: list[list[str]]) -> None:
    sentences = [Sentence(words=tuple(Word(display=word, spoken="x") for word in words)) for words in texts]
    times = [WordTime(start=float(n), end=n + 0.5) for n in range(sum(map(len, texts)))]
    words = [trigger.word for trigger in triggers_of(sentences, times)]
    assert sorted(set(words)) == words
    assert all(word < len(times) for word in words)
