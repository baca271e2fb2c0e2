"""Which names of a script mean the same thing: other spellings, plurals, abbreviations and short forms."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from chalktalk.analysis.concepts.mentions import Naming
from chalktalk.analysis.language.wording import words

Name = tuple[str, ...]
"""The words of a name, folded."""

BRITISH = (
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ful$|less$|ite$|able$)"), "or"),
    (re.compile(r"(?<=[bt])re$"), "er"),
    (re.compile(r"is(?=ation$|ing$|ed$|er$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})[iy]s(?=e$)"), "iz"),
    (re.compile(r"(?<=[fl])ence$"), "ense"),
    (re.compile(r"(?<=[a-z])ogue$"), "og"),
    (re.compile(r"(?<=gra)mme$"), "m"),
    (re.compile(r"ll(?=ing$|ed$|er$)"), "l"),
    (re.compile(r"ae(?=[a-z])|oe(?=[sd])"), "e"),
    (re.compile(r"^grey$"), "gray"),
    (re.compile(r"^tyre$"), "tire"),
    (re.compile(r"^mould"), "mold"),
    (re.compile(r"^plough"), "plow"),
    (re.compile(r"^aluminium$"), "aluminum"),
)
"""British endings and what takes their place; both spellings of a word become one, be it a word or not."""
OWN_MEANING = words(
    "building painting meaning feeling being evening morning setting wedding clothing housing string saving ring king "
    "wing spring thing bearing landing opening saying"
)
"""Nouns in -ing that are not the doing of what the word without it says."""
SHORTEST_INITIALS = 2
SOON = 6
"""Sentences within which a short form follows its full name."""


def folded(word: str) -> str:
    """A word with one spelling for British and American English."""
    for pattern, other in BRITISH:
        word = pattern.sub(other, word)
    return word


def same_things(namings: Sequence[Naming]) -> list[list[Naming]]:
    """The namings, grouped by what they name, in order of first mention. Linear but for names that share a head."""
    by_spelling: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        by_spelling["".join(name_of(naming))].append(naming)
    groups = {name_of(group[0]): group for group in by_spelling.values()}
    meant: dict[Name, Name] = {}
    for short, full in _same_names(groups):
        if short not in meant and _last(meant, full) != short:
            meant[short] = full
    merged: dict[Name, list[Naming]] = defaultdict(list)
    for name, group in groups.items():
        merged[_last(meant, name)] += group
    return [sorted(group, key=lambda one: (one.sentence.index, one.start)) for group in merged.values()]


def name_of(naming: Naming) -> Name:
    """What a naming is compared by."""
    return tuple(folded(word) for word in naming.words)


def _last(meant: dict[Name, Name], name: Name) -> Name:
    """The name that a chain of short forms ends at."""
    while name in meant:
        name = meant[name]
    return name


def _same_names(groups: dict[Name, list[Naming]]) -> Iterator[tuple[Name, Name]]:
    """Pairs of names of one thing, the one to give up first."""
    yield from _abbreviations(groups)
    yield from _parts_of_names(groups)
    yield from _variants(groups)
    for name in groups:
        stem = next((one for word in _stems(name[-1]) if (one := (*name[:-1], word)) in groups), None)
        if stem is not None:
            yield name, stem


def _abbreviations(groups: dict[Name, list[Naming]]) -> Iterator[tuple[Name, Name]]:
    """`dns` and `domain name system`: capitals that are the first letters of a longer name."""
    by_initials: dict[str, Name] = {}
    for name in groups:
        if len(name) >= SHORTEST_INITIALS:
            telling = [word for word in name if word not in ("of", "and", "the", "for")]
            by_initials.setdefault("".join(word[0] for word in telling), name)
    for name, group in groups.items():
        if len(name) == 1 and name[0] in by_initials and _written(group[0]).isupper():
            yield name, by_initials[name[0]]


def _written(naming: Naming) -> str:
    return naming.text.replace(".", "").removesuffix("s")


def _parts_of_names(groups: dict[Name, list[Naming]]) -> Iterator[tuple[Name, Name]]:
    """`Slater` and `David Slater`: one word of a proper name, where only one longer name has it at either end."""
    holders: dict[str, list[Name]] = defaultdict(list)
    for name, group in groups.items():
        if len(name) > 1 and group[0].proper:
            for word in {name[0], name[-1]}:
                holders[word].append(name)
    for name, group in groups.items():
        if len(name) == 1 and group[0].proper and len(holders[name[0]]) == 1:
            yield name, holders[name[0]][0]


def _variants(groups: dict[Name, list[Naming]]) -> Iterator[tuple[Name, Name]]:
    """`gun` and `bronze gun`, `white cell` and `white blood cell`, `battery` and `lithium-ion battery`.

    A longer name whose head is only described by the words before it is a variant of the head. One that classes
    (`interest rate`) gives its name to the head, if no other such name competes for it.
    """
    by_head: dict[str, list[Name]] = defaultdict(list)
    for name in groups:
        by_head[name[-1]].append(name)
    for head, names in by_head.items():
        longer = [name for name in names if len(name) > 1]
        yield from _inner(longer)
        if (head,) not in groups or not longer:
            continue
        described = [name for name in longer if describes(groups[name][0]) and len(groups[name]) < len(groups[head,])]
        classes = [name for name in longer if name not in described]
        yield from ((name, (head,)) for name in described)
        if len(classes) == 1 and _is_short_for(groups[head,], groups[classes[0]]):
            yield (head,), classes[0]


def _inner(longer: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """`white cell` in `white blood cell`, `minimum wage` in `federal minimum wage`."""
    ordered = sorted(longer, key=len)
    for short, long in combinations(ordered[:50], 2):
        if len(short) > 1 and len(short) < len(long):
            if long[-len(short) :] == short:
                yield long, short
            elif (long[0], long[-1]) == (short[0], short[-1]) and len(short) == 2:
                yield short, long


def describes(naming: Naming) -> bool:
    """Whether all words before its head are adjectives or participles."""
    doc = naming.sentence.doc
    before = [doc[at] for at in range(naming.start, naming.end - 1) if not doc[at].is_punct]
    return all(token.pos_ in ("ADJ", "VERB", "ADV") for token in before)


def _is_short_for(heads: Sequence[Naming], longer: Sequence[Naming]) -> bool:
    """Whether the head alone comes soon after the full name, as a short form does."""
    first, full = heads[0], longer[0]
    after = (first.sentence.index, first.start) > (full.sentence.index, full.start)
    return after and first.sentence.index - full.sentence.index <= SOON


def _stems(word: str) -> Iterator[str]:
    """What a word may be the plural or the doing of, whether or not there is such a word: `tipping` gives `tip`."""
    if word.endswith("s") and len(word) > 3:
        yield word.removesuffix("s")
        yield word.removesuffix("es")
    if word.endswith("ing") and word not in OWN_MEANING and len(word) > 5:
        stem = word.removesuffix("ing")
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
