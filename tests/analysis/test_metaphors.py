"""Metaphors: which sentences are moving pictures, who takes part in them, and the library they are looked up in."""

import json
from pathlib import Path

import pytest
from readings import reading_of

from chalktalk.analysis.figurative.library import further, library_with, metaphor_of
from chalktalk.analysis.opportunities.metaphors import metaphors
from chalktalk.documents.analysis import MetaphorName, MetaphorOpportunity
from chalktalk.errors import OptionError

LEAST = 0.5
"""Below it the graph drops a reading."""


def found(text: str, extra: Path | None = None) -> list[MetaphorOpportunity]:
    said = metaphors(reading_of(text), library_with(further(extra) if extra else ()))
    return [metaphor for metaphor in said if metaphor.confidence >= LEAST]


SAID = {
    "Blood is pumped from the heart through the lungs to the limbs.": "data_flow: the heart, the lungs, the limbs",
    "Its vibration passes over a wooden bridge to the soundboard.": "data_flow: a wooden bridge, the soundboard",
    "Your request passes through a dozen routers.": "data_flow: Your request, a dozen routers",
    "Within a decade the population tripled.": "growth: the population",
    "The debt keeps growing faster and faster.": "growth: The debt",
    "The disease spread rapidly across the continent.": "growth: The disease",
    "A caterpillar turns into a butterfly.": "transformation: A caterpillar, a butterfly",
    "Plants turn sunlight into sugar.": "transformation: sunlight, sugar",
    "Ice turning into water takes up a great deal of heat.": "transformation: Ice, water",
    "The pulp is pressed and then turned into paper.": "transformation: The pulp, paper",
    "Over millions of years, the dead plants become coal.": "transformation: the dead plants, coal",
    "Tunnels and concrete roofs may block the signal.": "barrier: the signal, Tunnels and concrete roofs",
    "The ozone layer protects us from ultraviolet light.": "barrier: ultraviolet light, The ozone layer",
    "The invaders were stopped by a river.": "barrier: The invaders, a river",
    "A dam holds the river back.": "barrier: the river, A dam",
    "Skin keeps germs from entering the body.": "barrier: germs, Skin",
    "A catalyst speeds up the reaction.": "speed: the reaction",
    "The search is over in the blink of an eye.": "speed: The search",
    "An atom is a million times smaller than a grain of sand.": "scale: An atom, a grain of sand",
    "The tumour was the size of a grapefruit.": "scale: The tumour, a grapefruit",
    "Think of the cell as a tiny factory.": "comparison: the cell, a tiny factory",
    "The skin is like a wall.": "barrier: The skin, a wall",
}


@pytest.mark.parametrize("text", SAID)
def test_a_moving_picture_is_found_with_who_takes_part(text: str) -> None:
    assert [SAID[text]] == [f"{one.metaphor}: {', '.join(part.text for part in one.parts)}" for one in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I grew up in a small village.",
        "Farmers grow wheat here.",
        "The sun rises in the east.",
        "She fell in love with the idea.",
        "The empire fell in 1453.",
        "Drop by whenever you like.",
        "Sales rose from 3 million to 5 million.",
        "Multiply the width by the height.",
        "It turns out that he was right.",
        "She became a doctor.",
        "In 1909 Washington became the first of six states to ban tipping.",
        "Turn left into the street.",
        "Cars turning into the street must wait.",
        "He measured the pipe and doubled the answer.",
        "Stop the timer after ten minutes.",
        "Stop by any time.",
        "He stopped smoking.",
        "The city stopped being one.",
        "I walked three blocks.",
        "From time to time things move on.",
        "She moved from Leeds to London.",
        "The size of the fee depends on the bank.",
        "As long as it rains, we stay in.",
        "I feel like a fool.",
        "A bond is more like a promise.",
        "Imagine a city without cars.",
        "The law does not block the road.",
        "😀 😀",
        "…",
    ],
)
def test_everyday_senses_of_the_same_words_are_none(text: str) -> None:
    assert [] == found(text)


