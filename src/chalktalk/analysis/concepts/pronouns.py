"""What `it`, `they`, `he` and `she` point back to, where grammar makes it clear."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalktalk.analysis.concepts.mentions import Naming
from chalktalk.analysis.language.grammar import Clause
from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.language.wording import words

RELATIVE = words("who which that")
THINGS, MANY, PERSONS = "it", "they", words("he she")
EMPTY_IT = words("be seem appear take happen turn rain snow follow matter become")
"""Verbs with which `it` may point at nothing, or at what comes after: `it takes a day to …`, `it is clear that …`."""


@dataclass(frozen=True)
class _Last:
    """What was last spoken of, in the place where a pronoun would look for it."""

    thing: int
    plural: bool
    proper: bool


def pointed(
    reading: Reading, found: Sequence[Sequence[Clause]], named: Mapping[int, Sequence[tuple[int, Naming]]]
) -> Iterator[tuple[int, int, int]]:
    """Pronouns that are a clause's subject, as (thing, sentence, token).

    Each points to the subject of the clause before, within its paragraph, if both agree in number; where that
    subject is nothing that is named in the script, it points nowhere. `this` is left alone: it means a whole thought as
    often; and so are `he` and `she` where both occur, because a name does not tell which it is.

    Args:
        reading: The script.
        found: Each sentence's clauses.
        named: For each sentence, the things named in it, each with its number.
    """
    persons = {
        sentence.doc[c.subject[0]].lower_ for sentence in reading.sentences for c in found[sentence.index] if c.subject
    }
    clear = words("it they") | (PERSONS if len(persons & PERSONS) == 1 else frozenset())
    last: _Last | None = None
    paragraph = -1
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph:
            paragraph, last = sentence.paragraph, None
        for clause in found[sentence.index]:
            if clause.subject is None:
                continue
            start, end = clause.subject
            word = sentence.doc[start].lower_
            if end - start == 1 and (word in (THINGS, MANY) or word in PERSONS):
                if word in clear and last is not None and _agrees(word, last) and not _points_nowhere(clause, word):
                    yield last.thing, sentence.index, start
            elif word not in RELATIVE:
                last = _subject(named.get(sentence.index, ()), start, end)


def _subject(named: Sequence[tuple[int, Naming]], start: int, end: int) -> _Last | None:
    """The thing a subject names, by its head: the first noun phrase of `the price of bread`."""
    inside = [(thing, naming) for thing, naming in named if start <= naming.start and naming.end <= end]
    if not inside:
        return None
    thing, naming = inside[0]
    doc = naming.sentence.doc
    joined = any(doc[at].lower_ == "and" for at in range(start, end))
    below = any(doc[at].pos_ == "ADP" for at in range(start, naming.start))
    return None if joined or below else _Last(thing, naming.plural, naming.proper)


def _agrees(pronoun: str, last: _Last) -> bool:
    if pronoun == MANY:
        return last.plural
    return not last.plural and (last.proper if pronoun in PERSONS else True)


def _points_nowhere(clause: Clause, word: str) -> bool:
    """Whether `it` may be empty here: `it is hard to say`, `it takes two to tango`."""
    if word != THINGS or clause.head is None or clause.head.lemma_ not in EMPTY_IT:
        return False
    rest = [clause.sentence.doc[at] for at in range(clause.rest[0], len(clause.sentence.doc))]
    return any(token.lower_ in ("to", "that", "how", "why", "whether") for token in rest)
