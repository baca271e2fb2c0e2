"""Sentences that say what something is by `is`: `an X is a Y that …`, `meet the X. It is a Y`."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.people import is_person
from chalktalk.analysis.language.phrases import (
    QUOTE_MARKS,
    Place,
    after_lead,
    is_copula,
    opening,
    phrase_at,
    phrase_before,
    phrase_end,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.weighing import is_initials, is_uncommon, predicate_weight, subject_weight

ONLY = words(
    "just simply basically essentially really nothing but more than only merely actually quite in essence short"
)
"""Words between `is` and what it is: `nothing more than`, `in essence`."""
BELITTLING = words("just only merely")
"""Of these, the ones that judge as often as they define: `a first draft is just a guess`."""
JUST_MET = 0.15
"""The least weight of a meaning that is told of what was just brought on."""
BRIEF = 9
"""Tokens of a sentence that does no more than bring on a term."""


@dataclass(frozen=True)
class Defined:
    """A term and its meaning, found."""

    term: Place
    meaning: Place
    cue: Place
    confidence: float


def defined_by_being(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """`A yawn is a reflex`, `suckers are shoots from below the graft`, `inflation is when prices rise`."""
    doc = sentence.doc
    start = after_lead(doc, opening(doc))
    if doc[0].text in QUOTE_MARKS:
        return
    subject = phrase_at(doc, start) or _odd_noun(doc, start)
    if subject is None:
        yield from _by_pronoun(sentence, start, before)
        return
    verb = _after_aside(doc, _with_its_of(doc, subject))
    if verb + 1 < len(doc) and doc[verb].text == "=":
        yield Defined(
            Place(sentence, *subject),
            Place(sentence, verb + 1, phrase_end(doc, verb + 1)),
            Place(sentence, verb, verb + 1),
            0.7,
        )
        return
    if verb >= len(doc) or not is_copula(doc[verb]):
        return
    weight = subject_weight(doc, subject) - 0.15 * (doc[verb].tag_ == "VBD")
    at = after_only(doc, verb + 1)
    weight += predicate_weight(doc, at) + 0.1 * (at > verb + 1 and doc[verb + 1].lower_ not in BELITTLING)
    if doc[subject[1] - 1].tag_ == "NNP" and not is_initials(doc[subject[1] - 1]) and doc[at].lower_ == "the":
        weight -= 0.2  # `Paris is the capital of France` tells two names of one place
    if round(weight, 2) >= 0.5:
        term, meaning = Place(sentence, *subject), Place(sentence, at, phrase_end(doc, at))
        yield Defined(term, meaning, Place(sentence, verb, at), min(0.9, weight))


def _with_its_of(doc: Doc, subject: Tokens) -> int:
    """Past what a term is the term of: `the half-life of a drug`."""
    end = subject[1]
    of = phrase_at(doc, end + 1) if end + 1 < len(doc) and doc[end].lower_ == "of" else None
    return of[1] if of is not None and is_uncommon(doc, subject) else end


def _odd_noun(doc: Doc, at: int) -> Tokens | None:
    """A noun that reads as a verb: `a commit is …`."""
    noun = at + 2 < len(doc) and doc[at].lower_ in ("a", "an") and is_copula(doc[at + 2])
    return (at, at + 2) if noun else None


def _by_pronoun(sentence: ReadSentence, start: int, before: ReadSentence | None) -> Iterator[Defined]:
    """What was just brought on: `Meet the mitochondrion. It is the power plant of the cell`."""
    doc = sentence.doc
    pronoun = start + 1 < len(doc) and doc[start].lower_ in ("it", "they", "that") and is_copula(doc[start + 1])
    if not pronoun or before is None or before.paragraph != sentence.paragraph:
        return
    at = after_only(doc, start + 2)
    weight = predicate_weight(doc, at)
    term = _introduced(before)
    if term is not None and round(weight, 2) >= JUST_MET:
        yield Defined(term, Place(sentence, at, phrase_end(doc, at)), Place(sentence, start, at), 0.4 + weight)


def _introduced(sentence: ReadSentence) -> Place | None:
    """What a short sentence brings on: `Meet the mitochondrion`, `Enter the transistor`, `Take a capacitor`."""
    doc = sentence.doc
    start = opening(doc)
    end = len(doc) - doc[len(doc) - 1].is_punct
    phrase = phrase_before(doc, end)
    if (
        phrase is not None
        and phrase[0] > 1
        and end <= BRIEF
        and is_copula(doc[phrase[0] - 1])
        and doc[phrase[0]].lower_ != "a"
    ):
        return Place(sentence, *phrase)  # `Tap number one is the aperture.`
    led = doc[start].tag_ in ("VB", "VBP") or doc[start].lower_ in ("enter", "meet", "take", "consider")
    first = start + 1 if led else start
    phrase = phrase_at(doc, first)
    if phrase is None or phrase[1] != end or is_person(doc[phrase[1] - 1]):
        return None
    return Place(sentence, *phrase)


def _after_aside(doc: Doc, at: int) -> int:
    """Past an aside between subject and verb: `X, or Y, is`, `X (Y) is`."""
    if at < len(doc) and doc[at].text in QUOTE_MARKS:
        at += 1
    if at < len(doc) and doc[at].text in (",", "(", "—", "–"):
        closing = {"(": ")"}.get(doc[at].text, doc[at].text)
        ends = (n + 1 for n in range(at + 1, min(len(doc), at + 10)) if doc[n].text == closing)
        return next(ends, at)
    return at


def after_only(doc: Doc, at: int) -> int:
    """Past `just`, `nothing but`, `, in essence,`."""
    first = at
    while first < len(doc) - 1 and (doc[first].lower_ in ONLY or (doc[first].text == "," and first < at + 5)):
        first += 1
    return first
