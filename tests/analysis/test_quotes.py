"""Someone's very words."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.quotes import quotes
from chalktalk.documents.analysis import QuoteOpportunity

SURE = 0.5


def found(*paragraphs: str) -> list[QuoteOpportunity]:
    """The quotes that the graph would keep."""
    return [quote for quote in quotes(reading_of(*paragraphs)) if quote.confidence >= SURE]


def told(*paragraphs: str) -> tuple[str, str | None]:
    """Words and speaker of the only quote."""
    (quote,) = found(*paragraphs)
    return quote.words.text, quote.speaker.text if quote.speaker else None


def test_the_speaker_may_stand_after_the_words_in_either_order() -> None:
    assert ("We shall fight on the beaches", "Churchill") == told(
        "“We shall fight on the beaches,” Churchill told them."
    )
    assert ("I cannot believe it", "the old man") == told('"I cannot believe it," said the old man.')


def test_the_speaker_may_stand_before_the_words() -> None:
    text = '"everything should be made as simple as possible."'

    assert ("everything should be made as simple as possible", "Einstein") == told(f"As Einstein put it, {text}")
    assert ("Watch the dough, not the clock", "my grandmother") == told(
        'I told her what my grandmother told me: "Watch the dough, not the clock."'
    )


def test_the_words_of_somebody_are_announced_by_a_noun() -> None:
    assert "Isaac Newton" == told("In the words of Isaac Newton, “I stood on the shoulders of giants.”")[1]
    assert "My grandmother" == told("My grandmother's advice was simple: “Never buy a fish that looks at you.”")[1]


def test_a_quotation_broken_off_and_taken_up_is_one_without_what_interrupts_it() -> None:
    (quote,) = found('"To claim copyright," said a spokeswoman, "the photographer would have had to do more."')

    assert "To claim copyright, the photographer would have had to do more" == quote.words.text
    assert quote.words.text == quote.words.label
    assert (0, 14) == (quote.words.span.start, quote.words.span.end)


def test_a_pronoun_speaks_for_the_person_named_last_by_the_full_name() -> None:
    said = '"Radium is an element, it belongs to the people," she said.'

    assert "Marie Curie" == told(f"Marie Curie never patented radium. / She lived in Paris. / {said}")[1]


def test_they_are_the_many_of_the_sentence_before() -> None:
    text = 'System administrators have a saying for such days. / "It\'s always DNS," they sigh.'

    assert ("It's always DNS", "System administrators") == told(text)


def test_a_quotation_over_sentences_is_one_quote_that_shows_its_first() -> None:
    (quote,) = found('"This is the end of it. / We will not see the sun again," wrote Robert Scott in his diary.')

    assert "This is the end of it" == quote.words.text
    assert (0, 19) == (quote.span.start, quote.span.end)


def test_single_marks_count_and_apostrophes_do_not() -> None:
    assert "Churchill" == told("'We shall fight on the beaches,' Churchill told the House.")[1]
    assert [] == found("The dogs' bowls and the cats' beds aren't the neighbours' business.")


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "dark web" is not so dark.',
        "Darwin's book “On the Origin of Species” sold out.",
        'She wrote a report called "What Every Nurse Should Know About Sleep".',
        '"The best place to start is" — well, where would you start?',
        'Somebody is going to ask you, and "because I say so" won\'t do.',
        "He said that he would never come back.",
        "Anna: Why does ice float on the water?",
        'The screen is 27" wide and the other is 32" wide, which is a lot for a desk.',
        "You might ask, “Why does the sky look blue at all?”",
        'An open mark " at the end, and nothing else to see here "',
        "“",
        "🙂",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert [] == found(text)


def test_a_short_sentence_is_a_quote_where_someone_is_named_who_says_it() -> None:
    assert ("Bees are gossips", "Ida") == told('"Bees are gossips," our old beekeeper, Ida, used to say.')
    assert ("Measure it twice", "My boss") == told('My boss likes to say, "Measure it twice."')


def test_words_may_be_put_as_someones_own_without_marks() -> None:
    assert ("soup is mostly patience", "the cook Marta Ruiz") == told(
        "As the cook Marta Ruiz liked to put it, soup is mostly patience."
    )


def test_a_long_quote_is_labelled_with_its_beginning_word_for_word() -> None:
    (quote,) = found(
        '"The result of the inquiry is, then, that there has been no outbreak of the disease," wrote John Snow.'
    )

    assert quote.words.label.startswith("The result of the inquiry is, then")
    assert quote.words.label.endswith("…")
    assert 12 >= len(quote.words.label.removesuffix("…").split())
