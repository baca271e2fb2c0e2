"""The things a script explains or rests on: what an index of the film would list."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log2, sqrt

from chalktalk.analysis.concepts.depicting import icon_words
from chalktalk.analysis.concepts.mentions import Naming, namings
from chalktalk.analysis.concepts.nameable import is_tagged
from chalktalk.analysis.concepts.pronouns import pointed
from chalktalk.analysis.concepts.sameness import describes, folded, same_things
from chalktalk.analysis.concepts.terms import abstraction, hardness, rarity, technicality
from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.language.wording import words
from chalktalk.documents.analysis import Concept, ConceptType, Mention
from chalktalk.documents.base import Span

ENTRIES, MOST = 1.3, 60
"""An index of a film of n words has at most 1.3 √n entries, 23 in 300 words, and never more than 60."""
LEAST = 4.0
"""Centrality below which a thing is only mentioned."""
RELATED = 5
BREAKDOWN = 0.6
"""Difficulty from which a concept is too much for one picture."""
EXAMPLES = (("such", "as"), ("for", "example"), ("for", "instance"), ("like",), ("say",), ("including",))
COMPARING = words("than unlike whereas versus vs compared contrast instead while")
REPORTING = re.compile(
    r"(ologist|ologian|geographer|ician|omist|torian|icist|scientist|researcher|expert|lawyer|reporter|official)$"
)
"""Those who mostly tell what is known rather than being spoken of."""
DOING = re.compile(r"(ing|ation|ition|ption|sis|ment)$")


@dataclass(eq=False)
class _Thing:
    """All namings of one thing."""

    namings: Sequence[Naming]
    pronouns: list[Span] = field(default_factory=list)
    """Where the script points back to it."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its fullest name: the longest, but for those that an adjective made longer once in a while (`bronze gun`)."""
        used = Counter(naming.words for naming in self.namings)
        most = max(used.values())
        described = {naming.words for naming in self.namings if len(naming.words) > 1 and describes(naming)}
        return max(used, key=lambda name: (name not in described or used[name] == most, len(name), used[name]))

    @property
    def proper(self) -> bool:
        """Whether its fullest name is a proper one."""
        return any(naming.proper for naming in self.namings if naming.words == self.words)

    @property
    def capitals(self) -> bool:
        """Whether it has no other name than capitals that stand for words: `DNS`."""
        return len(self.words) == 1 and all(naming.text.isupper() for naming in self.namings)


def concepts(reading: Reading) -> tuple[Concept, ...]:
    """The concepts of a script, most central first. Linear in its length.

    Centrality adds up what marks an index entry: how often and in how many paragraphs it is named, whether title or
    heading name it, whether clauses are about it, whether it is defined, and how rare and technical its words are. The
    weights are those of a logistic regression on bench/understanding/tune, rounded; the title's is a point higher,
    since it names what the film is about.
    """
    found = [clauses(sentence) if is_tagged(sentence) else [] for sentence in reading.sentences]
    things = [_Thing(group) for group in same_things(namings(reading, found))]
    _add_pronouns(reading, found, things)
    headings = _heading_words(reading)
    ranked = sorted(
        ((_centrality(thing, headings, reading.language), thing) for thing in things),
        key=lambda pair: (-pair[0], pair[1].namings[0].sentence.index, pair[1].namings[0].start),
    )
    room = min(MOST, max(1, round(ENTRIES * sqrt(reading.words))))
    kept = [(score, thing) for score, thing in ranked[:room] if score >= LEAST]
    return tuple(_listed(kept, reading))


def _add_pronouns(reading: Reading, found: Sequence[Sequence[Clause]], things: Sequence[_Thing]) -> None:
    named: dict[int, list[tuple[int, Naming]]] = defaultdict(list)
    for number, thing in enumerate(things):
        for naming in thing.namings:
            named[naming.sentence.index].append((number, naming))
    for inside in named.values():
        inside.sort(key=lambda pair: pair[1].start)
    for number, sentence, token in pointed(reading, found, named):
        things[number].pronouns.append(reading.sentences[sentence].span_of(token, token + 1))


# ── how central ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Headings:
    """Words of the title and of the sections' headings, folded, with plurals and -ing forms as written and without."""

    title: frozenset[str]
    sections: frozenset[str]


def _heading_words(reading: Reading) -> _Headings:
    return _Headings(_forms(reading.title), _forms(" ".join(title for title in reading.sections if title)))


def _forms(text: str) -> frozenset[str]:
    said = [folded(word.replace("-", "")) for word in re.findall(r"\w+(?:-\w+)*", text.lower())]
    return frozenset(form for word in said for form in (word, word.removesuffix("s"), word.removesuffix("es")))


