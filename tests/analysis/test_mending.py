"""Tags put right by what a clause must look like."""

import pytest
from readings import reading_of


def tagged(text: str, word: str) -> str:
    """The Penn tag of a word's last occurrence in a sentence."""
    return [token.tag_ for token in reading_of(text).sentences[0].doc if token.text == word][-1]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A battery stores energy.", "stores", "VBZ"),
        ("Light travels at an enormous speed.", "travels", "VBZ"),
        ("Warm air over the lakes rises.", "rises", "VBZ"),
        ("The price of two loaves.", "loaves", "NNS"),
        ("It spins, cools, and drops its load.", "cools", "VBZ"),
        ("He buys nuts, seeds, and nails.", "seeds", "NNS"),
        ("The guard notes when it came in.", "notes", "VBZ"),
        ("Whatever you type goes into the box.", "type", "VBP"),
        ("They guard the bridge.", "guard", "VBP"),
        ("Water boils, steam rises.", "rises", "VBZ"),
        ("They carry it to the lymph nodes.", "nodes", "NNS"),
        ("Where two stems cross, keep one.", "stems", "NNS"),
        ("It broadcasts a message.", "broadcasts", "VBZ"),
        ("A post office that sorts letters.", "sorts", "VBZ"),
        ("Whales, which breathe air, dive deep.", "dive", "VBP"),
        ("Sort the list.", "Sort", "VB"),
        ("Heat the oil, then mix it in.", "mix", "VB"),
        ("Once it has doubled, shape it.", "shape", "VB"),
        ("Cut the bread.", "Cut", "VB"),
        ("How does a vaccine work?", "work", "VB"),
        ("It will bubble.", "bubble", "VB"),
        ("So will quantum computers replace your laptop?", "will", "MD"),
        ("He wrote his will.", "will", "NN"),
        ("Let the dough rise for an hour.", "rise", "VB"),
        ("Edward Jenner's vaccine saved three million people.", "saved", "VBD"),
        ("The firm founded in 1998 grew.", "founded", "VBN"),
        ("A frame made by hand lasts.", "made", "VBN"),
        ("It was cut in two.", "cut", "VBN"),
        ("It crossed the Suez Canal.", "Canal", "NNP"),
        ("Resolvers asked the way.", "Resolvers", "NNS"),
        ("A see-saw moves.", "saw", "NN"),
        ("It is more than a see-saw.", "than", "IN"),
        ("They stay behind.", "behind", "RB"),
        ("Most of the army left.", "Most", "JJS"),
        ("The better one stays.", "one", "NN"),
        ("One senator objected.", "One", "CD"),
        ("Cells that remember stay.", "that", "WDT"),
        ("It cost $5.", "$", "$"),
        ("It rose by 5%.", "%", "NN"),
    ],
)
def test_a_word_is_tagged_by_its_place(text: str, word: str, expected: str) -> None:
    assert expected == tagged(text, word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They have left.", "have", "AUX"),
        ("They have a dream.", "have", "VERB"),
        ("The yeasts do the lifting.", "do", "VERB"),
        ("They do not lift.", "do", "AUX"),
        ("It's cold.", "'s", "AUX"),
        ("The dog's tail.", "'s", "PART"),
        ("This is why.", "This", "PRON"),
        ("This cell stays.", "This", "DET"),
    ],
)
def test_small_words_say_what_they_do_here(text: str, word: str, expected: str) -> None:
    assert expected == next(token.pos_ for token in reading_of(text).sentences[0].doc if token.text == word)
