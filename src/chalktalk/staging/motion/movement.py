"""A movement: what a pattern does to a group, property by property; and several of them on one group."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from chalktalk.documents.timeline import Number, Track


@dataclass(frozen=True, slots=True)
class Movement:
    """How a group moves about its place; what a pattern does not touch stays at rest."""

    dx: Number = 0.0
    dy: Number = 0.0
    scale: Number = 1.0
    rotation: Number = 0.0
    """Degrees, clockwise."""
    opacity: Number = 1.0


REST = Movement()


def joined(movements: Iterable[Movement]) -> Movement:
    """Movements that follow one another, in this order, as one: an entrance, an emphasis, an exit.

    Where two move the same property, the later one takes over at its first keyframe.
    """
    found = tuple(movements)
    return Movement(
        **{
            field.name: _joined(
                [getattr(each, field.name) for each in found if getattr(each, field.name) != getattr(REST, field.name)],
                getattr(REST, field.name),
            )
            for field in fields(Movement)
        }
    )


def _joined(numbers: list[Number], rest: float) -> Number:
    result: Number = rest
    for number in numbers:
        result = _taken_over(result, number) if isinstance(result, tuple) and isinstance(number, tuple) else number
    return result


def _taken_over(earlier: Track, later: Track) -> Track:
    first = later[0].frame
    return (*(key for key in earlier if key.frame < first), *later)
