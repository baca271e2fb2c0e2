"""What a sentence says in a few words."""

import pytest
from readings import reading_of

from chalktalk.analysis.telling.gist import gist, points, read_words, row, things


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("And all that time, the virus keeps copying itself inside your body.", "virus keeps copying itself"),
        ("Although nobody had planned it, the small town became a rich city.", "town became a rich city"),
        ("It was late, but the doctor never gave up hope.", "doctor never gave up hope"),
    ],
)
def test_the_gist_is_the_clause_that_says_most(said: str, part: str) -> None:
    (sentence,) = reading_of(said).sentences
    assert part in gist(sentence).label.lower()
    assert len(gist(sentence).label.split()) <= 8


@pytest.mark.parametrize("said", ["Prices rise.", "Nothing.", "A short one.", "Why not?", "…", "7"])
def test_a_short_sentence_has_a_gist_too(said: str) -> None:
    (sentence,) = reading_of(said).sentences
    assert gist(sentence).label


def test_a_negation_is_never_lost() -> None:
    (sentence,) = reading_of("No machine on this planet can describe all of these numbers in full.").sentences
    assert gist(sentence).label.lower().startswith("no machine")


def test_the_things_it_names_can_be_pictured() -> None:
    (sentence,) = reading_of("The old farmer walks his dog along the river.").sentences
    assert ["Old farmer", "Dog", "River"] == [
        thing.label.removeprefix("His ").capitalize() for thing in things(sentence)
    ]


def test_what_frames_or_counts_is_no_thing() -> None:
    (sentence,) = reading_of("This is the story of how a dozen people in the world saved a cow.").sentences
    assert ["Cow"] == [thing.label for thing in things(sentence)]


def test_a_sentence_of_several_thoughts_gives_each() -> None:
    (sentence,) = reading_of(
        "A vaccine shows the danger, your body trains, and memory cells keep the lesson."
    ).sentences
    assert 3 == len(points(sentence))


def test_a_thought_between_two_others_is_one_though_its_verb_was_misread() -> None:
    (sentence,) = reading_of("In short: a bit chooses, a qubit blends, and each has its own job.").sentences
    assert ["Bit chooses", "Qubit blends", "Each has its own job"] == [point.label for point in points(sentence)]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("That means a small part of the brain, a nerve, or signals from the gut.", "Small part of the brain"),
        ("It comes from a mix of the sun, the wind, and the tides.", "Sun"),
        ("It is an alloy of lead, tin and antimony.", "Lead"),
    ],
)
def test_a_rows_first_thing_opens_as_the_next_one_does(said: str, first: str) -> None:
    (sentence,) = reading_of(said).sentences
    assert first == row(sentence)[0].label


def test_a_sentence_of_one_thought_gives_none() -> None:
    (sentence,) = reading_of("A vaccine shows your body the danger.").sentences
    assert () == points(sentence)


def test_every_word_is_read() -> None:
    (sentence,) = reading_of("In 1796, two cows — brown ones — ate grass.").sentences
    said = list(read_words(sentence))
    assert len(sentence.words) == len(said)
    assert ("cow", True, True) == said[3]
    assert ("", False, False) == said[4]
    assert said[1].telling
