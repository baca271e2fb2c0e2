"""How hard scripts and sentences are."""

import pytest
from readings import reading_of

from chalktalk.analysis.concepts.index import concepts
from chalktalk.analysis.concepts.terms import abstraction, technicality
from chalktalk.analysis.telling.difficulty import complexity, difficulty, reading_grade, syllables

SYLLABLES = {
    1: "the made makes baked through strength eye queue stopped judge like whole changed cells clothes race suite",
    2: "about water science lion being table little people poem nation ocean rises boxes basement lovely ancient union",
    3: "energy area idea memory disaster radio video piano industry media various serious oxygen theory violin",
    4: "bacteria bacterial education immunity technology january society photography material reality antibody",
    5: "university electricity opportunity refrigerator imaginary examination evaporation",
}


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_of_known_words(count: int, words: str) -> None:
    counted = {word: syllables(word) for word in words.split()}
    assert dict.fromkeys(counted, count) == counted


def test_grade_is_the_published_formula() -> None:
    reading = reading_of("The cat sat on the mat. / The dog ran to the lake.")
    assert 0.39 * 6 + 11.8 * 1 - 15.59 == pytest.approx(reading_grade(reading))


def test_learned_prose_has_a_higher_grade_than_a_primer() -> None:
    primer = reading_of("The cat sat on the mat. / It saw a dog.")
    learned = reading_of(
        "The photosynthetic apparatus incorporates considerable biochemical redundancy and complexity."
    )
    assert reading_grade(learned) > 12 > reading_grade(primer)


def test_a_long_nested_sentence_is_more_complex_than_a_short_one() -> None:
    short, long = reading_of(
        "Cells divide. / When a virus that has changed arrives, the cells, which remember the old one because they met "
        "it, fail to see that it is the same, although it does what it always did."
    ).sentences
    assert 0.1 > complexity(short)
    assert 0.6 < complexity(long) <= 1.0


def test_signals_are_kept_apart_and_averaged() -> None:
    reading = reading_of(
        "Inflation is a rise in the general level of prices. / When eggs get dearer, that is a bad year."
    )
    found = difficulty(reading, concepts(reading))
    mean = (found.readability + found.concepts + found.sentences + found.density) / 4
    assert mean == pytest.approx(found.overall, abs=1e-3)
    assert found.grade / 20 == pytest.approx(found.readability, abs=1e-3)


def test_text_without_a_word_has_no_difficulty() -> None:
    reading = reading_of("🎉 🎉")
    assert 0.0 == difficulty(reading, ()).grade


def test_what_can_be_touched_is_less_abstract_than_what_can_be_thought() -> None:
    assert abstraction(("tree",), proper=False) < abstraction(("wave",), proper=False)
    assert abstraction(("tree",), proper=False) < abstraction(("immunity",), proper=False)


def test_a_term_of_experts_is_more_technical_than_a_word_of_every_day() -> None:
    plain = technicality(("water",), "en", proper=False, capitals=False)
    assert plain < 0.3 < technicality(("electrolyte",), "en", proper=False, capitals=False)
    assert plain < technicality(("dns",), "en", proper=False, capitals=True)


def test_a_mere_name_is_not_technical() -> None:
    name = technicality(("gutenberg",), "en", proper=True, capitals=False)
    assert name < technicality(("gutenberg",), "en", proper=False, capitals=False)