def test_what_falls_slows_or_gives_way_runs_backwards() -> None:
    texts = ("The pound dropped steeply.", "Friction slows down the wheel.", "The Ottomans broke through the walls.")
    assert [True] * 3 == [one.reversed for text in texts for one in found(text)]


def test_the_words_that_made_it_so_are_quoted() -> None:
    (one,) = found("A caterpillar turns into a butterfly.")
    assert "transformation: “turns into”" == one.reason
    assert [(2, 4)] == [(span.start, span.end) for span in one.evidence]


def test_a_supposition_is_less_sure_than_a_statement() -> None:
    said, supposed = (
        next(metaphors(reading_of(text))) for text in ("The wall blocks the wind.", "The wall would block the wind.")
    )
    assert said.confidence > supposed.confidence


def test_a_script_in_another_language_has_none() -> None:
    assert [] == list(metaphors(reading_of("Und dann stieg der Preis.", language="de")))


def test_a_sentence_without_an_end_is_read() -> None:
    assert [] != found("The wall blocks the wind and " * 500)


def test_all_ten_are_in_the_library_with_all_they_need() -> None:
    library = library_with()
    kinds = {metaphor.visual for metaphor in library.metaphors}
    assert set(MetaphorName) == {metaphor.shows for metaphor in library.metaphors}
    assert all(metaphor.examples for metaphor in library.metaphors)
    assert {metaphor.fallback for metaphor in library.metaphors} <= kinds | {"process", "list", "number"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("supply chain", MetaphorName.DATA_FLOW),
        ("supply chains", MetaphorName.DATA_FLOW),
        ("supply chain manager", None),
        ("great wall", MetaphorName.BARRIER),
        ("population growth", MetaphorName.GROWTH),
        ("interest", None),
        ("light-year", MetaphorName.SCALE),
        ("", None),
    ],
)
def test_a_concept_lends_itself_to_a_metaphor_by_its_head(name: str, expected: MetaphorName | None) -> None:
    assert expected == metaphor_of(name)


OWN = {"name": "avalanche", "shows": "growth", "visual": "growth", "template": "snow", "colours": ["ink"],
       "animation": "slide", "duration": 1.5, "complexity": 0.2, "fallback": "number",
       "triggers": {"verbs": ["avalanche"], "nouns": ["avalanche"]}}  # fmt: skip


def test_a_metaphor_of_ones_own_is_a_variant_of_one_of_the_ten(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps({"metaphors": [OWN]}))
    library = library_with(further(file))
    assert ["avalanche", "data_flow"] == [metaphor.name for metaphor in library.metaphors[:2]]
    assert MetaphorName.GROWTH == metaphor_of("avalanche", library)


def test_ones_own_metaphors_may_be_written_as_toml(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    lines = (f"{key} = {json.dumps(value)}" for key, value in OWN.items() if key != "triggers")
    file.write_text("\n".join(["[[metaphors]]", *lines, "[metaphors.triggers]", 'phrases = ["go off like a rocket"]']))
    assert ("go off like a rocket",) == library_with(further(file)).metaphors[0].triggers.phrases


def test_a_metaphor_with_the_name_of_ours_takes_its_place(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps({"metaphors": [{**OWN, "name": "growth"}]}))
    assert ["slide"] == [one.animation for one in library_with(further(file)).metaphors if one.name == "growth"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("own.json", '{"metaphors": [\n{]}', "own.json:2: not JSON"),
        ("own.toml", "metaphors = [", "own.toml: not a TOML file"),
        ("own.json", '{"metaphors": [{"name": "x"}]}', "metaphors.1.shows: Field required"),
        ("own.json", json.dumps({"metaphors": [{**OWN, "shows": "magic"}]}), "metaphors.1.shows"),
        ("own.toml", "metaphors = 1979-05-27", "metaphors: Input should be a valid"),
        ("own.json", "[]", "the file: Input should be an object"),
    ],
)
def test_a_broken_file_is_refused_with_place_and_remedy(tmp_path: Path, name: str, text: str, said: str) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(OptionError) as refused:
        library_with(further(file))
    assert said in str(refused.value)
    assert refused.value.hints


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot be read"):
        further(tmp_path / "none.json")
