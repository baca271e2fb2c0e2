"""Icons for common concepts. Every acceptable name was chosen by looking at the drawing."""

import pytest

from chalktalk.artwork.matching import best_icon

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
    icon = best_icon(query)
    assert icon is not None
    assert icon.name in ACCEPTABLE[query].split()


@pytest.mark.parametrize(
    "query",
    ["cow", "liver", "arm", "face", "leg", "grain of", "space bar", "democracy", "tradition of old", "the", "different",
     "form", "first", "", "—", "2", "b", "api", "xyzzy"],
)  # fmt: skip
def test_a_concept_without_a_picture_never_gets_a_wrong_one(query: str) -> None:
    icon = best_icon(query)
    assert icon is None or icon.name in {"history", "planet", "growth"}


def test_the_first_words_of_a_query_weigh_most() -> None:
    first, second = best_icon("virus heart"), best_icon("heart virus")
    assert ("virus", "heart") == (first and first.name, second and second.name)


def test_brands_and_variants_are_never_chosen() -> None:
    for query in ("apple", "windows", "android", "bell", "cloud", "meta", "java", "camera off"):
        icon = best_icon(query)
        assert icon is None or not (icon.name.startswith("brand-") or icon.name.endswith("-off"))
