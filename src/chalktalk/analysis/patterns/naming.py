"""Sentences that give a thing its name: `this is called X`, `a process known as X`, `the word for it is X`."""

from collections.abc import Iterator

from chalktalk.analysis.language.bounds import RELATIVE
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import Place, is_copula, opening, phrase_at, phrase_before, phrase_end
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.calling import named_by_callers, named_by_sayers
from chalktalk.analysis.patterns.coining import by_making
from chalktalk.analysis.patterns.defining import Defined
from chalktalk.analysis.patterns.meaning import by_meaning
from chalktalk.analysis.patterns.pointing import (
    LIGHT,
    POINTING,
    explained,
    is_own_name,
    named_subject,
    of_subject,
    said_before,
    term_named,
)
from chalktalk.analysis.patterns.weighing import is_uncommon, term_before

NAMED = words("called known named termed dubbed nicknamed christened labelled labeled")
NAMES = words("word term name phrase expression")


def named(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """All names given in a sentence; `before` holds what they may point back at."""
    doc = sentence.doc
    for at, token in enumerate(doc):
        if token.lower_ in NAMED:
            yield from _by_participle(sentence, at, before)
        elif token.lemma_ in ("call", "dub", "term") and token.pos_ == "VERB":
            yield from named_by_callers(sentence, at, before)
        elif token.lower_ in NAMES and token.pos_ == "NOUN":
            yield from _by_name_for(sentence, at, before)
    yield from by_meaning(sentence)
    yield from by_making(sentence)
    yield from named_by_sayers(sentence, before)


def _by_participle(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`the trick is called X`, `a process known as X`, `(this is known as the escapement)`."""
    doc = sentence.doc
    term = term_named(doc, at + 1)
    if term is None:
        return
    helper = at - 1
    while helper > 0 and doc[helper].pos_ in ("ADV", "PART"):
        helper -= 1
    if helper < 0:
        return
    if doc[helper].lemma_ == "be":
        subject = named_subject(doc, helper)
        yield from of_subject(sentence, subject, term, Place(sentence, helper, at + 1), before)
    elif doc[helper].pos_ in ("NOUN", "PROPN"):
        found = _of_noun(sentence, at, term)
        if found is not None:
            yield found
    elif doc[helper].text == "," and not is_own_name(doc, term):
        yield from _by_aside(sentence, (helper, at), term)


def _by_aside(sentence: ReadSentence, cue: Tokens, term: Tokens) -> Iterator[Defined]:
    """`the larynx, also called the voice box, sits …`, `the enzyme that cuts the strand, called helicase, …`."""
    doc, (comma, at) = sentence.doc, cue
    if term[1] >= len(doc) or doc[term[1]].text not in (",", ".", ")"):
        return
    first = term_before(doc, comma)
    if at > comma + 1 and first is not None and is_uncommon(doc, first):
        yield Defined(Place(sentence, *first), Place(sentence, *term), Place(sentence, *cue), 0.55)
        return
    described = named_subject(doc, comma)
    if at == comma + 1 and described[1] - described[0] > 3 and doc[described[0]].lower_ in ("a", "an", "the"):
        yield Defined(Place(sentence, *term), Place(sentence, *described), Place(sentence, *cue), 0.6)


def _of_noun(sentence: ReadSentence, at: int, term: Tokens) -> Defined | None:
    """`a process called osmosis, in which …`, `the thin layer of gas known as the atmosphere`."""
    doc = sentence.doc
    if is_own_name(doc, term):
        return None
    name, cue = Place(sentence, *term), Place(sentence, at, at + 1)
    end = term[1]
    tail = end + (end < len(doc) and doc[end].text == ",")
    preposed = tail + 1 < len(doc) and doc[tail].pos_ == "ADP" and doc[tail + 1].tag_ in RELATIVE
    if tail < len(doc) and (doc[tail].tag_ in RELATIVE or doc[tail].lower_ == "that" or preposed):
        return Defined(name, Place(sentence, tail, phrase_end(doc, tail + preposed)), cue, 0.65)
    after = explained(sentence, term)
    if after is not None:
        return Defined(name, after, cue, 0.75)
    light = phrase_before(doc, at) if doc[at - 1].lemma_ in LIGHT else None
    if light is not None and light[0] > 0 and doc[light[0] - 1].pos_ == "ADP":  # `… in a process known as …`
        meaning = said_before(sentence, light[0] - 1, None)
        return None if meaning is None else Defined(name, meaning, cue, 0.6)
    start = at
    while (
        start > 0
        and doc[start - 1].pos_ in ("NOUN", "ADJ", "ADP", "DET", "NUM", "PROPN")
        and doc[start - 1].lower_ != "by"
    ):
        start -= 1
    while start < at and doc[start].pos_ == "ADP":
        start += 1
    return Defined(name, Place(sentence, start, at), cue, 0.55) if at - start >= 4 else None


def _by_name_for(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`the technical term for this is apoptosis`, `it has a name: inflation`."""
    doc = sentence.doc
    verb = next((n for n in range(at + 1, min(len(doc) - 1, at + 14)) if is_copula(doc[n])), None)
    if at + 2 < len(doc) and doc[at + 1].lower_ == "for" and verb is not None:
        term = term_named(doc, verb + 1)
        body = Place(sentence, at + 2, verb)
        clause = named_subject(doc, at)[0]
        meaning = body if doc[at + 2].lower_ not in POINTING else said_before(sentence, clause, before)
        if term is not None and meaning is not None:
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, at + 2), 0.8)
    elif at + 2 < len(doc) and verb == at + 1 and doc[at - 1].pos_ in ("ADJ", "NOUN"):
        term = term_named(doc, verb + 1)
        meaning = said_before(sentence, 0, before)
        if term is not None and meaning is not None:
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, verb + 1), 0.75)
        return
    mark = at + 1 + 2 * (at + 4 < len(doc) and doc[at + 1].lower_ == "for" and doc[at + 2].lower_ in POINTING)
    if (
        at > 0
        and mark + 1 < len(doc)
        and doc[mark].text in (",", ":", "—", "–")
        and doc[at - 1].lower_ in ("a", "the", "own")
    ):
        term = phrase_at(doc, mark + 1)
        owner = phrase_at(doc, opening(doc))
        plain = owner is not None and doc[owner[0]].lower_ not in POINTING  # `the layer of gas there has a name: …`
        verb = next((n for n in range(at - 1, 0, -1) if doc[n].lemma_ in ("have", "get")), 0)
        own = Place(sentence, owner[0], verb) if owner is not None and plain and verb > owner[0] + 2 else None
        meaning = own or said_before(sentence, 0, before)
        has = any(token.lemma_ in ("have", "get", "be") for token in doc[max(0, at - 8) : at])
        if term is not None and meaning is not None and has:
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, at + 1), 0.6)
