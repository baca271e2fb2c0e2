"""What a name is given to: what `this` stands for, what stands before `is called`, what is said after the name."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import RELATIVE, clause_bounds
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import (
    HARD_MARKS,
    QUOTE_MARKS,
    Place,
    opening,
    phrase_end,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.defining import Defined
from chalktalk.analysis.patterns.weighing import VAGUE, term_at

POINTING = words("this that it these those they them which")
LIGHT = words("trick process effect phenomenon idea method technique approach condition state act thing practice")
"""Nouns that only point at what was said before, after `this` or `the`."""
LONGEST = 24
"""Tokens of a sentence before that may be a meaning as a whole."""
LEAST_TOLD = 2
"""Words of a sentence before that say something: `prices rise`, and not `it can`."""
NEAR = 40
"""Tokens in which what `this` stands for is looked for."""


def term_named(doc: Doc, at: int) -> Tokens | None:
    """The name given: a noun phrase after `as`, adverbs and asides between commas."""
    first = at
    while first < len(doc) and (
        doc[first].pos_ == "ADV" or doc[first].lower_ in ("as", "to") or doc[first].text == ","
    ):
        first += 1
    term = term_at(doc, first)
    if term is None and first < len(doc) and doc[first].tag_ in ("VBG", "JJ"):
        return first, first + 1  # `this is called pruning`
    if term is None or doc[term[0]].tag_ == "PRP$":
        return None
    return term


def is_own_name(doc: Doc, term: Tokens) -> bool:
    """Whether somebody or something is only addressed so: `called Gerald`."""
    body = doc[term[0] : term[1]]
    return all(token.pos_ == "PROPN" for token in body) and not any(token.text.isupper() for token in body)


def named_subject(doc: Doc, verb: int) -> Tokens:
    """What is given the name: back to the last mark, connective or verb, a relative clause in it included."""
    start = verb
    while start > 0 and doc[start - 1].text not in (*HARD_MARKS, ",", *QUOTE_MARKS):
        if doc[start - 1].pos_ == "CCONJ" and not _is_between(doc, start - 1):
            break
        start -= 1
    return start, verb


def _is_between(doc: Doc, joint: int) -> bool:
    """Whether an `and` only joins what a `between` spans: `the gap between what you ask and what you get`."""
    opened = next((at for at in range(joint - 1, -1, -1) if doc[at].lower_ == "between"), None)
    return opened is not None and not any(doc[at].pos_ == "CCONJ" or doc[at].is_punct for at in range(opened, joint))


def of_subject(
    sentence: ReadSentence, subject: Tokens, term: Tokens, cue: Place, before: ReadSentence | None
) -> Iterator[Defined]:
    """A name and the subject it is given to; where that only points, what it points at."""
    doc = sentence.doc
    body = doc[subject[0] : subject[1]]
    after = explained(sentence, term)
    name = Place(sentence, *term)
    if is_own_name(doc, term):
        return
    light = len(body) <= 3 and body[-1:] and body[-1].lemma_ in LIGHT | VAGUE
    shown = len(body) > 0 and body[0].lower_ in POINTING and not any(token.tag_ == "VBG" for token in body)
    pointing = len(body) == 0 or body[-1].lower_ in POINTING or shown or (body[0].lower_ == "the" and light)
    if after is not None:
        yield Defined(name, after, cue, 0.85)
    elif pointing:
        meaning = said_before(sentence, subject[0], before)
        if meaning is None and len(body) > 1:
            meaning = Place(sentence, *subject)
        if meaning is not None:
            yield Defined(name, meaning, cue, 0.85)
    elif body[0].tag_ not in ("PRP", "PRP$") and body[-1].tag_ != "PRP":
        yield Defined(name, Place(sentence, *subject), cue, 0.8 if len(body) > 2 else 0.6)


def explained(sentence: ReadSentence, term: Tokens) -> Place | None:
    """What a colon or dash after the name says of it: `is called trilateration: finding a position from distances`."""
    doc = sentence.doc
    at = term[1]
    while at < len(doc) and doc[at].text in QUOTE_MARKS:
        at += 1
    if at + 2 >= len(doc) or doc[at].text not in (":", "—", "–", "-"):
        return None
    return Place(sentence, at + 1, phrase_end(doc, at + 1))


def said_before(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Place | None:
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
    told = sum(token.pos_ in ("VERB", "NOUN", "PROPN", "ADJ") for token in doc[start:end])
    return Place(before, start, end) if told >= LEAST_TOLD and doc[len(doc) - 1].text != "?" else None


def _last_clause(doc: Doc, start: int, end: int) -> Tokens | None:
    """The last clause of more than one token in a stretch."""
    found = [(start + first, start + last) for first, last in clause_bounds(list(doc[start:end])) if last - first > 1]
    if len(found) > 1 and (doc[found[-1][0]].tag_ in RELATIVE or doc[found[-1][0]].lower_ == "that"):
        return found[-2][0], found[-1][1]  # what a relative clause hangs on belongs to it
    return found[-1] if found else None
