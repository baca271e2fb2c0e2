"""Sentences that tell what people call a thing: `we call those the roots`, `induced demand, economists say`."""

from collections.abc import Iterator

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import (
    HARD_MARKS,
    Place,
    is_copula,
    opening,
    phrase_at,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.defining import Defined
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

SAY = words("say call")


def named_by_callers(sentence: ReadSentence, at: int, before: ReadSentence | None) -> Iterator[Defined]:
    """`we call those the roots`, `economists call this process inflation`, `which the trade calls the action`."""
    doc = sentence.doc
    cue = Place(sentence, at, at + 1)
    relative = next(
        (n for n in range(at - 1, max(-1, at - 6), -1) if doc[n].tag_ in ("WDT", "WP") or doc[n].lower_ == "which"),
        None,
    )
    if relative is not None and doc[relative].lower_ in ("what", "which", "that"):
        term = term_named(doc, at + 1)
        if term is not None and relative > 1:
            yield from _of_relative(sentence, relative, term, cue, before)
        return
    start = opening(doc)
    if (
        doc[start].lower_ in ("those", "these", "this", "that")
        and start + 2 == at
        and doc[at - 1].pos_ in ("PRON", "NOUN")
    ):
        term, meaning = term_named(doc, at + 1), said_before(sentence, 0, before)
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
            yield from of_subject(sentence, named_subject(doc, relative - 1), term, cue, before)
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
    given = phrase_at(doc, own[1]) if own is not None else None
    if own is not None and given is not None:
        term: Tokens | None = given  # `that ball a micelle`
        pointing = pointing or (doc[at + 1].lower_ == "the" and doc[own[1] - 1].lemma_ in LIGHT)
    elif pointing and own is not None and own[1] - own[0] > 2 and doc[at + 2].lemma_ in LIGHT:
        term = (at + 3, own[1])  # `this process photosynthesis` reads as one noun phrase
    elif pointing and own is not None and doc[at + 1].pos_ == "DET" and doc[at + 2].lemma_ not in LIGHT:
        term = (at + 2, own[1])  # so does `this inflation`
    elif pointing and own is None:
        term = term_named(doc, at + 2)
    else:
        return
    if term is None or is_own_name(doc, term):
        return
    meaning = explained(sentence, term)
    if meaning is None and pointing:
        subject = named_subject(doc, at)
        meaning = said_before(sentence, subject[0], before)
    elif meaning is None and own is not None:
        meaning = Place(sentence, *own)
    if meaning is not None:
        yield Defined(Place(sentence, *term), meaning, cue, 0.75)


def named_by_sayers(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """The name first, then who uses it: `Induced demand, economists say`."""
    doc = sentence.doc
    comma = next((n for n in range(1, min(5, len(doc))) if doc[n].text == ","), None)
    if comma is None or len(doc) - comma > 6 or before is None or any(token.pos_ == "AUX" for token in doc[:comma]):
        return
    sayer = phrase_at(doc, comma + 1)
    verb = sayer[1] if sayer else len(doc)
    meaning = said_before(sentence, 0, before)
    if (
        verb < len(doc)
        and doc[verb].lemma_ in SAY
        and doc[verb].tag_ == "VBP"
        and meaning is not None
        and doc[comma - 1].pos_ == "NOUN"
    ):
        yield Defined(Place(sentence, 0, comma), meaning, Place(sentence, comma + 1, verb + 1), 0.6)
