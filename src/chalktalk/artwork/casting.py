"""Who draws what: how complex a picture is, and which of a film's painters is asked first.

Complexity, from 0 to 1, is the sum of what makes a picture hard to draw, each part capped:

    0.10 for each thing beyond the first             at most 0.40
    0.10 for each relation between things            at most 0.30
    0.15 for each action                             at most 0.30
    0.30 if there is nothing that could be touched
    0.15 for each person                             at most 0.30

Things are runs of telling words between the small words, marks and relations of what is to be shown; relations are
words such as `between` and `around`; actions are words in -ing that do not stand for a thing. A single thing has 0.
"""

import re
from collections.abc import Iterable

from chalktalk.artwork.concepts import concepts, given_names
from chalktalk.artwork.matching import forms, names_nothing
from chalktalk.documents.asking import Offer
from chalktalk.documents.painting import PainterRole
from chalktalk.documents.services import Painters

HARD = 0.7
"""Complexity over which the strongest painters are asked first."""

RELATIONS = frozenset(
    {"above", "across", "against", "along", "among", "around", "behind", "below", "beneath", "beside", "between",
     "beyond", "facing", "from", "in", "inside", "into", "near", "next", "onto", "opposite", "outside", "over",
     "through", "to", "toward", "towards", "under", "with", "within", "without"}
)  # fmt: skip
SMALL = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "but", "by", "each", "for", "has", "have", "he", "her", "his", "is",
     "it", "its", "like", "of", "off", "on", "one", "or", "other", "our", "she", "so", "some", "than", "that", "the",
     "their", "them", "then", "they", "this", "up", "was", "we", "were", "while", "who", "you", "your"}
)  # fmt: skip
THINGS_IN_ING = frozenset(
    {"building", "ceiling", "clothing", "evening", "king", "lightning", "morning", "opening", "painting", "ring",
     "spring", "string", "thing", "wedding", "wing"}
)  # fmt: skip
PEOPLE = frozenset(
    {"baby", "boy", "child", "crowd", "doctor", "family", "farmer", "friend", "girl", "kid", "man", "mother", "father",
     "nurse", "patient", "people", "person", "scientist", "soldier", "student", "teacher", "woman", "women", "men",
     "children", "worker", "driver", "engineer", "king", "queen"}
)  # fmt: skip
_PIECE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")


def complexity(shown: str, *, touchable: bool = True, people: int = 0) -> float:
    """How hard a picture is to draw, 0 to 1; see above.

    Args:
        shown: What it shows, in a few words or sentences.
        touchable: Whether it shows things and not only a thought.
        people: Characters in it, beside the people that the words name.
    """
    words = [piece.lower() for piece in _PIECE.findall(shown)]
    things = len(set(_things(words)))
    relations = sum(word in RELATIONS for word in words)
    actions = sum(_is_action(word) for word in words)
    persons = people + sum(not PEOPLE.isdisjoint(forms(word)) or word in given_names() for word in set(words))
    parts = (
        min(0.1 * max(things - 1, 0), 0.4),
        min(0.1 * relations, 0.3),
        min(0.15 * actions, 0.3),
        0.0 if touchable else 0.3,
        min(0.15 * persons, 0.3),
    )
    return round(min(sum(parts), 1.0), 3)


def _things(words: Iterable[str]) -> Iterable[str]:
    """Each run of telling words, by its last one."""
    last = None
    for word in (*words, "."):
        telling = word[0].isalnum() and word not in SMALL and word not in RELATIONS and not _is_action(word)
        if not telling and last is not None:
            yield last
        last = word if telling else None


def _is_action(word: str) -> bool:
    return len(word) > 5 and word.endswith("ing") and word not in THINGS_IN_ING and word not in concepts()


def is_touchable(query: str | None) -> bool:
    """Whether an icon query names something: what nothing could stand for is a thought."""
    return query is not None and not names_nothing(query)


def role_for(hardness: float, *, characters: bool) -> PainterRole:
    """Who is asked first: characters have to look the same each time, however simple the scene is."""
    if characters:
        return PainterRole.FAITHFUL
    return PainterRole.STRONGEST if hardness > HARD else PainterRole.CHEAPEST


def chain_for(role: PainterRole, painters: Painters) -> tuple[Offer, ...]:
    """A role's painters, then those of the others, then what all chains end with: stock.

    The others come in the order of their price: who failed to get a cheap picture tries a dearer one before stock.
    """
    order = (role, *(other for other in reversed(PainterRole) if other is not role))
    chains = [chain for chain in (painters_of(one, painters) for one in order) if chain]
    stock = _common_end(chains)
    bodies = (offer for chain in chains for offer in chain[: len(chain) - len(stock)])
    return tuple(dict.fromkeys((*(offer for offer in bodies if offer not in stock), *stock)))


def painters_of(role: PainterRole, painters: Painters) -> tuple[Offer, ...]:
    """The chain that is configured for a role."""
    chain: tuple[Offer, ...] = getattr(painters, role)
    return chain


def _common_end(chains: list[tuple[Offer, ...]]) -> tuple[Offer, ...]:
    """The longest run of offers that all chains end with."""
    if not chains:
        return ()
    shortest = min(map(len, chains))
    length = next((at for at in range(1, shortest + 1) if len({chain[-at] for chain in chains}) > 1), shortest + 1) - 1
    return chains[0][len(chains[0]) - length :]
