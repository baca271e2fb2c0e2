"""Hierarchies: wholes and parts, classes and members."""

import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.hierarchies import hierarchies


def found_in(*paragraphs: str) -> list[tuple[str, list[str]]]:
    return [(found.whole.text, [part.text for part in found.parts]) for found in hierarchies(reading_of(*paragraphs))]


@pytest.mark.parametrize(
    ("said", "whole", "parts"),
    [
        ("A flower consists of petals, a stem, and roots.", "A flower", ["petals", "a stem", "roots"]),
        ("An atom is made of protons, neutrons and electrons.", "An atom", ["protons", "neutrons", "electrons"]),
        ("The Earth has two layers: the core and the crust.", "The Earth", ["the core", "the crust"]),
        ("There are three kinds of cloud: cirrus, cumulus and stratus.", "cloud", ["cirrus", "cumulus", "stratus"]),
        ("Bees belong to the insects, together with ants, flies and wasps.", "the insects", ["ants", "flies", "wasps"]),
        ("The lion, the tiger and the jaguar belong to the cat family.", "the cat family",
         ["The lion", "the tiger", "the jaguar"]),
        ("Rocks are either igneous, sedimentary or metamorphic.", "Rocks", ["igneous", "sedimentary", "metamorphic"]),
        ("The main parts of a flower are the petals, the stamens and the pistil.", "a flower",
         ["the petals", "the stamens", "the pistil"]),
        ("Scientists sort galaxies into spirals, ellipticals and irregulars.", "galaxies",
         ["spirals", "ellipticals", "irregulars"]),
        ("Strings, woodwind, brass and percussion make up the orchestra.", "the orchestra",
         ["Strings", "woodwind", "brass", "percussion"]),
        ("A violin, a viola and a double bass form the string section.", "the string section",
         ["A violin", "a viola", "a double bass"]),
        ("Latin gave rise to French, Spanish, Italian and Romanian.", "Latin",
         ["French", "Spanish", "Italian", "Romanian"]),
        ("A cell is made up of a membrane, a nucleus, and a jelly called cytoplasm.", "A cell",
         ["a membrane", "a nucleus", "a jelly called cytoplasm"]),
        ("Metals such as copper, silver, tin and gold are shiny.", "Metals", ["copper", "silver", "tin", "gold"]),
        ("Guitars, violins and harps are all instruments.", "instruments", ["Guitars", "violins", "harps"]),
    ],
)  # fmt: skip
def test_a_sentence_names_a_whole_and_its_parts(said: str, whole: str, parts: list[str]) -> None:
    assert [(whole, parts)] == found_in(said)


def test_sentences_after_an_announcement_name_a_part_each() -> None:
    assert [("Government", ["The legislative branch", "The executive branch", "The judicial branch"])] == found_in(
        "Government is divided into three branches. / The legislative branch makes the laws. / "
        "The executive branch carries them out. / The judicial branch interprets them."
    )


@pytest.mark.parametrize(
    ("said", "whole", "parts"),
    [
        (("Blood has four components. / Red cells carry oxygen. / White cells fight. / Platelets seal wounds. / "
         "And plasma is what they float in."), "Blood", ["Red cells", "White cells", "Platelets", "plasma"]),
        (("There are two kinds of camel. / The first kind, the dromedary, has one hump. / The second, the Bactrian, "
         "has two."), "camel", ["the dromedary", "the Bactrian"]),
        (("A guitar has three main parts. / The body makes the sound louder. / The neck carries the strings. / "
         "At the end of the neck is the headstock."), "A guitar", ["The body", "The neck", "the headstock"]),
        (("Memory comes in three flavours. / Sensory memory lasts a second. / Working memory holds a number. / "
         "Long-term memory keeps what matters."), "Memory", ["Sensory memory", "Working memory", "Long-term memory"]),
    ],
)  # fmt: skip
def test_members_are_named_in_many_ways(said: str, whole: str, parts: list[str]) -> None:
    assert [(whole, parts)] == found_in(said)


def test_a_pronoun_as_the_whole_is_what_the_sentence_before_spoke_of() -> None:
    assert [("An insect", ["a head", "a thorax", "an abdomen"])] == found_in(
        "An insect is small. / It consists of a head, a thorax, and an abdomen."
    )


def test_list_items_under_their_number_are_parts() -> None:
    assert [("everything in the shop", ["Springs", "Foam"])] == found_in(
        "Nearly everything in the shop is one of two things:", "- Springs: rows of coils. / - Foam: it softens."
    )


@pytest.mark.parametrize(
    "said",
    [
        "She has two cats.",
        "He likes cats, dogs and horses.",
        "The company has offices in Rome, Paris and Oslo.",
        "Is it made of tin, lead and zinc?",
        "Heat it and the chalk falls apart into lime, gas and dust.",
        "It took three days.",
    ],
)
def test_things_that_are_no_parts_are_no_hierarchy(said: str) -> None:
    assert [] == found_in(said)
