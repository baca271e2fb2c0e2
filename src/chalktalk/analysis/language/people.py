"""Nouns that stand for people by what they are."""

from spacy.tokens import Token

from chalktalk.analysis.language.wording import words

ROLES = words(
    "judge king queen woman man doctor mother father grandmother grandfather teacher nurse student boss chief poet "
    "president minister captain general pilot farmer friend neighbour neighbor girl boy chef coach critic guide priest "
    "hero genius monk athlete pope prince princess son daughter brother sister"
)
ENDINGS = ("ist", "ian", "man", "woman", "eer", "ologer")
NO_PEOPLE = ("list", "mist", "twist", "human", "fist")
"""Endings that only look like those of people."""
SHORTEST = 6
"""Letters of a noun whose ending tells."""
MAKERS = ("er", "or")
"""Endings of people, but also of things that do something (`a sensor`); people only where nothing else decides."""


def is_person(head: Token) -> bool:
    """Whether a singular noun stands for a person, as far as its form shows."""
    lemma = head.lemma_.lower()
    ending = lemma.endswith(ENDINGS) and not lemma.endswith(NO_PEOPLE) and len(lemma) >= SHORTEST
    return head.tag_ == "NN" and (lemma in ROLES or ending)


def may_be_person(head: Token) -> bool:
    """The same, with nouns that may also be things that do something: `judge`, `painter`, `sensor`."""
    return is_person(head) or (head.tag_ == "NN" and head.lemma_.lower().endswith(MAKERS))
