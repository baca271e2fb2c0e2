"""Lists: what is announced or carries its sentence; passing mentions are none."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.lists import lists


def items_of(*paragraphs: str) -> list[list[str]]:
    return [[item.text for item in found.items] for found in lists(reading_of(*paragraphs))]


def test_a_colon_announces_things_in_a_row() -> None:
    assert [["groceries", "gas", "rent", "a visit to the doctor"]] == items_of(
        "They add up what a household pays for: groceries, gas, rent, a visit to the doctor."
    )


def test_what_all_the_things_do_is_no_part_of_the_last() -> None:
    assert [["a little frost", "strong wind", "a hungry snail"]] == items_of(
        "Seedlings are delicate: a little frost, strong wind, or a hungry snail can kill the plant."
    )


def test_a_number_announces_as_many_things() -> None:
    (found,) = lists(reading_of("He named three inventions: printing, gunpowder and the compass."))

    assert ["printing", "gunpowder", "the compass"] == [item.text for item in found.items]
    assert "things in a row: “three inventions”" == found.reason


def test_a_number_announces_as_many_sentences() -> None:
    assert [["it is cheap", "it is light", "it never rusts"]] == items_of(
        "There are three reasons for this. / First, it is cheap. / Second, it is light. / Third, it never rusts."
    )


def test_list_items_are_known_by_what_stands_before_their_colon() -> None:
    assert [["Side sleepers", "Back sleepers"]] == items_of("- Side sleepers: go softer. / - Back sleepers: go firmer.")


@pytest.mark.parametrize(
    ("said", "items"),
    [
        (
            ["Three obstacles stood there. / The first was money. / The second was the weather. / The third, pride."],
            ["money", "the weather", "pride"],
        ),
        (
            ["There are two ways out of a hole. / One is to climb. / The other is to wait for a ladder."],
            ["to climb", "to wait for a ladder"],
        ),
        (
            [
                "Three things kill a houseplant.",
                "The first is too much water. / Roots need air.",
                "The second is too little light. / A dark corner will not do.",
                "The third is a cold draught.",
            ],
            ["too much water", "too little light", "a cold draught"],
        ),
        (
            ["Four forces act on a plane. / Lift pushes up. / Weight pulls down. / Thrust drives it. / Drag stops it."],
            ["Lift", "Weight", "Thrust", "Drag"],
        ),
        (
            [
                "Every photo rests on three settings.",
                "Aperture comes first. / It is the hole in the lens.",
                "Shutter speed is how long the hole stays open. / A hundredth of a second is usual.",
                "ISO is the sensor's appetite. / Turn it up at night.",
            ],
            ["Aperture", "Shutter speed", "ISO"],
        ),
        (
            ["Why did it fall? / Three causes are known. / Steel was brittle. / Bolts had rusted. / And it was windy."],
            ["Steel was brittle", "Bolts had rusted", "And it was windy"],
        ),
        (
            ["There are three things to remember. / Keep it dry. / Keep it cool. / Keep it away from children."],
            ["Keep it dry", "Keep it cool", "Keep it away from children"],
        ),
        (
            ["There are three rules: never run, never shout, and never look back."],
            ["never run", "never shout", "never look back"],
        ),
    ],
)  # fmt: skip
def test_what_a_number_announces_is_named_in_the_sentences_after_it(said: list[str], items: list[str]) -> None:
    assert [items] == items_of(*said)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("Leave out bones, fat, cat litter, and anything that has been sprayed.",
         ["bones", "fat", "cat litter", "anything that has been sprayed"]),
        ("Pack a torch, spare batteries, a whistle, and something warm to wear.",
         ["a torch", "spare batteries", "a whistle", "something warm to wear"]),
        ("Leave at home your jewellery, your watch and your good shoes.",
         ["your jewellery", "your watch", "your good shoes"]),
        ("You turn three knobs: the aperture (the hole), the shutter speed (how long it is open) and the ISO.",
         ["the aperture", "the shutter speed", "the ISO"]),
        ("There are three jobs: the carver, who cuts the block; the printer, who inks it; and the publisher, who pays.",
         ["the carver, who cuts the block", "the printer, who inks it", "the publisher, who pays"]),
        ("The common side effects are nausea, stomach ache and dark stools.",
         ["nausea", "stomach ache", "dark stools"]),
        ("A jar, a lid, some muslin and a rubber band.", ["A jar", "a lid", "some muslin", "a rubber band"]),
        ("Plumbers, roofers, cleaners: all of them are paid by the hour.", ["Plumbers", "roofers", "cleaners"]),
        ("Bottle tops, fishing nets, rubber gloves, toothbrushes.",
         ["Bottle tops", "fishing nets", "rubber gloves", "toothbrushes"]),
        ("Ring us if the fever lasts, if the rash spreads, or if your child won't drink.",
         ["if the fever lasts", "if the rash spreads", "if your child won't drink"]),
        ("They may look pale, get out of breath, lose their hair or find that they tire.",
         ["look pale", "get out of breath", "lose their hair", "find that they tire"]),
        ("Three dangers: too much sun, loose stones, and tides.", ["too much sun", "loose stones", "tides"]),
    ],
)  # fmt: skip
def test_a_row_is_what_its_sentence_is_about(said: str, items: list[str]) -> None:
    assert [items] == items_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "In spring, summer and autumn, the bees that live in the old tree behind our house fly out.",
        "The heap is wet, soft and rich.",
        "No engine, no pump, no oil, nothing but water.",
        "Run, rabbit, run.",
        "It took three days.",
        "She walked home, and he stayed.",
        "Two hundred umbrellas stood there. / The boss counted them. / The rain stopped.",
        "Long ago, three kings ruled the land. / The soil was poor. / The winters were long. / People left.",
        "Where two stems cross, keep the better one. / The middle should end up open. / Air gets in.",
        "We learned about atoms, molecules and bonds last week.",
        "There are five senses, and you use them all when you eat.",
    ],
)
def test_a_passing_mention_is_no_list(said: str) -> None:
    assert [] == items_of(said)
