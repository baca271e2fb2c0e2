"""Sentences that give a thing its name: `this is called X`, `we call those the roots`, `the word for it is X`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL, clause_bounds
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import (
    HARD_MARKS,
    QUOTE_MARKS,
    Place,
    is_copula,
    opening,
    phrase_at,
    phrase_end,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.coining import by_making, by_meaning
from chalktalk.analysis.patterns.defining import VAGUE, Defined

NAMED = words("called known named termed dubbed nicknamed christened labelled labeled")
POINTING = words("this that it these those they them which")
LIGHT = words("trick process effect phenomenon idea method technique approach condition state act thing practice")
"""Nouns that only point at what was said before, after `this` or `the`."""
NAMES = words("word term name phrase expression")
LONGEST = 24
"""Tokens of a sentence before that may be a meaning as a whole."""
NEAR = 40
"""Tokens in which what `this` stands for is looked for."""
SAY = words("say call")


def named(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """All names given in a sentence; `before` holds what they may point back at."""
    doc = sentence.doc
    for at, token in enumerate(doc):
        if token.lower_ in NAMED:
            yield from _by_participle(sentence, at, before)
        elif token.lemma_ in ("call", "dub", "term") and token.pos_ == "VERB":
            yield from _by_callers(sentence, at, before)
        elif token.lower_ in NAMES and token.pos_ == "NOUN":
            yield from _by_name_for(sentence, at, before)
    yield from by_meaning(sentence)
    yield from by_making(sentence)
    yield from _by_sayers(sentence, before)


def _by_participle(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`the trick is called X`, `a process known as X`, `(this is known as the escapement)`."""
    doc = sentence.doc
    term = _term(doc, at + 1)
    if term is None:
        return
    helper = at - 1
    while helper > 0 and doc[helper].pos_ in ("ADV", "PART"):
        helper -= 1
    if helper < 0:
        return
    if doc[helper].lemma_ == "be":
        subject = _subject(doc, helper)
        yield from _of_subject(sentence, subject, term, Place(sentence, helper, at + 1), before)
    elif doc[helper].pos_ in ("NOUN", "PROPN"):
        found = _of_noun(sentence, at, term)
        if found is not None:
            yield found


def _term(doc: Doc, at: int) -> Tokens | None:
    """The name given: a noun phrase after `as`, adverbs and asides between commas."""
    first = at
    while first < len(doc) and (
        doc[first].pos_ == "ADV" or doc[first].lower_ in ("as", "to") or doc[first].text == ","
    ):
        first += 1
    term = phrase_at(doc, first)
    if term is None and first < len(doc) and doc[first].tag_ in ("VBG", "JJ", "FW"):
        return first, first + 1  # `this is called pruning`
    if term is None or doc[term[0]].tag_ == "PRP$":
        return None
    return term


def _is_own_name(doc: Doc, term: Tokens) -> bool:
    """Whether somebody or something is only addressed so: `called Gerald`."""
    body = doc[term[0] : term[1]]
    return all(token.pos_ == "PROPN" for token in body) and not any(token.text.isupper() for token in body)


def _subject(doc: Doc, verb: int) -> Tokens:
    """What is given the name: back to the last mark, connective or verb, a relative clause in it included."""
    start = verb
    while start > 0 and doc[start - 1].text not in (*HARD_MARKS, ",", *QUOTE_MARKS) and doc[start - 1].pos_ != "CCONJ":
        start -= 1
    return start, verb


def _of_subject(
    sentence: ReadSentence, subject: Tokens, term: Tokens, cue: Place, before: ReadSentence | None
) -> Iterator[Defined]:
    doc = sentence.doc
    body = doc[subject[0] : subject[1]]
    after = _explained(sentence, term)
    name = Place(sentence, *term)
    if _is_own_name(doc, term):
        return
    light = len(body) <= 3 and body[-1:] and body[-1].lemma_ in LIGHT | VAGUE
    shown = len(body) > 0 and body[0].lower_ in POINTING and not any(token.tag_ == "VBG" for token in body)
    pointing = len(body) == 0 or body[-1].lower_ in POINTING or shown or (body[0].lower_ == "the" and light)
    if after is not None:
        yield Defined(name, after, cue, 0.85)
    elif pointing:
        meaning = _said_before(sentence, subject[0], before)
        if meaning is not None:
            yield Defined(name, meaning, cue, 0.85)
    elif body[0].tag_ not in ("PRP", "PRP$") and body[-1].tag_ != "PRP":
        yield Defined(name, Place(sentence, *subject), cue, 0.8 if len(body) > 2 else 0.6)


