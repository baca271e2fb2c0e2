"""Metaphors: sentences whose thought is a moving picture: it grows, turns into another, is blocked, races, flows.

The library's verbs and phrases say where to look; grammar says who takes part, and whether it is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Span

from chalktalk.analysis.figurative.library import library_with, metaphor_of
from chalktalk.analysis.figurative.meaning import alike
from chalktalk.analysis.figurative.moving import (
    LIKELY,
    POSSIBLE,
    READERS,
    WEAK,
    Picture,
    Said,
    is_shape,
    phrase_ending,
    verb_next,
    whole,
)
from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.people import may_be_person
from chalktalk.analysis.language.phrases import Place
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.documents.analysis import MetaphorName, MetaphorOpportunity, Priority
from chalktalk.documents.metaphors import MetaphorLibrary

UNREAL = words("would could might should")
NEGATIONS = words("not n't n’t never no nobody nothing none neither hardly barely")
LEADING = words("keep start begin continue go help")
"""Verbs that lead to the one that counts."""
DOUBT = 0.15
"""What an `if`, a `might` or a question takes away, and a number in the clause: a chart then says it better."""
COMPARED = words("of as than a")
"""Ends of phrases after which the other thing comes."""
TURNS = words("turn change convert transform morph")
LARGER = words("larger bigger taller longer wider heavier thicker deeper higher greater")
SMALLER = words("smaller tinier shorter narrower lighter thinner shallower lower")
SOFTENERS = words("a bit little lot rather much somewhat kind of sort just almost exactly very more")


def metaphors(reading: Reading, library: MetaphorLibrary | None = None) -> Iterator[MetaphorOpportunity]:
    """All metaphors of a script, at most one a sentence.

    Args:
        reading: The script.
        library: What to look for; the built-in ten if left out.
    """
    if reading.language != "en":
        return
    known = library or library_with()
    unread: list[ReadSentence] = []
    for sentence in reading.sentences:
        found = max(_pictures(sentence, known), key=lambda picture: picture.confidence, default=None)
        if found is None:
            unread.append(sentence)
        else:
            yield _opportunity(sentence, found)
    for sentence, metaphor in alike(unread, known):
        parts = _who_takes_part(sentence)
        if parts:
            yield _opportunity(sentence, Picture(metaphor, parts, (0, len(sentence.doc)), POSSIBLE))


def _opportunity(sentence: ReadSentence, found: Picture) -> MetaphorOpportunity:
    cue = sentence.doc[slice(*found.cue)].text
    return MetaphorOpportunity(
        span=sentence.span,
        priority=Priority.MEDIUM if found.confidence >= LIKELY else Priority.LOW,
        confidence=round(max(0.0, found.confidence), 2),
        evidence=(sentence.span_of(*found.cue),),
        reason=f"{str(found.metaphor).replace('_', ' ')}: “{cue}”",
        metaphor=found.metaphor,
        parts=tuple(place.part() for place in found.parts),
        reversed=found.reversed,
    )


# ── where to look ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Verb:
    """A verb of the library with its particle."""

    particle: tuple[str, ...]
    metaphor: MetaphorName
    mild: bool
    reversed: bool


@lru_cache(maxsize=8)
def _verbs(library: MetaphorLibrary) -> dict[str, list[Verb]]:
    found: dict[str, list[Verb]] = {}
    for metaphor in library.metaphors:
        triggers = metaphor.triggers
        for listed, mild, backwards in (
            (triggers.verbs, False, False),
            (triggers.mild_verbs, True, False),
            (triggers.reversed_verbs, False, True),
            (triggers.mild_reversed_verbs, True, True),
        ):
            for verb in listed:
                lemma, *particle = verb.split()
                found.setdefault(lemma, []).append(Verb(tuple(particle), metaphor.shows, mild, backwards))
    return found


@lru_cache(maxsize=8)
def _phrases(library: MetaphorLibrary) -> dict[str, list[tuple[tuple[str, ...], MetaphorName, bool]]]:
    """The library's phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], MetaphorName, bool]]] = {}
    for metaphor in library.metaphors:
        for listed, backwards in ((metaphor.triggers.phrases, False), (metaphor.triggers.reversed_phrases, True)):
            for phrase in listed:
                split = tuple(phrase.lower().split())
                found.setdefault(split[0], []).append((split, metaphor.shows, backwards))
    return found


