"""What scenes do for a video, and what there is to see in them where a brief does not say."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chalktalk.direction.drafting.topics import thing_in
from chalktalk.direction.usual import SceneUsual
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
    tells: float
    leads: tuple[Role, ...]
    effect: EffectKind
    enters: TransitionKind
    visuals: tuple[str, ...]


@cache
def type_of(purpose: str) -> Type:
    """What type of scene has a purpose: the one that names it, else by the first of its words that a type knows."""
    said = purpose.lower()
    types = _table()["types"]
    exact = (name for name, one in types.items() if said in one["names"])
    words = (name for word in said.split() for name, one in types.items() if word in one["names"])
    name = next(exact, None) or next(words, _ANY)
    found = types[name]
    return Type(
        name=name,
        brighter=found["brighter"],
        room=found["room"],
        lift=found["lift"],
        share=found["share"],
        tells=found["tells"],
        leads=tuple(Role(role) for role in found["leads"]),
        effect=EffectKind(found["effect"]),
        enters=TransitionKind(found["enters"]),
        visuals=tuple(found["visuals"]),
    )


def arc_over(arc: Sequence[SceneUsual], number: int) -> tuple[SceneUsual, ...]:
    """The parts of so many scenes: an arc's first and last once each, and between them most of what weighs most."""
    if number < len(arc):
        inner = sorted(range(1, len(arc) - 1), key=lambda place: -arc[place].weight)[: max(number - 2, 0)]
        ends = (0, len(arc) - 1) if number > 1 else (0,)
        return tuple(arc[place] for place in sorted({*ends, *inner}))
    between = arc[1:-1] or arc[:1]
    counts = [1] * len(between)
    worth = [part.weight**2 * type_of(part.purpose).tells for part in between]
    for _ in range(number - len(arc) if len(arc) > 2 else 0):
        short = max(range(len(between)), key=lambda place: worth[place] / counts[place])
        counts[short] += 1
    told = [part for part, count in zip(between, counts, strict=True) for _ in range(count)]
    return (arc[0], *told, arc[-1])[:number]


def visual_for(part: SceneUsual, subject: str, category: Category, place: int, again: int) -> str:
    """A sentence on what a scene shows: what is usual for its part, and other pictures of it after that.

    Args:
        part: What the scene does.
        subject: What the video is about.
        category: What kind of video it is.
        place: Number of the scene, which decides between things to see.
        again: How many scenes of this part came before.
    """
    visuals, seen = type_of(part.purpose).visuals, _table()["categories"][category.value]
    turn = place + again // len(visuals)
    words = {"subject": subject, **{name: things[turn % len(things)] for name, things in seen.items()}}
    words |= {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
    if again:
        return filled(visuals[(again - 1) % len(visuals)], words)
    sentence = filled(part.visual, {"subject": thing_in(subject)})
    return f"{sentence[:1].upper()}{sentence[1:]}."


def filled(template: str, words: Mapping[str, str]) -> str:
    """A template with its words; braces that came with the words stay as they are."""
    parts = template.replace("}", "{").split("{")
    return "".join(words[part] if index % 2 else part for index, part in enumerate(parts))


@cache
def _table() -> dict[str, dict[str, dict[str, Any]]]:
    text = (files(__package__) / "pictures.toml").read_text("utf-8")
    return tomllib.loads(text)
