"""Meanings slipped in beside a term: `an atomic clock, a clock so steady that …`, `X, that is, …`, `GDP (gross …)`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.people import is_person
from chalktalk.analysis.language.phrases import Place, is_copula, opening, phrase_at, phrase_end
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.defining import Defined, after_only
from chalktalk.analysis.patterns.weighing import (
    CLAUSE,
    KINDS,
    PLACING,
    VAGUE,
    described_at,
    is_initials,
    is_origin,
    is_uncommon,
    predicate_weight,
    tail_weight,
    term_before,
)

THAT_IS = phrases("that is", "in other words", "which is to say", "that is to say", "i.e.", "which means", "meaning")
"""Words that say the same again."""
LONGEST_ASIDE = 8
"""Tokens after the noun phrase of an aside."""
NOTES = words("note tip warning hint caution remember update question answer step spoiler bonus")
"""What stands before a colon to say what kind of remark follows."""


def defined_by_gloss(sentence: ReadSentence) -> Iterator[Defined]:
    """All glosses of a sentence, the surest kind first at each mark."""
    doc = sentence.doc
    for at in range(1, len(doc) - 2):
        mark = doc[at].text
        if mark not in (",", "—", "–", "(", ":", "-") or (mark == "-" and not doc[at].whitespace_):
            continue
        last = at - (doc[at - 1].lower_ == "too")
        term = term_before(doc, last)
        if term is None or doc[term[1] - 1].lemma_.lower() in VAGUE or is_person(doc[term[1] - 1]):
            continue
        for found in (
            _that_is(doc, at),
            _which_is(doc, at),
            _second_name(doc, term, at),
            _apposition(doc, term, at),
            _labelled(doc, term, at),
        ):
            if found is not None:
                meaning, weight = found
                yield Defined(Place(sentence, *term), Place(sentence, *meaning), Place(sentence, at, at + 2), weight)
                break


def _that_is(doc: Doc, at: int) -> tuple[Tokens, float] | None:
    """`the three Ds, that is, dead, diseased and damaged wood`."""
    for phrase in THAT_IS:
        end = at + 1 + len(phrase)
        if tuple(token.lower_ for token in doc[at + 1 : end]) == phrase and end < len(doc) - 1:
            marked = doc[end].text == ","
            if phrase == ("that", "is") and not marked:
                return None
            start = end + marked
            last = len(doc) - doc[len(doc) - 1].is_punct
            return (start, phrase_end(doc, start) if not marked else last), 0.6
    return None


def _which_is(doc: Doc, at: int) -> tuple[Tokens, float] | None:
    """`a refrigerant, which is any fluid that boils`, `shutter speed, which is simply how long the hole stays open`."""
    if at + 3 >= len(doc) or doc[at + 1].lower_ != "which" or not is_copula(doc[at + 2]):
        return None
    start = after_only(doc, at + 3)
    if is_origin(doc, start):
        return (start + 2, phrase_end(doc, start + 2)), 0.65
    weight = predicate_weight(doc, start)
    return ((start, phrase_end(doc, start)), 0.65) if weight >= 0.3 else None


def _second_name(doc: Doc, term: Tokens, at: int) -> tuple[Tokens, float] | None:
    """`hypertension, or high blood pressure`, `GDP (gross …)`, `the Domain Name System, DNS for short`."""
    first = at + 1 + (doc[at + 1].lower_ == "or") + 2 * (doc[at + 1].lower_ == "short" and doc[at + 2].lower_ == "for")
    other = phrase_at(doc, first)
    if other is None or other[1] >= len(doc) or doc[other[1] - 1].lemma_.lower() in VAGUE | KINDS:
        return None
    alone = doc[other[1]].text in (",", ")", "—", "–") and (first > at + 1 or doc[at].text == "(")
    last = other[1] == len(doc) - 1 or (doc[other[1]].pos_ == "ADP" and phrase_end(doc, first) == len(doc) - 1)
    ends = last and doc[at].text == "," and first == at + 2 and is_uncommon(doc, term)  # `…, or voice box`
    alone = alone or ends
    short = doc[other[1]].lower_ == "for" and other[1] + 1 < len(doc) and doc[other[1] + 1].lower_ == "short"
    if not alone and not short:
        return None
    closing = other[1] + 2 * short
    listed = any(token.text == "," for token in doc[max(0, term[0] - 4) : term[0]]) and doc[at].text == ","
    predicate = closing + 1
    initials = is_initials(doc[other[1] - 1])
    if initials and predicate < len(doc) and doc[predicate].pos_ in VERBAL and doc[predicate].tag_ in ("VBZ", "VBP"):
        start = predicate + is_copula(doc[predicate])
        return (start, phrase_end(doc, start)), 0.6
    if listed or initials or (doc[term[1] - 1].pos_ == "PROPN" and not is_initials(doc[term[1] - 1])):
        return None
    if doc[at].text == "(" and not is_uncommon(doc, term):
        return None  # `the match (a draw)`
    if ends:
        other = first, phrase_end(doc, first)  # `compounding, or growth on top of growth`
    return other, 0.6 if first > at + 1 or is_initials(doc[term[1] - 1]) else 0.5


def _apposition(doc: Doc, term: Tokens, at: int) -> tuple[Tokens, float] | None:
    """`the soundboard, a broad sheet of spruce`: a noun phrase of its own kind, with more hanging on it."""
    named = doc[term[1] - 1].tag_ in ("NNP", "NNPS") and term[1] - term[0] > 1
    leading = term[0] > 0 and doc[term[0] - 1].pos_ == "ADP" and term[0] - 1 <= opening(doc)
    one_of = at + 3 < len(doc) and doc[at + 1].lower_ == "one" and doc[at + 2].lower_ == "of"
    other = described_at(doc, at + 1 + 2 * one_of)
    if doc[at].text == ":" or named or leading or other is None or doc[term[0]].tag_ == "PRP$":
        return None
    head, tail = doc[other[1] - 1], tail_weight(doc, other[1])
    uncommon = is_uncommon(doc, term)
    vague = head.lemma_.lower() in VAGUE
    close = _closed(doc, other, at)
    telling = (not vague or head.lemma_.lower() in KINDS) and not is_person(head)
    if close is not None and uncommon and telling:
        return (at + 1, close), 0.55
    the = 0.25 if doc[at].text == "," else 0.15
    needed = {"a": 0.15, "an": 0.15, "the": the}.get(doc[at + 1].lower_, 0.15 if head.tag_ == "NNS" else 1.0)
    vague = vague and not (head.lemma_.lower() in PLACING and tail >= CLAUSE)
    counted = doc[at + 1].tag_ in ("PRP$", "CD") and not one_of
    if tail < needed or is_person(head) or vague or counted or doc[at + 1].lower_ in ("no", "any"):
        return None
    if not uncommon and doc[term[0]].pos_ == "DET":
        return None  # `the village, a place of forty houses`
    end = phrase_end(doc, at + 1)
    comma = next((n for n in range(other[1], end) if doc[n].text == ","), end)
    row = any(token.lower_ in ("and", "or") for token in doc[comma : comma + 2]) or doc[term[0] - 1].text == ","
    plain = doc[at + 1].pos_ != "DET" and (
        any(token.pos_ == "CCONJ" for token in doc[other[1] : comma]) or phrase_at(doc, comma + 1) is not None
    )
    return None if row or plain else ((at + 1, comma), 0.4 + tail)


def _closed(doc: Doc, other: Tokens, at: int) -> int | None:
    """Where an apposition between subject and verb ends: `the atria, the two upper rooms, fill`."""
    ends = range(other[1], min(len(doc) - 1, other[1] + LONGEST_ASIDE))
    close = next((n for n in ends if doc[n].text == doc[at].text), None)
    return close if close is not None and doc[at + 1].lower_ == "the" and doc[close + 1].pos_ in VERBAL else None


def _labelled(doc: Doc, term: Tokens, at: int) -> tuple[Tokens, float] | None:
    """`Memory foam: a foam that softens`, `it rests on movable type: letters that can be used again`."""
    qualified = doc[at + 1].tag_ in ("VBG", "VBN")  # `drifting algae`
    other = phrase_at(doc, at + 1 + qualified) if doc[at].text == ":" else None
    if len(doc[at - 1]) == 1 or doc[at - 1].ent_type_ == "PERSON" or doc[at - 1].lemma_.lower() in NOTES:
        return None  # who speaks in a dialogue
    said = _said_of_it(doc, term, at) if doc[at].text == ":" else None
    if said is not None:
        return said
    if other is None or _begins_row(doc, other[1]) or any(token.pos_ == "NUM" for token in doc[term[0] : term[1]]):
        return None
    tail = tail_weight(doc, other[1])
    generic = doc[at + 1].lower_ in ("a", "an", "the") or tail > 0
    if term[0] == 0:
        described = (
            other[1] - other[0] + qualified > 1 and doc[other[0]].pos_ not in ("NUM", "DET", "PRON") and term[1] == 1
        )
        return ((at + 1, phrase_end(doc, at + 1)), 0.6 if generic else 0.5) if generic or described else None
    if doc[term[0] - 1].lower_ == "of":
        return None
    bare = doc[term[0]].lower_ in ("a", "an") or doc[term[0]].pos_ != "DET"
    meant = bare and (tail >= CLAUSE if doc[at + 1].lower_ == "the" else tail > 0)
    return ((at + 1, phrase_end(doc, at + 1)), 0.4 + tail) if meant else None


def _said_of_it(doc: Doc, term: Tokens, at: int) -> tuple[Tokens, float] | None:
    """`look at balance transfer cards: they move your debt`: a thing brought on, and at once what it does."""
    if at + 3 >= len(doc) or doc[at + 1].lower_ not in ("it", "they") or doc[at + 2].tag_ not in ("VBZ", "VBP"):
        return None
    general = doc[term[0]].lower_ in ("a", "an") or doc[term[0]].pos_ not in ("DET", "PRON", "NUM")
    if not general or not is_uncommon(doc, term) or doc[term[1] - 1].pos_ == "PROPN":
        return None
    start = at + 2 + is_copula(doc[at + 2])
    return (start, phrase_end(doc, start)), 0.55


def _begins_row(doc: Doc, at: int) -> bool:
    """Whether a row of things follows: `Tools: sharp secateurs, loppers, gloves`."""
    return any(doc[n].text == "," and phrase_at(doc, n + 1) is not None for n in range(at, min(len(doc) - 1, at + 8)))