def _explained(sentence: ReadSentence, term: Tokens) -> Place | None:
    """What a colon or dash after the name says of it: `is called trilateration: finding a position from distances`."""
    doc = sentence.doc
    at = term[1]
    while at < len(doc) and doc[at].text in QUOTE_MARKS:
        at += 1
    if at + 2 >= len(doc) or doc[at].text not in (":", "—", "–", "-"):
        return None
    return Place(sentence, at + 1, phrase_end(doc, at + 1))


def _said_before(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Place | None:
    """What `this` stands for: the clause before in the sentence, or else the sentence before."""
    clause = _last_clause(sentence.doc, max(0, at - NEAR), at)
    if clause is not None:
        return Place(sentence, *clause)
    if before is None:
        return None
    doc = before.doc
    start, end = opening(doc), len(doc) - doc[len(doc) - 1].is_punct
    if end - start > LONGEST:
        start, end = _last_clause(doc, max(start, end - NEAR), end) or (start, end)
    return Place(before, start, end) if end > start and doc[len(doc) - 1].text != "?" else None


def _last_clause(doc: Doc, start: int, end: int) -> Tokens | None:
    """The last clause of more than one token in a stretch."""
    found = [(start + first, start + last) for first, last in clause_bounds(list(doc[start:end])) if last - first > 1]
    if len(found) > 1 and (doc[found[-1][0]].tag_ in RELATIVE or doc[found[-1][0]].lower_ == "that"):
        return found[-2][0], found[-1][1]  # what a relative clause hangs on belongs to it
    return found[-1] if found else None


def _of_noun(sentence: ReadSentence, at: int, term: Tokens) -> Defined | None:
    """`a process called osmosis, in which …`, `the thin layer of gas known as the atmosphere`."""
    doc = sentence.doc
    if _is_own_name(doc, term):
        return None
    name, cue = Place(sentence, *term), Place(sentence, at, at + 1)
    end = term[1]
    tail = end + (end < len(doc) and doc[end].text == ",")
    preposed = tail + 1 < len(doc) and doc[tail].pos_ == "ADP" and doc[tail + 1].tag_ in RELATIVE
    if tail < len(doc) and (doc[tail].tag_ in RELATIVE or doc[tail].lower_ == "that" or preposed):
        return Defined(name, Place(sentence, tail, phrase_end(doc, tail + preposed)), cue, 0.65)
    after = _explained(sentence, term)
    if after is not None:
        return Defined(name, after, cue, 0.75)
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


def _by_callers(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`we call those the roots`, `economists call this process inflation`, `which the trade calls the action`."""
    doc = sentence.doc
    cue = Place(sentence, at, at + 1)
    relative = next(
        (n for n in range(at - 1, max(-1, at - 6), -1) if doc[n].tag_ in ("WDT", "WP") or doc[n].lower_ == "which"),
        None,
    )
    if relative is not None and doc[relative].lower_ in ("what", "which", "that"):
        term = _term(doc, at + 1)
        if term is not None and relative > 1:
            yield from _of_relative(sentence, relative, term, cue, before)
        return
    start = opening(doc)
    if (
        doc[start].lower_ in ("those", "these", "this", "that")
        and start + 2 == at
        and doc[at - 1].pos_ in ("PRON", "NOUN")
    ):
        term, meaning = _term(doc, at + 1), _said_before(sentence, 0, before)
        if term is not None and meaning is not None:
            yield Defined(Place(sentence, *term), meaning, cue, 0.75)
        return
    if (
        at + 2 >= len(doc)
        or doc[at + 1].lower_ in ("him", "her", "me", "you", "us", "for", "on")
        or doc[at - 1].lower_ == "i"
    ):
        return
    yield from _of_object(sentence, at, cue, before)


def _of_relative(
    sentence: ReadSentence, relative: int, term: Tokens, cue: Place, before: ReadSentence | None
) -> Iterator[Defined]:
    """`that catching is what we call friction`, `you go home with a pile, which economists call a surplus`."""
    doc = sentence.doc
    if doc[relative].lower_ == "what":
        if is_copula(doc[relative - 1]):
            yield from _of_subject(sentence, _subject(doc, relative - 1), term, cue, before)
        return
    start = relative
    while start > 0 and doc[start - 1].pos_ not in VERBAL and doc[start - 1].text not in HARD_MARKS:
        start -= 1
    if start > 0 and doc[start].pos_ != "DET" and doc[start - 1].pos_ == "VERB":
        start -= 1
    if start < relative:
        yield Defined(Place(sentence, *term), Place(sentence, start, relative), cue, 0.75)


def _of_object(sentence: ReadSentence, at: int, cue: Place, before: ReadSentence | None) -> Iterator[Defined]:
    doc = sentence.doc
    own = phrase_at(doc, at + 1)
    pointing = doc[at + 1].lower_ in POINTING
    if pointing and own is not None and own[1] - own[0] > 2 and doc[at + 2].lemma_ in LIGHT:
        term: Tokens | None = (at + 3, own[1])  # `this process photosynthesis` reads as one noun phrase
    elif pointing and own is not None and doc[at + 1].pos_ == "DET" and doc[at + 2].lemma_ not in LIGHT:
        term = (at + 2, own[1])  # so does `this inflation`
    elif pointing and own is None:
        term = _term(doc, at + 2)
    elif own is not None:
        term = phrase_at(doc, own[1])
        pointing = pointing or (doc[at + 1].lower_ == "the" and doc[own[1] - 1].lemma_ in LIGHT)
    else:
        return
    if term is None or _is_own_name(doc, term):
        return
    meaning = _explained(sentence, term)
    if meaning is None and pointing:
        subject = _subject(doc, at)
        meaning = _said_before(sentence, subject[0], before)
    elif meaning is None and own is not None:
        meaning = Place(sentence, *own)
    if meaning is not None:
        yield Defined(Place(sentence, *term), meaning, cue, 0.75)


def _by_name_for(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`the technical term for this is apoptosis`, `it has a name: inflation`."""
    doc = sentence.doc
    verb = next((n for n in range(at + 1, min(len(doc) - 1, at + 14)) if is_copula(doc[n])), None)
    if at + 2 < len(doc) and doc[at + 1].lower_ == "for" and verb is not None:
        term = _term(doc, verb + 1)
        body = Place(sentence, at + 2, verb)
        meaning = body if doc[at + 2].lower_ not in POINTING else _said_before(sentence, 0, before)
        if term is not None and meaning is not None:
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, at + 2), 0.8)
    elif at + 2 < len(doc) and verb == at + 1 and doc[at - 1].pos_ in ("ADJ", "NOUN"):
        term = _term(doc, verb + 1)
        meaning = _said_before(sentence, 0, before)
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
        meaning = _said_before(sentence, 0, before)
        has = any(token.lemma_ in ("have", "get", "be") for token in doc[max(0, at - 8) : at])
        if term is not None and meaning is not None and has:
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, at + 1), 0.6)


def _by_sayers(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """The name first, then who uses it: `Induced demand, economists say`."""
    doc = sentence.doc
    comma = next((n for n in range(1, min(5, len(doc))) if doc[n].text == ","), None)
    if comma is None or len(doc) - comma > 6 or before is None or any(token.pos_ == "AUX" for token in doc[:comma]):
        return
    sayer = phrase_at(doc, comma + 1)
    verb = sayer[1] if sayer else len(doc)
    meaning = _said_before(sentence, 0, before)
    if (
        verb < len(doc)
        and doc[verb].lemma_ in SAY
        and doc[verb].tag_ == "VBP"
        and meaning is not None
        and doc[comma - 1].pos_ == "NOUN"
    ):
        yield Defined(Place(sentence, 0, comma), meaning, Place(sentence, comma + 1, verb + 1), 0.6)