def _centrality(thing: _Thing, headings: _Headings, language: str) -> float:
    namings = thing.namings
    heads = {folded(word) for naming in namings for word in (naming.words[-1], "".join(naming.words))}
    uses = len(namings) + 0.5 * len(thing.pronouns)
    spread = len({naming.sentence.paragraph for naming in namings})
    subjects = sum(naming.subject for naming in namings)
    rare = sum(rarity(word, language) for word in thing.words) / len(thing.words)
    technical = technicality(thing.words, language, proper=thing.proper, capitals=thing.capitals)
    return (
        2.0 * log2(1 + uses)
        + 0.8 * log2(1 + spread)
        + 0.6 * log2(1 + subjects)
        + 2.5 * bool(heads & headings.title)
        + 1.2 * bool(heads & headings.sections)
        + 1.3 * any(naming.introduced for naming in namings)
        + 1.0 * rare
        + 1.2 * technical
        + 0.8 * (len(thing.words) == 2 or (len(thing.words) > 2 and (thing.proper or uses > 1)))
        - 0.9 * bool(REPORTING.search(thing.words[-1]))
    )


# ── how they are listed ──────────────────────────────────────────────────────────────────────────────────────────────


def _listed(kept: Sequence[tuple[float, _Thing]], reading: Reading) -> Iterator[Concept]:
    language = reading.language
    ids: list[str] = []
    for _, thing in kept:
        ids.append(_unused(_slug(_text(thing)), ids))
    near = _neighbours([thing for _, thing in kept])
    for number, (score, thing) in enumerate(kept):
        abstract = abstraction(thing.words, proper=thing.proper)
        technical = technicality(thing.words, language, proper=thing.proper, capitals=thing.capitals)
        hard = hardness(abstract, technical)
        yield Concept(
            id=ids[number],
            text=_text(thing),
            type=_type(thing),
            weight=round(score / kept[0][0], 4),
            abstraction=round(abstract, 4),
            technicality=round(technical, 4),
            difficulty=round(hard, 4),
            needs_breakdown=hard >= BREAKDOWN,
            icon=icon_words(thing.words, thing.namings),
            related=tuple(ids[other] for other in near[number]),
            mentions=tuple(_mentions(thing)),
        )


def _text(thing: _Thing) -> str:
    """Its fullest name as written, in the singular and in small letters where it ever stands so."""
    full = [naming for naming in thing.namings if naming.words == thing.words]
    best = min(full, key=lambda naming: (naming.plural, naming.start == 0, naming.sentence.index))
    text = re.sub(r"['’]s?$", "", best.text)
    first = best.sentence.doc[best.start]
    own_capital = first.pos_ in ("PROPN", "") or not text[1:2].islower() or (best.start > 0 and not best.proper)
    return text if own_capital else text[:1].lower() + text[1:]


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.lower().replace("_", " "))) or "concept"


def _unused(name: str, taken: Sequence[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _mentions(thing: _Thing) -> list[Mention]:
    named = [Mention(span=naming.sentence.span_of(naming.start, naming.end)) for naming in thing.namings]
    meant = [Mention(span=span, pronoun=True) for span in thing.pronouns]
    return sorted([*named, *meant], key=lambda mention: mention.span.start)


def _neighbours(things: Sequence[_Thing]) -> list[list[int]]:
    """For each thing those named in the same sentences, the most often so first."""
    inside: dict[int, set[int]] = defaultdict(set)
    for number, thing in enumerate(things):
        for naming in thing.namings:
            inside[naming.sentence.index].add(number)
    shared: list[Counter[int]] = [Counter() for _ in things]
    for together in inside.values():
        for one in together:
            shared[one].update(together - {one})
    return [
        [other for other, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:RELATED]]
        for count in shared
    ]


def _type(thing: _Thing) -> ConceptType:
    """How the script treats it: it is defined, compared, an example, or something that happens."""
    if any(naming.introduced for naming in thing.namings):
        return ConceptType.DEFINITION
    sentences = {naming.sentence.index: naming.sentence for naming in thing.namings}
    if any(token.lower_ in COMPARING for sentence in sentences.values() for token in sentence.doc):
        return ConceptType.COMPARISON
    if DOING.search(thing.words[-1]):
        return ConceptType.PROCESS
    if thing.proper or any(_is_example(naming) for naming in thing.namings):
        return ConceptType.EXAMPLE
    return ConceptType.PROCESS if any(naming.subject for naming in thing.namings) else ConceptType.DEFINITION


def _is_example(naming: Naming) -> bool:
    nearby = naming.sentence.doc[max(0, naming.start - 4) : naming.start]
    before = [token.lower_ for token in nearby if not token.is_punct]
    return any(tuple(before[-len(cue) :]) == cue for cue in EXAMPLES)
