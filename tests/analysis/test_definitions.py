"""Terms and their meanings."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.opportunities.definitions import definitions
from chalktalk.documents.analysis import Priority


def told(reading: Reading) -> list[tuple[str, str]]:
    """Terms and meanings found."""
    return [(one.term.text, one.meaning.text) for one in definitions(reading)]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("A yawn is a reflex: the jaw opens wide.", "A yawn", "a reflex"),
        ("Suckers are shoots from below the graft.", "Suckers", "shoots from below the graft"),
        ("Inflation is when prices rise.", "Inflation", "when prices rise"),
        ("An algorithm is just a list of steps, and it runs once.", "An algorithm", "a list of steps"),
        ("In economics, scarcity means that there is not enough.", "scarcity", "there is not enough"),
        ("GDP stands for gross domestic product.", "GDP", "gross domestic product"),
        ("The word “photon” means a particle of light.", "photon", "a particle of light"),
        (
            "A language family = all languages with one ancestor.",
            "A language family",
            "all languages with one ancestor",
        ),
        ("By opportunity cost I mean what you give up.", "opportunity cost", "what you give up"),
        ("A register is a tiny, quick slot inside the chip.", "A register", "a tiny, quick slot inside the chip"),
        ("The premium is what you pay.", "The premium", "what you pay"),
        ("The half-life of a drug is the time the body needs for half of it.", "The half-life",
         "the time the body needs for half of it"),
        ("The reserve price is the least the seller will take.", "The reserve price", "the least the seller will take"),
        ("The Doppler effect is the change in pitch.", "The Doppler effect", "the change in pitch"),
        ("Inertia is an object's refusal to change.", "Inertia", "an object's refusal to change"),
        ("Solvency means you can pay what you owe.", "Solvency", "you can pay what you owe"),
        ("Habeas corpus is Latin for “you shall have the body”.", "Habeas corpus", "you shall have the body"),
    ],
)  # fmt: skip
def test_sentences_that_say_what_something_is(text: str, term: str, meaning: str) -> None:
    assert [(term, meaning)] == told(reading_of(text))


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("The trick is called trilateration: finding a place.", "trilateration", "finding a place"),
        ("A cell that swallows others is called a phagocyte.", "a phagocyte", "A cell that swallows others"),
        ("The jack slips out (this is known as the escapement).", "the escapement", "The jack slips out"),
        ("You go home with a pile, which economists call a surplus.", "a surplus", "go home with a pile"),
        ("The peaks catch. / Physicists call this friction.", "friction", "The peaks catch"),
        ("Cells burst and die. / The technical term for this is apoptosis.", "apoptosis", "Cells burst and die"),
        ("Put coils below and foam on top and you have a hybrid.", "a hybrid", "Put coils below and foam on top"),
        ("Bees dance in eights. / Biologists call it the waggle dance.", "the waggle dance", "Bees dance in eights"),
        ("Tails in, heads out. / Chemists call that ball a micelle.", "a micelle", "Tails in, heads out"),
        ("The gap between what you ask and what you get is called the spread.", "the spread",
         "The gap between what you ask and what you get"),
        ("Light bends in water, and the word for it is refraction.", "refraction", "Light bends in water"),
        ("Proteins clump in a process known as coagulation.", "coagulation", "Proteins clump"),
        ("The tool that cuts the strand, called helicase, runs along.", "helicase", "The tool that cuts the strand"),
        ("You remember the last thing best. / That's the recency effect.", "the recency effect",
         "You remember the last thing best"),
        ("Grains settle one by one, and that's deposition.", "deposition", "Grains settle one by one"),
    ],
)  # fmt: skip
def test_names_given_to_what_was_said(text: str, term: str, meaning: str) -> None:
    assert [(term, meaning)] == told(reading_of(text))


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("It carries an atomic clock, a clock so steady that it takes its beat from atoms.", "an atomic clock",
         "a clock so steady that it takes its beat from atoms"),
        ("You cross the event horizon, the boundary beyond which nothing returns.", "the event horizon",
         "the boundary beyond which nothing returns"),
        ("Hypertension, or high blood pressure, damages the heart.", "Hypertension", "high blood pressure"),
        ("The atria, the two upper rooms, fill with blood.", "The atria", "the two upper rooms"),
        ("Water leaves through stomata, tiny pores in the leaf.", "stomata", "tiny pores in the leaf"),
        ("It begins with the larynx, or voice box.", "the larynx", "voice box"),
        ("The larynx, also called the voice box, sits in the throat.", "The larynx", "the voice box"),
        ("Look at tracker funds too: they copy an index.", "tracker funds", "copy an index"),
        ("Memory foam: a foam that takes your shape.", "Memory foam", "a foam that takes your shape"),
        ("Next comes shutter speed, which is simply how long the hole stays open.", "shutter speed",
         "how long the hole stays open"),
    ],
)  # fmt: skip
def test_meanings_slipped_in_beside_a_term(text: str, term: str, meaning: str) -> None:
    assert [(term, meaning)] == told(reading_of(text))


def test_a_question_is_answered_by_the_next_sentence() -> None:
    assert [("inflation", "a general rise in prices")] == told(
        reading_of("What is inflation? / It is a general rise in prices.")
    )
    assert [] == told(reading_of("What is a monsoon? / Many people think of rain."))


def test_a_pronoun_stands_for_the_term_just_brought_on() -> None:
    text = "Meet the mitochondrion. / It's the power plant of the cell."

    assert [("the mitochondrion", "the power plant of the cell")] == told(reading_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Exercise is important. / It is a good idea. / This is a problem.",
        "Water is an excellent solvent. / Jupiter is the largest planet.",
        "Jenner was a doctor. / My brother is a man who likes cars.",
        "The result is a smooth cream that spreads easily. / The first step is a survey of the site.",
        "More lanes mean more cars. / The dog is called Rex. / They called the police.",
        "Bring a knife, a fork and a spoon. / Isaac Newton, a young man from Lincolnshire, sat there.",
        "Tools: sharp secateurs, loppers and gloves.",
        "“Democracy is the worst form of government,” he said.",
        "A first draft is just a guess. / Dust is a woolly jumper. / A wet towel is an invitation to mould.",
        "Rising costs mean that shops must close. / A late train means a missed meeting. / Snow means trouble.",
        "Ask today, no strings attached. / The village, a place of forty houses, has no shop.",
        "He was late, that's the truth. / It rains all week, that's Manchester. / We won, and that's a fact.",
        "Garden hoses, nappies, gas canisters, bowling balls. / The match (a draw) ended late.",
        "Warning: the plate is hot. / Ann: White mould. / Bob: A long word. / Ann: Yes. / Bob: No.",
        "Smallpox came to a village: teams looked for it. / A photograph hung there: people stared.",
        "It can, kid. / It's called a pump.",
        "is ... 🙂 / What is? / called / ( )",
    ],
)
def test_opinions_persons_and_pointers_define_nothing(text: str) -> None:
    assert [] == told(reading_of(text))


def test_a_term_that_is_brought_on_and_taken_up_again_is_what_it_does() -> None:
    text = "A hash function takes text and grinds it up. / {} / Each site picks its hash function."

    assert [("A hash function", "takes text and grinds it up")] == told(
        reading_of(text.format("The hash function never forgets."))
    )
    assert [] == told(reading_of(text.format("Nothing comes back.")))
    assert [] == told(reading_of("A cold frame turns the order around. / A cold frame is new. / Open the cold frame."))


def test_what_a_subject_does_gives_way_to_what_the_next_sentence_says_it_is() -> None:
    text = "A tracker fund buys everything there is. / More precisely, it is a fund that copies an index. / {0} / {0}"

    assert [("A tracker fund", "a fund that copies an index")] == told(
        reading_of(text.format("Buy your tracker fund early."))
    )


def test_the_film_s_own_subject_is_critical_at_its_first_definition_only() -> None:
    reading = reading_of("A film is a row of pictures that move. / A film is a strip of plastic that takes light.")

    assert [Priority.CRITICAL, Priority.HIGH] == [one.priority for one in definitions(reading)]


def test_the_cue_is_quoted_for_the_author() -> None:
    (one,) = definitions(reading_of("GDP stands for gross domestic product."))

    assert "a term and its meaning: “stands for”" == one.reason
    assert [(1, 3)] == [(span.start, span.end) for span in one.evidence]