def _pictures(sentence: ReadSentence, library: MetaphorLibrary) -> Iterator[Picture]:
    verbs, asked = _verbs(library), sentence.doc[-1].text == "?" if len(sentence.doc) else False
    said = [clause for clause in clauses(sentence) if clause.verb is not None]
    for clause in said:
        for at in _verbs_of(clause):
            for verb in verbs.get(sentence.doc[at].lemma_.lower(), ()):
                found = _read(clause, at, verb)
                if found is not None:
                    yield _weighed(found, clause, asked=asked)
    for clause in said:
        simile = _simile(clause)
        if simile is not None:
            yield _weighed(simile, clause, asked=asked)
    yield from _turning(sentence)
    yield from _times(sentence, said)
    yield from _worded(sentence, said, library)


def _verbs_of(clause: Clause) -> Iterator[int]:
    """The main verb, and the one it leads to: `keeps growing`, `begins to shrink`."""
    assert clause.verb is not None
    doc, after = clause.sentence.doc, clause.verb[1]
    yield after - 1
    if doc[after - 1].lemma_ in LEADING:
        after += after < clause.end and doc[after].tag_ == "TO"
        if after < clause.end and doc[after].tag_ in ("VBG", "VB"):
            yield after


def _read(clause: Clause, at: int, verb: Verb) -> Picture | None:
    """What a verb of the library says in a clause."""
    doc, end = clause.sentence.doc, at + 1 + len(verb.particle)
    reader = READERS.get(verb.metaphor)
    if reader is None:
        return None
    if tuple(token.lower_ for token in doc[at + 1 : end]) == verb.particle:
        return reader(Said(clause, end, (at, end), mild=verb.mild, reversed=verb.reversed))
    thing = whole(clause.sentence, at + 1, clause.end)  # `holds the water back`
    end = thing.end + len(verb.particle) if thing is not None else end
    if thing is None or tuple(token.lower_ for token in doc[thing.end : end]) != verb.particle:
        return None
    return reader(Said(clause, at + 1, (at, end), mild=verb.mild, reversed=verb.reversed))


def _weighed(found: Picture, clause: Clause, *, asked: bool) -> Picture:
    """Less sure where it is denied, asked or only supposed."""
    assert clause.verb is not None
    doc = clause.sentence.doc
    before = {doc[at].lower_ for at in range(clause.start, clause.verb[1])}
    if before & NEGATIONS:
        return replace(found, confidence=found.confidence - 2 * DOUBT)
    doubts = [asked, bool(before & UNREAL) or "if" in before]
    return replace(found, confidence=found.confidence - DOUBT * sum(doubts))


# ── by phrases ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _worded(sentence: ReadSentence, said: Sequence[Clause], library: MetaphorLibrary) -> Iterator[Picture]:
    """What a phrase of the library says wherever it stands."""
    doc, known = sentence.doc, _phrases(library)
    for at in range(len(doc)):
        first = dict.fromkeys((doc[at].lower_, doc[at].lemma_.lower()))
        for phrase, metaphor, backwards in (one for form in first for one in known.get(form, ())):
            end = at + len(phrase)
            if not _says(doc[at:end], phrase):
                continue
            clause = next((one for one in said if one.start <= at < one.end), None)
            subject = None if clause is None else Said(clause, end, (at, end), mild=False, reversed=backwards).subject
            held_against = phrase[-1] in COMPARED
            other = whole(sentence, end - (phrase[-1] == "a"), len(doc)) if held_against else None
            if clause is None or clause.verb is None or subject is None or at < clause.verb[0]:
                continue
            if held_against and (other is None or verb_next(doc, other.end, len(doc)) or doc[at - 1].pos_ == "ADP"):
                continue
            parts = (subject,) if other is None else (subject, other)
            yield _weighed(Picture(metaphor, parts, (at, end), POSSIBLE, backwards), clause, asked=doc[-1].text == "?")


