"""Flowcharts: which clauses are steps, and which tellings are none."""

import pytest
from readings import reading_of, script_of

from chalktalk.analysis.language.engine import load
from chalktalk.analysis.language.reading import read
from chalktalk.analysis.opportunities.flowcharts import flowcharts


def steps_of(*paragraphs: str, language: str = "en") -> list[list[str]]:
    return [[step.text for step in found.steps] for found in flowcharts(reading_of(*paragraphs, language=language))]


def test_order_words_join_instructions_of_several_sentences() -> None:
    assert [["grind the beans", "pour hot water over the grounds", "press the plunger down"]] == steps_of(
        "First, grind the beans. / Then pour hot water over the grounds. / Finally, press the plunger down."
    )


def test_steps_without_any_order_word_are_found() -> None:
    assert [["Heat the milk", "whisk it", "spoon off the foam"]] == steps_of(
        "Heat the milk, whisk it, and spoon off the foam."
    )


def test_what_several_actors_do_in_one_sentence_is_one_step_each() -> None:
    said = (
        "The bank raises the rate, loans get dearer, families borrow less and spend less, and shops lose their nerve."
    )

    assert [
        [
            "The bank raises the rate",
            "loans get dearer",
            "families borrow less and spend less",
            "shops lose their nerve",
        ]
    ] == steps_of(said)


def test_an_aside_or_a_state_between_steps_is_no_step() -> None:
    found = steps_of(
        "Your browser sends the question to a server. / The server (a big one) has no idea, "
        "so it turns to another server. / That second server, in turn, returns the address."
    )

    assert [
        [
            "Your browser sends the question to a server",
            "it turns to another server",
            "That second server, in turn, returns the address",
        ]
    ] == found


def test_a_subordinate_clause_before_a_step_is_left_out() -> None:
    assert [["tip the dough out", "knead it", "lay it in a basket"]] == steps_of(
        "Once it has grown, tip the dough out, knead it, and lay it in a basket."
    )


def test_a_list_of_instructions_is_one_flowchart_with_a_step_an_item() -> None:
    assert [["Take your shoes off.", "Lie down.", "ask about the trial."]] == [
        [f"{step}." for step in found]
        for found in steps_of("- Take your shoes off. / - Lie down. / - Before you pay, ask about the trial.")
    ]


def test_causes_and_effects_are_steps_by_their_names() -> None:
    assert [["Deforestation", "erosion", "floods"]] == steps_of("Deforestation leads to erosion, which causes floods.")


@pytest.mark.parametrize(
    "said",
    [
        "He walked into the room, looked around, and left. / Then he came back.",
        "I finally understood why. / My grandmother drank six cups a day, and then she slept like a baby.",
        "Push the price up and it shrinks. / Push it down and it grows.",
        "You can press it, turn it, or pull it.",
        "In an American restaurant, leave ten dollars. / In Japan, leave nothing.",
        "Does the water rise, then fall, then rise?",
        "The first flowers follow in early summer.",
    ],
)
def test_a_story_a_condition_or_a_choice_is_no_flowchart(said: str) -> None:
    assert [] == steps_of(said)


def test_the_reason_and_the_evidence_quote_the_words_of_order() -> None:
    (found,) = flowcharts(reading_of("First, grind the beans. / Then pour the water. / Finally, stir the cup."))

    assert "steps in order: “First” … “Then” … “Finally”" == found.reason
    assert [0, 4, 8] == [span.start for span in found.evidence]
    assert (0, 12) == (found.span.start, found.span.end)


@pytest.mark.parametrize("said", ["😀 😀", "Yes", "…", ": a, b / , and", "then then then, and then"])
def test_odd_text_gives_none_and_never_fails(said: str) -> None:
    assert [] == steps_of(said)


