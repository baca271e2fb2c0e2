"""Two subjects held against each other."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.comparisons import comparisons
from chalktalk.documents.analysis import Side


def told(*paragraphs: str) -> list[tuple[str, list[str], str, list[str]]]:
    """Subjects and points, left and right."""
    return [(*_side(one.left), *_side(one.right)) for one in comparisons(reading_of(*paragraphs))]


def _side(side: Side) -> tuple[str, list[str]]:
    return side.subject.text, [point.text for point in side.points]


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        (
            "Red cells carry oxygen, whereas white cells fight infection.",
            ("Red cells", "carry oxygen"),
            ("white cells", "fight infection"),
        ),
        (
            "While a virus needs a host, a bacterium can live alone.",
            ("a virus", "needs a host"),
            ("a bacterium", "live alone"),
        ),
        ("Old engines burned coal; new engines burn gas.", ("Old engines", "burned coal"), ("new engines", "burn gas")),
        (
            "Stocks bring profit. / Bonds, on the other hand, bring interest.",
            ("Stocks", "bring profit"),
            ("Bonds", "bring interest"),
        ),
        ("Some people love it, others hate it.", ("Some people", "love it"), ("others", "hate it")),
        (
            "In Japan, leave nothing. / In America, leave a fifth.",
            ("Japan", "leave nothing"),
            ("America", "leave a fifth"),
        ),
        (
            "Higher, and the stub dies. / Lower, and you lose the bud.",
            ("Higher", "the stub dies"),
            ("Lower", "you lose the bud"),
        ),
    ],
)
def test_cue_words_and_places_hold_two_subjects_apart(text: str, left: tuple[str, str], right: tuple[str, str]) -> None:
    assert [(left[0], [left[1]], right[0], [right[1]])] == told(text)


def test_parallel_sentences_need_no_cue_word() -> None:
    assert [("A bit", ["either 0 or 1"], "A qubit", ["both"])] == told("A bit is either 0 or 1. / A qubit is both.")
    assert [("Debit cards", ["take money you have"], "Credit cards", ["lend money you don't"])] == told(
        "Debit cards take money you have. / Credit cards lend money you don't."
    )


def test_what_one_is_more_of_than_the_other() -> None:
    assert [("Cats", ["more independent"], "dogs", [])] == told("Cats are more independent than dogs.")
    assert [("water", ["travels faster"], "air", [])] == told("Sound travels faster in water than in air.")


def test_unlike_names_the_other_side_without_points() -> None:
    assert [("a virus", [], "a bacterium", ["live alone"])] == told("Unlike a virus, a bacterium can live alone.")


def test_the_first_and_the_second_are_the_pair_named_before() -> None:
    text = "It splits the heap into a nursery and a home, sweeps the first often and hardly ever bothers the second."

    assert [("a nursery", ["sweeps the first often"], "a home", ["hardly ever bothers the second"])] == told(text)


def test_two_things_named_together_are_told_apart_in_the_next_sentences() -> None:
    text = "Put it in shares and bonds. / A share is a slice of a company. / A bond is a loan that pays interest."

    assert [("A share", ["a slice of a company"], "A bond", ["a loan that pays interest"])] == told(text)


def test_a_pronoun_says_more_of_the_subject_before_it() -> None:
    text = "The satellites have no idea you exist. / They talk; your phone listens."

    assert [("The satellites", ["have no idea you exist", "talk"], "your phone", ["listens"])] == told(text)


def test_by_contrast_looks_past_what_else_was_said_of_the_first() -> None:
    text = "Computers need numbers. / They cannot read. / People are the other way round. / They remember words."

    assert [
        ("Computers", ["need numbers", "cannot read"], "People", ["the other way round", "remember words"])
    ] == told(text)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("Paper burns at once. / Wood takes its time.", ("Paper", ["burns at once"]), ("Wood", ["takes its time"])),
        (
            "A river is water on the move. / You can hear it from far away. / A lake is water that stays put.",
            ("A river", ["water on the move", "hear it from far away"]),
            ("A lake", ["water that stays put"]),
        ),
        (
            "We used to send letters. / Today we send messages.",
            ("used to", ["send letters"]),
            ("Today", ["we send messages"]),
        ),
        (
            "You see two moves ahead. / Your opponent sees five.",
            ("You", ["see two moves ahead"]),
            ("Your opponent", ["sees five"]),
        ),
        (
            "If the light is green, go. / If it is red, stop.",
            ("If the light is green", ["go"]),
            ("If it is red", ["stop"]),
        ),
        (
            "Ask more and you go home with a pile. / That's a surplus. / Ask less and you sell out. / It's a shortage.",
            ("a surplus", ["Ask more", "you go home with a pile"]),
            ("a shortage", ["Ask less", "you sell out"]),
        ),
        (
            "The cheap brush sheds hair. / The expensive one lasts for years.",
            ("The cheap brush", ["sheds hair"]),
            ("The expensive one", ["lasts for years"]),
        ),
        (
            "Java is not JavaScript. / Java is strict. / JavaScript forgives a lot.",
            ("Java", ["strict"]),
            ("JavaScript", ["forgives a lot"]),
        ),
        ("Is a tomato a fruit or a vegetable?", ("a fruit", []), ("a vegetable", [])),
        ("A whale is not a fish but a mammal.", ("a fish", []), ("a mammal", [])),
        ("Instead of a key, you carry a code.", ("a key", []), ("carry a code", [])),
        (
            "The town had two bridges: one of stone, the other of steel.",
            ("one of stone", []),
            ("the other of steel", []),
        ),
        (
            "The left lung has two lobes, the right lung three.",
            ("The left lung", ["has two lobes"]),
            ("the right lung", ["three"]),
        ),
    ],
)
def test_sides_are_told_in_many_ways(text: str, left: tuple[str, list[str]], right: tuple[str, list[str]]) -> None:
    assert [(*left, *right)] == told(text)


@pytest.mark.parametrize(
    ("said", "left", "right"),
    [
        ("B12 was made to be strong. / C20 was made to be cheap and light.", "B12", "C20"),
        ("Hard skills get you the interview, where soft skills get you the job.", "Hard skills", "soft skills"),
        ("In my aunt's day you beat rugs by hand; a robot today does it.", "in my aunt's day", "a robot"),
        ("On the ground you can see the potholes. / From the air nobody can.", "On the ground", "From the air"),
        ("Under a reversible lease you can go home. / Rents are lower. / An irreversible lease binds you for good.",
         "Under a reversible lease", "An irreversible lease"),
        ("When prices rise, borrowers win. / When prices fall, lenders do.", "When prices rise", "When prices fall"),
        ("One brother went to sea. / The other stayed at home.", "One brother", "The other"),
        ("The first version took a team. / The second was written by one student.", "The first version", "The second"),
        ("With the first you pick a colour, with the second a size.", "With the first", "with the second"),
        ("The Romans built roads for armies. / The Incas built them for runners.", "The Romans", "The Incas"),
    ],
)  # fmt: skip
def test_sides_are_told_apart_by_how_they_are_said(said: str, left: str, right: str) -> None:
    assert [(left.lower(), right.lower())] == [(one[0].lower(), one[2].lower()) for one in told(said)]


@pytest.mark.parametrize(
    "text",
    [
        "Stir the rice while the pan heats.",
        "After the rain, the snails come out. / After dark, the hedgehogs eat them.",
        "Goods go from the farm to the shop. / Cash goes from the shop to the farm.",
        "The first step is to wash the rice. / The second step is to soak it.",
        "Doctors wash their hands. / Nurses wash theirs too.",
        "It's the place where the river bends and where the boats turn.",
    ],
)
def test_what_goes_on_or_holds_for_both_is_no_comparison(text: str) -> None:
    assert [] == told(text)


def test_what_comes_under_a_circumstance_is_told_with_its_subject() -> None:
    said = "With a paid plan you get a manager. / Fees are higher. / With an unpaid plan you get a form."
    assert ["you get a manager", "Fees are higher"] == told(said)[0][1]


def test_two_labels_of_one_form_stand_side_by_side_across_paragraphs() -> None:
    assert [("Ales", ["warm and quick", "They like a pub"], "Lagers", ["cold and slow"])] == told(
        "Ales: warm and quick. / They like a pub.", "Lagers: cold and slow."
    )
    assert [("Box on the left", ["what you earn"], "Box on the right", ["what you spend"])] == told(
        "Box on the left: what you earn.", "Box on the right: what you spend."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The company grew fast, but it lost money. / I wanted tea, but the shop was closed.",
        "He cooked dinner while she read a book. / Do not move while the doctor listens.",
        "The price rose by more than 5 million dollars. / It took longer than a year. / He is older than me.",
        "The heart pumps blood. / The lungs take in air. / The liver cleans the blood.",
        "The king signed the treaty. / The parliament rejected it.",
        "In 1990 the town had ten schools. / In 2000 it had five.",
        "Small fish take the krill, tuna take the fish.",
        "Bees visit flowers. / Flowers make seeds. / Seeds grow into plants.",
        "An artery is a tube. / A stent is a mesh that props it open.",
        "A catalyst is a helper. / The reaction is faster.",
        "He is not only a painter but a poet.",
        "Do you want tea or coffee?",
        "One day the wolf came. / The other sheep ran away.",
        "A cell has a wall. / The nucleus is the control room. / A membrane surrounds it.",
        "She used a pencil rather than a pen.",
        "while / whereas , / than / unlike 🙂 / ( ) / vs",
    ],
)
def test_stories_rows_and_amounts_are_no_comparison(text: str) -> None:
    assert [] == told(text)


def test_the_cue_is_quoted_for_the_author() -> None:
    (one,) = comparisons(reading_of("Bread is soft, whereas crust is hard."))

    assert "two held against each other: “whereas”" == one.reason
    assert [(3, 4)] == [(span.start, span.end) for span in one.evidence]
    assert (0, 7) == (one.span.start, one.span.end)