def _says(tokens: Span, phrase: tuple[str, ...]) -> bool:
    """Whether the tokens are the phrase's words, or forms of them."""
    return len(tokens) == len(phrase) and all(
        word in (token.lower_, token.lemma_.lower()) for word, token in zip(phrase, tokens, strict=True)
    )


def _times(sentence: ReadSentence, said: Sequence[Clause]) -> Iterator[Picture]:
    """`X is a thousand times smaller than Y`: both at one scale, the smaller first."""
    doc = sentence.doc
    for at in range(1, len(doc) - 2):
        if doc[at].lower_ in LARGER | SMALLER and doc[at - 1].lower_ == "times" and doc[at + 1].lower_ == "than":
            clause = next((one for one in reversed(said) if one.verb is not None and one.verb[1] <= at), None)
            other = whole(sentence, at + 2, len(doc))
            cue = (at - 1, at + 2)
            subject = None if clause is None else Said(clause, at, cue, mild=False, reversed=False).subject
            if clause is not None and subject is not None and other is not None and subject.start < at:
                parts = (subject, other) if doc[at].lower_ in SMALLER else (other, subject)
                yield _weighed(Picture(MetaphorName.SCALE, parts, cue, POSSIBLE), clause, asked=doc[-1].text == "?")


def _turning(sentence: ReadSentence) -> Iterator[Picture]:
    """`Liquid turning into gas takes up heat`: a change told by a participle, which no clause has for a verb."""
    doc = sentence.doc
    for at in range(1, len(doc) - 2):
        if doc[at].lemma_ in TURNS and doc[at].tag_ == "VBG" and doc[at + 1].lower_ == "into":
            before, after = phrase_ending(sentence, at), whole(sentence, at + 2, len(doc))
            if before is not None and after is not None and is_shape(after) and not may_be_person(before.tokens[-1]):
                yield Picture(MetaphorName.TRANSFORMATION, (before, after), (at, at + 2), POSSIBLE)


def _simile(clause: Clause) -> Picture | None:
    """`Think of X as a Y`, `X works like a Y`: shown as what Y lends itself to, else as X beside Y."""
    assert clause.verb is not None
    assert clause.head is not None
    sentence, doc, verb = clause.sentence, clause.sentence.doc, clause.head.lemma_
    end = clause.end
    if verb in ("think", "imagine", "picture") and clause.subject is None:
        start = clause.verb[1] + (clause.verb[1] < end and doc[clause.verb[1]].lower_ == "of")
        thing = whole(sentence, start, end)
        link = thing.end if thing is not None else end
        word = "as"
    elif verb in ("be", "work", "act", "behave", "function"):
        subject = clause.subject
        named = subject is not None and any(doc[at].pos_ in ("NOUN", "PROPN") for at in range(*subject))
        thing = Place(sentence, *subject) if named and subject is not None else None
        link = clause.verb[1]
        while link < end and doc[link].lower_ in SOFTENERS:
            link += 1
        word = "like"
    else:
        return None
    if thing is None or link + 1 >= end or doc[link].lower_ != word or doc[link + 1].lower_ not in ("a", "an"):
        return None
    image = whole(sentence, link + 1, end)
    if image is None:
        return None
    shown = metaphor_of(" ".join(token.lemma_ for token in image.tokens)) or MetaphorName.COMPARISON
    found = MetaphorName.COMPARISON if shown in (MetaphorName.GROWTH, MetaphorName.SPEED) else shown
    parts = (thing, image)
    mere = POSSIBLE if found is not MetaphorName.COMPARISON else WEAK  # a simile in passing asks for no picture
    return Picture(found, parts, (link, link + 1), LIKELY if word == "as" else mere)


def _who_takes_part(sentence: ReadSentence) -> tuple[Place, ...]:
    """The first two noun phrases."""
    found = [Place(sentence, chunk.start, chunk.end) for chunk in sentence.doc.noun_chunks if chunk[-1].pos_ != "PRON"]
    return tuple(found[:2])
