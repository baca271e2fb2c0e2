"""Clauses of sentences as authors write them: subject | verb | rest, without a parser."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.reading import ReadSentence


def sentence_of(text: str) -> ReadSentence:
    return reading_of(text).sentences[0]


def said(clause: Clause) -> str:
    """A clause as `opener > subject | verb | rest`."""
    doc = clause.sentence.doc
    pieces = [
        "" if piece is None else doc[slice(*piece)].text.strip()
        for piece in (clause.opener, clause.subject, clause.verb, clause.rest)
    ]
    return (f"{pieces[0]} > " if pieces[0] else "") + " | ".join(pieces[1:]).strip()


SENTENCES = (
    ("Heat the oil.", ["| Heat | the oil"]),
    ("Sort the list, then cut it in half.", ["| Sort | the list", "| cut | it in half"]),
    ("Don't cut the suckers; pull them.", ["| Don't cut | the suckers", "| pull | them"]),
    ("Never touch the wires.", ["| touch | the wires"]),
    ("Water boils, steam rises, and the turbine turns.",
     ["Water | boils |", "steam | rises |", "and > the turbine | turns |"]),
    ("They stick to the virus and block it.", ["They | stick | to the virus", "and > | block | it"]),
    ("Most of the army disappears, but a few cells stay behind.",
     ["Most of the army | disappears |", "but > a few cells | stay | behind"]),
    ("One senator objected.", ["One senator | objected |"]),
    ("Whatever falls through the holes goes to the farm.", ["Whatever falls through the holes | goes | to the farm"]),
    ("Only what stayed behind was sold.", ["what stayed behind | was sold |"]),
    ("We sell what we find.", ["We | sell |", "what > we | find |"]),
    ("Only then do we open the lid.", ["we | open | the lid"]),
    ("Only the guard does the work.", ["the guard | does | the work"]),
    ("When the rain reaches the lake it turns to snow.",
     ["When > the rain | reaches | the lake", "it | turns | to snow"]),
    ("If you turn the key it opens.", ["If > you | turn | the key", "it | opens |"]),
    ("In 1796, Edward Jenner's vaccine saved about three million people.",
     ["|  | In 1796", "Edward Jenner's vaccine | saved | about three million people"]),
    ("In 1998 scientists found water on Mars.", ["scientists | found | water on Mars"]),
    ("In the morning you feed the starter.", ["you | feed | the starter"]),
    ("By the end of the day the queue had vanished.", ["the queue | had vanished |"]),
    ("On October 4, 2021, Facebook vanished.", ["|  | On October 4, 2021", "Facebook | vanished |"]),
    ("The heart is a pump that pushes blood.", ["The heart | is | a pump", "that > that | pushes | blood"]),
    ("The house in which he lives is old.", ["The house in which he lives | is | old"]),
    ("She knows what you did.", ["She | knows |", "what > you | did |"]),
    ("He said that the earth moves.", ["He | said |", "that > the earth | moves |"]),
    ("Because prices rise, people buy less.", ["Because > prices | rise |", "people | buy | less"]),
    ("Bread rises because yeast makes gas.", ["Bread | rises |", "because > yeast | makes | gas"]),
    ("When it rains, stay inside and read.", ["When > it | rains |", "| stay | inside", "and > | read |"]),
    ("Once the dough has doubled, shape it into a ball.",
     ["Once > the dough | has doubled |", "| shape | it into a ball"]),
    ("If you see smoke, get out and call 999.", ["If > you | see | smoke", "| get | out", "and > | call | 999"]),
    ("There is no cure for the disease.", ["There | is | no cure for the disease"]),
    ("How does a vaccine work?", ["How > a vaccine | work |"]),
    ("Is water wet?", ["water | Is | wet"]),
    ("What is a black hole?", ["What > a black hole | is |"]),
    ("Who won the war?", ["Who > Who | won | the war"]),
    ("Can you hear me?", ["you | hear | me"]),
    ("The company was founded in 1998 by two students.", ["The company | was founded | in 1998 by two students"]),
    ("The firm founded in 1998 grew fast.", ["The firm founded in 1998 | grew | fast"]),
    ("The ore is mined, crushed and smelted.", ["The ore | is mined |", "| crushed |", "and > | smelted |"]),
    ("A well-known lithium-ion battery stores energy.", ["A well-known lithium-ion battery | stores | energy"]),
    ("Cats and dogs eat meat, but cows do not.", ["Cats and dogs | eat | meat", "but > cows | do | not"]),
    ("It sends letters and parcels that arrive late.",
     ["It | sends | letters and parcels", "that > that | arrive | late"]),
    ("Warm, wet air rises.", ["Warm, wet air | rises |"]),
    ("Two thirds of the ice has already melted.", ["Two thirds of the ice | has already melted |"]),
    ("You can't see it, but it's there.", ["You | can't see | it", "but > it | 's | there"]),
    ("Plants take in carbon dioxide and give off oxygen.",
     ["Plants | take | in carbon dioxide", "and > | give | off oxygen"]),
    ("Imports rose from 20 to 35 percent.", ["Imports | rose | from 20 to 35 percent"]),
    ("Not all birds fly.", ["all birds | fly |"]),
    ("Whales, which breathe air, dive deep.", ["|  | Whales", "which > which | breathe | air", "| dive | deep"]),
    ("The Suez Canal, which opened in 1869, cut the journey.",
     ["|  | The Suez Canal", "which > which | opened | in 1869", "| cut | the journey"]),
    ("Let the dough rise for an hour.", ["| Let | the dough rise for an hour"]),
    ("“I have a dream,” said King.", ["I | have | a dream", "| said | King"]),
    ("Bacteria, fungi, algae.", ["|  | Bacteria", "|  | fungi", "|  | algae"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_falls_into_its_clauses(text: str, expected: list[str]) -> None:
    assert [each.strip() for each in expected] == [said(clause).strip() for clause in clauses(sentence_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Add salt and stir.", [True, True]),
        ("They stick to it and block it.", [False, False]),
        ("Cells grow, divide, and die.", [False, False, False]),
        ("Whales, which breathe air, dive deep.", [False, False, False]),
        ("When it rains, stay inside and read.", [False, True, True]),
        ("Using a spoon, press the garlic.", [False, True]),
        ("Be patient.", [True]),
        ("Prices fell.", [False]),
    ],
)
def test_only_a_bare_verb_without_any_subject_commands(text: str, expected: list[bool]) -> None:
    assert expected == [clause.imperative for clause in clauses(sentence_of(text))]


def test_a_clause_without_a_subject_goes_on_with_the_one_before() -> None:
    sentence = sentence_of("The cells stick to the virus and block it.")
    second = clauses(sentence)[1]

    assert second.shared_subject is not None
    assert "The cells" == sentence.doc[slice(*second.shared_subject)].text


def test_a_clause_after_because_is_subordinate() -> None:
    main, reason = clauses(sentence_of("Bread rises because yeast makes gas."))

    assert (False, True) == (main.subordinate, reason.subordinate)


@pytest.mark.parametrize("text", ["😀", "...", "-", "a" * 300, "Ja.", "% $ 5", "? ! ?", "“", "and", "to", ","])
def test_odd_text_has_clauses_or_none_but_never_fails(text: str) -> None:
    for clause in clauses(sentence_of(text)):
        assert 0 <= clause.start < clause.end <= len(clause.sentence.doc)


def test_a_sentence_of_ten_thousand_words_is_read() -> None:
    sentence = sentence_of(" and ".join(["the cell divides"] * 2500))

    assert 2500 == len(clauses(sentence))
