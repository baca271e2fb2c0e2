"""Icons for common concepts. Every acceptable name was chosen by looking at the drawing."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from chalktalk.artwork.catalogue import catalogue
from chalktalk.artwork.concepts import TABLES, concepts
from chalktalk.artwork.matching import best_icon, names_nothing

ACCEPTABLE = {
    "vaccine": "vaccine",
    "immune system": "shield-check shield",
    "virus": "virus",
    "antibodies": "shield-check shield",
    "memory cells": "brain cell",
    "white blood cells": "cell droplet",
    "body": "body-scan",
    "blood": "droplet",
    "shield": "shield",
    "car": "car",
    "electric car": "car",
    "battery": "battery-3 battery",
    "computer": "device-desktop",
    "quantum computer": "atom atom-2",
    "bit": "toggle-left binary",
    "qubits": "atom atom-2",
    "ship": "ship",
    "container": "package",
    "money": "coins coin cash",
    "price": "tag coin",
    "time": "clock",
    "years": "calendar",
    "world": "world",
    "people": "users",
    "doctor": "stethoscope",
    "child": "mood-kid",
    "light": "bulb sun",
    "sun": "sun",
    "plants": "plant plant-2 leaf",
    "water": "droplets droplet ripple",
    "energy": "bolt",
    "brain": "brain",
    "books": "books book",
    "ideas": "bulb",
    "question": "question-mark",
    "answers": "circle-check",
    "danger": "alert-triangle",
    "speed": "gauge",
    "growth": "trending-up",
    "trade": "exchange",
    "factories": "building-factory-2 building-factory",
    "phone": "device-mobile phone",
    "internet": "network world-www world",
    "data": "database",
    "network": "network",
    "security": "lock shield",
    "key": "key",
    "heart": "heart",
    "food": "tools-kitchen-2",
    "house": "home",
    "city": "building-skyscraper",
    "war": "sword swords",
    "science": "flask microscope",
    "experiments": "flask",
    "history": "history",
    "map": "map",
    "school": "school",
    "language": "language",
    "music": "music",
    "weather": "cloud-storm cloud sun",
    "fire": "flame",
    "machine": "settings",
    "robot": "robot robot-face",
    "health": "heart-rate-monitor heartbeat",
    "death": "skull",
    "waves": "wave-sine ripple",
    "castle": "building-castle",
    "laptop": "device-laptop",
    "wheat": "growth",
    "king": "crown chess-king",
    "multiply": "copy",
    "building": "building",
}


@pytest.mark.parametrize("query", ACCEPTABLE)
def test_a_common_concept_has_a_fitting_icon(query: str) -> None:
    assert best_icon(query) in ACCEPTABLE[query].split()


@pytest.mark.parametrize(
    "query",
    ["arm", "leg", "spring", "bolt", "bar space", "the", "different", "first", "tip", "", "—", "2", "b", "foam",
     "octopus", "xyzzy", ",", ";"],
)  # fmt: skip
def test_a_concept_without_a_picture_or_with_two_meanings_has_none(query: str) -> None:
    assert best_icon(query) is None


@pytest.mark.parametrize(
    ("query", "icon"),
    [
        ("bank central", "building-bank"),
        ("rate interest", "percentage"),
        ("truck cream ice", "truck"),
        ("cream ice", "ice-cream"),
        ("hole black", "galaxy"),
        ("system school", "school"),
        ("system immune", "shield-check"),
        ("system unheard", "settings"),
        ("wrench ice", "tool"),
        ("xyzzy ice", None),
        ("xyzzy flour water", "growth"),
    ],
)
def test_the_head_of_a_compound_decides_and_a_modifier_alone_never(query: str, icon: str | None) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize(
    ("query", "icon"),
    [("field magnetic", "magnetic"), ("field electric", "bolt"), ("field wheat", "growth"), ("tail comet", "comet"),
     ("mouth river", "ripple"), ("dwarf white", "star"), ("drive hard", "database"), ("tree family", "hierarchy"),
     ("field unheard", None), ("figure unheard", None)],
)  # fmt: skip
def test_a_noun_that_means_something_else_in_company_never_has_its_everyday_picture(
    query: str, icon: str | None
) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize(
    ("query", "icon"),
    [("field big", "tractor"), ("tree old", "tree"), ("hand left", "hand-stop"), ("oil cheap", "droplet")],
)
def test_a_plain_quality_leaves_a_noun_its_picture(query: str, icon: str) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize(
    ("query", "icon"), [("xyzzy, heart", "heart"), ("field unheard, moon", "moon"), ("xyzzy ice, truck", "truck")]
)
def test_of_several_things_the_first_that_has_an_icon_is_shown(query: str, icon: str) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize("name", ["dawn", "lily", "bill", "ruby"])
def test_a_given_name_that_is_a_word_as_well_is_a_person_where_it_is_one(name: str) -> None:
    assert "user" == best_icon(f"{name} person") != best_icon(name)


@pytest.mark.parametrize("query", ["few", "comes one", "the", ""])
def test_small_words_name_nothing(query: str) -> None:
    assert names_nothing(query)


@pytest.mark.parametrize("query", ["few cells", "virus", "xyzzy"])
def test_a_query_with_a_word_of_substance_names_something(query: str) -> None:
    assert not names_nothing(query)


@pytest.mark.parametrize(
    ("query", "icons"),
    [
        ("thief", "mask spy"),
        ("risk", "alert-triangle"),
        ("token", "text-recognition"),
        ("vacuum", "vacuum-cleaner"),
        ("compressor", "settings engine"),
        ("kidney", "body-scan"),
        ("eyelid", "eye"),
        ("whale", "paw fish"),
        ("inflation", "trending-up"),
        ("warranty", "certificate"),
        ("hash function", "hash"),
        ("earthquake", "activity"),
        ("sonnet", "writing"),
        ("penalty kick", "ball-football"),
        ("fibre optics", "prism-light"),
        ("minimum", "math-min"),
        ("paradigm", "bulb"),
        ("greed", "mood-annoyed"),
    ],
)
def test_nouns_of_every_field_have_a_picture(query: str, icons: str) -> None:
    assert best_icon(query) in icons.split()


def test_a_compound_is_known_in_either_order() -> None:
    assert "satellite" == best_icon("station space") == best_icon("space station")


@pytest.mark.parametrize(
    ("one", "other"),
    [("colour", "color"), ("theatres", "theaters"), ("defence", "defense"), ("litre", "liter"), ("tyre", "tire"),
     ("urbanisation", "urbanization"), ("traveller", "traveler"), ("globalisation", "globalization")],
)  # fmt: skip
def test_british_and_american_spellings_have_the_same_icon(one: str, other: str) -> None:
    assert best_icon(one) == best_icon(other)


@pytest.mark.parametrize(
    ("query", "icon"),
    [
        ("hawking stephen person", "user"),
        ("fox james person", "user"),
        ("orrick william judge person", "gavel"),
        ("cristofori bartolomeo person", "user"),
        ("curie marie", "user"),
        ("letter mary", "mail"),
    ],
)
def test_a_name_is_never_read_as_a_thing(query: str, icon: str) -> None:
    assert icon == best_icon(query)


def test_an_author_who_knows_the_set_may_name_an_icon() -> None:
    assert "building-lighthouse" == best_icon("building-lighthouse")


def test_the_first_words_of_a_query_weigh_most() -> None:
    assert ("virus", "heart") == (best_icon("virus heart"), best_icon("heart virus"))


def test_variants_are_never_chosen() -> None:
    chosen = set(concepts().values()) - {"volume-off"}  # silence
    assert not [icon for icon in chosen if icon.endswith("-off")]


def test_a_brands_mark_stands_for_the_brand_alone() -> None:
    marks = {word: icon.removeprefix("brand-") for word, icon in concepts().items() if icon.startswith("brand-")}
    own = {"html": "html5", "css": "css3", "microsoft": "windows", "chatgpt": "openai"}
    assert {} == {word: mark for word, mark in marks.items() if own.get(word, word.replace(" ", "")) != mark}


def test_one_word_of_a_field_does_not_tell_what_a_script_is_about() -> None:
    assert best_icon("branch") == best_icon("branch, commit") == "tree"


def test_a_compound_tells_its_meaning_whatever_the_script_is_about() -> None:
    assert "tree" == best_icon("tree apple, git commit")


@pytest.mark.parametrize(
    ("query", "icon"), [("meganeura; dragonfly", "bug"), ("virus; heart", "virus"), ("xyzzy; xyzzy plugh", None)]
)
def test_a_further_name_is_tried_where_the_first_finds_nothing(query: str, icon: str | None) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize(
    ("query", "icon"), [("xyzzy place", "map-pin"), ("fuji mount place", "mountain"), ("france place", "map")]
)
def test_a_places_name_is_a_place_on_the_map_unless_it_has_its_own_icon(query: str, icon: str) -> None:
    assert icon == best_icon(query)


@pytest.mark.parametrize(
    ("query", "icon"),
    [("oboe", "music"), ("platypus", "paw"), ("liver", "body-scan"),
     ("trousers", "shirt"), ("rifle", "crosshair"), ("api", "code")],
)  # fmt: skip
def test_a_rare_thing_has_the_icon_of_its_kind(query: str, icon: str) -> None:
    assert icon == best_icon(query)


def test_every_icon_of_the_tables_exists() -> None:
    assert set() == set(concepts().values()) - catalogue().names


def test_each_concept_stands_in_the_tables_once() -> None:
    tables = [tomllib.loads((files("chalktalk.artwork") / name).read_text("utf-8")) for name in TABLES]
    fields = [field for table in tables for field in table.values()]
    listed = Counter(word for field in fields for words in field.values() for word in words.split())
    assert [] == [word for word, times in listed.items() if times > 1]


def test_the_table_is_broad() -> None:
    assert len(concepts()) > 17000
