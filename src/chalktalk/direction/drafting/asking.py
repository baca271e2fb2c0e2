"""What a direction is drafted from: the brief, what was read out of it, what was before, and what is usual."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from chalktalk.direction.drafting.habits import Habit
from chalktalk.direction.drafting.picking import Picked, field_of, strongest
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection, Source
from chalktalk.documents.creative.readings import FilmReading, PictureReading, Seen
from chalktalk.documents.creative.wishes import Aim, How, Wish, Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asking:
    """All that a direction is drafted from."""

    brief: CreativeBrief
    wording: Wording
    picture: PictureReading | None = None
    film: FilmReading | None = None
    styled: tuple[Wish, ...] = ()
    """For styles and feelings that are not there already."""
    implied: tuple[Habit, ...] = ()
    """What these bring along."""
    usual: tuple[Habit, ...] = ()
    """What is usual on the platform, for the category, and at all."""
    wished: Mapping[Aim, tuple[Wish, ...]] = field(default_factory=dict)
    """What the words ask, by field; what they ask more than once counts where they say it last."""
    follows: tuple[Habit, ...] = ()
    """What is usual where the video now goes, in place of what was usual where it went before."""

    @property
    def previous(self) -> CreativeDirection | None:
        """The direction that is to be changed."""
        return self.brief.context.previous_config

    @property
    def seen(self) -> Iterator[tuple[Source, str, Seen]]:
        """What references show, the strongest first, with what to call them."""
        if self.film is not None:
            yield Source.VIDEO, "film", self.film.seen
        if self.picture is not None:
            yield Source.IMAGE, "picture", self.picture.seen

    def wishes(self, aim: Aim, *hows: How) -> tuple[Wish, ...]:
        """What the words ask of a field, in their order; in some ways, or all."""
        asked = self.wished.get(aim, ())
        return tuple(wish for wish in asked if wish.how in hows) if hows else asked

    def before(self, aim: Aim, value: T) -> Picked[T]:
        """A value that the direction before had, with where that had it from."""
        origins = {origin.field: origin for origin in self.previous.origins} if self.previous else {}
        origin = origins.get(aim)
        if origin is None:
            return Picked(value, Source.PREVIOUS, "as before")
        because = origin.because if origin.source is Source.PREVIOUS else f"as before: {origin.because}"
        return Picked(value, Source.PREVIOUS, because)

    def habitual(self, aim: Aim) -> Iterator[Picked[Any]]:
        """What is usual for a field, the strongest first."""
        yield from (picked for habit in self.usual if (picked := habit.pick(aim)))

    def implied_for(self, aim: Aim) -> Picked[Any] | None:
        """What the words' styles and feelings bring along for a field, and what follows from a new platform."""
        found = (picked for habit in (*self.implied, *self.follows) if (picked := habit.pick(aim)))
        return next(found, None)

    def base(self, aim: Aim, *stronger: Picked[Any] | None) -> Picked[Any]:
        """A field before words are asked: from references, from what words imply, from before, from what is usual."""
        kept = self.before(aim, field_of(self.previous, aim)) if self.previous else None
        return strongest(*stronger, self.implied_for(aim), kept, *self.habitual(aim))


def wished_in(wording: Wording) -> dict[Aim, tuple[Wish, ...]]:
    """What words ask, by field, each thing once, in the order in which they say it last."""
    last: dict[tuple[Aim, How, str], Wish] = {}
    for wish in wording.wishes:
        last.pop((wish.field, wish.how, wish.value), None)
        last[wish.field, wish.how, wish.value] = wish
    found: dict[Aim, list[Wish]] = {}
    for wish in last.values():
        found.setdefault(wish.field, []).append(wish)
    return {aim: tuple(wishes) for aim, wishes in found.items()}
