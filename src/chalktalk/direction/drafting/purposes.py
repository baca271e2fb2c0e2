"""What scenes do for a video, and what there is to see in them where a brief does not say."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chalktalk.documents.creative.direction import Role
from chalktalk.documents.creative.wishes import Category
from chalktalk.documents.sound import EffectKind
from chalktalk.documents.storyboard import TransitionKind

_ANY = "explaining"


@dataclass(frozen=True, slots=True)
class Type:
    """A type of scene: see `pictures.toml`."""

    name: str
    brighter: float
    room: float
    lift: float
    share: float
    leads: tuple[Role, ...]
    effect: EffectKind
    enters: TransitionKind
    visuals: tuple[str, ...]


@cache
def type_of(purpose: str) -> Type:
    """What type of scene has a purpose: by its name's words, the first type that knows one."""
    said = f" {purpose.lower()} "
    types = _table()["types"]
    name = next(
        (name for name, one in types.items() if any(f" {known}" in said for known in one["names"])),
        _ANY,
    )
    found = types[name]
    return Type(
        name=name,
        brighter=found["brighter"],
        room=found["room"],
        lift=found["lift"],
        share=found["share"],
        leads=tuple(Role(role) for role in found["leads"]),
        effect=EffectKind(found["effect"]),
        enters=TransitionKind(found["enters"]),
        visuals=tuple(found["visuals"]),
    )


def arc_over(arc: tuple[str, ...], number: int) -> tuple[str, ...]:
    """The purposes of so many scenes: an arc's first and last once each, and as many of each between as fit."""
    if number == 1:
        return arc[:1]
    if number <= len(arc):
        inner = [arc[1 + (len(arc) - 2) * index // max(number - 2, 1)] for index in range(number - 2)]
        return (arc[0], *inner, arc[-1])
    between = arc[1:-1] or arc[:1]
    inner = [between[len(between) * index // (number - 2)] for index in range(number - 2)]
    return (arc[0], *inner, arc[-1])


def visual_for(purpose: str, subject: str, category: Category, place: int, again: int) -> str:
    """A sentence on what a scene shows.

    Args:
        purpose: What the scene does.
        subject: What the video is about.
        category: What kind of video it is.
        place: Number of the scene, which decides between things to see.
        again: How many scenes of this purpose came before.
    """
    visuals, seen = type_of(purpose).visuals, _table()["categories"][category.value]
    words = {"subject": subject, **{name: things[(place + again) % len(things)] for name, things in seen.items()}}
    words |= {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
    return filled(visuals[again % len(visuals)], words)


def filled(template: str, words: Mapping[str, str]) -> str:
    """A template with its words; braces that came with the words stay as they are."""
    parts = template.replace("}", "{").split("{")
    return "".join(words[part] if index % 2 else part for index, part in enumerate(parts))


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    text = (files(__package__) / "pictures.toml").read_text("utf-8")
    return tomllib.loads(text)