def test_another_language_gives_none() -> None:
    assert [] == steps_of("Zuerst schneide die Zwiebeln. / Dann brate sie und serviere.", language="de")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Remove the cap and shake the can. / Breathe out slowly. / Press the button once and wait.",
            ["Remove the cap and shake the can", "Breathe out slowly", "Press the button once and wait"],
        ),
        (
            "Peel the potatoes and rinse them. / Boil them until they are soft. / Mash them with butter.",
            ["Peel the potatoes and rinse them", "Boil them until they are soft", "Mash them with butter"],
        ),
        (
            "The cook heats the milk, whisks it and pours it over the coffee.",
            ["The cook heats the milk", "whisks it", "pours it over the coffee"],
        ),
        (
            "The spark lights the gas. / Before long it burns. / The heat pushes the piston down.",
            ["The spark lights the gas", "it burns", "The heat pushes the piston down"],
        ),
        (
            "Rain fills the lake, so the gate opens. / At last the water runs into the turbine.",
            ["Rain fills the lake", "the gate opens", "the water runs into the turbine"],
        ),
        (
            "Remove the lid. / Hold your breath. / Press the button.",
            ["Remove the lid", "Hold your breath", "Press the button"],
        ),
    ],
)
def test_what_one_actor_does_in_a_breath_shares_a_step(said: str, expected: list[str]) -> None:
    assert [expected] == steps_of(said)


def test_steps_between_firm_ones_need_no_word_of_order() -> None:
    assert [
        [
            "A truck brings the milk",
            "it flows into a tank",
            "Workers close the valve",
            "Steam heats the tank",
            "the milk boils",
        ]
    ] == steps_of(
        "A truck brings the milk, and then it flows into a tank. / Workers close the valve. / "
        "Steam heats the tank, and the milk boils."
    )


def test_a_new_paragraph_is_no_bridge() -> None:
    assert [] == steps_of("The tide rises, and the boats float.", "Sailors mend the nets, and a boy paints the hull.")


@pytest.mark.parametrize(
    "said",
    [
        "The longer it stands, the stronger the tea. / It takes a minute. / That makes it popular.",
        "If it works, you keep it. / If it breaks, you return it.",
        "Your laptop works, so let's talk about the office.",
        "When they earn, so do you.",
        "Cut too early and frost kills the buds. / Cut too late and the sap runs out.",
    ],
)
def test_a_comment_or_an_alternative_is_no_flowchart(said: str) -> None:
    assert [] == steps_of(said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "- The larva hatches. / - It eats the leaf. / - It spins a cocoon.",
            [["The larva hatches", "It eats the leaf", "It spins a cocoon"]],
        ),
        ("- Copper. / - Tin. / - Lead.", []),
        ("- It is cheap. / - It is light. / - Nobody has ever broken one.", []),
    ],
)
def test_a_numbered_list_of_what_happens_is_a_flowchart_and_one_of_things_is_none(
    said: str, expected: list[list[str]]
) -> None:
    (section,) = script_of(said).sections
    numbered = tuple(piece.model_copy(update={"ordered": True}) for piece in section.sentences)
    script = script_of(said).model_copy(update={"sections": (section.model_copy(update={"sentences": numbered}),)})

    assert expected == [[step.text for step in found.steps] for found in flowcharts(read(script, load("en")))]
    assert [] == steps_of(said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The farmer loads the milk. / A driver brings it to town. / The dairy heats it, and the shop sells it.",
            ["The farmer loads the milk", "A driver brings it to town", "The dairy heats it", "the shop sells it"],
        ),
        (
            "Then the sieve shakes the stones. / Whatever falls through goes to the mill, and the mill grinds it.",
            ["the sieve shakes the stones", "Whatever falls through goes to the mill", "the mill grinds it"],
        ),
        (
            "Wet the clay, press it into the mould, and the water runs out.",
            ["Wet the clay", "press it into the mould", "the water runs out"],
        ),
        (
            "Within hours a crust forms on the lake. / Over the next two weeks the crust grows. / Then it cracks.",
            ["a crust forms on the lake", "the crust grows", "it cracks"],
        ),
    ],
)
def test_a_thing_that_is_handed_on_joins_the_steps(said: str, expected: list[str]) -> None:
    assert [expected] == steps_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "Touch the wire, or hold the fence, and you're in trouble. / Nobody helps.",
        "Each arrival is sealed in a bag as we can manage and spends three days there.",
    ],
)
def test_a_row_of_warnings_or_a_pair_of_states_is_no_flowchart(said: str) -> None:
    assert [] == steps_of(said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Then milk is weighed. / Next we heat it. / So long as it lasts, then, we stir it. / Finally we eat it.",
            ["milk is weighed", "we heat it", "we stir it", "we eat it"],
        ),
        (
            "On the day you sign, the bank opens a file, sends you a card, and charges a fee.",
            ["the bank opens a file", "sends you a card", "charges a fee"],
        ),
    ],
)
def test_which_thing_or_which_day_it_was_is_no_step(said: str, expected: list[str]) -> None:
    assert [expected] == steps_of(said)
