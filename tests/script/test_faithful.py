"""Numbers and names of a script, looked up in its source: what is found, and what is not mistaken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from chalktalk.documents.base import Blob
from chalktalk.documents.material import Block, BlockKind, Material
from chalktalk.script.drafting.amounts import amounts_in, worths_in
from chalktalk.script.drafting.faithful import Facts, names_in, strangers_in


def facts(*paragraphs: str, items: int = 0) -> Facts:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    blocks += [Block(kind=BlockKind.ITEM, text="an item")] * items
    return Facts(Material(name="s", blob=Blob(digest="0" * 64, size=1, media_type="text/plain"), blocks=tuple(blocks)))


def strangers(said: str, *source: str) -> list[str]:
    return [
        stranger.text
        for stranger in strangers_in(f"# A Title With 99 Names\n\n## Big Heading\n\n{said}", facts(*source))
    ]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("3.5 million people", "3,500,000 people"),
        ("three and a half, well 3.5", "3½ or so"),
        ("three point five million", "3.5M"),
        ("forty-two of them", "42 of them"),
        ("forty two percent", "42 % of them"),
        ("42 percent", "42% of them"),
        ("In nineteen eighty-four it began.", "It began in 1984."),
        ("in the nineties, in 1990", "in the 1990s"),
        ("a hundred and twenty meters", "120 m"),
        ("two hundred fifty thousand", "250 000 of them".replace(" ", "\u202f", 1)),
        ("two thirds of it", "67 % of it"),
        ("50 percent of it", "half of it"),
        ("3 million", "between 3 and 5 million"),
        ("twice, so two times 2", "both of them"),
        ("the twenty-first century", "in the 21st century"),
        ("on the 3rd of May", "on the third of May"),
        ("There are three reasons, and one of them counts.", "Nothing counts here."),
        ("Here are four steps: 4", "A list follows:"),
        ("COVID-19 came", "COVID-19 came"),
        ("H2O is water", "Water, or H2O, is wet"),
        ("millions of people, hundreds of cows", "Many people and cows"),
        ("Wait. [pause 2.5s] Go.", "Wait and go."),
    ],
)
def test_a_number_is_the_same_however_it_is_written(said: str, source: str) -> None:
    found = facts(source, items=4 if source.endswith(":") else 0)

    assert () == strangers_in(said, found)


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        ("It has 17 cubes.", "It has 16 cubes.", ["17"]),
        ("3.6 million people", "3.5 million people", ["3.6 million"]),
        ("3.5 billion people", "3.5 million people", ["3.5 billion"]),
        ("forty-three of them", "42 of them", ["forty-three"]),
        ("three quarters of it", "two thirds of it", ["three quarters"]),
        ("In 1985 and 1985 again", "In 1984", ["1985"]),
        ("Earth has seven moons.", "The earth has a moon.", ["seven"]),
        ("It is 42 % of 90 %.", "It is 42 %.", ["90 %"]),
    ],
)
def test_a_number_that_the_source_does_not_have_is_found(said: str, source: str, expected: list[str]) -> None:
    assert expected == strangers(said, source)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_words_and_digits_of_any_whole_number_are_worth_the_same(number: int, other: int) -> None:
    source = facts(f"There are {number:,} of them.")

    assert () == strangers_in(f"There are {num2words(number)} of them.", source)
    if other != number and other > 10 and float(other) not in worths_in(num2words(number)):
        assert [f"{other}"] == [stranger.text for stranger in strangers_in(f"There are {other} of them.", source)]


@given(st.floats(0.01, 9999).map(lambda number: round(number, 2)), st.sampled_from(["thousand", "million", "billion"]))
def test_scaled_numbers_are_worth_what_they_say(number: float, scale: str) -> None:
    by = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]

    (amount,) = amounts_in(f"about {number} {scale} of them")

    assert {number * by} == amount.worths


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for amount in amounts_in(text):
        assert amount.written == text[amount.start : amount.end]
    list(names_in(text))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It was Albert Einstein in Bern.", ["Albert Einstein", "Bern"]),
        ("Albert Einstein lived in Bern.", ["Albert Einstein", "Bern"]),
        ("Einstein wrote it.", ["Einstein"]),
        ("Imagine Albert Einstein.", ["Albert Einstein"]),
        ("NASA went there.", ["NASA"]),
        ("the University of Bern", ["University of Bern"]),
        ("She asked: Jenner's cow?", ["Jenner's"]),
    ],
)
def test_names_are_runs_of_words_written_large(said: str, expected: list[str]) -> None:
    assert expected == [name.text for name in names_in(said)]


@pytest.mark.parametrize(
    "said",
    [
        "You and I know it. It's late. I'm here, and I've seen it.",
        "Photosynthesis is old. Imagine that. However, Monday comes.",
        "“Look at that,” you say. (Nobody does.) The End. Why? Because.",
        "*Light* falls. Then it is dark – Good night.",
        "Think of it: Water is heavy.",
        "There's more. That's it. Let's go. What's next? Who's there?",
    ],
)
def test_a_capital_that_only_begins_a_sentence_makes_no_name(said: str) -> None:
    assert [] == strangers(said, "Something else altogether.")


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Jenner's cow and the Germans", "Edward Jenner, a German"),
        ("It was EDWARD JENNER.", "Edward Jenner"),
        ("the Swiss city of Bern", "Swiss people in Bern"),
        ("the Venetians of Venice", "Venetian merchants in Venice"),
        ("the World Health Organization", "The world health organization says"),
        ("in Franco-German talks", "Franco and the Germans"),
        ("Remarkably Jenner was right.", "Edward Jenner"),
    ],
)
def test_a_name_is_found_in_any_case_and_with_another_ending(said: str, source: str) -> None:
    assert [] == strangers(said, source)


def test_a_name_that_the_source_does_not_have_is_found_with_its_line() -> None:
    (stranger,) = strangers_in("# Ice\n\nIt floats.\n\nIt was Albert Jenner.", facts("Edward Jenner"))

    assert ("Albert Jenner", 5, True) == (stranger.text, stranger.line, stranger.is_name)


@given(
    st.lists(
        st.sampled_from(
            [
                "In 1796 Edward Jenner looked at 42 cows.",
                "Why? Nobody in Bern knew.",
                "It took 3.5 million years, NASA says.",
            ]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_script_of_the_sources_own_sentences_is_never_flagged(sentences: list[str]) -> None:
    assert [] == strangers(" ".join(sentences), *sentences)
